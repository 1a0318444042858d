// What a committee reads first: what is out of order, and the figures at a glance.
#include "models/core/text.h"
#include "models/tables/report_parts.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ballast::tables::pages {
namespace {

using report::Cell;
using report::Row;
using report::Unit;

constexpr std::size_t kMostOnPages = 40;

QString quoted(std::string_view words) { return QString::fromStdString(std::string{words}); }
QString usd(double value) { return QString::fromStdString(core::usd(value, 0)); }
QString percent(double share)
{
    return QString::fromStdString(core::number(share * 100, 1)) + QStringLiteral("\u00A0%");
}

/// "1 h 59 min"; of more than one underlying "BTC 7 min, ETH 7 min": they are watched side by side,
/// and their times do not add up to a longer one.
std::string watchedText(const review::Headline& h)
{
    std::string all;
    int watched = 0;
    for (const auto& [underlying, time] : h.bands) {
        if (time.watched.count() <= 0) continue;
        all += (watched++ > 0 ? ", " : "") + underlying.text() + " " +
               core::humanDuration(time.watched);
    }
    return watched > 1 ? all : core::humanDuration(h.band.watched);
}

enum class Weight : std::uint8_t { Critical, Warning, Notice };

std::string weightText(Weight weight)
{
    switch (weight) {
        case Weight::Critical: return said("Critical");
        case Weight::Warning: return said("Warning");
        case Weight::Notice: break;
    }
    return said("Notice");
}

/// Fills the table of what is out of order.
class Exceptions {
public:
    explicit Exceptions(const report::Source& source) : m_source(source) {}

