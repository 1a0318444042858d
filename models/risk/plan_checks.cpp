#include "models/risk/plan_checks.h"

#include "models/risk/decide.h"
#include "models/risk/rules.h"

#include <algorithm>
#include <cctype>

namespace ballast::risk {
namespace {

/// What a person would be asked at the deadline is asked before anything rests.
void addCrossing(std::vector<CheckResult>& results, const JudgedLeg& leg, const Limits& limits)
{
    if (!leg.crossing) return;
    for (CheckResult& result : results) {
        if (result.verdict != CheckResult::Verdict::Allow) continue;
        CheckResult across = allow(result.rule);
        if (result.rule == "depth") across = depth(*leg.crossing, leg.picture, limits);
        if (result.rule == "collar") across = collar(*leg.crossing, leg.picture, limits);
        if (across.verdict == CheckResult::Verdict::Allow) continue;
        std::string why = across.reason;  // of what is not allowed there always is one
        why.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(why.front())));
        result = confirm(result.rule, "Were it to cross now, as at its deadline: " + why);
    }
}

std::vector<CheckResult> ofLeg(const JudgedLeg& leg, const Limits& limits, bool forDisplay)
{
    std::vector<CheckResult> results =
        decide(leg.order, leg.picture, limits, forDisplay ? Moment::Display : Moment::Sending)
            .results;
    addCrossing(results, leg, limits);
    if (leg.whole == leg.order.quantity) return results;
    // Cut in parts it is still one wish for all of it.
    orders::Intent whole = leg.order;
    whole.quantity = leg.whole;
    for (CheckResult& result : results)
        if (result.rule == "notional")
            result = notional(whole, leg.picture, limits);
        else if (result.rule == "quantity")
            result = quantity(whole, leg.picture, limits);
    return results;
}

CheckResult named(CheckResult result, const JudgedLeg& leg, std::size_t number)
{
    result.leg = static_cast<int>(number);
    if (result.reason.find(leg.order.instrumentName) == std::string::npos)
        result.reason = leg.order.instrumentName + ": " + result.reason;
    return result;
}

/// What one rule says of each leg: once where it says the same of all, else of each it is against.
void merge(const std::vector<CheckResult>& ofLegs, std::span<const JudgedLeg> legs,
           std::vector<CheckResult>& out)
{
    const auto same = [&](const CheckResult& result) { return result == ofLegs.front(); };
    if (std::ranges::all_of(ofLegs, same)) {
        // What holds for all of them is of none of them.
        out.push_back(ofLegs.front());
        return;
    }
    for (std::size_t l = 0; l < ofLegs.size(); ++l)
        if (ofLegs[l].verdict != CheckResult::Verdict::Allow)
            out.push_back(named(ofLegs[l], legs[l], l));
}

}  // namespace

std::vector<CheckResult> planChecks(std::span<const JudgedLeg> legs, const Limits& limits,
                                    bool forDisplay)
{
    if (legs.empty()) return {deny("legs", "There is nothing to trade.")};
    if (legs.size() == 1) return ofLeg(legs.front(), limits, forDisplay);
    std::vector<std::vector<CheckResult>> byLeg;
    for (const JudgedLeg& leg : legs)
        byLeg.push_back(ofLeg(leg, limits, forDisplay || !byLeg.empty()));
    std::vector<CheckResult> merged;
    for (std::size_t rule = 0; rule < byLeg.front().size(); ++rule) {
        std::vector<CheckResult> ofLegs;
        for (const std::vector<CheckResult>& results : byLeg)
            if (rule < results.size()) ofLegs.push_back(results[rule]);
        merge(ofLegs, legs, merged);
    }
    return merged;
}

}  // namespace ballast::risk
