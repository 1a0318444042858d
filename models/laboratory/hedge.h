#pragma once

#include "models/rebalance/policy.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace ballast::laboratory {

/// When a hedge is made.
enum class Trigger : std::uint8_t {
    Clock,           ///< at every check, to the target
    Leland,          ///< at every check, to the delta at Leland's volatility for that interval
    Band,            ///< outside a fixed half width in coin
    Move,            ///< after the price moved by a fraction since the last hedge, to the target
    WhalleyWilmott,  ///< outside Whalley and Wilmott's half width
    Zakamouline,     ///< outside Zakamouline's half width around his delta
    Desk,            ///< whenever a policy of the desk asks; not in studies
};
/// "clock", "leland", "band", "move", "whalley-wilmott", "zakamouline",
/// "desk".
std::string_view text(Trigger trigger);

/// One rule of hedging, as it is tried.
struct Hedge {
    Trigger trigger = Trigger::Band;
    std::uint32_t every = 1;      ///< looked at each so many steps of the market
    double below = 0, above = 0;  ///< Band: coin under and over the target
    rebalance::HedgeTo hedgeTo = rebalance::HedgeTo::Target;
    double ratio = 0.5;       ///< of HedgeTo::Ratio
    double move = 0;          ///< Move: fraction
    double riskAversion = 0;  ///< WhalleyWilmott, Zakamouline: 1/USD
    std::shared_ptr<const rebalance::Policy> policy = nullptr;  ///< Desk
    bool operator==(const Hedge&) const = default;
};

/// The rule's band around a residual delta of 0, in coin; `halfWidth` where it is worked out anew.
inline rebalance::FixedBand bandOf(const Hedge& hedge, double halfWidth)
{
    rebalance::FixedBand band;
    const bool fixed = hedge.trigger == Trigger::Band;
    band.below = fixed ? hedge.below : halfWidth;
    band.above = fixed ? hedge.above : halfWidth;
    band.hedgeTo = hedge.hedgeTo;
    band.ratio = hedge.ratio;
    return band;
}

}  // namespace ballast::laboratory
