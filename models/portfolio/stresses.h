#pragma once

#include "models/portfolio/scenario.h"

#include <string>
#include <vector>

namespace ballast::portfolio {

enum class StressKind : std::uint8_t {
    History,       ///< spot moves that were recorded; what volatility did with them is assumed
    Hypothetical,  ///< made up, to be comparable from day to day
    Own,           ///< from the settings file
};
std::string_view text(StressKind kind);

/// One named state of the world.
struct Stress {
    struct Spot {
        core::Currency underlying;
        double move = 0;  ///< fraction, > -1
        bool operator==(const Spot&) const = default;
    };

    std::string name;
    StressKind kind = StressKind::Hypothetical;
    std::string date;         ///< history: the hour in which the move ended, UTC
    std::string source;       ///< history: what the spot moves were computed from
    std::string note;         ///< what is assumed
    std::vector<Spot> spots;  ///< by underlying
    double otherSpots = 0;    ///< of underlyings not named; history has none
    double volPoints = 0;
    double basis = 0;  ///< futures and perpetuals beyond the spot, fraction
    double days = 0;   ///< how long it takes
    bool operator==(const Stress&) const = default;

    /// Absent where it does not speak of this underlying: what was not recorded is not made up.
    std::optional<ScenarioMove> moveOf(core::Currency underlying, Smile smile) const;
};

/// The worst hour and the worst day of the recorded windows of March 2020, November 2022 and August
/// 2024: falls from one hourly close to another, Bitcoin and Ether. Volatility, not recorded with
/// them, is assumed to rise by kVolPointsPerPercent for each percent of Bitcoin's fall.
std::vector<Stress> recordedStresses();
inline constexpr double kVolPointsPerPercent = 1.5;

/// Spot by 5, 10 and 20 % each way with volatility, a crush and a spike of volatility, a basis that
/// gives way, and a week in which nothing happens. Made up, and named so.
std::vector<Stress> hypotheticalStresses();

/// Recorded, then hypothetical, then one's own.
std::vector<Stress> allStresses(const std::vector<Stress>& own);

/// What is wrong with a stress of one's own, as a sentence; empty: nothing.
std::string problemOf(const Stress& stress);

}  // namespace ballast::portfolio
