#include "models/construction/solver.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::construction {
namespace {

bool isDiscrete(const Problem& problem)
{
    for (const Instrument& i : problem.instruments)
        if (i.lot > 0 || i.minimum > 0 || i.ticket > 0) return true;
    return false;
}

double outside(const GreekBand& band, double y)
{
    return y > band.upper ? y - band.upper : y < band.lower ? y - band.lower : 0;
}

}  // namespace

std::string_view text(Status status)
{
    switch (status) {
        case Status::Optimal: return "best";
        case Status::Infeasible: return "out of reach";
        case Status::TimeCapped: return "best in the time given";
        case Status::Rounded: return "rounded";
        case Status::Invalid: return "not a problem";
    }
    return "?";
}

double Solution::gap() const
{
    if (exact || cost <= lowerBound) return 0;
    return (cost - lowerBound) / std::max(std::abs(cost), 1e-12);
}

void Solver::take(const Problem& problem, const std::vector<double>& x, Solution& out)
{
    if (&out.x != &x) out.x.assign(x.begin(), x.end());
    out.cost = objective(problem, out.x);
    out.residual = residual(problem, out.x);
}

void Solver::solve(const Problem& problem, const SolverOptions& options, Solution& out)
{
    out.status = Status::Invalid;
    out.x.assign(problem.instruments.size(), 0);
    out.violations.clear();
    out.why.clear();
    out.unique = Uniqueness::NotExamined;
    out.exact = false;
    out.cost = out.lowerBound = 0;
    out.residual = {};
    out.why = faultOf(problem);
    if (!out.why.empty()) return;
    continuous(problem, out);
    if (options.effort != Effort::Continuous && isDiscrete(problem) &&
        out.status != Status::Invalid)
        whole(problem, options, out);
}

LinearStatus Solver::linear()
{
    const LinearStatus status = m_simplex.solve(m_program.linear);
    m_ours = status != LinearStatus::Stalled;
    double cost = 0;
    return m_ours ? status : solveByGlpk(m_program.linear, m_columns, cost);
}

void Solver::continuous(const Problem& problem, Solution& out)
{
    build(problem, m_program);
    const LinearStatus status = linear();
    if (status == LinearStatus::Infeasible) return elastic(problem, out);
    if (status == LinearStatus::Stalled) {
        out.why = "neither simplex came to an end";
        return;
    }
    if (m_program.quadratic) return quadratic(problem, out);
    amounts(m_program, m_ours ? m_simplex.x() : m_columns, problem.instruments.size(), out.x);
    take(problem, out.x, out);
    out.status = Status::Optimal;
    out.exact = true;
    out.unique = m_ours ? m_simplex.uniqueness() : Uniqueness::NotExamined;
    out.lowerBound = out.cost;
    // Where tickets are spread, what the program costs is less than the trades do.
    double program = 0;
    const std::vector<double>& x = m_ours ? m_simplex.x() : m_columns;
    for (std::size_t j = 0; j < x.size(); ++j) program += m_program.linear.cost[j] * x[j];
    out.lowerBound = std::min(program, out.cost);
}

void Solver::quadratic(const Problem& problem, Solution& out)
{
    // Risk alone leaves no linear rows worth starting from, and GLPK was not asked for its duals.
    static const std::vector<double> kNone;
    if (!m_quadratic.solve(problem, m_program, m_ours ? m_simplex.duals() : kNone)) {
        out.why = "the risk weights have a negative eigenvalue";
        return;
    }
    amounts(m_program, m_quadratic.x(), problem.instruments.size(), out.x);
    take(problem, out.x, out);
    out.status = Status::Optimal;
    out.lowerBound = std::min(m_quadratic.bound(), out.cost);
    out.exact = m_quadratic.converged() && fits(problem, out.x, 1e-8);
    if (!out.exact) {
        out.status = Status::TimeCapped;
        out.why = "the gap between cost and bound did not close";
    }
    bool strict = true;
    for (const double c : m_program.curvature) strict = strict && c > 0;
    out.unique = strict ? Uniqueness::Unique : Uniqueness::NotExamined;
}

/// First the least weighted distance outside the bands, then the least cost at that distance.
void Solver::elastic(const Problem& problem, Solution& out)
{
    std::size_t first = 0;
    makeElastic(problem, m_program, first);
    if (linear() != LinearStatus::Optimal) {
        out.status = Status::Infeasible;
        out.why = "the bands cannot be met, nor could the nearest to them be found";
        take(problem, out.x, out);
        return name(problem, out);
    }
    amounts(m_program, m_ours ? m_simplex.x() : m_columns, problem.instruments.size(), out.x);
    const GreekVector nearest = residual(problem, out.x);
    Problem wider = problem;
    for (std::size_t k = 0; k < problem.greeks.size(); ++k) {
        GreekBand& g = wider.greeks[k];
        const double slack = 1e-10 * std::max(unitScale(problem, k), std::abs(nearest[k]));
        if (nearest[k] < g.lower) g.lower = nearest[k] - slack;
        if (nearest[k] > g.upper) g.upper = nearest[k] + slack;
    }
    build(wider, m_program);
    if (linear() == LinearStatus::Optimal) {
        if (m_program.quadratic)
            quadratic(wider, out);
        else
            amounts(m_program, m_ours ? m_simplex.x() : m_columns, problem.instruments.size(),
                    out.x);
    }
    take(problem, out.x, out);
    out.status = Status::Infeasible;
    out.lowerBound = out.cost;
    out.exact = true;
    out.unique = Uniqueness::NotExamined;
    name(problem, out);
}

void Solver::name(const Problem& problem, Solution& out) const
{
    out.violations.clear();
    double margin = 0, notional = 0;
    for (std::size_t i = 0; i < out.x.size(); ++i) {
        margin += marginOf(problem.instruments[i], out.x[i]);
        notional += problem.instruments[i].notionalPerUnit * std::abs(out.x[i]);
    }
    for (std::size_t k = 0; k < problem.greeks.size(); ++k) {
        const GreekBand& band = problem.greeks[k];
        const double amount = outside(band, out.residual[k]);
        if (std::abs(amount) <=
            kFeasible * std::max(unitScale(problem, k), std::abs(band.exposure)))
            continue;
        const double needed = std::abs(outside(band, band.exposure));
        double most = 0;
        for (const Instrument& i : problem.instruments) {
            const double wish = amount > 0 ? -i.perUnit[k] : i.perUnit[k];
            most += wish > 0 ? wish * i.maxBuy : -wish * i.maxSell;
        }
        std::string reason;
        if (reach(problem, k) == 0)
            reason = fmt::format("no instrument changes {}", band.name);
        else if (most < needed * (1 - kFeasible))
            reason = fmt::format("all that may be traded changes {} by {:.6g} of {:.6g}", band.name,
                                 most, needed);
        else if (problem.marginBudget && margin >= *problem.marginBudget * (1 - 1e-6))
            reason = "the margin budget is used up";
        else if (problem.notionalCap && notional >= *problem.notionalCap * (1 - 1e-6))
            reason = "the notional cap is used up";
        else
            reason = "not together with the other bands";
        out.violations.push_back({k, band.name, amount, std::move(reason)});
    }
}

Solution solve(const Problem& problem, const SolverOptions& options)
{
    Solution out;
    Solver().solve(problem, options, out);
    return out;
}

}  // namespace ballast::construction
