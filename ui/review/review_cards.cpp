#include "ui/review/review_cards.h"

#include "ui/widgets/labels.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ballast::ui {

ReviewCards::ReviewCards(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("reviewCards"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
}

void ReviewCards::makeCard()
{
    auto* box = new QFrame(this);
    box->setProperty("role", QStringLiteral("card"));
    box->setFocusPolicy(Qt::TabFocus);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(12, 7, 12, 7);
    column->setSpacing(1);
    Card card{box, plainLabel(QStringLiteral("caption"), box),
              plainLabel(QStringLiteral("figure"), box),
              plainLabel(QStringLiteral("caption"), box)};
    for (QLabel* label : {card.caption, card.figure, card.detail}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        column->addWidget(label);
    }
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
}

}  // namespace ballast::ui
