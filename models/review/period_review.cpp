#include "models/review/period_review.h"

#include "models/review/counterfactual.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace ballast::review {
namespace {

constexpr core::Duration kHorizon = std::chrono::hours{1};

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool holds(std::string_view text, std::string_view part)
{
    return std::ranges::search(text, part, [](char a, char b) {
               return lower(a) == lower(b);
           }).begin() != text.end();
}

bool isFound(const Case& one, std::string_view part)
{
    const Rebalance& r = one.row;
    return holds(r.order, part) || holds(r.label, part) || holds(r.reason, part) ||
           holds(r.trigger, part) || holds(r.outcome, part) ||
           holds(std::to_string(r.proposal.value), part) ||
           std::ranges::any_of(one.tags, [&](const std::string& t) { return holds(t, part); }) ||
           std::ranges::any_of(one.notes, [&](const Note& n) { return holds(n.text, part); });
}

UtcDay dayOf(core::Time at) { return std::chrono::floor<std::chrono::days>(at); }

/// The limits of a filter on its data, by the clock alone.
struct Span {
    core::Time from, to;
    bool takes(core::Time at) const { return at >= from && at <= to; }
};

Span spanOf(const ReviewData& data, const ReviewFilter& filter)
{
    return {filter.from.value_or(data.from), filter.to.value_or(data.to)};
}

void count(Headline& h, const Case& one)
{
    ++h.rebalances;
    const std::string& outcome = one.row.outcome;
    ++(outcome == "Approved"     ? h.approved
       : outcome == "Edited"     ? h.edited
       : outcome == "Auto-fired" ? h.automatic
       : outcome == "Rejected"   ? h.rejected
       : outcome == "Expired"    ? h.expired
                                 : h.other);
}

std::vector<ModelDay> modelOf(std::span<const PnlGroup> days, std::span<const UtcDay> of)
{
    std::vector<ModelDay> model;
    for (std::size_t n = 0; n < days.size(); ++n) {
        const PnlSum& sum = days[n].sum;
        model.push_back({of[n], sum.marking(), sum.parts.unexplained, sum.grossUsd()});
    }
    return model;
}

/// Anything is on record of the period: else its counts are not known to be none.
bool isKnown(const PeriodReview& r)
{
    return r.headline.rebalances > 0 || r.headline.band.watched.count() > 0 ||
           r.quality.hours > 0 || r.pnl.cells > 0 || !r.missed.empty();
}

/// "XRP: band breach; not proposed: …" is of XRP: the record of what came to nothing has the
/// underlying in its sentence alone. Empty: the sentence begins with no such name.
core::Currency saidOf(std::string_view why)
{
    const std::size_t end = why.find(": ");
    const bool isName = end != std::string_view::npos && end > 0 && end <= 12 &&
                        std::ranges::all_of(why.substr(0, end), [](char c) {
                            return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
                        });
    return isName ? core::Currency{why.substr(0, end)} : core::Currency{};
}

/// Works one review out, in one pass over each kind of row.
class Maker {
public:
    Maker(const ReviewData& data, const ReviewFilter& filter)
        : m_data(data), m_filter(filter), m_span(spanOf(data, filter))
    {
    }
    PeriodReview made()
    {
        m_out.from = m_span.from, m_out.to = m_span.to;
        takeHours();
        takeCases();
        takePnl();
        takeQuality();
        for (auto& [day, figures] : m_days) {
            figures.day = day;
            m_out.days.push_back(std::move(figures));
        }
        return std::move(m_out);
    }

private:
    bool isOf(core::Currency underlying) const
    {
        return m_filter.underlying.empty() || m_filter.underlying == underlying;
    }
    void takeHours()
    {
        for (const HourCell& cell : m_data.hours) {
            if (!isOf(cell.underlying) || cell.hour + kHorizon <= m_span.from ||
                cell.hour > m_span.to)
                continue;
            m_hours.push_back(cell);
            BandTime& day = m_days[dayOf(cell.hour)].band;
            BandTime& own = m_out.headline.bands[cell.underlying];
            for (BandTime* time : {&day, &own, &m_out.headline.band}) {
                time->watched += cell.time.watched;
                time->inside += cell.time.inside;
            }
        }
    }
    void takeCases()
    {
        std::vector<double> slippage, approvals, sizes;
        for (std::size_t n = 0; n < m_data.cases.size(); ++n) {
            const Case& one = m_data.cases[n];
            if (!m_span.takes(one.row.proposedAt) || !isOf(one.row.underlying)) continue;
            const CostSum& cost = m_data.costs[n];
            m_all.push_back(&one);
            m_allCost += cost;
            if (!m_filter.takes(one)) continue;
            m_out.rows.push_back(n);
            m_chosen.push_back(&one);
            m_out.cost += cost;
            count(m_out.headline, one);
            DayFigures& day = m_days[dayOf(one.row.proposedAt)];
            ++day.rebalances;
            day.costUsd += cost.total;
            day.tradedUsd += cost.tradedUsd;
            if (cost.tradedUsd > 0) {
                slippage.push_back(one.row.slippageBp);
                sizes.push_back(cost.tradedUsd);
            }
            if (const auto time = one.approvalTime()) approvals.push_back(core::seconds(*time));
        }
        Headline& h = m_out.headline;
        h.shortfallUsd = m_out.cost.total;
        h.tradedUsd = m_out.cost.tradedUsd;
        h.shortfallBp = m_out.cost.totalBp();
        h.wantedUsd = m_out.cost.targetUsd;
        h.delayUsd = m_out.cost.approval;
        if (!approvals.empty()) h.medianApproval = core::fromSeconds(median(approvals));
        m_out.slippageBp = distributionOf(slippage);
        m_out.approvalSeconds = distributionOf(approvals);
        m_out.sizeUsd = distributionOf(sizes);
    }
    void takePnl()
    {
        PnlFilter filter;
        filter.underlying = m_filter.underlying;
        filter.venue = m_filter.venue;
        filter.subBook = m_filter.subBook;
        filter.from = dayOf(m_span.from), filter.to = dayOf(m_span.to);
        m_out.pnl = pnlBy(m_data.pnl, PnlBy::Total, filter).front().sum;
        const std::vector<PnlGroup> byDay = pnlBy(m_data.pnl, PnlBy::Day, filter);
        std::set<UtcDay> known;
        for (const PnlCell& cell : m_data.pnl)
            if (filter.takes(cell)) known.insert(cell.day);
        const std::vector<UtcDay> days(known.begin(), known.end());
        for (std::size_t n = 0; n < byDay.size(); ++n) {
            DayFigures& day = m_days[days[n]];
            day.pnl = byDay[n].sum;
            day.pnlUsd = byDay[n].sum.profitUsd();
            day.coinHeldUsd = byDay[n].sum.coinHeldUsd();
            day.toInvestigate = byDay[n].toInvestigate;
        }
        m_out.model = modelOf(byDay, days);
        Headline& h = m_out.headline;
        h.pnlUsd = m_out.pnl.profitUsd();
        h.coinHeldUsd = m_out.pnl.coinHeldUsd();
        h.unexplainedUsd = m_out.pnl.unexplained();
        h.unexplainedShare = m_out.pnl.unexplainedShare();
        h.flagged = m_out.pnl.isFlagged();
    }
    /// Of the whole book, whatever is looked at of its trades: half the hedges hedge nothing.
    void takeQuality()
    {
        m_out.quality = quality(m_hours, m_all, m_allCost);
        m_out.headline.schedule = againstHourly(m_hours, m_all, m_allCost);
        std::vector<Breach> breaches;
        for (const Breach& breach : m_data.breaches)
            if (isOf(breach.underlying) && m_span.takes(breach.began)) breaches.push_back(breach);
        m_out.missed = missedTriggers(breaches, m_all);
        for (MissedTrigger fired : m_data.notProposed) {
            if (fired.underlying.empty()) fired.underlying = saidOf(fired.why);
            if (m_span.takes(fired.at) && (fired.underlying.empty() || isOf(fired.underlying)))
                m_out.missed.push_back(std::move(fired));
        }
        std::ranges::stable_sort(m_out.missed, {}, &MissedTrigger::at);
        m_out.overrides = overrides(m_chosen);
        for (const Override& one : m_out.overrides) m_out.overridesUsd += one.earnedUsd.value;
    }

