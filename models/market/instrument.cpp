#include "models/market/instrument.h"

#include "models/core/assert.h"

#include <algorithm>

namespace ballast::market {

core::Price TickTable::tickAt(core::Price price) const
{
    core::Price tick = base;
    for (const Step& step : steps)
        if (price > step.above) tick = step.tick;
    BALLAST_ASSERT(tick.isPositive());
    return tick;
}

core::Price TickTable::roundDown(core::Price price) const
{
    // Steps need not begin on a multiple of their own tick: rounding down may then fall below the
    // step, where finer ticks reach closer.
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (price <= step->above) continue;
        const core::Price down = price.floorTo(step->tick);
        if (down > step->above) return down;
        price = step->above;
    }
    return price.floorTo(base);
}

core::Price TickTable::roundUp(core::Price price) const
{
    // Rounding up may leave the step; the answer is then the first price that the next one allows.
    core::Price tick = base;
    for (const Step& step : steps) {
        const core::Price up = price.ceilTo(tick);
        if (up <= step.above) return up;
        price = std::max(price, step.above + core::Price::fromMantissa(1));
        tick = step.tick;
    }
    return price.ceilTo(tick);
}

double Instrument::yearsToExpiry(core::Time now) const
{
    return expiry ? std::max(0.0, core::years(*expiry - now)) : 0.0;
}

double coinAmount(const Instrument& instrument, double size, double price)
{
    BALLAST_ASSERT(price > 0);
    return instrument.sizedInUsd() ? size / price : size;
}

double usdNotional(const Instrument& instrument, double size, double price)
{
    return instrument.sizedInUsd() ? size : size * price;
}

std::string_view text(Kind kind)
{
    switch (kind) {
        case Kind::Option: return "option";
        case Kind::Future: return "future";
        case Kind::Perpetual: return "perpetual";
        case Kind::Spot: return "spot";
    }
    return "";
}

std::string_view text(OptionType type) { return type == OptionType::Call ? "call" : "put"; }

std::string_view text(InstrumentState state)
{
    switch (state) {
        case InstrumentState::Open: return "open";
        case InstrumentState::Settling: return "settling";
        case InstrumentState::Locked: return "locked";
        case InstrumentState::Halted: return "halted";
        case InstrumentState::Closed: return "closed";
    }
    return "";
}

}  // namespace ballast::market
