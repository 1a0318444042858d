#include "connectors/paper_market/spot_process.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper_market {
namespace {

constexpr double kYearS = 31'536'000.0;

constexpr double kSpotCorrelation = 0.82;  // BTC with ETH
constexpr double kVolCorrelation = 0.75;
constexpr double kLeverage = -0.35;  // price with its own volatility
constexpr double kFastHalfLifeS = 600;
constexpr double kSlowHalfLifeS = 36'000;
constexpr double kNoiseHalfLifeS = 1.5;
constexpr double kPremiumHalfLifeS = 240;
constexpr double kSurfaceHalfLifeYears = 25.0 / 365;

double mixed(double common, double own, double correlation)
{
    return correlation * common + std::sqrt(1 - correlation * correlation) * own;
}

}  // namespace

const std::array<UnderlyingProfile, kUnderlyings>& underlyingProfiles()
{
    static const std::array<UnderlyingProfile, kUnderlyings> kProfiles{{
        {"BTC", 70'000, 0.40, 0.47, -0.18, 0.88, 0.034},
        {"ETH", 2'060, 0.56, 0.68, -0.12, 0.93, 0.030},
    }};
    return kProfiles;
}

SpotProcess::Reversion::Reversion(double halfLifeS, double stepS)
    : keep(std::exp2(-stepS / halfLifeS)), kick(std::sqrt(1 - keep * keep))
{
}

double SpotProcess::Reversion::next(double x, double deviation, double shock) const
{
    return settled(keep * x + kick * deviation * shock);
}

SpotProcess::SpotProcess(std::uint64_t seed, Scenario scenario, core::Duration step)
    : m_stepS(core::seconds(step)),
      m_stepYears(m_stepS / kYearS),
      m_rootStepYears(std::sqrt(m_stepYears)),
      m_fast(kFastHalfLifeS, m_stepS),
      m_slow(kSlowHalfLifeS, m_stepS),
      m_noise(kNoiseHalfLifeS, m_stepS),
      m_premium(kPremiumHalfLifeS, m_stepS),
      m_scenario(scenario),
      m_profile(profileOf(scenario)),
      m_random(hashOf(seed, static_cast<std::uint64_t>(scenario)))
{
    m_direction = m_random.uniform() < 0.5 ? -1 : 1;
    const double common = m_random.normal();
    for (std::size_t u = 0; u < kUnderlyings; ++u) {
        Path& path = m_paths[u];
        const double level =
            underlyingProfiles()[u].spot * (1 + 0.01 * common + 0.005 * m_random.normal());
        path.logPrice = path.anchor = settled(std::log(level));
        path.slowVol = settled(0.4 * m_profile.volOfVol * m_random.normal());
        path.basis = settled(m_random.normal());
        path.premium = settled(0.3 * m_random.normal());
    }
    m_nextGap = static_cast<std::uint64_t>((20 + 30 * m_random.uniform()) / m_stepS);
    const Script script = scriptNow();
    for (std::size_t u = 0; u < kUnderlyings; ++u) publish(u, script);
}

SpotProcess::Script SpotProcess::crashNow() const
{
    // A cycle of four hours: thirty seconds of quiet, fifteen minutes down, a partial rebound while
    // volatility dies away over the rest.
    constexpr double kCycleS = 4 * 3600, kQuietS = 30, kFallS = 900, kReboundS = 1800;
    const double t = std::fmod(static_cast<double>(m_step) * m_stepS, kCycleS);
    Script script;
    if (t < kQuietS) return script;
    if (t < kQuietS + kFallS) {
        script.volatility = 1 + 2.4 * std::min(1.0, (t - kQuietS) / 60);
        script.driftPerStep = -0.09 / (kFallS / m_stepS);
        script.jumpChance = 20 / stepsPerHour();
        script.jumpMean = -0.005;
        script.jumpSize = 0.004;
        return script;
    }
    const double after = t - kQuietS - kFallS;
    script.volatility = 1 + 2.4 * std::exp2(-after / 2400);
    if (after < kReboundS) script.driftPerStep = 0.045 / (kReboundS / m_stepS);
    return script;
}

SpotProcess::Script SpotProcess::scriptNow()
{
    if (m_scenario == Scenario::Crash) return crashNow();
    Script script;
    if (m_scenario == Scenario::Trend)
        script.driftPerStep = m_direction * m_profile.driftPerHour / stepsPerHour();
    if (m_scenario == Scenario::Gap && m_step >= m_nextGap) {
        script.jumpChance = 1;
        script.jumpMean = m_direction * (0.02 + 0.03 * m_random.uniform());
        m_nextGap = m_step + static_cast<std::uint64_t>((240 + 900 * m_random.uniform()) / m_stepS);
        m_direction = m_random.uniform() < 0.6 ? -1 : 1;
    }
    return script;
}

void SpotProcess::step()
{
    ++m_step;
    const Script script = scriptNow();
    double jump = 0;
    const double jumpDraw = m_random.uniform();
    const double size = m_random.normal();
    const double standing = m_profile.jumpsPerHour / stepsPerHour();
    if (jumpDraw < script.jumpChance)
        jump = script.jumpMean + script.jumpSize * size;
    else if (jumpDraw < script.jumpChance + standing)
        jump = m_profile.jumpSize * size;

    const double commonSpot = m_random.normal();
    const double commonVol = m_random.normal();
    for (std::size_t u = 0; u < kUnderlyings; ++u) {
        const double own = m_random.normal();
        const double spotShock = u == 0 ? commonSpot : mixed(commonSpot, own, kSpotCorrelation);
        const double volShock = mixed(commonVol, m_random.normal(), kVolCorrelation);
        moveVolatility(u, mixed(spotShock, volShock, kLeverage));
        // The smaller coin follows the larger one's jumps with some more.
        movePrice(u, spotShock, script, u == 0 ? jump : 1.2 * jump);
        moveFunding(u);
        publish(u, script);
    }
}

void SpotProcess::moveVolatility(std::size_t u, double shock)
{
    Path& path = m_paths[u];
    path.fastVol = m_fast.next(path.fastVol, 0.7 * m_profile.volOfVol, shock);
    path.slowVol = m_slow.next(path.slowVol, 0.7 * m_profile.volOfVol, shock);
}

void SpotProcess::movePrice(std::size_t u, double shock, const Script& script, double jump)
{
    Path& path = m_paths[u];
    const double sigma = m_states[u].volatility;
    double move = sigma * m_rootStepYears * shock - sigma * sigma / 2 * m_stepYears +
                  script.driftPerStep + jump;
    if (m_profile.anchorHalfLifeS > 0) {
        const double pull = std::log(2.0) / m_profile.anchorHalfLifeS * m_stepS;
        move -= pull * (path.logPrice - path.anchor);
        path.anchor = settled(path.anchor + pull / 6 * (path.logPrice - path.anchor));
    }
    path.logPrice = settled(path.logPrice + move);
    // A jump is news, and news is followed by movement.
    if (jump != 0) path.fastVol = settled(std::min(1.2, path.fastVol + 12 * std::abs(jump)));
    path.noise = m_noise.next(path.noise, m_profile.microMove, m_random.normal());
}

void SpotProcess::moveFunding(std::size_t u)
{
    Path& path = m_paths[u];
    path.premium = m_premium.next(path.premium, 1, m_random.normal());
    path.basis = m_slow.next(path.basis, 1, m_random.normal());
    const double premium = m_states[u].premium;
    path.premiumAverage =
        settled(path.premiumAverage + (premium - path.premiumAverage) * m_stepS / 3600);
}

void SpotProcess::publish(std::size_t u, const Script& script)
{
    const UnderlyingProfile& profile = underlyingProfiles()[u];
    const Path& path = m_paths[u];
    UnderlyingState& s = m_states[u];
    const double vol = std::exp(std::clamp(path.fastVol + path.slowVol, -1.0, 1.3));
    s.volatility = std::clamp(
        profile.calmVolatility * m_profile.volatility * script.volatility * vol, 0.1, 3.5);
    s.index = std::exp(path.logPrice + path.noise);
    s.stress = s.volatility / profile.calmVolatility;
    s.premium = 1e-4 * (path.premium * std::sqrt(s.stress) + 0.4 * path.basis);
    // The venue's rule: the average premium less what lies within 0.025 %.
    s.funding8h = std::max(2.5e-4, path.premiumAverage) + std::min(-2.5e-4, path.premiumAverage);
    s.basisPerYear = profile.basisPerYear * (1 + 0.15 * path.basis);
    // What the next days cost follows the last minutes only in part.
    const double implied = std::exp(std::clamp(0.35 * path.fastVol + path.slowVol, -1.0, 1.3));
    s.surface.shortVolatility =
        profile.calmVolatility * m_profile.volatility * std::pow(script.volatility, 0.7) * implied;
    s.surface.longVolatility = profile.longVolatility * std::pow(s.stress, 0.2);
    s.surface.halfLifeYears = kSurfaceHalfLifeYears;
    // Stress steepens the skew: everybody wants the puts.
    s.surface.rho = profile.rho * std::clamp(std::pow(s.stress, 0.5), 0.7, 1.8);
    s.surface.eta = profile.eta;
}

}  // namespace ballast::paper_market
