#include "models/construction/program.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace ballast::construction {
namespace {

/// 2^-n for a value of 2^n up to below 2^(n+1), of its exponent's bits alone; 1 where that is no
/// ordinary number.
double powerOfTwoUnder(double value)
{
    const auto exponent = (std::bit_cast<std::uint64_t>(value) >> 52) & 0x7ff;
    if (!(value > 0) || exponent < 64 || exponent > 1982) return 1;
    return std::bit_cast<double>((2046 - exponent) << 52);
}

/// The columns of one side of one instrument, unscaled: `unit` holds the sign.
void addSide(Program& p, const Problem& problem, std::size_t index, double sign, bool spread)
{
    const Instrument& i = problem.instruments[index];
    const double most = sign > 0 ? i.maxBuy : i.maxSell;
    if (!(most > 0)) return;
    const double ticket = spread ? i.ticket / most : 0;
    const auto add = [&](double cost, double upper, double curvature) {
        // Pieces of one price are one piece: they are no choice.
        if (!p.origin.empty() && p.origin.back().instrument == index &&
            p.origin.back().unit == sign && p.linear.cost.back() == cost && curvature == 0) {
            p.linear.upper.back() += upper;
            return;
        }
        p.origin.push_back({index, sign});
        p.linear.cost.push_back(cost);
        p.linear.upper.push_back(upper);
        p.curvature.push_back(curvature);
    };
    const auto& levels = sign > 0 ? i.buyLevels : i.sellLevels;
    if (levels.empty()) add(i.linearCost + ticket, most, i.impact);
    double left = most;
    for (const CostLevel& level : levels) {
        const double size = std::min(left, level.size);
        if (!(size > 0)) break;
        add(level.unitCost + ticket, size, 0);
        left -= size;
    }
}

void addRow(Program& p, std::size_t what, double lower, double upper)
{
    p.rowOf.push_back(what);
    p.linear.rowLower.push_back(lower);
    p.linear.rowUpper.push_back(upper);
}

void addRows(Program& p, const Problem& problem)
{
    for (std::size_t k = 0; k < problem.greeks.size(); ++k) {
        const GreekBand& g = problem.greeks[k];
        if (g.lower > -kFree || g.upper < kFree)
            addRow(p, k, g.lower - g.exposure, g.upper - g.exposure);
    }
    if (problem.marginBudget) addRow(p, Program::kMargin, -kFree, *problem.marginBudget);
    if (problem.notionalCap) addRow(p, Program::kNotional, -kFree, *problem.notionalCap);
}

double entry(const Instrument& i, double unit, std::size_t what)
{
    if (what == Program::kMargin) return unit > 0 ? i.marginBought : i.marginSold;
    if (what == Program::kNotional) return i.notionalPerUnit;
    return unit * i.perUnit[what];
}

/// The entries, and the scale of each row.
void fill(Program& p, const Problem& problem)
{
    LinearProgram& l = p.linear;
    l.matrix.resize(l.rows * l.columns);
    std::array<double, kMaxGreeks + 2> most{};
    for (std::size_t j = 0; j < l.columns; ++j) {
        const Instrument& i = problem.instruments[p.origin[j].instrument];
        for (std::size_t k = 0; k < l.rows; ++k) {
            const double value = entry(i, p.origin[j].unit, p.rowOf[k]);
            l.matrix[k * l.columns + j] = value;
            most[k] = std::max(most[k], std::abs(value));
        }
    }
    p.rowScale.resize(l.rows);
    for (std::size_t k = 0; k < l.rows; ++k) {
        const double s = p.rowScale[k] = powerOfTwoUnder(most[k]);
        l.rowLower[k] *= s;
        l.rowUpper[k] *= s;
    }
}

void scale(Program& p)
{
    LinearProgram& l = p.linear;
    for (std::size_t j = 0; j < l.columns; ++j) {
        double most = 0;
        for (std::size_t k = 0; k < l.rows; ++k)
            most = std::max(most, std::abs(l.at(k, j)) * p.rowScale[k]);
        const double s = powerOfTwoUnder(most);
        for (std::size_t k = 0; k < l.rows; ++k) l.matrix[k * l.columns + j] *= p.rowScale[k] * s;
        l.cost[j] *= s;
        l.upper[j] /= s;
        p.curvature[j] *= s * s;
        p.origin[j].unit *= s;
    }
}

}  // namespace

void build(const Problem& problem, Program& p, bool spreadTickets)
{
    LinearProgram& l = p.linear;
    for (auto* column : {&l.matrix, &l.cost, &l.upper, &l.rowLower, &l.rowUpper, &p.curvature})
        column->clear();
    p.origin.clear();
    p.rowOf.clear();
    for (std::size_t i = 0; i < problem.instruments.size(); ++i) {
        addSide(p, problem, i, 1, spreadTickets);
        addSide(p, problem, i, -1, spreadTickets);
    }
    addRows(p, problem);
    l.rows = p.rowOf.size();
    l.columns = p.origin.size();
    fill(p, problem);
    p.quadratic = !problem.riskWeights.empty();
    for (const double c : p.curvature) p.quadratic = p.quadratic || c > 0;
    scale(p);
}

void makeElastic(const Problem& problem, Program& p, std::size_t& first)
{
    LinearProgram& l = p.linear;
    first = l.columns;
    std::size_t greeks = 0;
    while (greeks < l.rows && p.rowOf[greeks] < kMaxGreeks) ++greeks;
    const std::size_t columns = first + 2 * greeks;
    std::vector<double> matrix(l.rows * columns, 0);
    for (std::size_t k = 0; k < l.rows; ++k)
        std::copy_n(l.matrix.data() + k * first, first, matrix.data() + k * columns);
    l.cost.assign(columns, 0);
    l.upper.resize(columns);
    p.curvature.resize(columns, 0);
    for (std::size_t k = 0; k < greeks; ++k) {
        const GreekBand& g = problem.greeks[p.rowOf[k]];
        const double s = p.rowScale[k];
        const double weight = g.weight > 0 ? g.weight : 1 / unitScale(problem, p.rowOf[k]);
        // More than the exposure and all that trading can add is never missed.
        const double most = s * (std::abs(g.exposure) + reach(problem, p.rowOf[k]) +
                                 std::abs(g.lower > -kFree ? g.lower : 0) +
                                 std::abs(g.upper < kFree ? g.upper : 0));
        for (std::size_t side = 0; side < 2; ++side) {
            const std::size_t j = first + 2 * k + side;
            matrix[k * columns + j] = side == 0 ? -1 : 1;
            l.cost[j] = weight / s;
            l.upper[j] = most;
        }
    }
    l.matrix = std::move(matrix);
    l.columns = columns;
}

void amounts(const Program& program, const std::vector<double>& columns, std::size_t instruments,
             std::vector<double>& x)
{
    x.assign(instruments, 0);
    for (std::size_t j = 0; j < program.origin.size(); ++j)
        if (columns[j] != 0) x[program.origin[j].instrument] += program.origin[j].unit * columns[j];
}

}  // namespace ballast::construction
