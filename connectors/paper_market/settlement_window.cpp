#include "connectors/paper_market/settlement_window.h"

#include <cmath>

namespace ballast::paper_market {

Outlook outlookAt(const UnderlyingState& state, const SettlementWindow& window, core::Time now,
                  core::Time expiry, core::Duration step)
{
    Outlook o;
    o.years = core::years(expiry - now);
    o.forward = state.index * std::exp(state.basisPerYear * o.years);
    const double windowYears = core::years(kSettlementWindow);
    if (o.years > windowYears) {
        // Averaging over the last half hour leaves a third of that half hour's variance.
        o.varianceYears = o.years - windowYears * 2 / 3;
        return o;
    }
    // Inside it, part of the delivery price is known and the rest is the average of what comes.
    const double known = static_cast<double>(window.count);
    const double open = core::seconds(expiry - now) / core::seconds(step);
    o.forward = (window.sum + open * o.forward) / (known + open);
    o.open = open / (known + open);
    o.varianceYears = o.years / 3 * o.open * o.open;
    return o;
}

}  // namespace ballast::paper_market
