#pragma once

#include "models/core/ids.h"
#include "models/core/time.h"

#include <optional>
#include <string>

namespace ballast::margin {

// What is shown and judged of the margin of a trade: plain numbers, no computation.

/// Stands for "no equity is left": 10 000 %.
inline constexpr double kNothingLeft = 100;
/// Maintenance over equity, at most kNothingLeft.
constexpr double useOf(double maintenanceUsd, double equityUsd)
{
    if (maintenanceUsd <= 0 && equityUsd >= 0) return 0;
    if (equityUsd <= 0 || maintenanceUsd > kNothingLeft * equityUsd) return kNothingLeft;
    return maintenanceUsd / equityUsd;
}

/// How far the spot may move before a pool's equity falls to its maintenance margin, volatility
/// standing still.
struct Liquidation {
    bool reached = false;        ///< it has, now
    std::optional<double> down;  ///< fraction, < 0; none: not before -95 %
    std::optional<double> up;    ///< fraction, > 0; none: not before +500 %
    /// The nearer of the two; none: there is none in range, or it is reached.
    std::optional<double> nearest() const
    {
        if (reached) return std::nullopt;
        if (!down || !up) return down ? down : up;
        return -*down <= *up ? down : up;
    }
    bool operator==(const Liquidation&) const = default;
};

/// The book of one underlying as it stands, or would stand. Money in USD, by our model.
struct Figures {
    double equityUsd = 0;  ///< of the pool that uses most of its equity
    double initialUsd = 0;
    double maintenanceUsd = 0;
    double use = 0;     ///< its maintenance over its equity
    double legUse = 0;  ///< the same of the pool the first leg is settled in; 0: there is no leg
    Liquidation liquidation;
    double worstUse = 0;        ///< over the stress grid, of the pool it is worst for
    double worstSpotMove = 0;   ///< where: fraction of the spot
    double worstVolMove = 0;    ///< where: fraction of each volatility
    double worstEquityUsd = 0;  ///< least equity of all pools together over the grid
    bool operator==(const Figures&) const = default;
};

/// What the venue said of the same trade.
struct VenueMargin {
    core::Time askedAt{};  ///< 0: it was not asked
    core::Time at{};       ///< 0: it has not answered
    double use = 0;        ///< maintenance over equity after
    std::string problem;   ///< why there is no number
    bool operator==(const VenueMargin&) const = default;
};

/// What a proposal carries of its margin.
struct MarginView {
    bool known = false;
    std::string why;  ///< why it is not known, a sentence
    Figures before, after;
    Figures worstOrder;           ///< the part of the legs after which the stress is worst
    std::string worstOrderWords;  ///< which part: "BTC-PERPETUAL alone"; empty: all or nothing
    double sigmaDaily = 0;        ///< one day's standard deviation of the spot, a fraction
    bool sigmaAssumed = false;    ///< there is no smile to read it off
    double spot = 0;              ///< USD per coin
    int leftOut = 0;              ///< positions without a value, in no figure
    std::string model;            ///< by which the first leg's account is judged, in words
    core::Time ratesAsOf{};
    core::Time at{};       ///< when it was computed
    bool refused = false;  ///< not known, for the model says nothing of what is traded or held
    VenueMargin venue;
    /// A move in days' standard deviations, unsigned.
    double sigmas(double move) const
    {
        return sigmaDaily > 0 ? (move < 0 ? -move : move) / sigmaDaily : 0;
    }
    bool operator==(const MarginView&) const = default;
};

}  // namespace ballast::margin
