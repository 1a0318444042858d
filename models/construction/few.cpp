#include "models/construction/few.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::construction {
namespace {

using Choice = std::vector<std::size_t>;  // instruments of the problem

Choice tradedIn(const Solution& s)
{
    Choice out;
    for (std::size_t i = 0; i < s.x.size(); ++i)
        if (s.x[i] != 0) out.push_back(i);
    return out;
}

Problem only(const Problem& problem, const Choice& chosen)
{
    Problem out;
    out.greeks = problem.greeks;
    out.marginBudget = problem.marginBudget;
    out.notionalCap = problem.notionalCap;
    out.riskWeights = problem.riskWeights;
    for (const std::size_t i : chosen) out.instruments.push_back(problem.instruments[i]);
    return out;
}

/// What a violation counts: the same for every choice of instruments.
double missed(const Problem& problem, const Solution& s)
{
    double sum = 0;
    for (const Violation& v : s.violations) {
        const double weight = problem.greeks[v.greek].weight;
        sum += std::abs(v.amount) * (weight > 0 ? weight : 1 / unitScale(problem, v.greek));
    }
    return sum;
}

class FewSearch {
public:
    FewSearch(const Problem& problem, const SolverOptions& options, std::size_t most)
        : m_problem(problem), m_options(options), m_quick(options), m_most(most)
    {
        if (options.effort == Effort::Best) m_quick.effort = Effort::Quick;
    }

    Solution run()
    {
        m_solver.solve(m_problem, m_quick, m_whole);
        if (m_whole.status == Status::Invalid) return m_whole;
        bool spent = false;  // the limit of the tree
        if (tradedIn(m_whole).size() <= m_most) {
            if (m_options.effort != Effort::Best) return m_whole;
            Solution best;
            m_solver.solve(m_problem, m_options, best);
            if (tradedIn(best).size() <= m_most) return best;
            m_whole = std::move(best);
            spent = true;
        }
        Choice chosen = tradedIn(m_whole);
        while (chosen.size() > m_most) chosen = oneLess(chosen);
        Solution few;
        m_solver.solve(only(m_problem, chosen), spent ? m_quick : m_options, few);
        return expanded(few, chosen);
    }

private:
    /// Without the one whose absence costs the least; without any other that is then not needed.
    Choice oneLess(const Choice& chosen)
    {
        Choice best;
        double least = kFree, cheapest = kFree;
        for (std::size_t out = 0; out < chosen.size(); ++out) {
            Choice rest = chosen;
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(out));
            m_solver.solve(only(m_problem, rest), m_quick, m_try);
            const double outside = missed(m_problem, m_try);
            if (outside > least || (outside == least && m_try.cost >= cheapest)) continue;
            least = outside;
            cheapest = m_try.cost;
            best.clear();
            for (const std::size_t i : tradedIn(m_try)) best.push_back(rest[i]);
        }
        return best;
    }

    Solution expanded(const Solution& few, const Choice& chosen) const
    {
        Solution out = few;
        out.x.assign(m_problem.instruments.size(), 0);
        for (std::size_t i = 0; i < chosen.size(); ++i) out.x[chosen[i]] = few.x[i];
        out.unique = Uniqueness::NotExamined;
        out.exact = false;
        out.why =
            fmt::format("held to {} legs, which is not proven the best choice of them", m_most);
        if (few.status == Status::Infeasible) {
            for (Violation& v : out.violations) v.reason = reasonOf(v);
            return out;
        }
        out.status = Status::Rounded;
        const bool reachable = m_whole.status != Status::Infeasible;
        out.lowerBound = reachable ? std::min(m_whole.lowerBound, out.cost) : 0;
        return out;
    }

    /// What cannot be met with all of them has its own reason.
    std::string reasonOf(const Violation& v) const
    {
        for (const Violation& other : m_whole.violations)
            if (other.greek == v.greek) return other.reason;
        return fmt::format("not found with at most {} legs", m_most);
    }

    const Problem& m_problem;
    SolverOptions m_options, m_quick;
    std::size_t m_most;
    Solver m_solver;
    Solution m_whole, m_try;
};

}  // namespace

Solution solveFew(const Problem& problem, const SolverOptions& options, std::size_t most)
{
    return FewSearch(problem, options, most).run();
}

}  // namespace ballast::construction