    report::Section made()
    {
        addProfit();
        addIncidents();
        addMissed();
        addOverrides();
        addMissing();
        report::Section section{"exceptions", text(ReportSay::tr("Exceptions")), {}};
        if (const auto& chain = m_source.records.chain; chain && !chain->holds())
            section.blocks.push_back(report::Text{{said(review::text(*chain))}, true});
        if (!m_source.data->remark.empty())
            section.blocks.push_back(report::Text{{said(m_source.data->remark)}, true});
        const bool isKnown = !m_source.data->hours.empty() || !m_source.data->cases.empty();
        if (m_rows.empty() && !isKnown) {
            section.blocks.push_back(report::Text{
                {text(ReportSay::tr(
                    "Not known: nothing was recorded in this period, so nothing can be said of "
                    "what "
                    "was in order. Look whether its days are those that were meant."))},
                true});
            return section;
        }
        if (m_rows.empty()) {
            section.blocks.push_back(report::Text{
                {text(ReportSay::tr(
                    "None: unexplained profit is within its tolerance, no trigger was missed, no "
                    "limit, tripwire or halt spoke, no order needed a person, and nobody decided "
                    "otherwise than was proposed."))},
                false});
            return section;
        }
        section.blocks.push_back(report::Text{{summary()}, m_critical > 0});
        report::Table table;
        table.key = "exceptions";
        table.title = text(ReportSay::tr("What is out of order"));
        table.columns = {column("at_utc", ReportSay::tr("When, UTC"), Unit::Instant, 1.8),
                         column("weight", ReportSay::tr("Weight"), Unit::Words, 0.9),
                         column("kind", ReportSay::tr("Kind"), Unit::Words, 1.5),
                         column("underlying", ReportSay::tr("Of"), Unit::Words, 0.8),
                         column("what", ReportSay::tr("What"), Unit::Words, 6),
                         column("who", ReportSay::tr("Who"), Unit::Words, 0.9)};
        std::ranges::stable_sort(m_rows, {}, &Entry::at);
        for (Entry& entry : m_rows) {
            Row row;
            row.cells = {entry.at,
                         weightText(entry.weight),
                         std::move(entry.kind),
                         wordsOr(std::move(entry.underlying)),
                         std::move(entry.what),
                         wordsOr(std::move(entry.who))};
            row.isFlagged = entry.weight == Weight::Critical;
            table.rows.push_back(std::move(row));
        }
        if (m_source.records.incidentsLeftOut > 0)
            table.remark = text(ReportSay::tr("%1 more alerts of the period are in the history.")
                                    .arg(m_source.records.incidentsLeftOut));
        // On pages what weighs more comes first, and of that what is rare: a thousand breaches of a
        // band do not hide the one halt.
        std::map<std::string, int> ofKind;
        for (const Row& row : table.rows) ++ofKind[std::get<std::string>(row.cells[2])];
        const auto rank = [&](const Row& row) {
            const bool isWarning =
                std::get<std::string>(row.cells[1]) == weightText(Weight::Warning);
            return std::pair{row.isFlagged ? 0
                             : isWarning   ? 1
                                           : 2,
                             ofKind[std::get<std::string>(row.cells[2])]};
        };
        addLong(section, std::move(table), kMostOnPages,
                [&](const Row& a, const Row& b) { return rank(a) < rank(b); });
        return section;
    }

private:
    struct Entry {
        core::Time at;
        Weight weight;
        std::string kind, underlying, what, who;
    };
    void add(core::Time at, Weight weight, const QString& kind, std::string underlying,
             const QString& what, std::string who = {})
    {
        m_critical += weight == Weight::Critical;
        m_warnings += weight == Weight::Warning;
        m_rows.push_back(
            {at, weight, text(kind), std::move(underlying), text(what), std::move(who)});
    }
    std::string summary() const
    {
        return text(ReportSay::tr("%1 entries: %2 critical, %3 warnings, %4 to know.")
                        .arg(m_rows.size())
                        .arg(m_critical)
                        .arg(m_warnings)
                        .arg(m_rows.size() - m_critical - m_warnings));
    }
    static QString unexplainedText(const review::PnlSum& sum)
    {
        return ReportSay::tr(
                   "%1 of the profit is unexplained: %2 of what moved. The tolerance is "
                   "5 % of it, or half a basis point of the gross notional.")
            .arg(usd(sum.unexplained()), percent(sum.unexplainedShare()));
    }
    void addProfit()
    {
        const QString kind = ReportSay::tr("Unexplained profit");
        for (const review::DayFigures& day : m_source.now.days) {
            const core::Time end = core::Time{day.day + std::chrono::days{1}} - core::Duration{1};
            if (day.toInvestigate)
                add(end, Weight::Critical, kind, {},
                    unexplainedText(day.pnl) + QLatin1Char(' ') +
                        ReportSay::tr("To be investigated: more than 10 %, or the third day "
                                      "running."));
            else if (day.pnl.cells > 0 && day.pnl.isFlagged())
                add(end, Weight::Warning, kind, {}, unexplainedText(day.pnl));
        }
    }
    void addIncidents()
    {
        for (const report::Incident& one : m_source.records.incidents) {
            const Weight weight = one.severity == "critical"  ? Weight::Critical
                                  : one.severity == "warning" ? Weight::Warning
                                                              : Weight::Notice;
            const QString kind = one.kind == "guard"   ? ReportSay::tr("Guard")
                                 : one.kind == "order" ? ReportSay::tr("Order")
                                                       : ReportSay::tr("Alert");
            QString what = quoted(said(one.text));
            if (one.kind == "guard") what = quoted(one.subject) + QStringLiteral(": ") + what;
            if (one.kind == "order") what += QStringLiteral(" (") + quoted(one.subject) + u')';
            if (!one.venue.empty()) what += QStringLiteral(" [") + quoted(one.venue.view()) + u']';
            add(one.at, weight, kind, one.underlying.text(), what, one.who);
        }
    }
    void addMissed()
    {
        for (const review::MissedTrigger& one : m_source.now.missed) {
            QString what = quoted(said(review::text(one.kind)));
            if (one.lasted.count() > 0)
                what += ReportSay::tr(", outside the band for %1")
                            .arg(quoted(core::humanDuration(one.lasted)));
            if (one.worst != 0)
                what += ReportSay::tr(", %1 coin beyond its edge at worst")
                            .arg(quoted(core::signedNumber(one.worst, 4)));
            if (one.proposal.value > 0) what += QStringLiteral(" (#%1)").arg(one.proposal.value);
            if (!one.why.empty()) what += QStringLiteral(": ") + quoted(said(one.why));
            add(one.at, Weight::Warning, ReportSay::tr("Missed trigger"), one.underlying.text(),
                what);
        }
    }
    void addOverrides()
    {
        for (const review::Override& one : m_source.now.overrides) {
            QString what = ReportSay::tr("%1, proposal #%2")
                               .arg(quoted(said(one.what)))
                               .arg(one.proposal.value);
            what += ReportSay::tr(": against doing as proposed it earned %1 \u00B1 %2")
                        .arg(usd(one.earnedUsd.value), usd(one.earnedUsd.plusMinus));
            add(one.at, Weight::Notice, ReportSay::tr("Override"), {}, what, one.who);
        }
    }
    /// What the figures below do not have in them.
    void addMissing()
    {
        const core::Time end = m_source.span.to();
        const QString kind = ReportSay::tr("Data");
        if (const int left = m_source.now.pnl.parts.leftOut; left > 0)
            add(end, Weight::Warning, kind, {},
                ReportSay::tr("%1 steps of positions had no price at an end: they are in no figure "
                              "of the attribution.")
                    .arg(left));
        if (m_source.now.pnl.unseenUsd > 0)
            add(end, Weight::Warning, kind, {},
                ReportSay::tr("Positions worth %1 changed by what no fill tells of: transfers, "
                              "settlements, or trades of somebody else.")
                    .arg(usd(m_source.now.pnl.unseenUsd)));
        if (const int without = m_source.now.cost.withoutMarks; without > 0)
            add(end, Weight::Notice, kind, {},
                ReportSay::tr("Of %1 legs a step's market was not recorded: the next known price "
                              "stands for it.")
                    .arg(without));
        for (const report::Standing& one : m_source.records.standings)
            if (one.partial)
                add(one.at, Weight::Warning, kind, one.underlying.text(),
                    ReportSay::tr("At the end a position had no trustworthy mark: its Greeks are "
                                  "in no sum."));
    }

