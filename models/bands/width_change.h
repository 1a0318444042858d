#pragma once

#include "models/bands/live_band.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ballast::bands {

/// What a live band's width is made of at one refresh.
struct WidthDrivers {
    Inputs inputs;          ///< its `cost` is not read: it is made of the three below
    double fee = 0;         ///< fraction of the notional
    double slippage = 0;    ///< the same, as it usually is
    double factor = 1;      ///< of the slippage, by the regime
    double half = 0;        ///< coin: what the formula asks for
    std::string sigmaName;  ///< "implied vol"
    std::string regime;     ///< "spread x1.6 its median"; empty: as usual
    double cost() const { return fee + slippage * factor; }
    Inputs costed() const
    {
        Inputs in = inputs;
        in.cost = cost();
        return in;
    }
};

/// What moved a width.
enum class Driver : std::uint8_t {
    None,  ///< nothing worth telling
    Price,
    Gamma,
    Volatility,
    Cost,    ///< fee and usual slippage
    Regime,  ///< spread, depth or volatility away from their medians
    Aversion,
    Found,       ///< the first width
    Change,      ///< at most a quarter a refresh
    Lot,         ///< the floor
    Mandate,     ///< the trader's ceiling
    Settlement,  ///< held in the half hour before an expiry
    Gone,        ///< the formula does not hold: the band as written
};
std::string_view text(Driver driver);
inline constexpr std::size_t kParts = 6;  ///< Price ... Aversion

/// The formula's half width, coin; absent where it does not hold.
using WidthFormula = std::optional<double> (*)(const Inputs& inputs);

/// What each driver adds to the width, in coin, replaced one after another in the order of Driver;
/// together they are `after.half` less `before.half`. Absent where the formula does not hold on the
/// way.
std::optional<std::array<double, kParts>> widthParts(const WidthDrivers& before,
                                                     const WidthDrivers& after,
                                                     WidthFormula formula);

/// Why a half width is another than it was.
struct WidthChange {
    Driver driver = Driver::None;  ///< the bound that holds it, else the largest part
    std::array<double, kParts> parts{};
    std::string sentence;  ///< "Band 2.10 -> 2.31: realised vol 48.0 -> 55.0 %, spread x1.6 its
                           ///< median"
    bool operator==(const WidthChange&) const = default;
};
/// From `widthBefore` under `before` to `widthAfter` under `after`, in coin; `bound` is what held
/// the latter.
WidthChange widthChange(double widthBefore, const WidthDrivers& before, double widthAfter,
                        const WidthDrivers& after, Bound bound, WidthFormula formula);
/// "Band 1.00 by Whalley-Wilmott: gamma -1.42 per 1 %, implied vol 55.0 %, cost 5.11 bp".
WidthChange firstWidth(double width, const WidthDrivers& drivers, Bound bound,
                       std::string_view rule);

}  // namespace ballast::bands
