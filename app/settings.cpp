#include "app/settings.h"

#include "app/settings_sub_books.h"
#include "models/core/text.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <cmath>
#include <limits>

namespace ballast::app {
namespace {

/// Reads typed values out of one table and says clearly what it could not take.
class Reader {
public:
    Reader(const toml::table& table, std::string where, std::vector<std::string>& problems)
        : m_table(table), m_where(std::move(where)), m_problems(problems)
    {
    }

    void number(std::string_view key, double& value, double low, double high) const
    {
        const auto* node = m_table.get(key);
        if (!node) return;
        const auto read = node->value<double>();
        if (!read || !std::isfinite(*read) || *read < low || *read > high)
            return bad(key, *node, fmt::format("a number from {} to {}", low, high));
        value = *read;
    }
    void whole(std::string_view key, int& value, int low, int high) const
    {
        double read = value;
        number(key, read, low, high);
        value = static_cast<int>(read);
    }
    void flag(std::string_view key, bool& value) const
    {
        const auto* node = m_table.get(key);
        if (!node) return;
        if (const auto read = node->value<bool>())
            value = *read;
        else
            bad(key, *node, "true or false");
    }
    void text(std::string_view key, std::string& value) const
    {
        const auto* node = m_table.get(key);
        if (!node) return;
        const auto read = node->value<std::string>();
        if (read && !read->empty() && read->size() <= 200)
            value = *read;
        else
            bad(key, *node, "a text of 1 to 200 characters");
    }
    template <class T>
    void choice(std::string_view key, T& value,
                std::initializer_list<std::pair<std::string_view, T>> all) const
    {
        const auto* node = m_table.get(key);
        if (!node) return;
        const auto read = node->value<std::string>();
        std::string names;
        for (const auto& [name, choice] : all) {
            if (read == name) {
                value = choice;
                return;
            }
            names += (names.empty() ? "\"" : ", \"") + std::string{name} + "\"";
        }
        bad(key, *node, "one of " + names);
    }
    void seconds(std::string_view key, core::Duration& value, double low, double high) const
    {
        double read = core::seconds(value);
        number(key, read, low, high);
        value = core::fromSeconds(read);
    }
    void unknownKeys(std::initializer_list<std::string_view> known) const
    {
        for (const auto& [key, node] : m_table)
            if (std::find(known.begin(), known.end(), key.str()) == known.end())
                m_problems.push_back(fmt::format("{}: key \"{}\" is not known; it was ignored.",
                                                 m_where, key.str()));
    }

private:
    void bad(std::string_view key, const toml::node& node, const std::string& expected) const
    {
        std::ostringstream found;
        node.visit([&](const auto& n) { found << n; });
        m_problems.push_back(fmt::format("{}: key \"{}\" is {}, expected {}; the default holds.",
                                         m_where, key, core::quoted(found.str()), expected));
    }

