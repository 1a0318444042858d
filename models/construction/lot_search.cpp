#include "models/construction/lot_search.h"

#include <algorithm>
#include <cmath>

namespace ballast::construction {
namespace {

constexpr double kLotRounding = 1e-7;  // of a lot

}  // namespace

void LotSearch::run(const Problem& problem, const std::vector<double>& from, Rounding rounding,
                    int settings)
{
    m_problem = &problem;
    m_used = 0;
    m_limit = settings;
    start(from, rounding);
    for (int round = 0; m_used < m_limit && round < 4;) round = sweep(round) ? 0 : round + 1;
}

double LotSearch::rounded(std::size_t i, double amount, Rounding rounding) const
{
    const Instrument& one = m_problem->instruments[i];
    double size = std::abs(amount);
    if (rounding == Rounding::Nearest && size < one.minimum)
        size = 2 * size >= one.minimum ? one.minimum : 0;
    const double half = rounding == Rounding::Nearest ? one.lot / 2 : 0;
    return std::copysign(snapped(i, size + half, false), amount);
}

void LotSearch::start(const std::vector<double>& from, Rounding rounding)
{
    const std::size_t count = m_problem->instruments.size();
    m_smooth = !m_problem->riskWeights.empty();
    m_now.x.assign(count, 0);
    m_now.y = residual(*m_problem, m_now.x);
    m_now.margin = m_now.notional = m_now.cost = 0;
    m_active.assign(count, false);
    for (std::size_t k = 0; k < m_problem->greeks.size(); ++k) {
        const GreekBand& g = m_problem->greeks[k];
        const double scale = unitScale(*m_problem, k);
        m_weight[k] = g.weight > 0 ? g.weight : 1 / scale;
        m_slack[k] = kFeasible * std::max(scale, std::abs(g.exposure)) / 2;
    }
    // The finest is what moves the first Greek, delta, by the least a lot.
    double finest = kFree;
    m_finest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Instrument& one = m_problem->instruments[i];
        m_smooth = m_smooth || one.impact > 0;
        double others = 0;
        for (std::size_t k = 1; k < m_problem->greeks.size(); ++k)
            others += std::abs(one.perUnit[k]) * m_weight[k];
        const double step = std::abs(one.perUnit[0]) * m_weight[0] * std::max(one.lot, 1e-9);
        const double rank = others > 0 ? 1e9 + step : step;
        if (one.perUnit[0] != 0 && one.maxBuy + one.maxSell > 0 && rank < finest) {
            finest = rank;
            m_finest = i;
        }
        const double x = rounded(i, from[i], rounding);
        m_active[i] = from[i] != 0;
        if (x == 0 || !allowed(i, x)) continue;
        set(m_now, i, x);
        if (!caps(m_now)) set(m_now, i, 0);
    }
    judge(m_now);
    m_try = m_now;
    m_one = m_now;
}

double LotSearch::outsideOf(const GreekVector& y) const
{
    double sum = 0;
    for (std::size_t k = 0; k < m_problem->greeks.size(); ++k) {
        const GreekBand& g = m_problem->greeks[k];
        const double away = std::max(g.lower - y[k], y[k] - g.upper);
        if (away > m_slack[k]) sum += m_weight[k] * away;
    }
    return sum;
}

void LotSearch::set(State& s, std::size_t i, double amount) const
{
    const Instrument& one = m_problem->instruments[i];
    const double change = amount - s.x[i];
    if (change == 0) return;
    for (std::size_t k = 0; k < m_problem->greeks.size(); ++k) s.y[k] += one.perUnit[k] * change;
    const double size = std::abs(amount) - std::abs(s.x[i]);
    s.margin += marginOf(one, amount) - marginOf(one, s.x[i]);
    s.notional += one.notionalPerUnit * size;
    s.cost += costOf(one, amount) - costOf(one, s.x[i]);
    s.x[i] = amount;
}

void LotSearch::judge(State& s) const { s.outside = outsideOf(s.y); }

double LotSearch::risk(const GreekVector& y) const
{
    const std::vector<double>& w = m_problem->riskWeights;
    const std::size_t m = m_problem->greeks.size();
    double sum = 0;
    for (std::size_t a = 0; a < m && !w.empty(); ++a)
        for (std::size_t b = 0; b < m; ++b) sum += y[a] * w[a * m + b] * y[b];
    return sum / 2;
}

bool LotSearch::better(const State& a, const State& b) const
{
    if (a.outside != b.outside && std::abs(a.outside - b.outside) > 1e-12 * b.outside)
        return a.outside < b.outside;
    const double costA = a.cost + risk(a.y), costB = b.cost + risk(b.y);
    return costA < costB - 1e-10 * (1 + std::abs(costB));
}

