#include "ui/rebalance/style_form.h"

#include "ui/rebalance/policy_reading.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace ballast::ui {
namespace {

using execution::AtDeadline;
using execution::Style;
using execution::StyleKind;

constexpr StyleKind kKinds[] = {StyleKind::ImmediateIoc,  StyleKind::Twap,
                                StyleKind::AlmgrenChriss, StyleKind::ObizhaevaWang,
                                StyleKind::Iceberg,       StyleKind::Peg};
constexpr AtDeadline kAtDeadline[] = {AtDeadline::Cross, AtDeadline::Leave};
constexpr const char* kAtDeadlineWords[] = {
    QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "cross the spread"),
    QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "leave the rest")};

constexpr unsigned of(std::initializer_list<StyleKind> kinds)
{
    unsigned set = 0;
    for (const StyleKind kind : kinds) set |= 1U << static_cast<unsigned>(kind);
    return set;
}
constexpr unsigned kScheduled =
    of({StyleKind::Twap, StyleKind::AlmgrenChriss, StyleKind::ObizhaevaWang});

struct Number {
    const char* name;
    const char* caption;
    const char* tip;
    unsigned kinds;
    double least, most;
    bool whole;
    double (*get)(const Style&);
    void (*set)(Style&, double);
};
constexpr Number kNumbers[] = {
    {"styleOver", QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "Over, seconds"),
     QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "From the first order to the last."), kScheduled,
     1, 86'400, false, [](const Style& s) { return core::seconds(s.over); },
     [](Style& s, double v) { s.over = core::fromSeconds(v); }},
    {"styleSlices", QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "In orders"),
     QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "Each is priced and checked in its own time."),
     kScheduled, 1, 100, true, [](const Style& s) { return static_cast<double>(s.slices); },
     [](Style& s, double v) { s.slices = static_cast<int>(v); }},
    {"styleHalfLife",
     QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "Half-life where none is known, s"),
     QT_TRANSLATE_NOOP(
         "ballast::ui::StyleForm",
         "It follows from risk aversion, volatility and depth where these are known."),
     of({StyleKind::AlmgrenChriss}), 1, 86'400, false,
     [](const Style& s) { return core::seconds(s.halfLife); },
     [](Style& s, double v) { s.halfLife = core::fromSeconds(v); }},
    {"styleRefill", QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "Refill until it was seen, s"),
     QT_TRANSLATE_NOOP("ballast::ui::StyleForm",
                       "In which half of what was taken from the book is there again."),
     of({StyleKind::ObizhaevaWang}), 0.1, 86'400, false,
     [](const Style& s) { return core::seconds(s.refill); },
     [](Style& s, double v) { s.refill = core::fromSeconds(v); }},
    {"styleTouchShare", QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "Share of the best price"),
     QT_TRANSLATE_NOOP("ballast::ui::StyleForm",
                       "How much of what rests there is taken at a time."),
     of({StyleKind::Iceberg}), 0.01, 1, false, [](const Style& s) { return s.iceberg.touchShare; },
     [](Style& s, double v) { s.iceberg.touchShare = v; }},
    {"stylePause", QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "Pause, seconds"),
     QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "From one order to the next."),
     of({StyleKind::Iceberg}), 0.5, 3'600, false,
     [](const Style& s) { return core::seconds(s.clipPause); },
     [](Style& s, double v) { s.clipPause = core::fromSeconds(v); }},
    {"styleDeadline", QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "Deadline, seconds"),
     QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "What rests is cancelled then."),
     of({StyleKind::Peg}), 1, 86'400, false,
     [](const Style& s) { return core::seconds(s.peg.deadline); },
     [](Style& s, double v) { s.peg.deadline = core::fromSeconds(v); }},
    {"styleRepegTicks", QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "Follows at, ticks"),
     QT_TRANSLATE_NOOP("ballast::ui::StyleForm",
                       "So far away the best price must be for the order to follow it."),
     of({StyleKind::Peg}), 1, 1'000, true,
     [](const Style& s) { return static_cast<double>(s.peg.repegTicks); },
     [](Style& s, double v) { s.peg.repegTicks = static_cast<int>(v); }},
    {"styleMoveEvery", QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "But no sooner than, s"),
     QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "After it was placed."), of({StyleKind::Peg}), 1,
     3'600, false, [](const Style& s) { return core::seconds(s.peg.moveEvery); },
     [](Style& s, double v) { s.peg.moveEvery = core::fromSeconds(v); }},
    {"styleMostMoves", QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "And at most, times"),
     QT_TRANSLATE_NOOP("ballast::ui::StyleForm", "Then it stays where it is."),
     of({StyleKind::Peg}), 0, 50, true,
     [](const Style& s) { return static_cast<double>(s.peg.mostMoves); },
     [](Style& s, double v) { s.peg.mostMoves = static_cast<int>(v); }},
};
constexpr int kColumns = 3;

}  // namespace

