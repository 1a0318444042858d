#pragma once

#include "connectors/paper_market/random.h"
#include "connectors/paper_market/scenario.h"
#include "connectors/paper_market/vol_surface.h"
#include "models/core/ids.h"

#include <array>
#include <cstdint>

namespace ballast::paper_market {

/// One tick of simulated time: everything random in the market happens on this grid, so that the
/// same seed gives the same market however often it is looked at.
inline constexpr core::Duration kStep = std::chrono::milliseconds{100};

inline constexpr std::size_t kUnderlyings = 2;

/// What distinguishes one underlying from another: level, calm volatility, smile.
struct UnderlyingProfile {
    core::Currency currency;
    double spot = 0;            ///< around which a seed's opening price lies, USD
    double calmVolatility = 0;  ///< annualised
    double longVolatility = 0;  ///< of the far end of the surface
    double rho = 0, eta = 0;    ///< smile, see VolSurface
    double basisPerYear = 0;    ///< of dated futures over spot
};
const std::array<UnderlyingProfile, kUnderlyings>& underlyingProfiles();

/// One underlying at one instant.
struct UnderlyingState {
    double index = 0;         ///< USD per coin
    double volatility = 0;    ///< instantaneous, annualised; what the short end of the surface pays
    double premium = 0;       ///< perpetual over index, fraction
    double funding8h = 0;     ///< fraction per 8 hours, > 0: longs pay
    double basisPerYear = 0;  ///< of dated futures
    double stress = 1;        ///< volatility over calm volatility: thins books, widens spreads
    VolSurface::Parameters surface;
};

/// Jumping prices with stochastic volatility for BTC and ETH together. Each log price has a
/// diffusive part whose volatility is the exponential of a fast and a slow Ornstein-Uhlenbeck
/// process (correlated with the price: falls raise it), jumps that hit both, a drift or a pull back
/// by scenario, and a short-lived noise that makes an index tick.
///
/// One step is `step` long. The same process in longer steps is another sample of the same law, as
/// far as volatility and the scenario's script stand still within a step: right for a minute, which
/// is what a year is walked in.
class SpotProcess {
public:
    SpotProcess(std::uint64_t seed, Scenario scenario, core::Duration step = kStep);

    /// Moves by one step.
    void step();
    const UnderlyingState& state(std::size_t underlying) const { return m_states[underlying]; }
    std::uint64_t steps() const { return m_step; }

private:
    /// An Ornstein-Uhlenbeck process around zero with stationary deviation 1, one step of it:
    /// x -> keep x + kick z.
    struct Reversion {
        double keep, kick;
        Reversion(double halfLifeS, double stepS);
        double next(double x, double deviation, double shock) const;
    };
    struct Path {
        double logPrice = 0, anchor = 0;  // without the micro-moves
        double noise = 0, fastVol = 0, slowVol = 0, premium = 0, premiumAverage = 0, basis = 0;
    };
    /// What a scenario imposes at this moment, beyond its standing profile.
    struct Script {
        double volatility = 1;    // times the profile's
        double driftPerStep = 0;  // of the log price
        double jumpChance = 0;    // per step, beyond the profile's
        double jumpMean = 0, jumpSize = 0;
    };

    double stepsPerHour() const { return 3600 / m_stepS; }
    Script scriptNow();
    Script crashNow() const;
    void moveVolatility(std::size_t u, double shock);
    void movePrice(std::size_t u, double shock, const Script& script, double jump);
    void moveFunding(std::size_t u);
    void publish(std::size_t u, const Script& script);

    double m_stepS, m_stepYears, m_rootStepYears;
    Reversion m_fast, m_slow, m_noise, m_premium;
    Scenario m_scenario;
    ScenarioProfile m_profile;
    Random m_random;
    std::array<Path, kUnderlyings> m_paths;
    std::array<UnderlyingState, kUnderlyings> m_states;
    double m_direction = 1;  // of trends and the first gap
    std::uint64_t m_step = 0;
    std::uint64_t m_nextGap = 0;  // step of the next scripted gap
};

}  // namespace ballast::paper_market