    const toml::table& m_table;
    std::string m_where;
    std::vector<std::string>& m_problems;
};

rebalance::Policy paperPolicy(const char* underlying, double edge)
{
    rebalance::Policy policy;
    policy.underlying = underlying;
    policy.account = {"paper", "paper"};
    policy.band = {0, edge, edge, rebalance::HedgeTo::Target, 0.5};
    policy.hedgeInstrument = std::string{underlying} + "-PERPETUAL";
    return policy;
}

void readPolicy(const Reader& in, rebalance::Policy& policy)
{
    using portfolio::DeltaConvention;
    in.number("target", policy.band.target, -1e6, 1e6);
    in.number("below", policy.band.below, 1e-6, 1e6);
    in.number("above", policy.band.above, 1e-6, 1e6);
    in.number("ratio", policy.band.ratio, 0, 1);
    in.choice<rebalance::HedgeTo>("hedge_to", policy.band.hedgeTo,
                                  {{"target", rebalance::HedgeTo::Target},
                                   {"edge", rebalance::HedgeTo::Edge},
                                   {"ratio", rebalance::HedgeTo::Ratio}});
    in.choice<DeltaConvention>("convention", policy.convention,
                               {{"black-scholes", DeltaConvention::BlackScholes},
                                {"net-transaction", DeltaConvention::NetTransaction},
                                {"usd-neutral", DeltaConvention::UsdNeutral}});
    using pricing::SmileRule;
    in.choice<SmileRule>("smile_rule", policy.smile.rule,
                         {{"sticky-strike", SmileRule::StickyStrike},
                          {"sticky-moneyness", SmileRule::StickyMoneyness},
                          {"skew-stickiness", SmileRule::SkewStickiness},
                          {"minimum-variance", SmileRule::MinimumVariance}});
    in.number("smile_r", policy.smile.stickiness, pricing::kLeastStickiness,
              pricing::kMostStickiness);
    for (const auto& [key, value] : {std::pair{"smile_a", &policy.smile.a},
                                     {"smile_b", &policy.smile.b},
                                     {"smile_c", &policy.smile.c}})
        in.number(key, *value, -pricing::kMostHullWhite, pricing::kMostHullWhite);
    in.text("hedge_with", policy.hedgeInstrument);
    in.number("collar", policy.collar, 0.0001, 0.02);
    in.seconds("proposal_life_s", policy.proposalLife, 3, 3600);
    in.seconds("cooldown_s", policy.cooldown, 0, 3600);
    in.flag("schedule", policy.schedule.enabled);
    in.seconds("schedule_every_s", policy.schedule.every, 60, 86'400);
    in.number("schedule_minimum", policy.schedule.minimumDelta, 0, 1e6);
    in.unknownKeys({"target", "below", "above", "ratio", "hedge_to", "convention", "smile_rule",
                    "smile_r", "smile_a", "smile_b", "smile_c", "hedge_with", "collar",
                    "proposal_life_s", "cooldown_s", "schedule", "schedule_every_s",
                    "schedule_minimum"});
}

void readLimits(const Reader& in, risk::Limits& limits)
{
    // A file may tighten a limit; loosening takes a person in the program.
    const risk::Limits most;
    in.number("collar", limits.collarFuture, 0.0001, most.collarFuture);
    in.number("soft_notional_usd", limits.softNotionalUsd, 1, most.softNotionalUsd);
    in.number("hard_notional_usd", limits.hardNotionalUsd, 1, most.hardNotionalUsd);
    in.number("max_net_delta", limits.maxNetDelta, 1e-6, most.maxNetDelta);
    in.number("depth_share", limits.depthShare, 0.01, most.depthShare);
    in.number("max_margin_use", limits.maxMarginUse, 0.05, most.maxMarginUse);
    in.whole("orders_per_minute", limits.ordersPerMinute, 1, most.ordersPerMinute);
    in.whole("orders_per_hour", limits.ordersPerHour, 1, most.ordersPerHour);
    in.unknownKeys({"collar", "soft_notional_usd", "hard_notional_usd", "max_net_delta",
                    "depth_share", "max_margin_use", "orders_per_minute", "orders_per_hour"});
}

void readProfile(const Reader& in, Profile& profile)
{
    in.text("client_id", profile.clientId);
    in.flag("trading", profile.trading);
    in.unknownKeys({"client_id", "trading"});
}

/// Each [[stress]]: what is out of range leaves that stress out, and is named.
void readStresses(const toml::table& root, const std::string& file, Settings& settings)
{
    const auto* node = root.get("stress");
    if (!node) return;
    const auto* list = node->as_array();
    if (!list || list->size() > 50) {
        settings.problems.push_back(
            file + ": stress is written as at most 50 tables [[stress]]; it was ignored.");
        return;
    }
    int number = 0;
    for (const toml::node& entry : *list) {
        const std::string where = fmt::format("{}: [[stress]] {}", file, ++number);
        const auto* table = entry.as_table();
        if (!table) {
            settings.problems.push_back(where + " is not a table; it was ignored.");
            continue;
        }
        const Reader in{*table, where, settings.problems};
        const std::size_t before = settings.problems.size();
        portfolio::Stress stress;
        stress.kind = portfolio::StressKind::Own;
        stress.note = "From the settings file.";
        in.text("name", stress.name);
        in.number("spot", stress.otherSpots, -0.95, 5);
        in.number("vol_points", stress.volPoints, -300, 300);
        in.number("basis", stress.basis, -0.5, 0.5);
        in.number("days", stress.days, 0, 365);
        in.unknownKeys({"name", "spot", "vol_points", "basis", "days"});
        const std::string problem = portfolio::problemOf(stress);
        if (settings.problems.size() == before && problem.empty())
            settings.stresses.push_back(std::move(stress));
        else if (settings.problems.size() == before)
            settings.problems.push_back(where + ": " + problem + " It was ignored.");
    }
}

void readAll(const toml::table& root, const std::string& file, Settings& settings)
{
    const auto each = [&](std::string_view group, auto&& found) {
        const auto* table = root[group].as_table();
        if (!table) return;
        for (const auto& [name, node] : *table) {
            const std::string where = fmt::format("{}: [{}.{}]", file, group, name.str());
            if (const auto* entry = node.as_table())
                found(name.str(), Reader{*entry, where, settings.problems}, where);
            else
                settings.problems.push_back(where + " is not a table; it was ignored.");
        }
    };
    each("policy", [&](std::string_view name, const Reader& in, const std::string& where) {
        for (rebalance::Policy& policy : settings.policies)
            if (policy.underlying.view() == name) return readPolicy(in, policy);
        if (!core::Currency::fits(name)) {
            settings.problems.push_back(where +
                                        ": an underlying has 1 to 15 letters; it was ignored.");
            return;
        }
        settings.policies.push_back(paperPolicy(std::string{name}.c_str(), 1));
        readPolicy(in, settings.policies.back());
    });
    each("profile", [&](std::string_view name, const Reader& in, const std::string& where) {
        for (Profile& profile : settings.profiles)
            if (profile.name == name) return readProfile(in, profile);
        settings.problems.push_back(
            where + ": there are the profiles paper, deribit-test and deribit; it was ignored.");
    });
    if (const auto* limits = root["limits"].as_table())
        readLimits({*limits, file + ": [limits]", settings.problems}, settings.limits);
    if (const auto* window = root["window"].as_table()) {
        const Reader in{*window, file + ": [window]", settings.problems};
        in.choice<std::string>("theme", settings.theme,
                               {{"system", "system"},
                                {"dark", "dark"},
                                {"light", "light"},
                                {"high-contrast", "high-contrast"}});
        in.flag("colour_blind", settings.colourBlind);
        in.unknownKeys({"theme", "colour_blind"});
    }
    settings.subBooks = readSubBooks(root, file, settings.problems);
    readStresses(root, file, settings);
    Reader{root, file, settings.problems}.unknownKeys(
        {"policy", "profile", "limits", "window", "sub_book", "stress"});
}

}  // namespace

const Profile* Settings::profile(std::string_view name) const
{
    for (const Profile& profile : profiles)
        if (profile.name == name) return &profile;
    return nullptr;
}

Settings defaultSettings()
{
    Settings settings;
    settings.profiles = {
        {"paper", ProfileKind::Paper, {}, "paper", true},
        {"deribit-test", ProfileKind::Test, "wss://test.deribit.com/ws/api/v2", {}, false},
        {"deribit", ProfileKind::Live, "wss://www.deribit.com/ws/api/v2", {}, false},
    };
    settings.policies = {paperPolicy("BTC", 2.3), paperPolicy("ETH", 24)};
    return settings;
}

Settings readSettings(const std::filesystem::path& file)
{
    Settings settings = defaultSettings();
    std::error_code gone;
    if (!std::filesystem::exists(file, gone)) return settings;
    const std::string name = file.string();
    if (std::filesystem::file_size(file, gone) > 1'048'576) {
        settings.problems.push_back(name + " is larger than 1 MiB; the built-in settings hold.");
        return settings;
    }
    try {
        readAll(toml::parse_file(name), name, settings);
    } catch (const toml::parse_error& e) {
        settings.problems.push_back(fmt::format("{}, line {}: {}; the built-in settings hold.",
                                                name, e.source().begin.line, e.description()));
    }
    return settings;
}

std::string_view defaultSettingsText()
{
    return R"(# Ballast settings. What is not said here has the built-in value shown behind the '#'.
# A value outside its range is named when the program starts, which then opens in Watch.

[window]
# theme = "system"            # system, dark, light, high-contrast
# colour_blind = false        # buy and sell in blue and orange

[limits]                      # a file can tighten these, never loosen them
# collar = 0.005              # a limit at most this fraction through the reference
# soft_notional_usd = 500000  # above it a person must approve, auto-fire waits
# hard_notional_usd = 2000000 # above it nothing is sent
# max_margin_use = 0.7        # maintenance margin over equity after the order
# orders_per_minute = 20

[policy.BTC]
# target = 0.0                # coin, in the convention below
# below = 2.3                 # lower edge = target - below
# above = 2.3                 # upper edge = target + above
# hedge_to = "target"         # target, edge, ratio
# ratio = 0.5                 # for "ratio": 0 is the edge, 1 the target
# convention = "net-transaction"  # black-scholes, net-transaction, usd-neutral
# smile_rule = "sticky-strike"    # how volatilities move with the price, and so the deltas:
                              # sticky-strike (none is added), sticky-moneyness, skew-stickiness,
                              # minimum-variance (Hull and White)
# smile_r = 1.0               # for "skew-stickiness": -1 to 3; 1 is sticky strike, 0 sticky moneyness
# smile_a = 0.0               # for "minimum-variance": -5 to 5 each, by regression
# smile_b = 0.0
# smile_c = 0.0
# hedge_with = "BTC-PERPETUAL"
# schedule = false
# schedule_every_s = 3600
# proposal_life_s = 30
# cooldown_s = 5

[policy.ETH]
# below = 24
# above = 24

# Parts of the book with a name. Of the rules the first that matches decides, and all that stands in a
# rule must hold; what no rule matches is shown as unassigned. Dates are of the expiry, both included.
#[[sub_book]]
#name = "Gamma"
#instrument = "BTC-*-C"        # the venue's name, with * and ?
#expiry_from = 2026-12-01
#expiry_to = 2026-12-31
#[[sub_book]]
#name = "Hedges"
#venue = "paper"
#account = "paper"
#underlying = "BTC"

# A stress of one's own, beside the built-in ones; any number of them:
#[[stress]]
#name = "Exchange goes down"  # 1 to 60 characters
#spot = -0.30                 # fraction, -0.95 to 5
#vol_points = 40              # -300 to 300
#basis = -0.05                # futures and perpetuals beyond the spot, -0.5 to 0.5
#days = 1                     # 0 to 365

# Keys live in the OS keychain: ballastctl key set --profile deribit-test --client-id ID
[profile.deribit-test]
# client_id = ""
# trading = false

[profile.deribit]
# client_id = ""
# trading = false
)";
}

}  // namespace ballast::app
