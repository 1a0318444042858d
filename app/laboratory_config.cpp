#include "app/laboratory_config.h"

#include "app/laboratory_policy.h"
#include "app/settings_reader.h"
#include "connectors/paper_market/spot_process.h"
#include "models/core/text.h"

#include <charconv>

namespace ballast::app {
namespace {

constexpr double kDaySeconds = 86'400;
constexpr std::uint64_t kMostSeeds = 10'000;

/// Everything that was read, and everything that was wrong.
class Reading {
public:
    explicit Reading(const BacktestWish& wish) : m_wish(wish) {}

    core::Expected<laboratory::BacktestPlan> plan()
    {
        toml::table root;
        try {
            root = toml::parse(m_wish.text);
        } catch (const toml::parse_error& e) {
            return core::failure(fmt::format("{}: line {}: {}", m_wish.file, e.source().begin.line,
                                             e.description()));
        }
        SettingsReader{root, m_wish.file, m_problems}.unknownKeys(
            {"market", "book", "costs", "run", "reference", "policy"});
        readMarket(root);
        readBook(root);
        readCosts(root);
        readRun(root);
        overrule();
        m_step = core::seconds(m_choice.step);
        if (std::fmod(kDaySeconds, m_step) != 0)
            problem(
                fmt::format("{}: [market]: key \"step_s\" is {}, expected a whole part of a day",
                            m_wish.file, m_step));
        checkLength();
        readReference(root);
        readPolicies(root);
        if (m_wish.inForce) addDesk(m_wish.inForce, "in force", true);
        if (m_plan.policies.empty() && m_problems.empty())
            problem(m_wish.inWindow
                        ? "Policies: none is ticked; tick at least one."
                        : m_wish.file +
                              ": no policy: write at least one [[policy]] with its trigger");
        if (!m_problems.empty()) return core::failure(joined());
        laboratory::BacktestPlan plan = planOver(m_choice);
        plan.days = m_plan.days;
        plan.firstSeed = m_plan.firstSeed;
        plan.lastSeed = m_plan.lastSeed;
        plan.costs = m_plan.costs;
        plan.policies = m_plan.policies;
        return plan;
    }

private:
    void problem(std::string sentence) { m_problems.push_back(std::move(sentence)); }
    std::string joined() const
    {
        std::string out;
        for (std::string sentence : m_problems) {
            // Here nothing goes on with a default.
            for (const std::string_view ending : {"; the default holds.", "; it was ignored."})
                if (sentence.ends_with(ending)) sentence.resize(sentence.size() - ending.size());
            out += (out.empty() ? "" : "\n") + sentence;
        }
        return out;
    }
    const toml::table* section(const toml::table& root, std::string_view key)
    {
        return sectionOf(root, {}, key, m_wish.file, m_problems);
    }
    SettingsReader in(const toml::table& table, std::string_view key)
    {
        return {table, fmt::format("{}: [{}]", m_wish.file, key), m_problems};
    }

