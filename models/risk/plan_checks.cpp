#include "models/risk/plan_checks.h"

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
        std::string why = across.reason;
        if (!why.empty())
            why.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(why.front())));
        result = confirm(result.rule, "Were it to cross now, as at its deadline: " + why);
    }
}

std::vector<CheckResult> ofLeg(const JudgedLeg& leg, const Limits& limits, bool forDisplay)
{
    std::vector<CheckResult> results = checks(leg.order, leg.picture, limits, forDisplay);
    addCrossing(results, leg, limits);
    if (leg.whole == leg.order.quantity) return results;
    // Cut in parts it is still one wish for all of it.
    orders::Intent whole = leg.order;
    whole.quantity = leg.whole;
    for (CheckResult& result : results)
        if (result.rule == "notional") result = notional(whole, leg.picture, limits);
    return results;
}

CheckResult named(CheckResult result, const JudgedLeg& leg)
{
    if (!result.reason.empty() && result.reason.find(leg.order.instrumentName) == std::string::npos)
        result.reason = leg.order.instrumentName + ": " + result.reason;
    return result;
}

}  // namespace

std::vector<CheckResult> planChecks(std::span<const JudgedLeg> legs, const Limits& limits,
                                    bool forDisplay)
{
    if (legs.empty()) return {deny("legs", "There is nothing to trade.")};
    std::vector<CheckResult> merged = ofLeg(legs.front(), limits, forDisplay);
    std::vector<std::size_t> worst(merged.size(), 0);  // the leg a verdict is of
    std::vector<std::vector<CheckResult>> byLeg{merged};
    for (std::size_t l = 1; l < legs.size(); ++l) {
        byLeg.push_back(ofLeg(legs[l], limits, true));
        for (std::size_t r = 0; r < byLeg[l].size(); ++r)
            if (byLeg[l][r].verdict > merged[r].verdict) {
                merged[r] = byLeg[l][r];
                worst[r] = l;
            }
    }
    for (std::size_t r = 0; r < merged.size(); ++r) {
        // What holds for all of them is of none of them.
        const bool common =
            std::ranges::all_of(byLeg, [&](const std::vector<CheckResult>& results) {
                return r >= results.size() || results[r] == merged[r];
            });
        if (!common) merged[r] = named(std::move(merged[r]), legs[worst[r]]);
    }
    return merged;
}

}  // namespace ballast::risk
