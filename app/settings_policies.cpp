#include "app/settings_policies.h"

#include "app/settings_joint.h"
#include "app/settings_reader.h"
#include "app/settings_style.h"
#include "app/settings_triggers.h"
#include "app/settings_words.h"
#include "models/rebalance/policy_problems.h"

#include <QSaveFile>

namespace ballast::app {
namespace {

/// Places by venue; whose account it is there, the venue's profile says.
void readAlternatives(const toml::table& table, const std::string& where, rebalance::Policy& policy,
                      std::vector<std::string>& problems)
{
    const auto* node = table.get("alternatives");
    if (!node) return;
    const auto wrong = [&](const toml::node& found) {
        problems.push_back(fmt::format(
            "{}: key \"alternatives\" has {}, expected at most 8 of {{ venue = \"paper-b\", "
            "hedge_with = \"BTC-PERPETUAL\" }}; the default holds.",
            where, foundIn(found)));
    };
    const auto* list = node->as_array();
    if (!list || list->size() > 8) return wrong(*node);
    std::vector<rebalance::HedgePlace> places;
    for (const toml::node& entry : *list) {
        const auto* place = entry.as_table();
        const auto venue = place ? (*place)["venue"].value<std::string>() : std::nullopt;
        const auto with = place ? (*place)["hedge_with"].value<std::string>() : std::nullopt;
        if (!venue || !core::VenueId::fits(*venue) || !with || with->empty() ||
            with->size() > 200 || place->size() != 2)
            return wrong(entry);
        places.push_back({{*venue, {}}, *with});
    }
    policy.alternatives = std::move(places);
}

void readPolicy(const SettingsReader& in, rebalance::Policy& policy)
{
    in.number("target", policy.band.target, -1e6, 1e6);
    in.number("below", policy.band.below, 1e-6, 1e6);
    in.number("above", policy.band.above, 1e-6, 1e6);
    in.number("ratio", policy.band.ratio, 0, 1);
    in.choice<rebalance::HedgeTo>("hedge_to", policy.band.hedgeTo,
                                  {{"target", rebalance::HedgeTo::Target},
                                   {"edge", rebalance::HedgeTo::Edge},
                                   {"ratio", rebalance::HedgeTo::Ratio},
                                   {"pair", rebalance::HedgeTo::Pair},
                                   {"cheapest", rebalance::HedgeTo::Cheapest}});
    in.number("inner", policy.band.inner, 0, 1e6);
    in.choice("convention", policy.convention, kConventionWords);
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
    in.seconds("breach_dwell_s", policy.hysteresis.dwell, 0, 60);
    in.number("breach_jump", policy.hysteresis.jump, 0, 10);
    in.number("breach_release", policy.hysteresis.release, 0.5, 1);
    in.flag("schedule", policy.schedule.enabled);
    in.seconds("schedule_every_s", policy.schedule.every, 60, 86'400);
    in.number("schedule_minimum", policy.schedule.minimumDelta, 0, 1e6);
    readTriggers(in, policy);
    readJoint(in, policy);
    readStyle(in, policy.style);
    std::vector<std::string_view> known{"target",          "below",
                                        "above",           "ratio",
                                        "hedge_to",        "inner",
                                        "convention",      "smile_rule",
                                        "smile_r",         "smile_a",
                                        "smile_b",         "smile_c",
                                        "hedge_with",      "alternatives",
                                        "collar",          "proposal_life_s",
                                        "cooldown_s",      "breach_dwell_s",
                                        "breach_jump",     "breach_release",
                                        "schedule",        "schedule_every_s",
                                        "schedule_minimum"};
    known.insert(known.end(), kTriggerKeys.begin(), kTriggerKeys.end());
    known.insert(known.end(), kJointKeys.begin(), kJointKeys.end());
    known.insert(known.end(), kStyleKeys.begin(), kStyleKeys.end());
    in.unknownKeys(known);
}

std::string_view word(rebalance::HedgeTo hedgeTo)
{
    switch (hedgeTo) {
        case rebalance::HedgeTo::Edge: return "edge";
        case rebalance::HedgeTo::Ratio: return "ratio";
        case rebalance::HedgeTo::Pair: return "pair";
        case rebalance::HedgeTo::Cheapest: return "cheapest";
        case rebalance::HedgeTo::Target: break;
    }
    return "target";
}

std::string_view word(pricing::SmileRule rule)
{
    switch (rule) {
        case pricing::SmileRule::StickyMoneyness: return "sticky-moneyness";
        case pricing::SmileRule::SkewStickiness: return "skew-stickiness";
        case pricing::SmileRule::MinimumVariance: return "minimum-variance";
        case pricing::SmileRule::StickyStrike: break;
    }
    return "sticky-strike";
}

}  // namespace

toml::table policyTable(const rebalance::Policy& policy)
{
    toml::table out;
    out.insert("target", policy.band.target);
    out.insert("below", policy.band.below);
    out.insert("above", policy.band.above);
    out.insert("ratio", policy.band.ratio);
    out.insert("hedge_to", word(policy.band.hedgeTo));
    out.insert("inner", policy.band.inner);
    out.insert("convention", wordOf(policy.convention));
    out.insert("smile_rule", word(policy.smile.rule));
    out.insert("smile_r", policy.smile.stickiness);
    out.insert("smile_a", policy.smile.a);
    out.insert("smile_b", policy.smile.b);
    out.insert("smile_c", policy.smile.c);
    out.insert("hedge_with", policy.hedgeInstrument);
    if (!policy.alternatives.empty()) {
        toml::array places;
        for (const rebalance::HedgePlace& place : policy.alternatives)
            places.push_back(toml::table{{"venue", place.account.venue.view()},
                                         {"hedge_with", place.instrument}});
        out.insert("alternatives", std::move(places));
    }
    out.insert("collar", policy.collar);
    out.insert("proposal_life_s", core::seconds(policy.proposalLife));
    out.insert("cooldown_s", core::seconds(policy.cooldown));
    out.insert("breach_dwell_s", core::seconds(policy.hysteresis.dwell));
    out.insert("breach_jump", policy.hysteresis.jump);
    out.insert("breach_release", policy.hysteresis.release);
    out.insert("schedule", policy.schedule.enabled);
    out.insert("schedule_every_s", core::seconds(policy.schedule.every));
    out.insert("schedule_minimum", policy.schedule.minimumDelta);
    writeTriggers(policy, out);
    writeJoint(policy, out);
    writeStyle(policy.style, out);
    return out;
}

namespace {

/// What is read is judged as a whole; settings that contradict each other leave the policy as it
/// was, for none of them is the wrong one alone.
void takePolicy(const toml::table& table, const std::string& where, rebalance::Policy& policy,
                std::vector<std::string>& problems)
{
    rebalance::Policy read = policy;
    readPolicy(SettingsReader{table, where, problems}, read);
    readAlternatives(table, where, read, problems);
    readSubBookTargets(table, where, read, problems);
    const auto wrong = rebalance::problems(read);
    for (const rebalance::Problem& problem : wrong)
        problems.push_back(
            fmt::format("{}: {}; the policy stays as it was.", where, problem.sentence));
    if (wrong.empty()) policy = std::move(read);
}

}  // namespace

rebalance::Policy paperPolicy(const char* underlying, double edge)
{
    rebalance::Policy policy;
    policy.underlying = underlying;
    policy.account = {"paper", "paper"};
    policy.band = {0, edge, edge, rebalance::HedgeTo::Target, 0.5};
    policy.hedgeInstrument = std::string{underlying} + "-PERPETUAL";
    return policy;
}

void readPolicies(const toml::table& root, const std::string& file,
                  std::vector<rebalance::Policy>& policies, std::vector<std::string>& problems)
{
    const auto* group = sectionOf(root, {}, "policy", file, problems);
    if (!group) return;
    for (const auto& [key, node] : *group) {
        const std::string_view name = key.str();
        const auto* table = sectionOf(*group, "policy", name, file, problems);
        if (!table) continue;
        const std::string where = fmt::format("{}: [policy.{}]", file, name);
        if (!core::Currency::fits(name)) {
            problems.push_back(where + ": an underlying has 1 to 15 letters; it was ignored.");
            continue;
        }
        auto policy = std::ranges::find(
            policies, name, [](const rebalance::Policy& p) { return p.underlying.view(); });
        if (policy == policies.end()) {
            policies.push_back(paperPolicy(std::string{name}.c_str(), 1));
            policy = std::prev(policies.end());
        }
        takePolicy(*table, where, *policy, problems);
    }
}

std::string policiesText(const std::vector<rebalance::Policy>& policies)
{
    toml::table all;
    for (const rebalance::Policy& policy : policies)
        all.insert(policy.underlying.view(), policyTable(policy));
    return "# Written by Ballast: the bands and targets that were applied in its window. What "
           "stands\n"
           "# here comes before ballast.toml; without this file, that one holds alone.\n\n" +
           tomlText(toml::table{{"version", kSettingsVersion}, {"policy", std::move(all)}});
}

core::Expected<void> writePolicies(const std::filesystem::path& file,
                                   const std::vector<rebalance::Policy>& policies)
{
    // Beside the old file first, then in its place: there is always a whole one.
    QSaveFile out(QString::fromStdString(file.string()));
    const std::string text = policiesText(policies);
    if (out.open(QIODevice::WriteOnly) &&
        out.write(text.data(), static_cast<qint64>(text.size())) ==
            static_cast<qint64>(text.size()) &&
        out.commit())
        return {};
    return core::failure("writing " + file.string() + ": " + out.errorString().toStdString() +
                         ". The bands hold until the program ends; free the disk and apply them "
                         "again.");
}

}  // namespace ballast::app