    void readMarket(const toml::table& root)
    {
        const auto* table = section(root, "market");
        if (!table) return;
        const SettingsReader reader = in(*table, "market");
        std::string scenario, tape, prices;
        reader.text("generated", scenario);
        reader.text("tape", tape);
        reader.text("prices", prices);
        reader.choice<std::size_t>("underlying", m_choice.underlying, {{"BTC", 0}, {"ETH", 1}});
        reader.seconds("step_s", m_choice.step, 1, 3600);
        reader.number("days", m_plan.days, 1, 3660);
        reader.unknownKeys({"generated", "tape", "prices", "underlying", "step_s", "days"});
        if (!scenario.empty())
            takeScenario(scenario, m_wish.file + ": [market]: key \"generated\"");
        if (!tape.empty()) m_choice.tape = tape;
        if (!prices.empty()) m_choice.prices = prices;
        if (!tape.empty() && !scenario.empty())
            problem(m_wish.file +
                    ": [market]: \"generated\" and \"tape\" are two markets; say one");
    }
    void takeScenario(const std::string& name, const std::string& where)
    {
        if (const auto scenario = paper_market::parseScenario(name))
            m_choice.scenario = *scenario;
        else
            problem(where + ": " + scenario.error().message);
    }
    void readBook(const toml::table& root)
    {
        const auto* table = section(root, "book");
        if (!table) return;
        LaboratoryBook& book = m_choice.book;
        const SettingsReader reader = in(*table, "book");
        reader.whole("strikes", book.strikes, 1, 200);
        reader.number("widest", book.widest, 0, 5);
        reader.number("size", book.size, -1e6, 1e6);
        reader.unknownKeys({"strikes", "widest", "size", "tenors_days"});
        const auto* node = table->get("tenors_days");
        if (!node) return;
        std::vector<double> tenors;
        if (const auto* list = node->as_array())
            for (const toml::node& each : *list) {
                const auto days = each.value<double>();
                if (!days || !std::isfinite(*days) || *days < 0.1 || *days > 3660) tenors.clear();
                if (!days || !std::isfinite(*days) || *days < 0.1 || *days > 3660) break;
                tenors.push_back(*days);
            }
        if (tenors.empty() || tenors.size() > 50)
            return problem(
                fmt::format("{}: [book]: key \"tenors_days\" is {}, expected a list of 1 "
                            "to 50 numbers from 0.1 to 3660",
                            m_wish.file, foundIn(*node)));
        book.tenorDays = std::move(tenors);
    }
    void readCosts(const toml::table& root)
    {
        const auto* table = section(root, "costs");
        if (!table) return;
        laboratory::Costs& costs = m_plan.costs;
        const SettingsReader reader = in(*table, "costs");
        double fee = costs.fee * 1e4, half = costs.halfSpread * 1e4;
        reader.number("fee_bp", fee, 0, 1000);
        reader.number("half_spread_bp", half, 0, 1000);
        reader.number("visible_depth", costs.visibleDepth, 0, 1e9);
        reader.number("daily_volume", costs.dailyVolume, 1e-6, 1e12);
        reader.number("impact_y", costs.impactY, 0, 100);
        reader.number("lot", costs.lot, 0, 1e6);
        reader.number("typical_trade", costs.typicalTrade, 0, 1e6);
        reader.unknownKeys({"fee_bp", "half_spread_bp", "visible_depth", "daily_volume", "impact_y",
                            "lot", "typical_trade"});
        costs.fee = fee / 1e4;
        costs.halfSpread = half / 1e4;
    }
    void readRun(const toml::table& root)
    {
        const auto* table = section(root, "run");
        if (!table) return;
        const SettingsReader reader = in(*table, "run");
        std::string seeds;
        reader.text("seeds", seeds);
        reader.unknownKeys({"seeds"});
        if (!seeds.empty()) takeSeeds(seeds, m_wish.file + ": [run]: key \"seeds\"");
    }
    /// "3..8", or "3" alone.
    void takeSeeds(const std::string& text, const std::string& where)
    {
        const auto dots = text.find("..");
        const auto number = [](std::string_view part) -> std::optional<std::uint64_t> {
            std::uint64_t value = 0;
            const auto [end, error] =
                std::from_chars(part.data(), part.data() + part.size(), value);
            if (error != std::errc{} || end != part.data() + part.size()) return std::nullopt;
            return value;
        };
        const std::string_view all = text;
        const auto first = number(all.substr(0, dots));
        const auto last = dots == std::string::npos ? first : number(all.substr(dots + 2));
        if (!first || !last || *last < *first || *last - *first >= kMostSeeds)
            return problem(fmt::format("{} is {}, expected A..B with A at most B, {} seeds at most",
                                       where, core::quoted(text), kMostSeeds));
        m_plan.firstSeed = *first;
        m_plan.lastSeed = *last;
    }
    void overrule()
    {
        if (m_wish.tape) m_choice.tape = m_wish.tape;
        if (m_wish.prices) m_choice.prices = m_wish.prices;
        if (m_wish.days) m_plan.days = *m_wish.days;
        if (m_wish.seeds) takeSeeds(*m_wish.seeds, m_wish.inWindow ? "Seeds" : "--seeds");
        if (!m_wish.market) return;
        constexpr std::string_view kMade = "generated:";
        if (!m_wish.market->starts_with(kMade))
            return problem("--market is " + core::quoted(*m_wish.market) +
                           ", expected generated:SCENARIO; a recorded one is --tape PATH");
        m_choice.tape.reset();
        takeScenario(m_wish.market->substr(kMade.size()), "--market");
    }

    /// Each step of a market is kept in memory while the rules are tried on it.
    void checkLength()
    {
        laboratory::BacktestPlan length;
        length.days = m_plan.days;
        length.stepSeconds = m_step;
        const double steps = laboratory::stepsOf(length);
        if (steps <= laboratory::kMostSteps) return;
        const double most = std::floor(laboratory::kMostSteps * m_step / kDaySeconds);
        problem(fmt::format(
            "{}: {} days in steps of {} s are {} steps, more than the {} a market may have: take "
            "at "
            "most {} days, or a longer step{}",
            m_wish.inWindow ? "Days" : m_wish.file + ": [market]: key \"days\"", m_plan.days,
            m_step, core::number(steps, 0), core::number(laboratory::kMostSteps, 0), most,
            m_wish.inWindow ? "." : "_s"));
    }

