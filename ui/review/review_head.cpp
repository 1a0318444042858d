#include "ui/review/review_head.h"

#include "models/tables/case_filter.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <chrono>

namespace ballast::ui {
namespace {

QDate dateOf(core::Time at)
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

review::UtcDay dayOf(QDate date)
{
    return std::chrono::sys_days{std::chrono::year{date.year()} /
                                 std::chrono::month{static_cast<unsigned>(date.month())} /
                                 std::chrono::day{static_cast<unsigned>(date.day())}};
}

/// The first entry takes all; the data of an entry is the word as it was recorded.
void setEntries(QComboBox* combo, const std::vector<std::string>& entries)
{
    const QVariant chosen = combo->currentData();
    const QSignalBlocker quiet(combo);
    while (combo->count() > 1) combo->removeItem(1);
    for (const std::string& entry : entries) combo->addItem(spoken(entry), words(entry));
    // What was chosen holds, although nothing of it was read.
    if (chosen.isValid() && combo->findData(chosen) < 0)
        combo->addItem(spoken(chosen.toString().toStdString()), chosen);
    combo->setCurrentIndex(chosen.isValid() ? combo->findData(chosen) : 0);
}

std::string chosenIn(const QComboBox* combo)
{
    return combo->currentData().toString().toStdString();
}

}  // namespace

ReviewHead::ReviewHead(QWidget* parent)
    : QWidget(parent),
      m_row(new QHBoxLayout),
      m_period(new QComboBox(this)),
      m_from(new QDateEdit(this)),
      m_to(new QDateEdit(this)),
      m_words(new FilterField(
          tables::caseFilterWords(), [this](const QString& text) { return readQuery(text); },
          this)),
      m_fault(plainLabel(QStringLiteral("caption"), this)),
      m_scope(plainLabel(QStringLiteral("caption"), this,
                         tr("The filter chooses rebalances: their number, cost, times and tables "
                            "follow it. Time inside the band, P&L, what was saved and quality are "
                            "of the whole book; they follow the underlying alone.")))
{
    setObjectName(QStringLiteral("reviewHead"));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addWidget(plainLabel(QStringLiteral("heading"), this, tr("Post-trade review")));
    m_period->setObjectName(QStringLiteral("reviewPeriod"));
    m_period->setAccessibleName(tr("Which period"));
    const QString names[kPeriodKinds] = {tr("Today"),     tr("Yesterday"),  tr("7 days"),
                                         tr("30 days"),   tr("This month"), tr("Last month"),
                                         tr("This year"), tr("From – to…")};
    for (const QString& name : names) m_period->addItem(name);
    m_period->setCurrentIndex(static_cast<int>(PeriodKind::SevenDays));
    m_row->addWidget(m_period);
    for (QDateEdit* edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        edit->setLocale(QLocale::c());
        edit->setDateRange(QDate(2009, 1, 3), QDate(2199, 12, 31));
        edit->hide();
        m_row->addWidget(edit);
    }
    m_from->setObjectName(QStringLiteral("reviewFrom"));
    m_from->setAccessibleName(tr("First day, UTC"));
    m_to->setObjectName(QStringLiteral("reviewTo"));
    m_to->setAccessibleName(tr("Last day, UTC"));
    m_underlying = addChoice("reviewUnderlying", tr("Which underlying"), tr("All underlyings"));
    m_trigger = addChoice("reviewTrigger", tr("Which trigger"), tr("All triggers"));
    m_outcome = addChoice("reviewOutcome", tr("Which outcome"), tr("All outcomes"));
    m_words->setObjectName(QStringLiteral("reviewFilter"));
    m_words->setAccessibleName(tr("Only rebalances that this holds for"));
    m_words->setPlaceholderText(tr("Filter: eth traded cost>50 not tag:late"));
    const tables::FilterWords& known = tables::caseFilterWords();
    m_words->setToolTip(unwrappedToolTipOf(
        tr("Words of order, reason, tags and notes, or its number: late, 4126, \"band breach\"\n"
           "How it was decided: %1\n"
           "Whose it is: underlying:btc venue:okx trader:anna trigger:breach tag:late\n"
           "   %2\n"
           "Numbers: cost>50  bp<=2  size>=1m  approval>2min  hour>=14  |delta|>3\n"
           "   with < <= > >= = !=, bars for its size whatever the sign, and a unit:\n"
           "   k and m of amounts, bp, s min h of times\n"
           "   %3\n"
           "Beside one another they all hold. Also: and, or, not, ( )")
            .arg(known.stateWords(), known.nameWords(), known.numberWords())));
    m_words->setMinimumWidth(140);
    m_row->addWidget(m_words, 1);
    m_row->addStretch(0);
    m_again = addButton("reviewAgain", tr("Read again"), tr("Reads the period anew."));
    m_csv =
        addButton("reviewCsv", tr("Export CSV…"), tr("The rebalances that are shown, as a file."));
    m_excel = addButton("reviewExcel", tr("Excel…"), tr("The same as a workbook."));
    m_report = addButton("reviewReport", tr("Report…"), tr("A report of the period."));
    m_report->hide();
    setExportable(false);
    m_fault->setObjectName(QStringLiteral("reviewFault"));
    setTone(m_fault, tables::Tone::Warn);
    m_fault->setWordWrap(true);
    m_fault->hide();
    m_scope->setObjectName(QStringLiteral("reviewScope"));
    m_scope->setWordWrap(true);
    m_scope->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(m_row);
    column->addWidget(m_fault);
    column->addWidget(m_scope);
    connect(m_words, &FilterField::faultFound, this, [this](const QString& sentence) {
        setWords(m_fault, sentence);
        m_fault->setVisible(!sentence.isEmpty());
        emit filterHeld(m_words->isWrong());
    });
    connect(this, &ReviewHead::filterChanged, this, &ReviewHead::showScope);
    connect(m_period, &QComboBox::currentIndexChanged, this, &ReviewHead::choosePeriod);
    connect(m_from, &QDateEdit::dateChanged, this, &ReviewHead::periodChanged);
    connect(m_to, &QDateEdit::dateChanged, this, &ReviewHead::periodChanged);
    connect(m_again, &QPushButton::clicked, this, &ReviewHead::readAgain);
    connect(m_csv, &QPushButton::clicked, this, &ReviewHead::csvWished);
    connect(m_excel, &QPushButton::clicked, this, &ReviewHead::excelWished);
    connect(m_report, &QPushButton::clicked, this, &ReviewHead::reportWished);
}

QComboBox* ReviewHead::addChoice(const char* name, const QString& caption, const QString& all)
{
    auto* combo = new QComboBox(this);
    combo->setObjectName(QString::fromLatin1(name));
    combo->setAccessibleName(caption);
    combo->setToolTip(toolTipOf(caption));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    combo->addItem(all);
    m_row->addWidget(combo);
    connect(combo, &QComboBox::currentIndexChanged, this, &ReviewHead::filterChanged);
    return combo;
}

QPushButton* ReviewHead::addButton(const char* name, const QString& text, const QString& tip)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolTip(toolTipOf(tip));
    button->setAutoDefault(false);
    m_row->addWidget(button);
    return button;
}

