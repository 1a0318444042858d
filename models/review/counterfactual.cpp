#include "models/review/counterfactual.h"

#include "models/core/text.h"
#include "models/review/what_if_cost.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::review {
namespace {

constexpr double kNotDeltaOne = 0.2;    ///< what trades more or less delta than coin is an option
constexpr double kSpreadKnownTo = 0.5;  ///< of half the spread, at another time

/// When it was traded, or would have been.
core::Time momentOf(const Case& one)
{
    for (const CaseLeg& leg : one.legs)
        if (!leg.fills.empty()) return leg.fills.front().at;
    return one.row.decidedAt.value_or(one.row.proposedAt);
}

double spotThen(const Case& one)
{
    for (const CaseLeg& leg : one.legs)
        if (!leg.fills.empty() && leg.fills.front().spot > 0) return leg.fills.front().spot;
    for (const CaseLeg& leg : one.legs)
        if (leg.decision.spot > 0) return leg.decision.spot;
    return one.spot;
}

bool tradesOptions(const Case& one)
{
    return std::ranges::any_of(one.legs, [&](const CaseLeg& leg) {
        const double price = leg.decision.mid > 0 ? leg.decision.mid : leg.referencePrice;
        const double coin = !leg.unit.sizedInUsd ? leg.target : price > 0 ? leg.target / price : 0;
        return coin > 0 && std::abs(std::abs(leg.deltaChange) / coin - 1) > kNotDeltaOne;
    });
}

/// Works out the rows of one case.
class Asker {
public:
    Asker(const Case& one, std::span<const SpotPoint> path, const WhatIfTerms& terms)
        : m_case(one),
          m_path(path),
          m_terms(terms),
          m_model(costModelOf(one)),
          m_traded(one.tradedDelta()),
          m_then(momentOf(one)),
          m_sigma(one.waiting.sigma > 0 ? one.waiting.sigma : terms.fallbackSigma)
    {
        if (path.empty()) {
            m_spotThen.spot = spotThen(one);
            m_spotUntil.spot = one.spotUntil;
        } else {
            m_spotThen = spotAt(path, m_then, m_sigma);
            m_spotUntil = spotAt(path, one.until, m_sigma);
        }
        if (one.until <= m_then)
            m_unknown = "nothing is recorded of the time after it";
        else if (!(m_spotThen.spot > 0) || !(m_spotUntil.spot > 0))
            m_unknown = "the index of the time after it is not recorded";
        else if (tradesOptions(one))
            m_unknown = "it traded options, of which delta alone does not tell";
    }

