#include "models/execution/peg.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::execution {

PegDecision decide(const Peg& peg, core::Side side, const PegSight& s)
{
    const bool buys = side == core::Side::Buy;
    const std::optional<core::Price> own = buys ? s.bid : s.ask;
    const std::optional<core::Price> other = buys ? s.ask : s.bid;
    const PegAction idle = s.resting ? PegAction::Keep : PegAction::Wait;
    if (!s.tick.isPositive()) return {idle, {}, "the tick is not known"};
    if (s.bid && s.ask && *s.bid >= *s.ask)
        return {
            idle, {}, fmt::format("the book is crossed at {} / {}", s.bid->text(), s.ask->text())};
    if (s.now - s.began >= peg.deadline) {
        if (!other) return {idle, {}, "past its deadline, and nobody on the other side"};
        return {PegAction::Cross, *other,
                fmt::format("not filled within {}", core::humanDuration(peg.deadline))};
    }
    if (!own) return {idle, {}, "there is no best price to rest at"};
    if (!s.resting) return {PegAction::Rest, *own, "rests at the best price"};
    const std::int64_t away = (*own - *s.resting).abs().mantissa();
    if (away > s.tick.mantissa() * std::max(0, peg.repegTicks))
        return {PegAction::Repeg, *own,
                fmt::format("the best price is {} ticks away", away / s.tick.mantissa())};
    return {PegAction::Keep, {}, "within reach of the best price"};
}

}  // namespace ballast::execution