void ReviewHead::setNow(core::Time now) { m_now = now; }

review::Period ReviewHead::period() const
{
    const auto kind = static_cast<PeriodKind>(m_period->currentIndex());
    if (kind != PeriodKind::Own) return periodOf(kind, m_now);
    return periodOfDays(dayOf(m_from->date()), dayOf(m_to->date()));
}

void ReviewHead::setPeriod(const review::Period& period)
{
    const QSignalBlocker quietKind(m_period), quietFrom(m_from), quietTo(m_to);
    m_from->setDate(dateOf(period.from));
    m_to->setDate(dateOf(period.to));
    m_period->setCurrentIndex(static_cast<int>(PeriodKind::Own));
    m_from->show();
    m_to->show();
    emit periodChanged();
}

void ReviewHead::choosePeriod()
{
    const bool own = static_cast<PeriodKind>(m_period->currentIndex()) == PeriodKind::Own;
    if (own && !m_from->isVisibleTo(this)) {
        const QSignalBlocker quietFrom(m_from), quietTo(m_to);
        const review::Period week = periodOf(PeriodKind::SevenDays, m_now);
        m_from->setDate(dateOf(week.from));
        m_to->setDate(dateOf(week.to));
    }
    m_from->setVisible(own);
    m_to->setVisible(own);
    emit periodChanged();
}

void ReviewHead::setChoices(const review::ReviewChoices& choices)
{
    setEntries(m_underlying, choices.underlyings);
    setEntries(m_trigger, choices.triggers);
    setEntries(m_outcome, choices.outcomes);
    const std::pair<const char*, const std::vector<std::string>&> offers[] = {
        {"underlying", choices.underlyings},
        {"book", choices.underlyings},
        {"venue", choices.venues},
        {"trader", choices.traders},
        {"by", choices.traders},
        {"trigger", choices.triggers},
        {"outcome", choices.outcomes},
        {"style", choices.styles},
        {"tag", choices.tags}};
    for (const auto& [name, values] : offers) {
        QStringList shown;
        for (const std::string& value : values) shown << spoken(value);
        m_words->offer(QLatin1String(name), shown);
    }
}

review::ReviewFilter ReviewHead::filter() const
{
    review::ReviewFilter filter;
    filter.underlying = core::Currency{chosenIn(m_underlying)};
    filter.trigger = chosenIn(m_trigger);
    filter.outcome = chosenIn(m_outcome);
    return filter;
}

std::optional<tables::FilterFault> ReviewHead::readQuery(const QString& text)
{
    const auto query = tables::readCaseQuery(text);
    if (!query) return query.error();
    if (*query == m_query) return std::nullopt;
    m_query = *query;
    emit filterChanged();
    return std::nullopt;
}

void ReviewHead::showScope()
{
    const review::ReviewFilter chosen = filter();
    m_scope->setVisible(!m_query.isEmpty() || review::isOfCases(chosen));
}

void ReviewHead::setExportable(bool can)
{
    m_csv->setEnabled(can);
    m_excel->setEnabled(can);
    m_report->setEnabled(can);
}

void ReviewHead::setReports(bool can) { m_report->setVisible(can); }

void ReviewHead::leaveFilterTo(QWidget* view) { m_words->leaveTo(view); }

void ReviewHead::focusFilter()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

}  // namespace ballast::ui
