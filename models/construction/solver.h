#pragma once

#include "models/construction/glpk_solver.h"
#include "models/construction/lot_search.h"
#include "models/construction/problem.h"
#include "models/construction/quadratic.h"
#include "models/construction/simplex.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::construction {

enum class Effort : std::uint8_t {
    Continuous,  ///< as if lots, minima and tickets were not: the hot path, microseconds
    Quick,       ///< whole lots by search, with the gap to the bound; under a millisecond
    Best,        ///< branch and bound, until proven or the caller's limit
};

struct SolverOptions {
    Effort effort = Effort::Best;
    IntegerLimits integer;       ///< of Best
    int searchSettings = 3'000;  ///< of Quick, and what Best starts from: see LotSearch
};

enum class Status : std::uint8_t {
    Optimal,
    Infeasible,  ///< the bands cannot all be met: x misses them by the least; `violations`
    TimeCapped,  ///< the limit came first: the best found, with its bound
    Rounded,     ///< whole lots found by search, with the bound; not proven the best
    Invalid,     ///< not a problem; `why`
};
std::string_view text(Status status);

/// A Greek that stays outside its band.
struct Violation {
    std::size_t greek = 0;
    std::string name;
    double amount = 0;   ///< in the Greek's unit; > 0 above the band, < 0 below it
    std::string reason;  ///< "no instrument changes gamma"
    bool operator==(const Violation&) const = default;
};

struct Solution {
    Status status = Status::Invalid;
    std::vector<double> x;   ///< by instrument, signed units
    double cost = 0;         ///< USD: the whole objective at x
    GreekVector residual{};  ///< by Greek, after x
    double lowerBound = 0;   ///< no answer costs less; meaningless when Infeasible
    Uniqueness unique = Uniqueness::NotExamined;  ///< examined for linear and strictly convex ones
    bool exact = false;  ///< proven the best; else `why` says why it may not be
    std::string why;
    std::vector<Violation> violations;
    /// Share of the cost that a better answer might save; 0 where proven.
    double gap() const;
    bool operator==(const Solution&) const = default;
};

/// Solves hedge problems one after another and keeps its memory: with Effort::Continuous and no
/// impact or risk it allocates nothing once it has seen a problem of the size.
class Solver {
public:
    void solve(const Problem& problem, const SolverOptions& options, Solution& out);

private:
    LinearStatus linear();
    void continuous(const Problem& problem, Solution& out);
    void quadratic(const Problem& problem, Solution& out);
    void elastic(const Problem& problem, Solution& out);
    void name(const Problem& problem, Solution& out) const;
    void whole(const Problem& problem, const SolverOptions& options, Solution& out);
    void search(const Problem& problem, int settings, Solution& out);
    bool roundable(const Problem& problem, const std::vector<double>& from, std::vector<double>& x);
    void byTree(const Problem& problem, const SolverOptions& options, Solution& out);
    bool polish(const Problem& problem, std::vector<double>& x);
    static void take(const Problem& problem, const std::vector<double>& x, Solution& out);

    Program m_program;
    Simplex m_simplex;
    Quadratic m_quadratic;
    LotSearch m_search;
    std::vector<double> m_first;  // of two searches
    Problem m_tighter;
    std::vector<double> m_columns;  // of GLPK, where ours gave up
    bool m_ours = true;
};

/// Once, with memory of its own.
Solution solve(const Problem& problem, const SolverOptions& options = {});

}  // namespace ballast::construction