StyleForm::StyleForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("styleForm"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    const auto cell = [&](const QString& caption, QWidget* field) {
        auto* whole = new QWidget(this);
        auto* column = new QVBoxLayout(whole);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(4);
        column->addWidget(plainLabel(QStringLiteral("caption"), whole, caption));
        column->addWidget(field);
        field->setAccessibleName(caption);
        return whole;
    };
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("styleKind"));
    for (const StyleKind kind : kKinds) m_kind->addItem(spoken(execution::text(kind)));
    grid->addWidget(cell(tr("A hedge is worked"), m_kind), 0, 0);
    for (const Number& number : kNumbers) {
        auto* edit = new QLineEdit(this);
        edit->setObjectName(QString::fromUtf8(number.name));
        edit->setToolTip(toolTipOf(tr(number.tip)));
        connect(edit, &QLineEdit::textEdited, this, &StyleForm::edited);
        m_numbers.push_back(edit);
        m_cells.push_back(cell(tr(number.caption), edit));
    }
    m_atDeadline = new QComboBox(this);
    m_atDeadline->setObjectName(QStringLiteral("styleAtDeadline"));
    for (const char* word : kAtDeadlineWords) m_atDeadline->addItem(tr(word));
    m_atDeadlineCell = cell(tr("At the deadline"), m_atDeadline);
    for (QComboBox* combo : {m_kind, m_atDeadline})
        connect(combo, &QComboBox::activated, this, [this] { showFields(), emit edited(); });
    showFields();
}

StyleKind StyleForm::kind() const { return kKinds[std::max(0, m_kind->currentIndex())]; }

void StyleForm::take(const Style& style)
{
    m_kind->setCurrentIndex(
        static_cast<int>(std::ranges::find(kKinds, style.kind) - std::begin(kKinds)));
    m_atDeadline->setCurrentIndex(style.peg.atDeadline == AtDeadline::Cross ? 0 : 1);
    for (std::size_t i = 0; i < m_numbers.size(); ++i)
        m_numbers[i]->setText(typedNumber(kNumbers[i].get(style)));
    showFields();
}

QStringList StyleForm::read(Style& style) const
{
    QStringList problems;
    style.kind = kind();
    style.peg.atDeadline = kAtDeadline[std::max(0, m_atDeadline->currentIndex())];
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        const Number& number = kNumbers[i];
        if (!(number.kinds >> static_cast<unsigned>(kind()) & 1U)) continue;
        QString problem;
        const QString range = (number.whole ? tr("a whole number, %1 to %2") : tr("%1 to %2"))
                                  .arg(typedNumber(number.least), typedNumber(number.most));
        const auto value =
            readNumber(m_numbers[i]->text(), number.least, number.most, range, problem);
        if (value && number.whole && *value != std::floor(*value)) problem = range;
        setStyleProperty(m_numbers[i], "wrong", !problem.isEmpty());
        if (problem.isEmpty())
            number.set(style, *value);
        else
            problems << tr(number.caption) + QStringLiteral(": ") + problem;
    }
    return problems;
}

/// Only what the chosen style reads, side by side.
void StyleForm::showFields()
{
    auto* grid = static_cast<QGridLayout*>(layout());
    int place = 1;
    const auto show = [&](QWidget* cell, bool shown) {
        grid->removeWidget(cell);
        cell->setVisible(shown);
        if (!shown) return;
        grid->addWidget(cell, place / kColumns, place % kColumns);
        ++place;
    };
    for (std::size_t i = 0; i < m_cells.size(); ++i)
        show(m_cells[i], kNumbers[i].kinds >> static_cast<unsigned>(kind()) & 1U);
    show(m_atDeadlineCell, kind() == StyleKind::Peg);
}

}  // namespace ballast::ui
