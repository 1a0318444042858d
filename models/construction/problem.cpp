#include "models/construction/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::construction {
namespace {

bool notNegative(double value) { return std::isfinite(value) && value >= 0; }

std::string levelFault(const std::vector<CostLevel>& levels, const char* side)
{
    double before = 0;
    for (const CostLevel& level : levels) {
        if (!(level.size > 0) || !std::isfinite(level.size))
            return fmt::format("a {} level has no size", side);
        if (!notNegative(level.unitCost) || level.unitCost < before)
            return fmt::format("its {} levels do not grow dearer from 0 on", side);
        before = level.unitCost;
    }
    return {};
}

std::string instrumentFault(const Instrument& i, std::size_t greeks)
{
    for (std::size_t k = 0; k < greeks; ++k)
        if (!std::isfinite(i.perUnit[k])) return "a Greek of it is not finite";
    for (const double value : {i.linearCost, i.impact, i.lot, i.minimum, i.ticket, i.maxBuy,
                               i.maxSell, i.marginBought, i.marginSold, i.notionalPerUnit})
        if (!notNegative(value))
            return "a cost, lot, bound or margin of it is below 0 or not finite";
    if (i.impact > 0 && !(i.buyLevels.empty() && i.sellLevels.empty()))
        return "it has both depth levels and an impact";
    std::string fault = levelFault(i.buyLevels, "buy");
    return fault.empty() ? levelFault(i.sellLevels, "sell") : fault;
}

double costByLevels(const std::vector<CostLevel>& levels, double size)
{
    double cost = 0;
    for (const CostLevel& level : levels) {
        const double taken = std::min(size, level.size);
        cost += taken * level.unitCost;
        size -= taken;
        if (!(size > 0)) return cost;
    }
    // What rounding left over costs as the last level does.
    const double all = size + 1;
    return size <= 1e-9 * all ? cost + size * levels.back().unitCost : kFree;
}

bool within(double used, const std::optional<double>& cap, double tolerance)
{
    return !cap || used <= *cap + tolerance * std::max(1.0, *cap);
}

}  // namespace

std::string faultOf(const Problem& problem)
{
    const std::size_t m = problem.greeks.size();
    if (m > kMaxGreeks) return fmt::format("{} Greeks are more than {}", m, kMaxGreeks);
    for (const GreekBand& g : problem.greeks) {
        if (!std::isfinite(g.exposure)) return g.name + ": the exposure is not finite";
        if (!(g.lower <= g.upper) || g.lower == kFree || g.upper == -kFree)
            return g.name + ": its band has no inside";
        if (!notNegative(g.weight)) return g.name + ": its weight is below 0 or not finite";
    }
    for (const Instrument& i : problem.instruments) {
        const std::string fault = instrumentFault(i, m);
        if (!fault.empty()) return i.name + ": " + fault;
    }
    for (const auto& cap : {problem.marginBudget, problem.notionalCap})
        if (cap && !notNegative(*cap)) return "the margin budget or notional cap is below 0";
    const std::vector<double>& w = problem.riskWeights;
    if (!w.empty() && w.size() != m * m)
        return fmt::format("{} risk weights do not fit {} Greeks", w.size(), m);
    for (std::size_t a = 0; a < m && !w.empty(); ++a)
        for (std::size_t b = 0; b <= a; ++b)
            if (!std::isfinite(w[a * m + b]) || w[a * m + b] != w[b * m + a])
                return "the risk weights are not finite and symmetric";
    return {};
}

double costOf(const Instrument& instrument, double x)
{
    if (x == 0) return 0;
    const double size = std::abs(x);
    const auto& levels = x > 0 ? instrument.buyLevels : instrument.sellLevels;
    const double traded = levels.empty() ? size * (instrument.linearCost + instrument.impact * size)
                                         : costByLevels(levels, size);
    return traded + instrument.ticket;
}

GreekVector residual(const Problem& problem, const std::vector<double>& x)
{
    GreekVector y{};
    for (std::size_t k = 0; k < problem.greeks.size(); ++k) y[k] = problem.greeks[k].exposure;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (x[i] != 0)
            for (std::size_t k = 0; k < problem.greeks.size(); ++k)
                y[k] += problem.instruments[i].perUnit[k] * x[i];
    return y;
}

double objective(const Problem& problem, const std::vector<double>& x)
{
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += costOf(problem.instruments[i], x[i]);
    if (problem.riskWeights.empty()) return sum;
    const GreekVector y = residual(problem, x);
    const std::size_t m = problem.greeks.size();
    double risk = 0;
    for (std::size_t a = 0; a < m; ++a)
        for (std::size_t b = 0; b < m; ++b) risk += y[a] * problem.riskWeights[a * m + b] * y[b];
    return sum + risk / 2;
}

double reach(const Problem& problem, std::size_t greek)
{
    double most = 0;
    for (const Instrument& i : problem.instruments)
        most += std::abs(i.perUnit[greek]) * std::max(i.maxBuy, i.maxSell);
    return most;
}

double unitScale(const Problem& problem, std::size_t greek)
{
    double most = 0;
    for (const Instrument& i : problem.instruments)
        if (i.maxBuy > 0 || i.maxSell > 0) most = std::max(most, std::abs(i.perUnit[greek]));
    return most > 0 ? most : 1;
}

bool fits(const Problem& problem, const std::vector<double>& x, double tolerance)
{
    const GreekVector y = residual(problem, x);
    for (std::size_t k = 0; k < problem.greeks.size(); ++k) {
        const GreekBand& g = problem.greeks[k];
        const double slack =
            tolerance * std::max({unitScale(problem, k), std::abs(g.exposure), std::abs(y[k])});
        if (y[k] < g.lower - slack || y[k] > g.upper + slack) return false;
    }
    double margin = 0, notional = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const Instrument& instrument = problem.instruments[i];
        const double slack = tolerance * (1 + std::abs(x[i]));
        if (x[i] > instrument.maxBuy + slack || -x[i] > instrument.maxSell + slack) return false;
        margin += marginOf(instrument, x[i]);
        notional += instrument.notionalPerUnit * std::abs(x[i]);
    }
    return within(margin, problem.marginBudget, tolerance) &&
           within(notional, problem.notionalCap, tolerance);
}

bool isTradable(const Instrument& instrument, double x)
{
    if (x == 0) return true;
    const double size = std::abs(x);
    if (size < instrument.minimum * (1 - kFeasible)) return false;
    if (instrument.lot == 0) return true;
    const double lots = size / instrument.lot;
    return std::abs(lots - std::round(lots)) <= 1e-6;
}

}  // namespace ballast::construction
