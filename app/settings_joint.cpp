#include "app/settings_joint.h"

#include "app/settings_words.h"

#include <limits>

namespace ballast::app {
namespace {

constexpr double kNone = std::numeric_limits<double>::infinity();
constexpr double kMostDays = 3660;

double daysOf(core::Duration life) { return core::seconds(life) / 86'400; }

void readPatterns(const SettingsReader& in, std::string_view key,
                  std::vector<std::string>& patterns)
{
    if (auto read = in.texts(key, "a list of patterns of names, [\"*-C\", \"BTC-PERPETUAL\"]"))
        patterns = std::move(*read);
}

void readDays(const SettingsReader& in, std::string_view key, core::Duration& life)
{
    double days = daysOf(life);
    in.number(key, days, 0, kMostDays);
    life = core::fromSeconds(86'400 * days);
}

/// 0 is any: no instrument lives for none.
void readLongest(const SettingsReader& in, core::Duration& life)
{
    double days = life == core::Duration::max() ? 0 : daysOf(life);
    in.number("joint_days_to", days, 0, kMostDays);
    life = days > 0 ? core::fromSeconds(86'400 * days) : core::Duration::max();
}

void readLimit(const SettingsReader& in, std::string_view key, std::optional<double>& limit,
               double most)
{
    double value = limit.value_or(kNone);
    in.numberOrInfinity(key, value, -most, most);
    limit = std::isfinite(value) ? std::optional{value} : std::nullopt;
}

rebalance::SubBookTarget readTarget(const SettingsReader& in)
{
    rebalance::SubBookTarget book;
    in.text("name", book.name);
    in.number("target", book.target, -1e6, 1e6);
    if (const auto points = in.pairs("target_points",
                                     "a list of pairs of spot and coin, [[60000, 1.5], "
                                     "[70000, 0]]"))
        for (const auto& [spot, delta] : *points) book.bySpot.points.push_back({spot, delta});
    in.choice("convention", book.convention, kConventionWords);
    readLimit(in, "gamma_floor", book.gamma.floor, 1e6);
    readLimit(in, "gamma_ceiling", book.gamma.ceiling, 1e6);
    readLimit(in, "gamma_target", book.gamma.target, 1e6);
    readLimit(in, "vega_floor", book.vega.floor, 1e12);
    readLimit(in, "vega_ceiling", book.vega.ceiling, 1e12);
    readLimit(in, "vega_target", book.vega.target, 1e12);
    in.unknownKeys({"name", "target", "target_points", "convention", "gamma_floor", "gamma_ceiling",
                    "gamma_target", "vega_floor", "vega_ceiling", "vega_target"});
    return book;
}

void writeLimits(const char* greek, const rebalance::GreekLimits& limits, toml::table& out)
{
    const std::string name = greek;
    if (limits.floor) out.insert(name + "_floor", *limits.floor);
    if (limits.ceiling) out.insert(name + "_ceiling", *limits.ceiling);
    if (limits.target) out.insert(name + "_target", *limits.target);
}

toml::array listOf(const std::vector<std::string>& patterns)
{
    toml::array out;
    for (const std::string& pattern : patterns) out.push_back(pattern);
    return out;
}

}  // namespace

void readJoint(const SettingsReader& in, rebalance::Policy& policy)
{
    rebalance::JointRules& joint = policy.joint;
    construction::CandidateRules& rules = joint.candidates;
    in.number("joint_spread", rules.maximumSpread, 1e-4, 2);
    in.number("joint_depth", rules.minimumDepthCoin, 0, 1e6);
    in.number("joint_open_interest", rules.minimumOpenInterest, 0, 1e12);
    readDays(in, "joint_days_from", rules.minimumLife);
    readLongest(in, rules.maximumLife);
    readPatterns(in, "joint_names", rules.names);
    readPatterns(in, "joint_except", rules.excluded);
    int legs = static_cast<int>(joint.mostLegs);
    in.whole("joint_legs", legs, 1, 8);
    joint.mostLegs = static_cast<std::size_t>(legs);
    in.number("joint_risk_usd", joint.riskUsd, 0, 1e12);
    double hours = core::seconds(joint.fundingHorizon) / 3600;
    in.number("joint_funding_hours", hours, 0, 720);
    joint.fundingHorizon = core::fromSeconds(3600 * hours);
    in.number("joint_margin_usd", joint.marginUsd, 0, 1e12);
}

void writeJoint(const rebalance::Policy& policy, toml::table& out)
{
    const rebalance::JointRules& joint = policy.joint;
    const construction::CandidateRules& rules = joint.candidates;
    out.insert("joint_spread", rules.maximumSpread);
    out.insert("joint_depth", rules.minimumDepthCoin);
    out.insert("joint_open_interest", rules.minimumOpenInterest);
    out.insert("joint_days_from", daysOf(rules.minimumLife));
    out.insert("joint_days_to",
               rules.maximumLife == core::Duration::max() ? 0.0 : daysOf(rules.maximumLife));
    out.insert("joint_names", listOf(rules.names));
    out.insert("joint_except", listOf(rules.excluded));
    out.insert("joint_legs", static_cast<std::int64_t>(joint.mostLegs));
    out.insert("joint_risk_usd", joint.riskUsd);
    out.insert("joint_funding_hours", core::seconds(joint.fundingHorizon) / 3600);
    out.insert("joint_margin_usd", joint.marginUsd);
    toml::array books;
    for (const rebalance::SubBookTarget& book : policy.subBooks) {
        toml::table one{{"name", book.name}, {"target", book.target}};
        one.insert("convention", wordOf(book.convention));
        if (!book.bySpot.points.empty()) {
            toml::array points;
            for (const rebalance::DeltaTarget::Point& point : book.bySpot.points)
                points.push_back(toml::array{point.spot, point.delta});
            one.insert("target_points", std::move(points));
        }
        writeLimits("gamma", book.gamma, one);
        writeLimits("vega", book.vega, one);
        books.push_back(std::move(one));
    }
    out.insert("sub_books", std::move(books));
}

void readSubBookTargets(const toml::table& table, const std::string& where,
                        rebalance::Policy& policy, std::vector<std::string>& problems)
{
    const auto* node = table.get("sub_books");
    if (!node) return;
    const auto* list = node->as_array();
    const bool tables = list && std::all_of(list->begin(), list->end(), [](const toml::node& n) {
                            const auto* one = n.as_table();
                            return one && one->contains("name");
                        });
    if (!tables) {
        problems.push_back(fmt::format(
            "{}: key \"sub_books\" is {}, expected a list of {{ name = \"Gamma\", target = 0.5 "
            "}}; they stay as they were.",
            where, foundIn(*node)));
        return;
    }
    const std::size_t before = problems.size();
    std::vector<rebalance::SubBookTarget> read;
    for (std::size_t i = 0; i < list->size(); ++i)
        read.push_back(readTarget(
            {*list->get(i)->as_table(), fmt::format("{}, sub_books {}", where, i + 1), problems}));
    if (problems.size() == before) policy.subBooks = std::move(read);
}

bool checkSubBookNames(const std::string& where, const rebalance::Policy& policy,
                       const std::vector<std::string>& known, std::vector<std::string>& problems)
{
    bool good = true;
    for (const rebalance::SubBookTarget& book : policy.subBooks) {
        if (std::ranges::find(known, book.name) != known.end()) continue;
        good = false;
        problems.push_back(fmt::format(
            "{}: key \"sub_books\" names {}, expected a name of a [[sub_book]]{}{}; without one "
            "nothing is in it.",
            where, core::quoted(book.name), known.empty() ? ", and there are none" : ": ",
            fmt::join(known, ", ")));
    }
    return good;
}

}  // namespace ballast::app
