#include "models/laboratory/recorded_series.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace ballast::laboratory {
namespace {

/// Delta that was hedged, in time order.
std::vector<std::pair<core::Time, double>> hedgesOf(std::span<const review::Case* const> cases)
{
    std::vector<std::pair<core::Time, double>> hedges;
    for (const review::Case* one : cases)
        for (const review::CaseLeg& leg : one->legs) {
            if (!(leg.target > 0)) continue;
            for (const review::CaseFill& fill : leg.fills)
                hedges.emplace_back(fill.at, leg.deltaChange * fill.quantity / leg.target);
        }
    std::ranges::sort(hedges);
    return hedges;
}

}  // namespace

Series recordedSeries(std::span<const review::MinuteRow> minutes,
                      std::span<const review::Case* const> cases, const RecordedTerms& terms)
{
    Series series;
    if (minutes.empty()) return series;
    series.begins = minutes.front().minute;
    const auto hedges = hedgesOf(cases);
    auto hedge =
        std::ranges::find_if(hedges, [&](const auto& h) { return h.first > minutes.front().at; });
    double hedged = 0;
    for (const review::MinuteRow& row : minutes) {
        const auto step =
            static_cast<std::size_t>((row.minute - series.begins) / std::chrono::minutes{1});
        if (static_cast<double>(step) >= kMostSteps) break;
        // A silence: as it stood before.
        while (!series.steps.empty() && series.steps.size() < step)
            series.steps.push_back(series.steps.back());
        for (; hedge != hedges.end() && hedge->first <= row.at; ++hedge) hedged += hedge->second;
        Seen seen;
        seen.spot = row.spot;
        seen.delta = row.delta - row.target - hedged;
        seen.gamma = row.spot > 0 ? row.gamma1Pct * 100 / row.spot : 0;
        seen.tau = terms.tau;
        seen.sigma = row.sigma > 0 ? row.sigma : terms.sigma;
        series.steps.push_back(seen);
    }
    return series;
}

Costs recordedCosts(const review::CostSum& paid, double lot)
{
    Costs costs;
    costs.lot = lot;
    costs.impactY = 0;
    if (!(paid.tradedUsd > 0)) return costs;
    costs.fee = paid.fees() / paid.tradedUsd;
    costs.halfSpread = std::max(paid.spread + paid.impact, 0.0) / paid.tradedUsd;
    return costs;
}

}  // namespace ballast::laboratory
