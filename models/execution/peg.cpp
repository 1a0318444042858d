#include "models/execution/peg.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::execution {
namespace {

PegDecision atDeadline(const Peg& peg, const PegSight& s, bool crossed,
                       const std::optional<core::Price>& other)
{
    std::string late = "not filled within " + core::humanDuration(peg.deadline);
    if (peg.atDeadline == AtDeadline::Leave) return {PegAction::Leave, {}, std::move(late)};
    // Nothing rests beyond the deadline, whatever the other side looks like.
    if (s.resting) return {PegAction::Cross, {}, std::move(late)};
    if (crossed) return {PegAction::Wait, {}, "past its deadline, and the book is crossed"};
    if (!other) return {PegAction::Wait, {}, "past its deadline, and nobody on the other side"};
    return {PegAction::Cross, *other, std::move(late)};
}

}  // namespace

PegDecision decide(const Peg& peg, core::Side side, const PegSight& s)
{
    const bool buys = side == core::Side::Buy;
    const std::optional<core::Price> own = buys ? s.bid : s.ask;
    const std::optional<core::Price> other = buys ? s.ask : s.bid;
    const PegAction idle = s.resting ? PegAction::Keep : PegAction::Wait;
    const bool crossed = s.bid && s.ask && *s.bid >= *s.ask;
    if (s.now - s.began >= peg.deadline) return atDeadline(peg, s, crossed, other);
    if (!s.tick.isPositive()) return {idle, {}, "the tick is not known"};
    if (crossed)
        return {
            idle, {}, fmt::format("the book is crossed at {} / {}", s.bid->text(), s.ask->text())};
    if (!own) return {idle, {}, "there is no best price to rest at"};
    const bool spent = s.placements > peg.mostMoves;
    if (!s.resting && spent)
        return {idle, {}, fmt::format("was placed {} times already", s.placements)};
    if (!s.resting) return {PegAction::Rest, *own, "rests at the best price"};
    const std::int64_t away = (*own - *s.resting).abs().mantissa();
    if (away < s.tick.mantissa() * std::max(1, peg.repegTicks))
        return {PegAction::Keep, {}, "within reach of the best price"};
    if (spent)
        return {PegAction::Keep, {}, fmt::format("has moved {} times already", peg.mostMoves)};
    if (s.now - s.placed < peg.moveEvery) return {PegAction::Keep, {}, "has moved a moment ago"};
    return {PegAction::Repeg, *own,
            fmt::format("the best price is {} ticks away", away / s.tick.mantissa())};
}

std::optional<core::Price> touchOfOthers(std::span<const market::Level> levels,
                                         std::optional<core::Price> resting, core::Quantity left)
{
    for (const market::Level& level : levels)
        if (!resting || level.price != *resting || level.size > left) return level.price;
    return std::nullopt;
}

}  // namespace ballast::execution