    const report::Source& m_source;
    std::vector<Entry> m_rows;
    int m_critical = 0, m_warnings = 0;
};

/// The cards at the top, each with the same of the period before.
class Headline {
public:
    explicit Headline(const report::Source& source)
        : m_now(source.now), m_before(source.before), m_beforeKnown(source.beforeKnown)
    {
    }
    report::Section made()
    {
        m_cards.key = "headline";
        m_cards.title = text(ReportSay::tr("At a glance"));
        m_cards.beforeTitle = text(ReportSay::tr("period before: %1"));
        addProfit();
        addTrading();
        addQuality();
        report::Section section{"headline", text(ReportSay::tr("At a glance")), {}};
        section.blocks.push_back(std::move(m_cards));
        section.blocks.push_back(compared());
        return section;
    }

private:
    void add(const char* key, const QString& title, Cell value, Unit unit, Cell before,
             const QString& detail = {}, bool isFlagged = false)
    {
        if (!m_beforeKnown) before = {};
        m_cards.cards.push_back(
            {key, text(title), std::move(value), unit, std::move(before), text(detail), isFlagged});
    }
    void addProfit()
    {
        const bool known = m_now.pnl.cells > 0, knownBefore = m_before.pnl.cells > 0;
        add("pnl_usd", ReportSay::tr("Profit by the venues' marks, USD"),
            pages::known(m_now.headline.pnlUsd, known), Unit::Usd,
            pages::known(m_before.headline.pnlUsd, knownBefore),
            known ? ReportSay::tr("not counted: the account's own coin changed by %1 in worth, "
                                  "by the market's price alone")
                        .arg(usd(m_now.headline.coinHeldUsd))
                  : ReportSay::tr("what was carried was not recorded"));
        add("unexplained_share", ReportSay::tr("Unexplained, of what moved"),
            pages::known(m_now.headline.unexplainedShare, known), Unit::Share,
            pages::known(m_before.headline.unexplainedShare, knownBefore),
            known ? ReportSay::tr("%1; tolerance 5 %").arg(usd(m_now.headline.unexplainedUsd))
                  : QString(),
            m_now.headline.flagged);
    }
    void addTrading()
    {
        const review::Headline& h = m_now.headline;
        QStringList outcomes;
        const auto outcome = [&](int count, const char* word) {
            if (count > 0) outcomes += QStringLiteral("%1 %2").arg(count).arg(quoted(said(word)));
        };
        outcome(h.approved, "approved");
        outcome(h.edited, "edited");
        outcome(h.automatic, "auto-fired");
        outcome(h.rejected, "rejected");
        outcome(h.expired, "expired");
        if (h.other > 0) outcomes += ReportSay::tr("%1 otherwise").arg(h.other);
        add("rebalances", ReportSay::tr("Rebalances"), number(h.rebalances), Unit::Count,
            number(m_before.headline.rebalances), outcomes.join(QStringLiteral(", ")));
        const bool traded = m_now.cost.targetUsd > 0;
        add("shortfall_bp", ReportSay::tr("Implementation shortfall, bp"),
            pages::known(h.shortfallBp, traded), Unit::Bp,
            pages::known(m_before.headline.shortfallBp, m_before.cost.targetUsd > 0),
            ReportSay::tr("%1 on %2 that was to be traded")
                .arg(usd(h.shortfallUsd), usd(h.wantedUsd)));
        const auto seconds = [](const std::optional<core::Duration>& time) {
            return time ? Cell(core::seconds(*time)) : Cell();
        };
        add("median_approval_s", ReportSay::tr("Median time to approve, s"),
            seconds(h.medianApproval), Unit::Seconds, seconds(m_before.headline.medianApproval),
            ReportSay::tr("the market's move meanwhile cost %1").arg(usd(h.delayUsd)));
    }
    void addQuality()
    {
        const review::Headline& h = m_now.headline;
        const bool watched = h.band.watched.count() > 0;
        add("inside_band", ReportSay::tr("Time inside the band"),
            pages::known(h.band.share(), watched), Unit::Share,
            pages::known(m_before.headline.band.share(),
                         m_before.headline.band.watched.count() > 0),
            watched ? ReportSay::tr("of %1 watched").arg(quoted(watchedText(h)))
                    : ReportSay::tr("nobody watched"));
        const review::ScheduleComparison& clock = h.schedule;
        add("saved_usd", ReportSay::tr("Saved against a clock of the same risk, USD"),
            pages::known(clock.savedUsd.value, clock.known), Unit::Usd,
            pages::known(m_before.headline.schedule.savedUsd.value,
                         m_before.headline.schedule.known),
            clock.known ? ReportSay::tr("\u00B1 %1; that clock hedges every %2 h")
                              .arg(usd(clock.savedUsd.plusMinus),
                                   quoted(core::number(clock.sameRiskHours, 1)))
                        : ReportSay::tr("not known"));
        add("hedging_error_usd", ReportSay::tr("Hedging error a day, USD"),
            pages::known(m_now.quality.errorSdUsd, watched), Unit::Usd,
            pages::known(m_before.quality.errorSdUsd, m_before.quality.hours > 0),
            ReportSay::tr("a perfect hedger as often: %1")
                .arg(usd(m_now.quality.theoreticalSdUsd)));
        add("missed", ReportSay::tr("Missed triggers"),
            number(static_cast<double>(m_now.missed.size())), Unit::Count,
            number(static_cast<double>(m_before.missed.size())), {}, !m_now.missed.empty());
    }
    report::Table compared() const
    {
        report::Table table;
        table.key = "compared";
        table.title = text(ReportSay::tr("Against the period before"));
        table.columns = {column("figure", ReportSay::tr("Figure"), Unit::Words, 3),
                         column("unit", ReportSay::tr("Unit"), Unit::Words, 0.8),
                         column("now", ReportSay::tr("This period"), Unit::Factor),
                         column("before", ReportSay::tr("Period before"), Unit::Factor),
                         column("change", ReportSay::tr("Change"), Unit::Factor)};
        if (!m_beforeKnown) {
            table.remark = text(ReportSay::tr("Nothing is recorded of the period before."));
            return table;
        }
        const auto cell = [](const std::optional<double>& value) {
            return pages::known(value.value_or(0), value.has_value());
        };
        for (const review::ComparedFigure& one : review::compare(m_before, m_now)) {
            table.rows.push_back({{said(one.name), said(one.unit), cell(one.second),
                                   cell(one.first), cell(one.change())},
                                  false,
                                  false,
                                  one.isCount});
        }
        return table;
    }

    const review::PeriodReview& m_now;
    const review::PeriodReview& m_before;
    bool m_beforeKnown;
    report::Cards m_cards;
};

}  // namespace

report::Section exceptionsOf(const report::Source& source) { return Exceptions(source).made(); }
report::Section headlineOf(const report::Source& source) { return Headline(source).made(); }

}  // namespace ballast::tables::pages
