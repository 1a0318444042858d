#include "models/review/shortfall.h"

#include <algorithm>
#include <cstddef>

namespace ballast::review {
namespace {

constexpr double kBp = 1e4;

}  // namespace

Shortfall shortfall(const ShortfallOrder& order, std::span<const ShortfallFill> fills)
{
    Shortfall out;
    if (!(order.target > 0) || !(order.decisionMid > 0)) return out;
    const double s = core::sign(order.side);
    double paid = 0, throughMid = 0;
    for (const ShortfallFill& fill : fills) {
        out.filled += fill.quantity;
        paid += fill.quantity * fill.price;
        out.timing += s * fill.quantity * (fill.mid - order.arrivalMid);
        out.spread += fill.quantity * fill.halfSpread;
        throughMid += s * fill.quantity * (fill.price - fill.mid);
        out.fees += fill.fee;
    }
    if (out.filled > 0) out.averagePrice = paid / out.filled;
    out.delay = s * out.filled * (order.arrivalMid - order.decisionMid);
    out.impact = throughMid - out.spread;
    out.opportunity = s * (order.target - out.filled) * (order.endMid - order.decisionMid);
    out.total = s * (paid - out.filled * order.decisionMid) + out.opportunity + out.fees;
    out.totalBp = out.total / (order.target * order.decisionMid) * kBp;
    out.arrivalBp = slippageBp(order.side, out.averagePrice, order.arrivalMid);
    return out;
}

double slippageBp(core::Side side, double averagePrice, double benchmark)
{
    if (!(averagePrice > 0) || !(benchmark > 0)) return 0;
    return core::sign(side) * (averagePrice - benchmark) / benchmark * kBp;
}

double vwap(std::span<const double> prices, std::span<const double> volumes)
{
    double value = 0, volume = 0;
    for (std::size_t i = 0; i < std::min(prices.size(), volumes.size()); ++i) {
        value += prices[i] * volumes[i];
        volume += volumes[i];
    }
    return volume > 0 ? value / volume : 0;
}

double twap(std::span<const double> prices)
{
    double sum = 0;
    for (const double price : prices) sum += price;
    return prices.empty() ? 0 : sum / static_cast<double>(prices.size());
}

double markOutBp(core::Side side, double price, double midLater)
{
    if (!(price > 0) || !(midLater > 0)) return 0;
    return core::sign(side) * (midLater - price) / price * kBp;
}

}  // namespace ballast::review