    void readReference(const toml::table& root)
    {
        const auto* table = section(root, "reference");
        if (!table) return;
        double threshold = 0;
        const SettingsReader reader = in(*table, "reference");
        reader.number("threshold", threshold, 1e-6, 1e6);
        reader.unknownKeys({"threshold"});
        if (!(threshold > 0)) return;
        if (m_step > 5)
            return problem(
                fmt::format("{} it looks every 5 s; the market's {} is {}, expected 1 or 5",
                            m_wish.inWindow ? "Reference:" : m_wish.file + ": [reference]:",
                            m_wish.inWindow ? "Step" : "step_s", m_step));
        m_plan.policies.push_back(laboratory::fiveSecondThreshold(threshold, m_step));
    }
    void readPolicies(const toml::table& root)
    {
        int number = 0;
        if (const auto* node = root.get("policy")) {
            const auto* list = node->as_array();
            if (!list || !list->is_array_of_tables())
                return problem(fmt::format("{}: key \"policy\" is {}, expected [[policy]]",
                                           m_wish.file, foundIn(*node)));
            for (const toml::node& each : *list)
                readPolicy(*each.as_table(),
                           fmt::format("{}: [[policy]] {}", m_wish.file, ++number));
        }
        for (const std::string& line : m_wish.policies) {
            const std::string where =
                fmt::format("{} {}", m_wish.inWindow ? "Policy" : "--policy", core::quoted(line));
            try {
                const toml::table table = toml::parse("policy = {" + line + "}");
                if (const auto* policy = table["policy"].as_table(); policy && table.size() == 1)
                    readPolicy(*policy, where);
                else
                    problem(where + ": expected keys and values: trigger = \"band\", below = 2 …");
            } catch (const toml::parse_error& e) {
                problem(where + ": " + std::string{e.description()});
            }
        }
    }
    void readPolicy(const toml::table& table, const std::string& where)
    {
        const auto underlying = paper_market::underlyingProfiles()[m_choice.underlying].currency;
        m_plan.policies.push_back(
            readLaboratoryPolicy(table, where, m_choice.step, underlying, m_problems));
    }
    void addDesk(std::shared_ptr<const rebalance::Policy> desk, std::string name, bool inForce)
    {
        laboratory::Policy policy{.name = std::move(name), .hedge = {}, .inForce = inForce};
        policy.hedge.trigger = laboratory::Trigger::Desk;
        policy.hedge.policy = std::move(desk);
        m_plan.policies.push_back(std::move(policy));
    }

    const BacktestWish& m_wish;
    std::vector<std::string> m_problems;
    LaboratoryMarketChoice m_choice;
    laboratory::BacktestPlan m_plan;
    double m_step = 60;
};

}  // namespace

laboratory::BacktestPlan planOver(const LaboratoryMarketChoice& choice)
{
    const auto& profile = paper_market::underlyingProfiles()[choice.underlying];
    laboratory::BacktestPlan plan;
    plan.title =
        choice.tape
            ? fmt::format("{} on {}", profile.currency.view(), choice.tape->filename().string())
            : fmt::format("{}, {}", profile.currency.view(), text(choice.scenario));
    plan.stepSeconds = core::seconds(choice.step);
    plan.onePath = choice.tape.has_value();
    plan.open = [choice](std::uint64_t seed) { return openLaboratoryMarket(choice, seed); };
    return plan;
}

core::Expected<laboratory::BacktestPlan> planOf(const BacktestWish& wish)
{
    return Reading(wish).plan();
}

core::Expected<std::unique_ptr<laboratory::Experiment>> experimentOf(const laboratory::Wish& wish)
{
    if (wish.study)
        return std::make_unique<laboratory::StudyRun>(
            *wish.study, wish.paths > 0 ? wish.paths : laboratory::fullPaths(*wish.study),
            wish.firstSeed);
    toml::table root{
        {"market", toml::table{{"generated", wish.scenario},
                               {"underlying", wish.underlying},
                               {"days", wish.days},
                               {"step_s", wish.stepSeconds}}},
        {"book", toml::table{{"size", wish.optionSize}}},
    };
    if (wish.reference > 0) root.insert("reference", toml::table{{"threshold", wish.reference}});
    std::ostringstream text;
    text << root;
    BacktestWish written{
        .file = "The laboratory", .text = text.str(), .policies = wish.policies, .inWindow = true};
    written.seeds = fmt::format("{}..{}", wish.firstSeed, wish.lastSeed);
    written.inForce = wish.inForce;
    auto plan = planOf(written);
    if (!plan) return std::unexpected(plan.error());
    return std::make_unique<laboratory::Backtest>(std::move(*plan));
}

}  // namespace ballast::app
