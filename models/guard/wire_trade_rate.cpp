#include "models/guard/tripwire.h"

namespace ballast::guard {

Tripwire tradeRate(const Picture& p, const Limits& limits, const Tripwire& before)
{
    return judged(Wire::TradeRate, p.trades, limits.tradesPerHour, limits, before);
}

}  // namespace ballast::guard