    WhatIf row(WhatIfKind kind, std::string name, double trade) const
    {
        WhatIf w = begun(kind, std::move(name), trade);
        if (!w.unknown.empty()) return w;
        const double more = trade - m_traded;
        const double next = m_case.nextTrade;
        w.closingUsd = m_model.cost(next - more) - m_model.cost(next);
        w.vsActualUsd.value = more * (m_spotUntil.spot - m_spotThen.spot) -
                              (w.costUsd + w.closingUsd - m_model.cost(m_traded));
        const double impact = m_model.impact(trade) - m_model.impact(m_traded) +
                              m_model.impact(next - more) - m_model.impact(next);
        w.vsActualUsd.plusMinus = std::sqrt(
            more * more * (m_spotUntil.variance + m_spotThen.variance) +
            squared(m_terms.impactShare * impact) + squared(kSpreadKnownTo * m_model.spread(more)));
        return w;
    }
    /// The same trade where its price was another and nobody looked into the book.
    WhatIf elsewhere(const CasePlace& place) const
    {
        const double trade = m_traded != 0 ? m_traded : m_case.tradeAsProposed;
        WhatIf w = begun(WhatIfKind::OtherVenue, "all on " + place.venue.text(), trade);
        const double coin = std::abs(trade);
        w.costUsd = coin * (place.takerFee * place.market.mid + place.market.halfSpread) +
                    m_model.impact(trade);
        if (!w.unknown.empty()) return w;
        if (m_traded == 0) {
            w.unknown = "nothing was traded";
            return w;
        }
        w.vsActualUsd.value = m_model.cost(m_traded) - w.costUsd;
        w.vsActualUsd.plusMinus =
            std::hypot(m_model.impact(trade), kSpreadKnownTo * coin * place.market.halfSpread);
        return w;
    }
    WhatIf later(core::Duration wait) const
    {
        WhatIf w = begun(WhatIfKind::Later, core::humanDuration(wait) + " later", m_traded);
        if (w.unknown.empty() && m_traded == 0) w.unknown = "nothing was traded";
        if (w.unknown.empty() && (m_path.empty() || m_then + wait > m_case.until))
            w.unknown = "the index of that moment is not recorded, or something followed before it";
        if (!w.unknown.empty()) return w;
        const SpotAt then = spotAt(m_path, m_then + wait, m_sigma);
        w.vsActualUsd.value = -m_traded * (then.spot - m_spotThen.spot);
        w.vsActualUsd.plusMinus =
            std::sqrt(m_traded * m_traded * (then.variance + m_spotThen.variance) +
                      squared(kSpreadKnownTo * m_model.spread(m_traded)));
        return w;
    }
    double traded() const { return m_traded; }

private:
    static double squared(double x) { return x * x; }
    WhatIf begun(WhatIfKind kind, std::string name, double trade) const
    {
        WhatIf w;
        w.kind = kind;
        w.name = std::move(name);
        w.trade = trade;
        w.deltaAfter = m_case.row.deltaBefore + trade;
        w.costUsd = m_model.cost(trade);
        w.unknown = m_unknown;
        const double years = std::max(core::years(m_case.until - m_then), 0.0);
        w.trackingUsd =
            std::abs(w.deltaAfter - m_case.target) * m_spotThen.spot * m_sigma * std::sqrt(years);
        return w;
    }

    const Case& m_case;
    std::span<const SpotPoint> m_path;
    const WhatIfTerms& m_terms;
    CostModel m_model;
    double m_traded = 0;
    core::Time m_then{};
    double m_sigma = 0;
    SpotAt m_spotThen, m_spotUntil;
    std::string m_unknown;
};

std::string coins(double amount) { return core::number(std::abs(amount), 2); }

WhatIfBasis basisOf(const Case& one, std::span<const SpotPoint> path, const WhatIfTerms& terms)
{
    WhatIfBasis basis;
    basis.market =
        path.empty()
            ? std::string{"The index at the trade and when the next hedge followed, or an hour "
                          "later."}
            : fmt::format("The index from {} to {}, {} points; between two of them on the line.",
                          core::clockUtc(path.front().at), core::clockUtc(path.back().at),
                          path.size());
    basis.impact =
        one.tradedDelta() != 0
            ? "Fees, spread and impact a coin as this order paid them; impact of other sizes by "
              "the square-root law (cost with the power 3/2 of the size). At another venue the "
              "same impact is assumed: its book is not recorded."
            : "Fees, spread and impact as they were estimated when it was proposed; impact of "
              "other sizes by the square-root law (cost with the power 3/2 of the size).";
    basis.uncertainty = fmt::format(
        "One standard deviation: the price between two points, {:.0f} % of the impact, half the "
        "spread at the end.",
        100 * terms.impactShare);
    return basis;
}

}  // namespace

std::string_view text(WhatIfKind kind)
{
    switch (kind) {
        case WhatIfKind::AsTraded: return "As traded";
        case WhatIfKind::NoTrade: return "No trade";
        case WhatIfKind::AsProposed: return "As proposed";
        case WhatIfKind::ToCentre: return "To the centre";
        case WhatIfKind::ToEdge: return "To the edge";
        case WhatIfKind::OtherVenue: return "Another venue";
        case WhatIfKind::Later: return "Later";
    }
    return "As traded";
}

