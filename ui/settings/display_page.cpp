#include "ui/settings/display_page.h"

#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace ballast::ui {
namespace {

constexpr ThemeKind kThemes[] = {ThemeKind::System, ThemeKind::Dark, ThemeKind::Light,
                                 ThemeKind::HighContrast};
constexpr int kTextSizes[] = {90, 100, 110, 120, 130, 140};
constexpr int kWidth = 260;

template <class T, std::size_t count>
int indexOf(const T (&all)[count], T one)
{
    const auto it = std::ranges::find(all, one);
    return it == std::end(all) ? 0 : static_cast<int>(it - std::begin(all));
}

}  // namespace

DisplayPage::DisplayPage(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("displayPage"));
    m_column->setContentsMargins(16, 14, 16, 6);
    m_column->setSpacing(4);
    m_column->addWidget(
        plainLabel(QStringLiteral("muted"), this, tr("What is chosen here takes effect at once.")));
    m_theme = choice(QStringLiteral("displayTheme"), tr("Theme"), tr("Colours of every window."),
                     {tr("As the system"), tr("Dark"), tr("Light"), tr("High contrast")});
    m_pair = choice(QStringLiteral("displayPair"), tr("Buy and sell"),
                    tr("Sign, arrow or word always stand beside the colour."),
                    {tr("green and red"), tr("blue and orange")});
    QStringList sizes;
    for (const int size : kTextSizes) sizes << tr("%1 %").arg(size);
    m_text =
        choice(QStringLiteral("displayText"), tr("Size of text"), tr("Of every window."), sizes);
    m_rows = choice(QStringLiteral("displayRows"), tr("Rows of tables"),
                    tr("Compact shows a fifth more of them."), {tr("normal"), tr("compact")});
    m_clock = choice(QStringLiteral("displayClock"), tr("Times of day"),
                     tr("Records, files, expiries and what the engine says are in UTC, whatever is "
                        "chosen here."),
                     {tr("UTC"), tr("UTC, and the time here beside it"),
                      tr("the time here; the status bar tells UTC too")});
    m_column->addStretch(1);
    for (QComboBox* combo : {m_theme, m_pair})
        connect(combo, &QComboBox::activated, this, &DisplayPage::wishTheme);
    for (QComboBox* combo : {m_text, m_rows, m_clock})
        connect(combo, &QComboBox::activated, this, &DisplayPage::wishLook);
}

QComboBox* DisplayPage::choice(const QString& name, const QString& caption, const QString& toolTip,
                               const QStringList& all)
{
    auto* combo = new QComboBox(this);
    combo->setObjectName(name);
    combo->setAccessibleName(caption);
    combo->setToolTip(toolTipOf(toolTip));
    combo->addItems(all);
    combo->setFixedWidth(kWidth);
    QLabel* label = plainLabel(QStringLiteral("caption"), this, caption);
    label->setBuddy(combo);
    m_column->addSpacing(8);
    m_column->addWidget(label);
    m_column->addWidget(combo);
    return combo;
}

void DisplayPage::show(ThemeKind kind, bool colourBlind, const Look& look)
{
    m_theme->setCurrentIndex(indexOf(kThemes, kind));
    m_pair->setCurrentIndex(colourBlind ? 1 : 0);
    m_text->setCurrentIndex(indexOf(kTextSizes, look.textPercent));
    m_rows->setCurrentIndex(look.compact ? 1 : 0);
    m_clock->setCurrentIndex(look.localTimes ? 2 : look.localClock ? 1 : 0);
}

void DisplayPage::wishTheme()
{
    emit themeWished(kThemes[std::max(0, m_theme->currentIndex())], m_pair->currentIndex() == 1);
}

void DisplayPage::wishLook()
{
    emit lookWished({kTextSizes[std::max(0, m_text->currentIndex())], m_rows->currentIndex() == 1,
                     m_clock->currentIndex() >= 1, m_clock->currentIndex() == 2});
}

}  // namespace ballast::ui