double LotSearch::snapped(std::size_t i, double amount, bool up) const
{
    const double lot = m_problem->instruments[i].lot;
    if (!(lot > 0) || !std::isfinite(amount)) return amount;
    const double lots = amount / lot;
    return lot * (up ? std::ceil(lots - kLotRounding) : std::floor(lots + kLotRounding));
}

bool LotSearch::allowed(std::size_t i, double amount) const
{
    const Instrument& one = m_problem->instruments[i];
    const double size = std::abs(amount);
    if (size == 0) return true;
    return size >= one.minimum * (1 - kFeasible) &&
           size <= (amount > 0 ? one.maxBuy : one.maxSell) * (1 + kFeasible);
}

/// The amount of `i` that is best while all others stand. With `withoutFinest` the Greeks that the
/// finest instrument will put right afterwards are not asked.
double LotSearch::best(const State& s, std::size_t i, bool withoutFinest)
{
    ++m_used;
    const Instrument& one = m_problem->instruments[i];
    const Instrument& finest = m_problem->instruments[m_finest];
    // What the caps leave for it on either side.
    double mostSold = one.maxSell, mostBought = one.maxBuy;
    const auto cap = [](double& most, double left, double perUnit) {
        if (perUnit > 0) most = std::min(most, std::max(0.0, left / perUnit * (1 + 1e-12)));
    };
    if (m_problem->marginBudget) {
        const double left = *m_problem->marginBudget - s.margin + marginOf(one, s.x[i]);
        cap(mostSold, left, one.marginSold);
        cap(mostBought, left, one.marginBought);
    }
    if (m_problem->notionalCap) {
        const double left =
            *m_problem->notionalCap - s.notional + one.notionalPerUnit * std::abs(s.x[i]);
        cap(mostSold, left, one.notionalPerUnit);
        cap(mostBought, left, one.notionalPerUnit);
    }
    const double boundLow = snapped(i, -mostSold, true);
    const double boundHigh = snapped(i, mostBought, false);
    double low = boundLow, high = boundHigh;
    for (std::size_t k = 0; k < m_problem->greeks.size(); ++k) {
        const double g = one.perUnit[k];
        if (g == 0 || (withoutFinest && finest.perUnit[k] != 0)) continue;
        const GreekBand& band = m_problem->greeks[k];
        const double slack = m_slack[k] / 2;
        const double rest = s.y[k] - g * s.x[i];
        const double a = (band.lower - slack - rest) / g, b = (band.upper + slack - rest) / g;
        low = std::max(low, std::min(a, b));
        high = std::min(high, std::max(a, b));
    }
    low = snapped(i, low, true);
    high = snapped(i, high, false);
    if (low > high) return leastOutside(s, i, boundLow, boundHigh);
    return m_smooth ? smoothest(s, i, low, high) : nearestTo(s, i, low, high);
}

/// Costs grow with the amount: the nearest to no trade.
double LotSearch::nearestTo(const State& s, std::size_t i, double low, double high) const
{
    const double nearest = low > 0 ? low : high < 0 ? high : 0;
    if (allowed(i, nearest)) return nearest;
    const Instrument& one = m_problem->instruments[i];
    const double least = snapped(i, one.minimum, true);
    if (least <= high && least >= low) return least;
    if (-least >= low && -least <= high) return -least;
    return s.x[i];
}

double LotSearch::leastOutside(const State& s, std::size_t i, double low, double high) const
{
    const Instrument& one = m_problem->instruments[i];
    double bestAmount = s.x[i], bestOutside = kFree, bestCost = kFree;
    const auto look = [&](double amount) {
        amount = std::clamp(amount, low, high);
        if (!allowed(i, amount)) return;
        GreekVector y = s.y;
        for (std::size_t k = 0; k < m_problem->greeks.size(); ++k)
            y[k] += one.perUnit[k] * (amount - s.x[i]);
        const double outside = outsideOf(y);
        if (outside > bestOutside) return;
        const double cost = costOf(one, amount);
        if (outside == bestOutside && cost >= bestCost) return;
        bestOutside = outside;
        bestCost = cost;
        bestAmount = amount;
    };
    look(0);
    // The weighted distance is convex and bends where a Greek meets an edge of its band.
    for (std::size_t k = 0; k < m_problem->greeks.size(); ++k) {
        const double g = one.perUnit[k];
        if (g == 0) continue;
        const GreekBand& band = m_problem->greeks[k];
        for (const double edge : {band.lower, band.upper}) {
            if (!std::isfinite(edge)) continue;
            const double amount = s.x[i] + (edge - s.y[k]) / g;
            look(snapped(i, amount, false));
            if (one.lot > 0) look(snapped(i, amount, true));
        }
    }
    return bestAmount;
}

