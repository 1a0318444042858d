#include "models/risk/gate.h"

#include <algorithm>
#include <array>

namespace ballast::risk {
namespace {

constexpr std::array<Rule, 16> kStanding = {
    tradingState, guardLevel, link,        instrumentState, freshness, agreement,
    clockError,   steps,      collar,      notional,        depth,     direction,
    netDelta,     margin,     liquidation, wholeExposure,
};
constexpr std::array<Rule, 3> kAtSending = {singleFlight, throttle, duplicate};

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

std::vector<CheckResult> checks(const orders::Intent& order, const Picture& picture,
                                const Limits& limits, bool forDisplay)
{
    std::vector<CheckResult> results;
    results.reserve(kStanding.size() + kAtSending.size());
    for (Rule rule : kStanding) results.push_back(rule(order, picture, limits));
    if (!forDisplay)
        for (Rule rule : kAtSending) results.push_back(rule(order, picture, limits));
    return results;
}

std::optional<Refusal> firstDenial(const std::vector<CheckResult>& results)
{
    for (const CheckResult& result : results)
        if (result.verdict == CheckResult::Verdict::Deny)
            return Refusal{result.rule, result.reason};
    return std::nullopt;
}

std::variant<Approved<orders::Place>, Refusal> Gate::pass(orders::Place order,
                                                          const Picture& picture,
                                                          const Limits& limits)
{
    if (auto refusal = firstDenial(checks(order.intent, picture, limits))) return *refusal;
    return Approved<orders::Place>(std::move(order));
}

}  // namespace ballast::risk
