#include "models/risk/decide.h"

#include "models/core/text.h"
#include "models/risk/rules.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ballast::risk {
namespace {

/// In the order in which they are shown and in which the first denial is named.
constexpr std::array<Rule, 25> kStanding = {
    tradingState,    reducing,    guardLevel,    accountBinding, link,
    instrumentState, freshness,   greeksAge,     agreement,      clockError,
    steps,           collar,      quantity,      notional,       depth,
    direction,       netDelta,    vega,          accountDelta,   accountVega,
    margin,          liquidation, wholeExposure, periodCollar,   lossBrake,
};
/// Until the moment of sending these change, so that they are not shown before.
constexpr std::array<Rule, 4> kAtSending = {singleFlight, throttle, duplicate, autoBudget};

}  // namespace

CheckResult allow(std::string rule) { return {std::move(rule), CheckResult::Verdict::Allow, {}}; }
CheckResult confirm(std::string rule, std::string reason)
{
    return {std::move(rule), CheckResult::Verdict::Confirm, std::move(reason)};
}
CheckResult deny(std::string rule, std::string reason)
{
    return {std::move(rule), CheckResult::Verdict::Deny, std::move(reason)};
}

std::string becauseOf(double open, std::string_view instrument)
{
    if (std::isfinite(open) || instrument.empty()) return {};
    return ": what an open order of " + core::quoted(instrument) + " could add cannot be reckoned";
}

double referencePrice(const Picture& picture)
{
    std::vector<double> prices;
    if (picture.listing && picture.listing->ticker.mark.isPositive())
        prices.push_back(picture.listing->ticker.mark.toDouble());
    const bool dated =
        picture.listing && picture.listing->instrument && picture.listing->instrument->expiry;
    if (picture.index && picture.index->price.isPositive() && !dated)
        prices.push_back(picture.index->price.toDouble());
    if (picture.book && !picture.book->bids().empty() && !picture.book->asks().empty())
        prices.push_back((picture.book->bids().front().price.toDouble() +
                          picture.book->asks().front().price.toDouble()) /
                         2);
    if (prices.empty()) return 0;
    std::ranges::sort(prices);
    const std::size_t n = prices.size();
    return (prices[(n - 1) / 2] + prices[n / 2]) / 2;
}

std::optional<Refusal> Decision::refusal() const
{
    if (verdict != CheckResult::Verdict::Deny) return std::nullopt;
    return Refusal{code, reason};
}

Decision decide(const orders::Intent& order, const Picture& picture, const Limits& limits,
                Moment moment)
{
    Decision decision;
    decision.results.reserve(kStanding.size() + kAtSending.size());
    for (Rule rule : kStanding) decision.results.push_back(rule(order, picture, limits));
    if (moment == Moment::Sending)
        for (Rule rule : kAtSending) decision.results.push_back(rule(order, picture, limits));
    const auto worst =
        std::ranges::max_element(decision.results, {}, &CheckResult::verdict);  // the first of them
    decision.verdict = worst->verdict;
    decision.code = worst->rule;
    decision.reason = worst->reason;
    return decision;
}

}  // namespace ballast::risk