/// The bottom of a convex function over [low, high], to a lot or a millionth of the width.
double LotSearch::smoothest(const State& s, std::size_t i, double low, double high) const
{
    const Instrument& one = m_problem->instruments[i];
    const auto at = [&](double amount) {
        GreekVector y = s.y;
        for (std::size_t k = 0; k < m_problem->greeks.size(); ++k)
            y[k] += one.perUnit[k] * (amount - s.x[i]);
        return costOf(one, amount) - (amount != 0 ? one.ticket : 0) + risk(y);
    };
    const double step = one.lot > 0 ? one.lot : (high - low) * 1e-9;
    auto a = 0.0, b = step > 0 ? std::round((high - low) / step) : 0.0;
    while (b - a > 2) {
        const double third = std::floor((b - a) / 3);
        const double left = a + std::max(1.0, third), right = b - std::max(1.0, third);
        if (left >= right) break;
        (at(low + left * step) <= at(low + right * step) ? b : a) =
            at(low + left * step) <= at(low + right * step) ? right : left;
    }
    double bestAmount = s.x[i], bestCost = kFree;
    const auto look = [&](double amount) {
        if (amount < low - step / 2 || amount > high + step / 2 || !allowed(i, amount)) return;
        const double cost = at(amount) + (amount != 0 ? one.ticket : 0);
        if (cost < bestCost) {
            bestCost = cost;
            bestAmount = amount;
        }
    };
    for (double k = a; k <= b; ++k) look(snapped(i, low + k * step, false));
    if (low <= 0 && high >= 0) look(0);
    const double least = snapped(i, one.minimum, true);
    look(least);
    look(-least);
    return bestAmount;
}

bool LotSearch::accept()
{
    judge(m_try);
    if (!better(m_try, m_now)) return false;
    std::swap(m_now, m_try);
    return true;
}

bool LotSearch::caps(const State& s) const
{
    return (!m_problem->marginBudget || s.margin <= *m_problem->marginBudget * (1 + 1e-12)) &&
           (!m_problem->notionalCap || s.notional <= *m_problem->notionalCap * (1 + 1e-12));
}

/// One instrument at `amount`, the finest and one of the others as is best beside it.
bool LotSearch::improve(std::size_t i, double amount, Others others)
{
    if (!allowed(i, amount)) return false;
    m_one = m_now;
    set(m_one, i, amount);
    m_try = m_one;
    if (caps(m_try) && accept()) return true;
    if (i != m_finest) {
        m_try = m_one;
        set(m_try, m_finest, best(m_try, m_finest, false));
        if (caps(m_try) && accept()) return true;
    }
    for (std::size_t j = 0; others != Others::None && j < m_one.x.size(); ++j) {
        if (m_used >= m_limit) return false;
        if (j == i || j == m_finest || (others == Others::Playing && !plays(j))) continue;
        const double other = best(m_one, j, true);
        if (other == m_one.x[j]) continue;
        m_try = m_one;
        set(m_try, j, other);
        if (i != m_finest) set(m_try, m_finest, best(m_try, m_finest, false));
        if (caps(m_try) && accept()) return true;
    }
    return false;
}

/// Every instrument that plays a part a lot more, a lot less, not at all: first alone, then with
/// one other of those that play made up for, then with any. Last, those that do not play.
bool LotSearch::sweep(int round)
{
    constexpr Others kOthers[] = {Others::None, Others::Playing, Others::All, Others::Playing};
    const Others others = kOthers[round];
    bool helped = false;
    for (std::size_t i = 0; i < m_now.x.size(); ++i) {
        if (m_used >= m_limit) return false;
        if (plays(i) != (round < 3)) continue;
        const Instrument& one = m_problem->instruments[i];
        if (round == 0) helped = improve(i, best(m_now, i, false), others) || helped;
        const double lot = one.lot > 0 ? one.lot : one.minimum;
        for (const double change : {lot, -lot}) {
            const double amount = snapped(i, m_now.x[i] + change + change * 1e-9, change < 0);
            if (lot > 0)
                helped = improve(i, std::abs(amount) < lot / 2 ? 0 : amount, others) || helped;
        }
        if (m_now.x[i] != 0) helped = improve(i, 0, others) || helped;
    }
    return helped;
}

}  // namespace ballast::construction
