#include "models/core/text.h"
#include "models/rebalance/triggers/triggers.h"

#include <algorithm>
#include <cmath>

namespace ballast::rebalance::triggers {
namespace {

/// How one greek is spoken of: `write` makes its number one a person reads.
struct Greek {
    TriggerKind kind;
    std::string name;  ///< "gamma per 1 %"
    std::string (*write)(double);
    double SubBookPart::* value;
    GreekLimits SubBookPart::* limits;
};

bool isLeft(const GreekLimits& limits, double value)
{
    return (limits.floor && value < *limits.floor) || (limits.ceiling && value > *limits.ceiling);
}

std::string limitText(const Greek& greek, const GreekLimits& limits, double value)
{
    const bool low = limits.floor && value < *limits.floor;
    const bool high = limits.ceiling && value > *limits.ceiling;
    if (low || (!high && !limits.ceiling))
        return (low ? " is below its floor of " : " is above its floor of ") +
               greek.write(*limits.floor);
    if (high || !limits.floor)
        return (high ? " is above its ceiling of " : " is below its ceiling of ") +
               greek.write(*limits.ceiling);
    return " is inside " + greek.write(*limits.floor) + " to " + greek.write(*limits.ceiling);
}

std::string targetText(const Greek& greek, const GreekLimits& limits, double value, bool away)
{
    std::string room = greek.write(limits.tolerance);
    if (room.starts_with('+')) room.erase(0, 1);
    return std::string{away ? " is further than " : " is within "} + room +
           (away ? " from its target of " : " of its target of ") + greek.write(*limits.target) +
           (away ? (value > *limits.target ? ", above it" : ", below it") : "");
}

const SubBookPart* leftPart(const Greek& greek, const TriggerInputs& in)
{
    const auto left = [&](const SubBookPart& part) {
        return isLeft(part.*greek.limits, part.*greek.value);
    };
    const auto at = std::ranges::find_if(in.subBooks, left);
    return at == in.subBooks.end() ? nullptr : &*at;
}

bool anyPart(const Greek& greek, const TriggerInputs& in)
{
    return std::ranges::any_of(in.subBooks, [&](const SubBookPart& part) {
        return (part.*greek.limits).floor || (part.*greek.limits).ceiling;
    });
}

std::optional<TriggerVerdict> limited(const Greek& greek, const GreekLimits& limits, double value,
                                      const TriggerInputs& in)
{
    if (!limits.any() && !anyPart(greek, in)) return std::nullopt;
    const std::string now = greek.name + " of " + greek.write(value);
    // Strictly more, by more than the last digits of a sum: what was hedged to its edge is there.
    const double hair = 1e-9 * std::max(std::abs(value), limits.tolerance);
    const bool away = limits.target && std::abs(value - *limits.target) > limits.tolerance + hair;
    // No future changes gamma or vega, so that no hedge of the delta answers a limit.
    if (away)
        return TriggerVerdict{greek.kind, true, true, now + targetText(greek, limits, value, true)};
    if (isLeft(limits, value))
        return TriggerVerdict{greek.kind, true, false, now + limitText(greek, limits, value)};
    if (const SubBookPart* part = leftPart(greek, in))
        return TriggerVerdict{greek.kind, true, false,
                              part->name + ": " + greek.name + " of " +
                                  greek.write(part->*greek.value) +
                                  limitText(greek, part->*greek.limits, part->*greek.value)};
    std::string reason = now;
    if (limits.target)
        reason += targetText(greek, limits, value, false);
    else if (limits.any())
        reason += limitText(greek, limits, value);
    else
        reason += ": every sub-book is inside its own limits";
    return TriggerVerdict{greek.kind, false, limits.target.has_value(), reason};
}

}  // namespace

std::optional<TriggerVerdict> gamma(const GreekLimits& whole, const TriggerInputs& in)
{
    const Greek greek{TriggerKind::Gamma, "gamma per 1 %",
                      [](double coin) { return core::signedNumber(coin, 3); },
                      &SubBookPart::gamma1Pct, &SubBookPart::gammaLimits};
    return limited(greek, whole, in.gamma1Pct, in);
}

std::optional<TriggerVerdict> vega(const GreekLimits& whole, const TriggerInputs& in)
{
    const Greek greek{TriggerKind::Vega, "vega per point",
                      [](double dollars) { return core::usd(dollars, 0); }, &SubBookPart::vega,
                      &SubBookPart::vegaLimits};
    return limited(greek, whole, in.vega, in);
}

}  // namespace ballast::rebalance::triggers
