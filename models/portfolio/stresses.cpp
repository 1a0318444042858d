#include "models/portfolio/stresses.h"

#include "models/core/text.h"

#include <algorithm>
#include <cmath>

namespace ballast::portfolio {
namespace {

struct Recorded {
    const char* name;
    const char* ended;
    const char* source;
    double bitcoin, ether;
    double days;
};
constexpr const char* kMarch = "hourly closes, 8 to 16 March 2020";
constexpr const char* kNovember = "hourly closes, 5 to 14 November 2022";
constexpr const char* kAugust = "hourly closes, 2 to 7 August 2024";
constexpr Recorded kRecorded[] = {
    {"12 Mar 2020, hour", "2020-03-12 10:00", kMarch, -0.1821, -0.2087, 1.0 / 24},
    {"12 Mar 2020, day", "2020-03-13 01:00", kMarch, -0.4645, -0.4778, 1},
    {"8 Nov 2022, hour", "2022-11-08 17:00", kNovember, -0.0505, -0.0700, 1.0 / 24},
    {"8 Nov 2022, day", "2022-11-09 16:00", kNovember, -0.1613, -0.2403, 1},
    {"5 Aug 2024, hour", "2024-08-05 00:00", kAugust, -0.0342, -0.0821, 1.0 / 24},
    {"5 Aug 2024, day", "2024-08-05 12:00", kAugust, -0.1844, -0.2378, 1},
};

struct Hypothetical {
    const char* name;
    double spot, volPoints, basis, days;
};
constexpr Hypothetical kHypothetical[] = {
    {"Spot −5 %, vol +5", -0.05, 5, 0, 0},    {"Spot −10 %, vol +10", -0.10, 10, 0, 0},
    {"Spot −20 %, vol +25", -0.20, 25, 0, 0}, {"Spot −10 %, vol −5", -0.10, -5, 0, 0},
    {"Spot +5 %, vol −3", 0.05, -3, 0, 0},    {"Spot +10 %, vol +5", 0.10, 5, 0, 0},
    {"Spot +20 %, vol +15", 0.20, 15, 0, 0},  {"Vol crush, −15", 0, -15, 0, 0},
    {"Vol spike, +20", 0, 20, 0, 0},          {"Basis gives way, −3 %", 0, 0, -0.03, 0},
    {"Basis blows out, +3 %", 0, 0, 0.03, 0}, {"A week, nothing moves", 0, 0, 0, 7},
};

}  // namespace

std::string_view text(StressKind kind)
{
    switch (kind) {
        case StressKind::History: return "Recorded";
        case StressKind::Hypothetical: return "Hypothetical";
        case StressKind::Own: return "Own";
    }
    return "";
}

std::optional<ScenarioMove> Stress::moveOf(core::Currency underlying, Smile smile) const
{
    const auto named = std::ranges::find(spots, underlying, &Spot::underlying);
    if (named == spots.end() && kind == StressKind::History) return std::nullopt;
    const double spot = named == spots.end() ? otherSpots : named->move;
    return ScenarioMove{1 + spot, volPoints, days, basis, VolMove::Points, smile};
}

std::vector<Stress> recordedStresses()
{
    std::vector<Stress> out;
    for (const Recorded& r : kRecorded) {
        Stress stress;
        stress.name = r.name;
        stress.kind = StressKind::History;
        stress.date = r.ended;
        stress.source = r.source;
        stress.spots = {{"BTC", r.bitcoin}, {"ETH", r.ether}};
        stress.volPoints = std::round(-100 * r.bitcoin * kVolPointsPerPercent);
        stress.note = std::string{"The worst "} + (r.days < 1 ? "hour" : "day") +
                      " of the recorded window. Volatility +" + core::number(stress.volPoints, 0) +
                      " points is an assumption: " + core::number(kVolPointsPerPercent, 1) +
                      " for each percent of Bitcoin's fall.";
        stress.days = r.days;
        out.push_back(std::move(stress));
    }
    return out;
}

std::vector<Stress> hypotheticalStresses()
{
    std::vector<Stress> out;
    for (const Hypothetical& h : kHypothetical) {
        Stress stress;
        stress.name = h.name;
        stress.note = "Made up.";
        if (h.basis != 0)
            stress.note =
                "Made up. Futures and perpetuals part from the spot; options keep their forwards.";
        stress.otherSpots = h.spot;
        stress.volPoints = h.volPoints;
        stress.basis = h.basis;
        stress.days = h.days;
        out.push_back(std::move(stress));
    }
    return out;
}

std::vector<Stress> allStresses(const std::vector<Stress>& own)
{
    std::vector<Stress> all = recordedStresses();
    for (const auto& more : {hypotheticalStresses(), own})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::string problemOf(const Stress& stress)
{
    const auto within = [](double v, double low, double high) { return v >= low && v <= high; };
    if (stress.name.empty() || stress.name.size() > 60)
        return "A stress has a name of 1 to 60 characters.";
    if (!within(stress.otherSpots, -0.95, 5)) return "spot is a number from -0.95 to 5.";
    if (!within(stress.volPoints, -300, 300)) return "vol_points is a number from -300 to 300.";
    if (!within(stress.basis, -0.5, 0.5)) return "basis is a number from -0.5 to 0.5.";
    if (!within(stress.days, 0, 365)) return "days is a number from 0 to 365.";
    return {};
}

}  // namespace ballast::portfolio