    const ReviewData& m_data;
    const ReviewFilter& m_filter;
    Span m_span;
    PeriodReview m_out;
    std::vector<HourCell> m_hours;
    std::vector<const Case*> m_all, m_chosen;
    CostSum m_allCost;
    std::map<UtcDay, DayFigures> m_days;
};

}  // namespace

void finish(ReviewData& data)
{
    data.costs.clear();
    data.costs.reserve(data.cases.size());
    for (const Case& one : data.cases) data.costs.push_back(costOf(one));
    // From the newest on: what followed stands at hand.
    std::map<core::Currency, const Case*> next;
    for (std::size_t n = data.cases.size(); n-- > 0;) {
        Case& one = data.cases[n];
        const core::Time began = one.row.proposedAt;
        one.until = began + kHorizon;
        one.nextTrade = 0;
        const Case*& after = next[one.row.underlying];
        if (after && after->row.proposedAt < one.until && after->row.proposedAt > began) {
            one.until = after->row.proposedAt;
            one.spotUntil = after->spot;
            one.nextTrade = after->tradedDelta();
        }
        after = &one;
    }
}

bool ReviewFilter::takes(const Case& one) const
{
    const Rebalance& r = one.row;
    return (!from || r.proposedAt >= *from) && (!to || r.proposedAt <= *to) &&
           (underlying.empty() || r.underlying == underlying) &&
           (trigger.empty() || r.trigger == trigger) && (outcome.empty() || r.outcome == outcome) &&
           (trader.empty() || one.trader == trader) && (style.empty() || one.style == style) &&
           (tag.empty() || std::ranges::find(one.tags, tag) != one.tags.end()) &&
           (venue.empty() || r.venue == venue ||
            std::ranges::any_of(one.legs,
                                [&](const CaseLeg& leg) { return leg.venue == venue; })) &&
           (!automatic || one.automatic == *automatic) && (text.empty() || isFound(one, text));
}

