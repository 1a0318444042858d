#include "models/construction/glpk_solver.h"

#include <glpk.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace ballast::construction {
namespace {

struct Free {
    void operator()(glp_prob* p) const { glp_delete_prob(p); }
};
using Glpk = std::unique_ptr<glp_prob, Free>;

int one(std::size_t index) { return static_cast<int>(index) + 1; }

void setRow(glp_prob* p, int row, double lower, double upper)
{
    const bool low = std::isfinite(lower), high = std::isfinite(upper);
    glp_set_row_bnds(p, row,
                     low && high ? (lower == upper ? GLP_FX : GLP_DB)
                     : low       ? GLP_LO
                     : high      ? GLP_UP
                                 : GLP_FR,
                     lower, upper);
}

/// Rows, columns and bounds of the program; entries are left to the caller to add to.
Glpk problemOf(const LinearProgram& l)
{
    Glpk p(glp_create_prob());
    if (l.rows > 0) glp_add_rows(p.get(), static_cast<int>(l.rows));
    if (l.columns > 0) glp_add_cols(p.get(), static_cast<int>(l.columns));
    for (std::size_t k = 0; k < l.rows; ++k) setRow(p.get(), one(k), l.rowLower[k], l.rowUpper[k]);
    std::vector<int> where(l.rows + 1);
    std::vector<double> value(l.rows + 1);
    for (std::size_t j = 0; j < l.columns; ++j) {
        glp_set_obj_coef(p.get(), one(j), l.cost[j]);
        glp_set_col_bnds(p.get(), one(j), l.upper[j] > 0 ? GLP_DB : GLP_FX, 0, l.upper[j]);
        int count = 0;
        for (std::size_t k = 0; k < l.rows; ++k)
            if (l.at(k, j) != 0) {
                where[static_cast<std::size_t>(++count)] = one(k);
                value[static_cast<std::size_t>(count)] = l.at(k, j);
            }
        glp_set_mat_col(p.get(), one(j), count, where.data(), value.data());
    }
    return p;
}

glp_smcp exactSimplex()
{
    glp_smcp parameters;
    glp_init_smcp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.tol_bnd = parameters.tol_dj = 1e-10;
    parameters.meth = GLP_DUALP;
    return parameters;
}

/// One side of one instrument in the integer program.
struct Side {
    std::size_t instrument = 0;
    double sign = 1;
    double lot = 0, most = 0;
    int lots = 0, used = 0;           // columns; 0: none
    std::size_t first = 0, last = 0;  // columns of the program
};

class IntegerProgram {
public:
    IntegerProgram(const Problem& problem, const IntegerLimits& limits,
                   const std::vector<double>& start);
    IntegerAnswer solve();

private:
    void addSide(Side side);
    void addRow(const std::vector<int>& columns, const std::vector<double>& values, double lower,
                double upper);
    int addColumn(double cost, double upper, bool binary);
    void startFrom(const std::vector<double>& start);
    static void told(glp_tree* tree, void* self) { static_cast<IntegerProgram*>(self)->told(tree); }
    void told(glp_tree* tree);
    IntegerAnswer answer(int code);

