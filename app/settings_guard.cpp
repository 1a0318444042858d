#include "app/settings_guard.h"

#include "app/settings_reader.h"

namespace ballast::app {
namespace {

using guard::Bounds;
using guard::Limits;

/// A tripwire's two keys, "<name>_caution" and "<name>_halt".
struct Pair {
    const char* name;
    Bounds Limits::* bounds;
    double low, high;
    bool below = false;  ///< HALT is below CAUTION
};
constexpr Pair kPairs[] = {
    {"feed_gaps", &Limits::feedGaps, 2, 100'000},
    {"feed_least_s", &Limits::feedLeastS, 0.1, 3'600},
    {"index_gaps", &Limits::indexGaps, 2, 100'000},
    {"index_least_s", &Limits::indexLeastS, 0.1, 3'600},
    {"crossed_s", &Limits::crossedS, 0, 3'600},
    {"mark_index", &Limits::markIndex, 0.0001, 1},
    {"mid_index", &Limits::midIndex, 0.0001, 1},
    {"depth", &Limits::depth, 0, 1, true},
    {"volatility", &Limits::volatility, 1, 1'000},
    {"errors", &Limits::errors, 0, 10'000},
    {"margin_use", &Limits::marginUse, 0.05, 1},
    {"cost_per_day_usd", &Limits::costPerDay, 1, 1e9},
    {"trades_per_hour", &Limits::tradesPerHour, 1, 10'000},
    {"feedback", &Limits::feedback, 0.01, 1},
};

struct Single {
    const char* key;
    double Limits::* value;
    double low, high;
};
constexpr Single kSingles[] = {
    {"depth_half_life_days", &Limits::depthHalfLifeDays, 0.01, 90},
    {"impact_horizon_s", &Limits::impactHorizonS, 1, 600},
    {"impact_t", &Limits::impactT, 1, 20},
    {"impact_times", &Limits::impactTimes, 1, 100},
    {"impact_usd_per_coin", &Limits::impactUsdPerCoin, 0, 1e6},
    {"crowding", &Limits::crowding, 0.05, 1},
    {"feedback_reference", &Limits::feedbackReference, 0, 0.95},
    {"band_factor", &Limits::bandFactor, 1, 10},
    {"cooldown_factor", &Limits::cooldownFactor, 1, 100},
    {"release", &Limits::release, 0.1, 1},
};

void readPair(const SettingsReader& in, const Pair& pair, Limits& limits, const std::string& where,
              std::vector<std::string>& problems)
{
    const std::string caution = std::string{pair.name} + "_caution",
                      halt = std::string{pair.name} + "_halt";
    Bounds read = limits.*pair.bounds;
    in.number(caution, read.caution, pair.low, pair.high);
    in.number(halt, read.halt, pair.low, pair.high);
    if (pair.below ? read.halt <= read.caution : read.caution <= read.halt)
        limits.*pair.bounds = read;
    else
        problems.push_back(fmt::format(
            "{}: key \"{}\" is {} and \"{}\" is {}, expected HALT {} CAUTION; the default holds.",
            where, caution, read.caution, halt, read.halt, pair.below ? "not above" : "not below"));
}

void readOne(const toml::table& table, const std::string& where, Limits& limits,
             std::vector<std::string>& problems)
{
    const SettingsReader in{table, where, problems};
    for (const Pair& pair : kPairs) readPair(in, pair, limits, where, problems);
    for (const Single& one : kSingles) in.number(one.key, limits.*one.value, one.low, one.high);
    in.whole("least_trades", limits.leastTrades, 3, 100'000);
    in.seconds("dwell_s", limits.dwell, 1, 86'400);
    for (const auto& [key, node] : table) {
        const std::string_view name = key.str();
        bool known = node.is_table() || name == "least_trades" || name == "dwell_s";
        for (const Pair& pair : kPairs)
            known = known || name == std::string{pair.name} + "_caution" ||
                    name == std::string{pair.name} + "_halt";
        for (const Single& one : kSingles) known = known || name == one.key;
        if (!known)
            problems.push_back(
                fmt::format("{}: key \"{}\" is not known; it was ignored.", where, name));
    }
}

}  // namespace

guard::Settings readGuards(const toml::table& root, const std::string& file,
                           std::vector<std::string>& problems)
{
    guard::Settings out;
    const auto* all = sectionOf(root, {}, "guard", file, problems);
    if (!all) return out;
    readOne(*all, file + ": [guard]", out.all, problems);
    for (const auto& [key, node] : *all) {
        const auto* own = node.as_table();
        if (!own) continue;
        const std::string where = fmt::format("{}: [guard.{}]", file, key.str());
        if (!core::Currency::fits(key.str())) {
            problems.push_back(where + " is not the name of an underlying; it was ignored.");
            continue;
        }
        Limits limits = out.all;
        readOne(*own, where, limits, problems);
        for (const auto& [inner, value] : *own)
            if (value.is_table())
                problems.push_back(
                    fmt::format("{}: key \"{}\" is a section, expected a number; it "
                                "was ignored.",
                                where, inner.str()));
        out.own[core::Currency{key.str()}] = limits;
    }
    return out;
}

}  // namespace ballast::app