PeriodReview reviewOf(const ReviewData& data, const ReviewFilter& filter)
{
    return Maker(data, filter).made();
}

std::vector<ComparedFigure> compare(const PeriodReview& a, const PeriodReview& b)
{
    std::vector<ComparedFigure> figures;
    const auto add = [&](std::string_view name, std::string_view unit, const auto& of,
                         bool isCount = false) {
        figures.push_back({name, of(a), of(b), unit, isCount});
    };
    using Value = std::optional<double>;
    const auto ifSo = [](bool known, double value) { return known ? Value{value} : Value{}; };
    const auto traded = [](const PeriodReview& r) { return r.cost.targetUsd > 0; };
    const auto carried = [](const PeriodReview& r) { return r.pnl.cells > 0; };
    using R = const PeriodReview&;
    add("Rebalances", "", [&](R r) { return ifSo(isKnown(r), r.headline.rebalances); }, true);
    add("Time inside band", "share",
        [&](R r) { return ifSo(r.headline.band.watched.count() > 0, r.headline.band.share()); });
    add("Traded", "USD", [&](R r) { return ifSo(isKnown(r), r.headline.tradedUsd); });
    add("Implementation shortfall", "USD",
        [&](R r) { return ifSo(traded(r), r.headline.shortfallUsd); });
    add("Shortfall", "bp", [&](R r) { return ifSo(traded(r), r.headline.shortfallBp); });
    add("Fees", "USD", [&](R r) { return ifSo(isKnown(r), r.cost.fees()); });
    add("Realised over estimated cost", "",
        [&](R r) { return ifSo(r.cost.overEstimate() != 0, r.cost.overEstimate()); });
    add("Median approval", "s", [&](R r) {
        const auto& time = r.headline.medianApproval;
        return time ? Value{core::seconds(*time)} : Value{};
    });
    add("Cost of the approval's delay", "USD",
        [&](R r) { return ifSo(r.headline.medianApproval.has_value(), r.headline.delayUsd); });
    add("Saved against a clock", "USD",
        [&](R r) { return ifSo(r.headline.schedule.known, r.headline.schedule.savedUsd.value); });
    add("Profit", "USD", [&](R r) { return ifSo(carried(r), r.headline.pnlUsd); });
    add("Coin held", "USD", [&](R r) { return ifSo(carried(r), r.headline.coinHeldUsd); });
    add("Unexplained", "USD", [&](R r) { return ifSo(carried(r), r.headline.unexplainedUsd); });
    add("Unexplained share", "share",
        [&](R r) { return ifSo(carried(r), r.headline.unexplainedShare); });
    add("Hedging error a day", "USD",
        [&](R r) { return ifSo(r.quality.hours > 0, r.quality.errorSdUsd); });
    add("Theoretical error a day", "USD",
        [&](R r) { return ifSo(r.quality.theoreticalSdUsd > 0, r.quality.theoreticalSdUsd); });
    add(
        "Missed triggers", "",
        [&](R r) { return ifSo(isKnown(r), static_cast<double>(r.missed.size())); }, true);
    add("What overrides earned", "USD",
        [&](R r) { return ifSo(!r.overrides.empty(), r.overridesUsd); });
    return figures;
}

ReviewChoices choices(const ReviewData& data)
{
    std::set<std::string> underlyings, triggers, outcomes, traders, venues, styles, subBooks, tags;
    const auto put = [](std::set<std::string>& set, std::string_view word) {
        if (!word.empty()) set.emplace(word);
    };
    for (const Case& one : data.cases) {
        put(underlyings, one.row.underlying.view());
        put(triggers, one.row.trigger);
        put(outcomes, one.row.outcome);
        put(traders, one.trader);
        put(styles, one.style);
        put(venues, one.row.venue.view());
        for (const CaseLeg& leg : one.legs) put(venues, leg.venue.view());
        for (const std::string& tag : one.tags) put(tags, tag);
    }
    for (const PnlCell& cell : data.pnl) {
        put(underlyings, cell.underlying.view());
        put(venues, cell.account.venue.view());
        put(subBooks, cell.subBook);
    }
    const auto list = [](const std::set<std::string>& set) {
        return std::vector<std::string>(set.begin(), set.end());
    };
    return {list(underlyings), list(triggers), list(outcomes), list(traders),
            list(venues),      list(styles),   list(subBooks), list(tags)};
}

}  // namespace ballast::review
