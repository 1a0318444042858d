// The part of the solver that answers in whole lots.
#include "models/construction/solver.h"

#include <algorithm>
#include <cmath>

namespace ballast::construction {
namespace {

bool isSmooth(const Problem& problem)
{
    for (const Instrument& i : problem.instruments)
        if (i.impact > 0) return true;
    return !problem.riskWeights.empty();
}

/// What is left to choose of an instrument once its side, its lots and its being traded are: any
/// amount beyond its minimum on that side, or nothing.
Instrument beyond(Instrument i, double x)
{
    const double least = x == 0 ? 0 : i.minimum;
    const bool open = x == 0 && i.ticket == 0 && i.minimum == 0 && i.lot == 0;
    if (x != 0 && i.lot == 0) {
        (x > 0 ? i.maxSell : i.maxBuy) = 0;
        (x > 0 ? i.maxBuy : i.maxSell) -= least;
    } else if (!open) {
        i.maxBuy = i.maxSell = 0;
    }
    double skip = least;
    std::vector<CostLevel>& levels = x > 0 ? i.buyLevels : i.sellLevels;
    while (skip > 0 && !levels.empty() && levels.front().size <= skip) {
        skip -= levels.front().size;
        levels.erase(levels.begin());
    }
    if (!levels.empty()) levels.front().size -= skip;
    i.ticket = i.minimum = i.lot = 0;
    return i;
}

}  // namespace

/// The continuous answer with the bands drawn in by what rounding to the nearest lot moves a Greek
/// at most: such an answer stays inside when it is rounded. The finest instrument puts its own
/// Greeks right.
bool Solver::roundable(const Problem& problem, const std::vector<double>& from,
                       std::vector<double>& x)
{
    const Instrument& finest = problem.instruments[m_search.finest()];
    m_tighter = problem;
    for (std::size_t k = 0; k < problem.greeks.size(); ++k) {
        GreekBand& g = m_tighter.greeks[k];
        double half = std::abs(finest.perUnit[k]) * finest.lot / 2;
        for (std::size_t i = 0; finest.perUnit[k] == 0 && i < from.size(); ++i)
            if (from[i] != 0)
                half +=
                    std::abs(problem.instruments[i].perUnit[k]) * problem.instruments[i].lot / 2;
        half = std::min(half, 0.49 * (g.upper - g.lower));
        g.lower += half;
        g.upper -= half;
    }
    build(m_tighter, m_program);
    if (linear() != LinearStatus::Optimal) return false;
    amounts(m_program, m_ours ? m_simplex.x() : m_columns, problem.instruments.size(), x);
    return true;
}

/// From two sides: rounded towards no trade, and from within the bands to the nearest.
void Solver::search(const Problem& problem, int settings, Solution& out)
{
    using Rounding = LotSearch::Rounding;
    m_search.run(problem, out.x, Rounding::TowardsNone, settings / 2);
    m_first = m_search.x();
    const bool inside = m_search.inside();
    std::vector<double> from = out.x;
    if (!isSmooth(problem)) roundable(problem, out.x, from);
    m_search.run(problem, from, Rounding::Nearest, settings / 2);
    const bool better = m_search.inside() != inside
                            ? m_search.inside()
                            : objective(problem, m_search.x()) < objective(problem, m_first);
    if (!better) m_search.run(problem, m_first, Rounding::Nearest, 0);
}

/// Whole lots, from the answer without them.
void Solver::whole(const Problem& problem, const SolverOptions& options, Solution& out)
{
    const bool reachable = out.status != Status::Infeasible;
    const double bound = out.lowerBound;
    search(problem, options.searchSettings, out);
    take(problem, m_search.x(), out);
    out.exact = false;
    out.unique = Uniqueness::NotExamined;
    if (!m_search.inside()) {
        out.status = Status::Infeasible;
        out.lowerBound = 0;
        out.why = reachable ? "no combination of whole lots was found that meets every band"
                            : "whole lots nearest to bands that cannot be met";
        name(problem, out);
    } else {
        out.status = Status::Rounded;
        out.lowerBound = std::min(bound, out.cost);
        out.why = "found by search, not proven the best";
        if (out.cost - bound <= 1e-9 * std::abs(out.cost)) {
            out.status = Status::Optimal;
            out.exact = true;
            out.why.clear();
        }
    }
    if (options.effort == Effort::Best && reachable && !out.exact && !isSmooth(problem))
        byTree(problem, options, out);
    else if (options.effort == Effort::Best && out.status == Status::Rounded && isSmooth(problem))
        out.why = "lots with impacts or risk weights are searched for, not proven";
}

void Solver::byTree(const Problem& problem, const SolverOptions& options, Solution& out)
{
    const bool had = out.status == Status::Rounded;
    IntegerAnswer tree =
        solveInteger(problem, options.integer, had ? out.x : std::vector<double>{});
    if (tree.infeasible && !had) {
        out.why = "no combination of whole lots meets every band";
        return;
    }
    bool good = tree.found && polish(problem, tree.x);
    if (good && (!had || objective(problem, tree.x) < out.cost)) {
        take(problem, tree.x, out);
        out.violations.clear();
    }
    if (!had && !good) return;
    out.lowerBound = std::min(out.cost, std::max(out.lowerBound, tree.bound));
    const bool proven =
        tree.proven && out.cost - tree.bound <= 2e-8 * std::max(1.0, std::abs(out.cost)) +
                                                    options.integer.gap * std::abs(out.cost);
    out.exact = proven;
    out.status = proven ? Status::Optimal : good ? Status::TimeCapped : Status::Rounded;
    out.why = proven ? "" : "the limit came before the proof";
}

/// What may be of any size, exactly at its best beside the lots and choices the tree has made, for
/// the tree answers within tolerances of its own. False: that answer does not hold.
bool Solver::polish(const Problem& problem, std::vector<double>& x)
{
    Problem rest = problem;
    std::vector<double> fixed = x;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const Instrument& one = problem.instruments[i];
        if (one.lot == 0) fixed[i] = std::copysign(x[i] == 0 ? 0 : one.minimum, x[i]);
        rest.instruments[i] = beyond(one, x[i]);
        if (rest.marginBudget) *rest.marginBudget -= marginOf(one, fixed[i]);
        if (rest.notionalCap) *rest.notionalCap -= one.notionalPerUnit * std::abs(fixed[i]);
    }
    for (auto* cap : {&rest.marginBudget, &rest.notionalCap})
        if (*cap) *cap = std::max(0.0, **cap);
    const GreekVector y = residual(problem, fixed);
    for (std::size_t k = 0; k < problem.greeks.size(); ++k) rest.greeks[k].exposure = y[k];
    build(rest, m_program);
    if (linear() == LinearStatus::Optimal) {
        std::vector<double> more;
        amounts(m_program, m_ours ? m_simplex.x() : m_columns, x.size(), more);
        for (std::size_t i = 0; i < x.size(); ++i) x[i] = fixed[i] + more[i];
    }
    for (std::size_t i = 0; i < x.size(); ++i)
        if (!isTradable(problem.instruments[i], x[i])) return false;
    return fits(problem, x);
}

}  // namespace ballast::construction
