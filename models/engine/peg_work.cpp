#include "models/engine/peg_work.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::engine {

execution::PegSight sightOf(const PegWork& work, const market::Book& book, core::Price tick,
                            const orders::Order* resting, core::Time now)
{
    execution::PegSight s;
    std::optional<core::Price> own;
    core::Quantity left;
    if (resting) {
        own = resting->intent.limit;
        left = resting->remaining();
    }
    const bool buys = resting && resting->intent.side == core::Side::Buy;
    const bool sells = resting && !buys;
    if (book.usable()) {
        s.bid = execution::touchOfOthers(book.bids(), buys ? own : std::nullopt, left);
        s.ask = execution::touchOfOthers(book.asks(), sells ? own : std::nullopt, left);
    }
    s.tick = tick;
    s.resting = own;
    s.placements = work.placements;
    s.placed = work.placed;
    s.began = work.began;
    s.now = now;
    return s;
}

std::string restingText(const PegWork& work, const execution::Peg& peg, const orders::Order& order,
                        core::Time now)
{
    const core::Duration left = std::max(core::Duration::zero(), work.began + peg.deadline - now);
    const auto decimals =
        order.remaining().isMultipleOf(core::Quantity::fromMantissa(1'000'000'000)) ? 0 : 3;
    return fmt::format(
        "resting {} at {} · {} s to deadline", core::number(order.remaining().toDouble(), decimals),
        order.intent.limit.text(), std::chrono::ceil<std::chrono::seconds>(left).count());
}

}  // namespace ballast::engine
