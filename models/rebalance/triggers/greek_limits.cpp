#include "models/core/text.h"
#include "models/rebalance/triggers/triggers.h"

namespace ballast::rebalance::triggers {
namespace {

/// `write` makes a greek's number one a person reads.
template <class Write>
std::optional<TriggerVerdict> limited(TriggerKind kind, const GreekLimits& limits, double value,
                                      const std::string& name, Write write)
{
    if (!limits.any()) return std::nullopt;
    // No future changes gamma or vega, so that no hedge of the delta answers it.
    TriggerVerdict verdict{.kind = kind, .fired = false, .hedgeable = false};
    const bool low = limits.floor && value < *limits.floor;
    const bool high = limits.ceiling && value > *limits.ceiling;
    verdict.fired = low || high;
    verdict.reason = name + " " + write(value);
    if (low || (!high && !limits.ceiling))
        verdict.reason +=
            (low ? " is below its floor of " : " is above its floor of ") + write(*limits.floor);
    else if (high || !limits.floor)
        verdict.reason += (high ? " is above its ceiling of " : " is below its ceiling of ") +
                          write(*limits.ceiling);
    else
        verdict.reason += " is inside " + write(*limits.floor) + " to " + write(*limits.ceiling);
    return verdict;
}

}  // namespace

std::optional<TriggerVerdict> gamma(const TriggerRules& rules, const TriggerInputs& in)
{
    return limited(TriggerKind::Gamma, rules.gamma, in.gamma1Pct, "gamma per 1 % of",
                   [](double coin) { return core::signedNumber(coin, 3); });
}

std::optional<TriggerVerdict> vega(const TriggerRules& rules, const TriggerInputs& in)
{
    return limited(TriggerKind::Vega, rules.vega, in.vega, "vega per point of",
                   [](double dollars) { return core::usd(dollars, 0); });
}

}  // namespace ballast::rebalance::triggers
