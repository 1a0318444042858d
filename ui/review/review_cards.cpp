#include "ui/review/review_cards.h"

#include "ui/widgets/labels.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr int kSpacing = 8;
constexpr int kPadding = 12;

}  // namespace

ReviewCards::ReviewCards(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("reviewCards"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpacing);
}

void ReviewCards::makeCard()
{
    auto* box = new QFrame(this);
    box->setProperty("role", QStringLiteral("card"));
    box->setFocusPolicy(Qt::TabFocus);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(kPadding, 7, kPadding, 7);
    column->setSpacing(1);
    Card card{box, plainLabel(QStringLiteral("caption"), box),
              plainLabel(QStringLiteral("figure"), box),
              plainLabel(QStringLiteral("caption"), box)};
    for (QLabel* label : {card.caption, card.figure, card.detail}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        column->addWidget(label);
    }
    for (QLabel* label : {card.caption, card.detail}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    }
    column->addStretch(1);
    static_cast<QHBoxLayout*>(layout())->addWidget(box, 1);
    m_cards.push_back(card);
}

void ReviewCards::show(const std::vector<ReviewCard>& cards)
{
    while (m_cards.size() < cards.size()) makeCard();
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        const Card& shown = m_cards[i];
        shown.box->setVisible(i < cards.size());
        if (i >= cards.size()) continue;
        const ReviewCard& card = cards[i];
        setWords(shown.caption, card.caption);
        setWords(shown.figure, card.figure);
        setWords(shown.detail, card.detail);
        setTone(shown.figure, card.tone);
        shown.box->setObjectName(QStringLiteral("reviewCard%1").arg(i));
        shown.box->setToolTip(toolTipOf(card.detail + QLatin1Char('\n') + card.tip));
        shown.box->setAccessibleName(
            QStringLiteral("%1: %2, %3").arg(card.caption, card.figure, card.detail));
        shown.box->setAccessibleDescription(card.tip);
    }
    fitLines();
}

void ReviewCards::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) fitLines();
}

/// Every caption is as high as the one of most lines, and so is what stands below the figures.
void ReviewCards::fitLines()
{
    const auto shown = static_cast<int>(
        std::ranges::count_if(m_cards, [](const Card& c) { return !c.box->isHidden(); }));
    if (shown == 0) return;
    const int inner = (width() - (shown - 1) * kSpacing) / shown - 2 * kPadding - 2;
    if (inner <= 0) return;
    for (QLabel* Card::* part : {&Card::caption, &Card::detail}) {
        int most = 0;
        for (const Card& card : m_cards)
            if (!card.box->isHidden()) most = std::max(most, (card.*part)->heightForWidth(inner));
        for (const Card& card : m_cards) (card.*part)->setFixedHeight(most);
    }
    // What a label asks for is known above it only later, and this is about now.
    for (const Card& card : m_cards) {
        card.figure->setFixedHeight(card.figure->sizeHint().height());
        card.box->layout()->invalidate();
        card.box->updateGeometry();
    }
    layout()->invalidate();
    setMinimumHeight(layout()->totalHeightForWidth(width()));
}

}  // namespace ballast::ui
