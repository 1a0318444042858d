#pragma once

#include "models/construction/program.h"

#include <cstdint>
#include <vector>

namespace ballast::construction {

enum class LinearStatus : std::uint8_t {
    Optimal,
    Infeasible,
    Stalled,  ///< gave up: more steps than such a program takes
};

/// Whether another vertex or edge costs the same.
enum class Uniqueness : std::uint8_t { Unique, NotUnique, NotExamined };

/// Bounded dual simplex for few rows and many columns: the inverse of the basis is kept whole, and
/// a leaving variable passes as many bounds as pay (bound flipping), so that the levels of a book
/// cost one step, not one each. As costs are not negative, no trade at all is a dual feasible
/// start: there is no first phase. Keeps its memory.
class Simplex {
public:
    LinearStatus solve(const LinearProgram& program);

    const std::vector<double>& x() const { return m_x; }
    double cost() const { return m_cost; }
    /// By row: by how much the cost falls a unit that the row's bound gives way; signed.
    const std::vector<double>& duals() const { return m_dual; }
    Uniqueness uniqueness();
    int steps() const { return m_steps; }

private:
    enum class Place : std::uint8_t { Lower, Upper, Basic };
    struct Candidate {
        double ratio, pivot;
        std::size_t variable;
    };
    void start();
    void refactor();
    double lower(std::size_t variable) const;
    double upper(std::size_t variable) const;
    double range(std::size_t variable) const { return upper(variable) - lower(variable); }
    double valueOf(std::size_t variable) const;
    void column(std::size_t variable, double* out) const;
    std::size_t leaving(double& excess) const;
    bool step(std::size_t row, double excess);
    std::size_t ratios(std::size_t row, double direction);
    void settle(std::size_t variable, Place place);
    void flip(std::size_t variable);
    void applyFlips();
    void pivot(std::size_t row, std::size_t entering, bool toUpper);
    void finish();
    bool canMove(std::size_t variable);

    const LinearProgram* m_program = nullptr;
    std::size_t m_rows = 0, m_columns = 0;
    std::vector<double> m_inverse;     // of the basis, row by row
    std::vector<std::size_t> m_basis;  // variable by row; columns first, then a logical a row
    std::vector<Place> m_place;        // by variable
    std::vector<double> m_away;     // by variable: which way it may leave its bound; 0: it may not
    std::vector<double> m_reduced;  // reduced cost by variable
    std::vector<double> m_alpha;    // tableau row
    std::vector<double> m_basic;    // value by row
    std::vector<double> m_tolerance;  // by row: of its logical
    std::vector<double> m_flipped, m_work;
    std::vector<Candidate> m_candidates;
    std::vector<double> m_x, m_dual;
    double m_cost = 0;
    double m_costScale = 1;
    int m_steps = 0;
};

}  // namespace ballast::construction