WhatIfs whatIfs(const Case& one, std::span<const SpotPoint> path, const WhatIfTerms& terms)
{
    const Asker ask(one, path, terms);
    const double before = one.row.deltaBefore;
    const double edge = std::clamp(before, one.bandLower, one.bandUpper);
    WhatIfs out;
    using enum WhatIfKind;
    out.rows.push_back(ask.row(AsTraded, "as traded: " + coins(ask.traded()), ask.traded()));
    out.rows.push_back(
        ask.row(AsProposed, "as proposed: " + coins(one.tradeAsProposed), one.tradeAsProposed));
    out.rows.push_back(
        ask.row(ToCentre, "to the centre: " + coins(one.target - before), one.target - before));
    out.rows.push_back(ask.row(ToEdge, "to the edge: " + coins(edge - before), edge - before));
    out.rows.push_back(ask.row(NoTrade, "no trade", 0));
    for (const CasePlace& place : one.places) out.rows.push_back(ask.elsewhere(place));
    for (const core::Duration wait : terms.later) out.rows.push_back(ask.later(wait));
    out.basis = basisOf(one, path, terms);
    return out;
}

Figure vsNoTrade(const Case& one, const WhatIfTerms& terms)
{
    const Asker ask(one, {}, terms);
    const WhatIf row = ask.row(WhatIfKind::NoTrade, {}, 0);
    return row.unknown.empty() ? row.vsActualUsd : Figure{};
}

Figure vsAsProposed(const Case& one, const WhatIfTerms& terms)
{
    const Asker ask(one, {}, terms);
    const WhatIf row = ask.row(WhatIfKind::AsProposed, {}, one.tradeAsProposed);
    return row.unknown.empty() ? row.vsActualUsd : Figure{};
}

void add(std::vector<PeriodWhatIf>& sums, const WhatIfs& one)
{
    for (const WhatIf& row : one.rows) {
        // What is called by its size is one thing over a period; a venue or a wait is its own.
        const bool own = row.kind == WhatIfKind::OtherVenue || row.kind == WhatIfKind::Later;
        const std::string name = own ? row.name : std::string{text(row.kind)};
        auto at = std::ranges::find_if(sums, [&](const PeriodWhatIf& sum) {
            return sum.kind == row.kind && sum.name == name;
        });
        if (at == sums.end())
            at = sums.insert(sums.end(), PeriodWhatIf{.kind = row.kind, .name = name});
        ++at->rebalances;
        if (!row.unknown.empty()) {
            ++at->unknown;
            continue;
        }
        at->costUsd += row.costUsd;
        at->closingUsd += row.closingUsd;
        at->trackingUsd = std::hypot(at->trackingUsd, row.trackingUsd);
        at->vsActualUsd.value += row.vsActualUsd.value;
        at->vsActualUsd.plusMinus =
            std::hypot(at->vsActualUsd.plusMinus, row.vsActualUsd.plusMinus);
    }
}

std::vector<PeriodWhatIf> periodWhatIfs(
    std::span<const Case* const> cases,
    const std::map<core::Currency, std::vector<SpotPoint>>& paths, const WhatIfTerms& terms)
{
    std::vector<PeriodWhatIf> sums;
    for (const Case* one : cases) {
        std::span<const SpotPoint> part;
        if (const auto path = paths.find(one->row.underlying); path != paths.end()) {
            // With a point on either side, between which the ends lie.
            auto from =
                std::ranges::lower_bound(path->second, one->row.proposedAt, {}, &SpotPoint::at);
            auto to = std::ranges::upper_bound(path->second, one->until, {}, &SpotPoint::at);
            if (from != path->second.begin()) --from;
            if (to != path->second.end()) ++to;
            part = {from, to};
        }
        add(sums, whatIfs(*one, part, terms));
    }
    return sums;
}

}  // namespace ballast::review