    const Problem& m_problem;
    IntegerLimits m_limits;
    Program m_program;
    Glpk m_glpk;
    std::vector<Side> m_sides;
    std::vector<double> m_start;  // by column from 1; empty: none
    double m_bound = 0;
    int m_nodes = 0;
    bool m_stopped = false;
};

IntegerProgram::IntegerProgram(const Problem& problem, const IntegerLimits& limits,
                               const std::vector<double>& start)
    : m_problem(problem), m_limits(limits)
{
    build(problem, m_program, false);
    m_glpk = problemOf(m_program.linear);
    for (std::size_t j = 0; j < m_program.origin.size();) {
        const Program::Column& c = m_program.origin[j];
        const Instrument& i = problem.instruments[c.instrument];
        Side side{c.instrument, c.unit > 0 ? 1.0 : -1.0, i.lot, c.unit > 0 ? i.maxBuy : i.maxSell};
        side.first = j;
        while (j < m_program.origin.size() && m_program.origin[j].instrument == c.instrument &&
               (m_program.origin[j].unit > 0) == (c.unit > 0))
            ++j;
        side.last = j;
        addSide(side);
    }
    // An instrument is bought or sold, not both: else two orders would make up a forbidden third.
    for (std::size_t s = 1; s < m_sides.size(); ++s)
        if (m_sides[s].instrument == m_sides[s - 1].instrument && m_sides[s].used > 0)
            addRow({m_sides[s - 1].used, m_sides[s].used}, {1, 1}, -kFree, 1);
    if (!start.empty()) startFrom(start);
}

int IntegerProgram::addColumn(double cost, double upper, bool binary)
{
    const int column = glp_add_cols(m_glpk.get(), 1);
    glp_set_obj_coef(m_glpk.get(), column, cost);
    glp_set_col_kind(m_glpk.get(), column, binary ? GLP_BV : GLP_IV);
    if (!binary) glp_set_col_bnds(m_glpk.get(), column, upper > 0 ? GLP_DB : GLP_FX, 0, upper);
    return column;
}

void IntegerProgram::addRow(const std::vector<int>& columns, const std::vector<double>& values,
                            double lower, double upper)
{
    const int row = glp_add_rows(m_glpk.get(), 1);
    std::vector<int> where{0};
    std::vector<double> value{0};
    where.insert(where.end(), columns.begin(), columns.end());
    value.insert(value.end(), values.begin(), values.end());
    setRow(m_glpk.get(), row, lower, upper);
    glp_set_mat_row(m_glpk.get(), row, static_cast<int>(columns.size()), where.data(),
                    value.data());
}

void IntegerProgram::addSide(Side side)
{
    const Instrument& i = m_problem.instruments[side.instrument];
    std::vector<int> columns;
    std::vector<double> sizes;
    double most = 0;
    for (std::size_t j = side.first; j < side.last; ++j) {
        columns.push_back(one(j));
        sizes.push_back(std::abs(m_program.origin[j].unit));
        most += sizes.back() * m_program.linear.upper[j];
    }
    const auto with = [&](double size) {
        auto all = columns;
        auto values = sizes;
        all.push_back(0);
        values.push_back(-size);
        return std::pair{all, values};
    };
    if (side.lot > 0) {
        side.lots = addColumn(0, std::floor(most / side.lot * (1 + 1e-12) + 1e-9), false);
        auto [all, values] = with(side.lot);
        all.back() = side.lots;
        addRow(all, values, 0, 0);
    }
    if (i.ticket > 0 || i.minimum > side.lot) {
        side.used = addColumn(i.ticket, 1, true);
        auto [all, values] = with(most);
        all.back() = side.used;
        addRow(all, values, -kFree, 0);
        if (i.minimum > 0) {
            auto [again, least] = with(i.minimum);
            again.back() = side.used;
            addRow(again, least, 0, kFree);
        }
    }
    m_sides.push_back(side);
}

void IntegerProgram::startFrom(const std::vector<double>& start)
{
    m_start.assign(static_cast<std::size_t>(glp_get_num_cols(m_glpk.get())) + 1, 0);
    for (const Side& side : m_sides) {
        const double size = std::max(0.0, side.sign * start[side.instrument]);
        double left = size;
        for (std::size_t j = side.first; j < side.last && left > 0; ++j) {
            const double unit = std::abs(m_program.origin[j].unit);
            const double taken = std::min(left, unit * m_program.linear.upper[j]);
            m_start[j + 1] = taken / unit;
            left -= taken;
        }
        if (side.lots > 0)
            m_start[static_cast<std::size_t>(side.lots)] = std::round(size / side.lot);
        if (side.used > 0) m_start[static_cast<std::size_t>(side.used)] = size > 0 ? 1 : 0;
    }
}

void IntegerProgram::told(glp_tree* tree)
{
    const int reason = glp_ios_reason(tree);
    if (reason == GLP_IHEUR && !m_start.empty()) {
        glp_ios_heur_sol(tree, m_start.data());
        m_start.clear();
    }
    if (reason != GLP_ISELECT) return;
    ++m_nodes;
    if (const int best = glp_ios_best_node(tree); best > 0)
        m_bound = std::max(m_bound, glp_ios_node_bound(tree, best));
    if (m_limits.nodes > 0 && m_nodes > m_limits.nodes) {
        m_stopped = true;
        glp_ios_terminate(tree);
    }
}

IntegerAnswer IntegerProgram::solve()
{
    glp_term_out(GLP_OFF);
    glp_prob* p = m_glpk.get();
    glp_smcp simplex = exactSimplex();
    const double began = glp_time();
    if (m_limits.milliseconds > 0) simplex.tm_lim = m_limits.milliseconds;
    if (glp_simplex(p, &simplex) != 0 || glp_get_status(p) != GLP_OPT) {
        IntegerAnswer none;
        none.infeasible = glp_get_status(p) == GLP_NOFEAS;
        return none;
    }
    m_bound = glp_get_obj_val(p);
    glp_iocp parameters;
    glp_init_iocp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.mip_gap = m_limits.gap;
    parameters.mir_cuts = GLP_ON;
    parameters.tol_int = 1e-7;
    if (m_limits.milliseconds > 0)
        parameters.tm_lim = std::max(
            1, m_limits.milliseconds - static_cast<int>(1e3 * glp_difftime(glp_time(), began)));
    parameters.cb_func = told;
    parameters.cb_info = this;
    return answer(glp_intopt(p, &parameters));
}

IntegerAnswer IntegerProgram::answer(int code)
{
    IntegerAnswer out;
    glp_prob* p = m_glpk.get();
    const int status = glp_mip_status(p);
    out.nodes = m_nodes;
    out.infeasible = code == 0 && status == GLP_NOFEAS && !m_stopped;
    out.found = status == GLP_OPT || status == GLP_FEAS;
    out.proven = out.found && !m_stopped && (code == 0 || code == GLP_EMIPGAP) &&
                 (status == GLP_OPT || code == GLP_EMIPGAP);
    out.bound = m_bound;
    if (!out.found) return out;
    if (out.proven) out.bound = std::max(m_bound, glp_mip_obj_val(p) * (1 - m_limits.gap));
    out.x.assign(m_problem.instruments.size(), 0);
    for (const Side& side : m_sides) {
        double size = 0;
        if (side.lots > 0)
            size = side.lot * std::round(glp_mip_col_val(p, side.lots));
        else
            for (std::size_t j = side.first; j < side.last; ++j)
                size += std::abs(m_program.origin[j].unit) * glp_mip_col_val(p, one(j));
        const bool off = side.used > 0 && glp_mip_col_val(p, side.used) < 0.5;
        if (!off) out.x[side.instrument] += side.sign * size;
    }
    return out;
}

}  // namespace

void forgetGlpk() { glp_free_env(); }

LinearStatus solveByGlpk(const LinearProgram& program, std::vector<double>& x, double& cost)
{
    glp_term_out(GLP_OFF);
    const Glpk p = problemOf(program);
    const glp_smcp parameters = exactSimplex();
    const int code = glp_simplex(p.get(), &parameters);
    const int status = glp_get_status(p.get());
    if (code == 0 && status == GLP_NOFEAS) return LinearStatus::Infeasible;
    if (code != 0 || status != GLP_OPT) return LinearStatus::Stalled;
    x.resize(program.columns);
    for (std::size_t j = 0; j < program.columns; ++j) x[j] = glp_get_col_prim(p.get(), one(j));
    cost = glp_get_obj_val(p.get());
    return LinearStatus::Optimal;
}

IntegerAnswer solveInteger(const Problem& problem, const IntegerLimits& limits,
                           const std::vector<double>& start)
{
    return IntegerProgram(problem, limits, start).solve();
}

}  // namespace ballast::construction
