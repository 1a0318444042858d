#pragma once

#include "models/construction/problem.h"
#include "support/seeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::test {

struct HedgeProblemShape {
    int instruments = 10;  ///< two of them perpetuals, the others options
    int greeks = 3;
    bool lots = false;
    bool tickets = false;
    bool levels = false;
    bool impact = false;
    bool risk = false;
    bool margin = false;
};

/// A book of BTC options to be hedged, as chance has it: Greeks of Black's shape and cost of a
/// venue's size, bands that can mostly be met.
inline construction::Problem hedgeProblem(std::uint64_t seed, const HedgeProblemShape& shape)
{
    using construction::CostLevel, construction::Instrument, construction::Problem;
    Seeded s(seed * 7919 + 13);
    const double forward = 60'000 + 60'000 * s.unit();
    Problem p;
    static constexpr const char* kNames[] = {"delta", "gamma", "vega", "vanna", "volga", "theta"};
    static constexpr double kSize[] = {30, 1e-3, 800, 3, 30, 1500};
    static constexpr double kBand[] = {1, 5e-5, 150, 0.6, 10, 400};
    for (int k = 0; k < shape.greeks; ++k) {
        const double band = kBand[k] * (0.5 + s.unit());
        p.greeks.push_back({kNames[k], kSize[k] * (2 * s.unit() - 1), -band, band, 0});
    }
    for (int i = 0; i < shape.instruments; ++i) {
        Instrument one;
        const bool perpetual = i < 2;
        one.name = fmt::format("{}{}", perpetual ? "PERPETUAL-" : "OPTION-", i);
        const double days = 2 + 120 * s.unit() * s.unit();
        const double width = 0.55 * std::sqrt(days / 365), d1 = 3 * (2 * s.unit() - 1);
        const double density = std::exp(-d1 * d1 / 2) / std::sqrt(2 * 3.141592653589793);
        const double delta = 0.5 * std::erfc(-d1 / std::sqrt(2.0)) - (s.oneIn(2) ? 1 : 0);
        const double vega = forward * density * std::sqrt(days / 365) / 100;
        const double all[] = {delta,
                              density / (forward * width),
                              vega,
                              -density * (d1 - width) / 0.55 / 100,
                              vega * d1 * (d1 - width) / 55,
                              -forward * density * 0.55 / (2 * std::sqrt(days / 365)) / 365};
        for (int k = 0; k < shape.greeks; ++k)
            one.perUnit[static_cast<std::size_t>(k)] = perpetual ? (k == 0 ? 1 : 0) : all[k];
        one.linearCost = forward * (perpetual ? 4e-4 : 6e-4) * (0.5 + s.unit());
        one.maxBuy = 20 + 180 * std::floor(4 * s.unit());
        one.maxSell = 20 + 180 * std::floor(4 * s.unit());
        if (shape.lots) one.lot = one.minimum = perpetual ? 0.001 : 0.1;
        if (shape.tickets) {
            one.ticket = perpetual ? 5 : 12;
            one.minimum = perpetual ? 0.1 : 1;
        }
        if (shape.impact) one.impact = 0.1 + 2 * s.unit();
        if (shape.margin) one.marginBought = one.marginSold = forward * (perpetual ? 0.02 : 0.08);
        for (auto* side : {&one.buyLevels, &one.sellLevels}) {
            const double most = side == &one.buyLevels ? one.maxBuy : one.maxSell;
            double unitCost = one.linearCost;
            for (int l = 0; shape.levels && l < 4; ++l) {
                side->push_back({most / 4, unitCost});
                unitCost *= 1 + 0.4 * s.unit();
            }
        }
        p.instruments.push_back(one);
    }
    if (shape.margin) p.marginBudget = 200'000 + 400'000 * s.unit();
    if (shape.risk) {
        const std::size_t m = p.greeks.size();
        p.riskWeights.assign(m * m, 0);
        for (std::size_t k = 0; k < m; ++k)
            p.riskWeights[k * m + k] = 500 * (1 + s.unit()) / (kBand[k] * kBand[k]);
        if (m > 2) p.riskWeights[2] = p.riskWeights[2 * m] = -100 / (kBand[0] * kBand[2]);
    }
    return p;
}

}  // namespace ballast::test
