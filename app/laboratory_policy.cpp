#include "app/laboratory_policy.h"

#include "app/settings_policies.h"
#include "app/settings_reader.h"

namespace ballast::app {
namespace {

using laboratory::Trigger;
using rebalance::HedgeTo;

constexpr double kDaySeconds = 86'400;

bool isLive(Trigger trigger)
{
    return trigger == Trigger::WhalleyWilmott || trigger == Trigger::Zakamouline;
}

/// The policy of this underlying out of a settings file of the desk.
void readDesk(const std::string& settings, const std::string& where, core::Currency underlying,
              laboratory::Policy& policy, std::vector<std::string>& problems)
{
    const std::string key =
        fmt::format("{}: key \"settings\" is {}", where, core::quoted(settings));
    try {
        std::vector<rebalance::Policy> all;
        readPolicies(toml::parse_file(settings), settings, all, problems);
        for (const rebalance::Policy& each : all)
            if (each.underlying == underlying)
                policy.hedge.policy = std::make_shared<const rebalance::Policy>(each);
    } catch (const toml::parse_error& e) {
        problems.push_back(fmt::format("{}: {}", key, e.description()));
        return;
    }
    if (!policy.hedge.policy)
        problems.push_back(fmt::format("{}, which has no [policy.{}]", key, underlying.view()));
}

/// What each trigger cannot do without.
void check(const laboratory::Policy& policy, const std::string& where,
           std::vector<std::string>& problems)
{
    const laboratory::Hedge& hedge = policy.hedge;
    const auto missing = [&](const char* keys) {
        problems.push_back(
            fmt::format("{}: trigger \"{}\" needs {}", where, text(hedge.trigger), keys));
    };
    const bool live = isLive(hedge.trigger);
    if (hedge.trigger == Trigger::Band && !(hedge.below > 0 && hedge.above > 0))
        missing("\"below\" and \"above\", coin");
    if (hedge.trigger == Trigger::Move && !(hedge.move > 0)) missing("\"move\", a fraction");
    if (live && !(hedge.riskAversion > 0) && !(policy.dailySdUsd > 0))
        missing("\"risk_aversion\", 1/USD, or \"daily_sd_usd\"");
    if (!live && policy.dailySdUsd > 0)
        problems.push_back(where +
                           ": key \"daily_sd_usd\" sets the risk aversion of whalley-wilmott and "
                           "zakamouline; no other trigger has one");
}

void readTrigger(const SettingsReader& reader, const toml::table& table, const std::string& where,
                 laboratory::Hedge& hedge, std::vector<std::string>& problems)
{
    if (!table.get("trigger")) problems.push_back(where + ": key \"trigger\" is missing");
    reader.choice<Trigger>("trigger", hedge.trigger,
                           {{"clock", Trigger::Clock},
                            {"leland", Trigger::Leland},
                            {"band", Trigger::Band},
                            {"move", Trigger::Move},
                            {"whalley-wilmott", Trigger::WhalleyWilmott},
                            {"zakamouline", Trigger::Zakamouline},
                            {"desk", Trigger::Desk}});
}

void readNumbers(const SettingsReader& reader, laboratory::Policy& policy)
{
    laboratory::Hedge& hedge = policy.hedge;
    hedge.hedgeTo = isLive(hedge.trigger) ? HedgeTo::Edge : HedgeTo::Target;
    reader.number("below", hedge.below, 1e-9, 1e6);
    reader.number("above", hedge.above, 1e-9, 1e6);
    reader.choice<HedgeTo>(
        "hedge_to", hedge.hedgeTo,
        {{"target", HedgeTo::Target}, {"edge", HedgeTo::Edge}, {"ratio", HedgeTo::Ratio}});
    reader.number("ratio", hedge.ratio, 0, 1);
    reader.number("move", hedge.move, 1e-6, 1);
    reader.number("risk_aversion", hedge.riskAversion, 1e-15, 1e3);
    reader.number("daily_sd_usd", policy.dailySdUsd, 1e-6, 1e12);
    reader.unknownKeys({"trigger", "settings", "name", "every_s", "below", "above", "hedge_to",
                        "ratio", "move", "risk_aversion", "daily_sd_usd"});
}

}  // namespace

laboratory::Policy readLaboratoryPolicy(const toml::table& table, const std::string& where,
                                        core::Duration step, core::Currency underlying,
                                        std::vector<std::string>& problems)
{
    const std::size_t before = problems.size();
    const SettingsReader reader{table, where, problems};
    laboratory::Policy policy;
    readTrigger(reader, table, where, policy.hedge, problems);
    policy.name = text(policy.hedge.trigger);
    reader.text("name", policy.name);
    std::string settings;
    reader.text("settings", settings);
    readNumbers(reader, policy);
    core::Duration every = step;
    reader.seconds("every_s", every, 1, kDaySeconds);
    if (problems.size() > before) return policy;
    if (policy.hedge.trigger == Trigger::Desk)
        readDesk(settings, where, underlying, policy, problems);
    check(policy, where, problems);
    const double steps = core::seconds(every) / core::seconds(step);
    if (steps != std::floor(steps))
        problems.push_back(
            fmt::format("{}: key \"every_s\" is {}, expected a multiple of the "
                        "market's step, {} s",
                        where, core::seconds(every), core::seconds(step)));
    policy.hedge.every = static_cast<std::uint32_t>(std::max(1.0, steps));
    return policy;
}

}  // namespace ballast::app
