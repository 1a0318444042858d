#include "app/settings_triggers.h"

#include <cstdio>
#include <limits>

namespace ballast::app {
namespace {

using rebalance::LiveBandRule;
using rebalance::TriggerRules;

constexpr double kNone = std::numeric_limits<double>::infinity();

/// A trigger by its name in the file, whether it is on, how it is turned off, and the key without
/// which it cannot be on.
struct Named {
    std::string_view name;
    std::string_view needs;
    bool (*isOn)(const TriggerRules&);
    void (*turnOff)(TriggerRules&);
};
constexpr Named kNamed[] = {
    {"price-move", "price_move", [](const TriggerRules& r) { return r.priceMove > 0; },
     [](TriggerRules& r) { r.priceMove = 0; }},
    {"risk-budget", "risk_budget_usd", [](const TriggerRules& r) { return r.riskBudgetUsd > 0; },
     [](TriggerRules& r) { r.riskBudgetUsd = 0; }},
    {"live-band", "live_band",
     [](const TriggerRules& r) { return r.liveBand != LiveBandRule::None; },
     [](TriggerRules& r) { r.liveBand = LiveBandRule::None; }},
    {"leland", "leland_every_s", [](const TriggerRules& r) { return r.leland; },
     [](TriggerRules& r) { r.leland = false; }},
    {"gamma", "gamma_floor, gamma_ceiling or gamma_target",
     [](const TriggerRules& r) { return r.gamma.any(); }, [](TriggerRules& r) { r.gamma = {}; }},
    {"vega", "vega_floor, vega_ceiling or vega_target",
     [](const TriggerRules& r) { return r.vega.any(); }, [](TriggerRules& r) { r.vega = {}; }},
    {"margin", "margin_use or liquidation_distance",
     [](const TriggerRules& r) { return r.marginUse > 0 || r.liquidationDistance > 0; },
     [](TriggerRules& r) { r.marginUse = r.liquidationDistance = 0; }},
    {"funding", "funding_usd_per_day", [](const TriggerRules& r) { return r.fundingUsdPerDay > 0; },
     [](TriggerRules& r) { r.fundingUsdPerDay = 0; }},
};

std::string_view word(bands::VolatilitySource source)
{
    using enum bands::VolatilitySource;
    switch (source) {
        case Implied: return "implied";
        case Realised: return "realised";
        case Larger: return "larger";
        case Regime: break;
    }
    return "regime";
}

std::string allNames()
{
    std::string names;
    for (const Named& named : kNamed)
        names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", named.name);
    return names;
}

/// "07:30" or "07:30:15"; absent when it is no time of day.
std::optional<core::Duration> timeOfDay(const std::string& text)
{
    const auto two = [&](std::size_t at) {
        const bool digits = std::isdigit(static_cast<unsigned char>(text[at])) &&
                            std::isdigit(static_cast<unsigned char>(text[at + 1]));
        return digits ? 10 * (text[at] - '0') + text[at + 1] - '0' : 99;
    };
    const bool seconds = text.size() == 8;
    if ((text.size() != 5 && !seconds) || text[2] != ':' || (seconds && text[5] != ':'))
        return std::nullopt;
    const int h = two(0), m = two(3), s = seconds ? two(6) : 0;
    if (h > 23 || m > 59 || s > 59) return std::nullopt;
    return std::chrono::hours{h} + std::chrono::minutes{m} + std::chrono::seconds{s};
}

void readTimes(const SettingsReader& in, std::vector<core::Duration>& at)
{
    const std::string expected = "a list of times of day in UTC, [\"07:30\", \"16:00\"]";
    const auto texts = in.texts("schedule_at", expected);
    if (!texts) return;
    std::vector<core::Duration> read;
    for (const std::string& text : *texts)
        if (const auto time = timeOfDay(text)) read.push_back(*time);
    if (read.size() != texts->size()) return in.refuse("schedule_at", expected);
    at = std::move(read);
}

/// inf is no limit, so that a file can take away what another one set.
void readLimit(const SettingsReader& in, std::string_view key, std::optional<double>& limit,
               double most)
{
    double value = limit.value_or(kNone);
    in.numberOrInfinity(key, value, -most, most);
    limit = std::isfinite(value) ? std::optional{value} : std::nullopt;
}

/// The list decides alone which are on.
void readNames(const SettingsReader& in, TriggerRules& rules)
{
    const auto names = in.texts("triggers", "a list of " + allNames());
    if (!names) {
        // Without the list an interval of one's own is wish enough.
        if (in.has("leland_every_s")) rules.leland = rules.lelandEvery > core::Duration{0};
        return;
    }
    for (const std::string& name : *names)
        if (std::ranges::find(kNamed, name, &Named::name) == std::end(kNamed))
            return in.refuse("triggers", "a list of " + allNames() + ", not " + core::quoted(name));
    for (const Named& named : kNamed) {
        const bool wished = std::ranges::find(*names, named.name) != names->end();
        if (named.name == "leland") rules.leland = wished;
        if (!wished)
            named.turnOff(rules);
        else if (!named.isOn(rules))
            in.refuse("triggers",
                      fmt::format("{} beside {}", named.needs, core::quoted(named.name)));
    }
}

}  // namespace

void readTriggers(const SettingsReader& in, rebalance::Policy& policy)
{
    TriggerRules& rules = policy.triggers;
    if (const auto points = in.pairs(
            "target_points", "a list of pairs of spot and coin, [[60000, 1.5], [70000, 0]]")) {
        policy.target.points.clear();
        for (const auto& [spot, delta] : *points) policy.target.points.push_back({spot, delta});
    }
    readTimes(in, policy.schedule.at);
    in.number("price_move", rules.priceMove, 0, 1);
    in.number("risk_budget_usd", rules.riskBudgetUsd, 0, 1e12);
    in.seconds("risk_horizon_s", rules.riskHorizon, 60, 31'536'000);
    in.seconds("leland_every_s", rules.lelandEvery, 0, 2'592'000);
    in.choice<LiveBandRule>("live_band", rules.liveBand,
                            {{"none", LiveBandRule::None},
                             {"whalley-wilmott", LiveBandRule::WhalleyWilmott},
                             {"zakamouline", LiveBandRule::Zakamouline}});
    using bands::VolatilitySource;
    in.choice<VolatilitySource>("volatility", rules.volatility,
                                {{"regime", VolatilitySource::Regime},
                                 {"implied", VolatilitySource::Implied},
                                 {"realised", VolatilitySource::Realised},
                                 {"larger", VolatilitySource::Larger}});
    in.number("hedging_sd_usd", rules.hedgingSdUsd, 0, 1e12);
    in.flag("funding_shift", rules.fundingShift);
    in.number("trade_cost_usd", rules.tradeCostUsd, 0, 1e5);
    in.number("least_trade", rules.leastTrade, 0, 1e6);
    readLimit(in, "gamma_floor", rules.gamma.floor, 1e6);
    readLimit(in, "gamma_ceiling", rules.gamma.ceiling, 1e6);
    readLimit(in, "vega_floor", rules.vega.floor, 1e12);
    readLimit(in, "vega_ceiling", rules.vega.ceiling, 1e12);
    readLimit(in, "gamma_target", rules.gamma.target, 1e6);
    readLimit(in, "vega_target", rules.vega.target, 1e12);
    in.number("gamma_tolerance", rules.gamma.tolerance, 0, 1e6);
    in.number("vega_tolerance", rules.vega.tolerance, 0, 1e12);
    in.number("margin_use", rules.marginUse, 0, 1);
    in.number("liquidation_distance", rules.liquidationDistance, 0, 0.95);
    in.number("funding_usd_per_day", rules.fundingUsdPerDay, 0, 1e12);
    readNames(in, rules);
}

void writeTriggers(const rebalance::Policy& policy, toml::table& out)
{
    const TriggerRules& rules = policy.triggers;
    toml::array names, points, times;
    for (const Named& named : kNamed)
        if (named.isOn(rules)) names.push_back(named.name);
    for (const rebalance::DeltaTarget::Point& point : policy.target.points)
        points.push_back(toml::array{point.spot, point.delta});
    for (const core::Duration at : policy.schedule.at)
        times.push_back(core::clockUtc(core::Time{at}));
    out.insert("triggers", std::move(names));
    out.insert("target_points", std::move(points));
    out.insert("schedule_at", std::move(times));
    out.insert("price_move", rules.priceMove);
    out.insert("risk_budget_usd", rules.riskBudgetUsd);
    out.insert("risk_horizon_s", core::seconds(rules.riskHorizon));
    out.insert("leland_every_s", core::seconds(rules.lelandEvery));
    out.insert("live_band", rules.liveBand == LiveBandRule::None             ? "none"
                            : rules.liveBand == LiveBandRule::WhalleyWilmott ? "whalley-wilmott"
                                                                             : "zakamouline");
    out.insert("volatility", word(rules.volatility));
    out.insert("hedging_sd_usd", rules.hedgingSdUsd);
    out.insert("funding_shift", rules.fundingShift);
    out.insert("trade_cost_usd", rules.tradeCostUsd);
    out.insert("least_trade", rules.leastTrade);
    out.insert("gamma_floor", rules.gamma.floor.value_or(-kNone));
    out.insert("gamma_ceiling", rules.gamma.ceiling.value_or(kNone));
    out.insert("vega_floor", rules.vega.floor.value_or(-kNone));
    out.insert("vega_ceiling", rules.vega.ceiling.value_or(kNone));
    out.insert("gamma_target", rules.gamma.target.value_or(kNone));
    out.insert("gamma_tolerance", rules.gamma.tolerance);
    out.insert("vega_target", rules.vega.target.value_or(kNone));
    out.insert("vega_tolerance", rules.vega.tolerance);
    out.insert("margin_use", rules.marginUse);
    out.insert("liquidation_distance", rules.liquidationDistance);
    out.insert("funding_usd_per_day", rules.fundingUsdPerDay);
}

}  // namespace ballast::app
