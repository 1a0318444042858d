#include "models/construction/merged_depth.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ballast::construction {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kRounding = 1e-12;  // of the amount asked for
constexpr int kNodes = 20'000;

double floorTo(double value, double lot)
{
    return lot > 0 ? std::floor(value / lot * (1 + kRounding) + 1e-9) * lot : value;
}
double ceilTo(double value, double lot)
{
    return lot > 0 ? std::ceil(value / lot * (1 - kRounding) - 1e-9) * lot : value;
}

bool isSpecial(const VenueDepth& venue) { return venue.minimum > 0 || venue.fixedCost > 0; }

}  // namespace

const Split& MergedDepth::split(std::span<const VenueDepth> venues, core::Side side,
                                double quantity, const AmmRange& amm)
{
    m_venues = venues;
    m_side = side;
    m_amm = amm;
    m_found = false;
    m_exact = true;
    m_out.note = {};
    m_out.quantity.assign(venues.size(), 0);
    m_out.status = SplitStatus::Invalid;
    m_out.ammQuantity = m_out.ammQuote = m_out.filled = m_out.netCash = 0;
    m_out.averagePrice = m_out.marginalPrice = 0;
    if (const char* why = fault(quantity)) {
        m_out.note = why;
        m_out.exact = false;
        return m_out;
    }
    prepare();
    m_target = std::min(quantity, fillable());
    if (m_target > 0) branch();
    finish(quantity);
    return m_out;
}

const char* MergedDepth::fault(double quantity) const
{
    if (!std::isfinite(quantity) || quantity < 0) return "the amount is below 0 or not finite";
    for (const VenueDepth& v : m_venues) {
        if (!(v.takerFee > -1 && v.takerFee < 1)) return "a fee is not a fraction";
        if (!(v.lot >= 0 && v.minimum >= 0 && v.fixedCost >= 0))
            return "a lot, minimum or fixed cost is below 0 or not a number";
        double before = m_side == core::Side::Buy ? 0 : kInfinity;
        for (const DepthLevel& level : v.levels) {
            if (!(level.price > 0 && level.size > 0 && std::isfinite(level.price * level.size)))
                return "a level has no price or no size";
            if (m_side == core::Side::Buy ? level.price < before : level.price > before)
                return "the levels of a book are not best first";
            before = level.price;
        }
    }
    if (!(m_amm.liquidity >= 0 && m_amm.fee >= 0 && m_amm.fee < 1 && m_amm.fixedCost >= 0) ||
        (m_amm.liquidity > 0 && !(m_amm.rootPrice > 0)))
        return "the market maker's range is not one";
    return nullptr;
}

void MergedDepth::prepare()
{
    const std::size_t count = m_venues.size();
    m_use.assign(count + 1, Use::Free);
    for (std::size_t v = 0; v < count; ++v)
        if (!(usableOf(v) > 0)) m_use[v] = Use::Out;
    if (!(m_amm.liquidity > 0)) m_use[count] = Use::Out;
    if (m_depths.size() < count + 3) m_depths.resize(count + 3);
    m_depth = 0;
    m_nodes = 0;
}

double MergedDepth::usableOf(std::size_t venue) const
{
    const VenueDepth& v = m_venues[venue];
    double all = 0;
    for (const DepthLevel& level : v.levels) all += level.size;
    all = floorTo(all, v.lot);
    return all < v.minimum * (1 - kRounding) ? 0 : all;
}

double MergedDepth::fillable() const
{
    double all = m_use.back() == Use::Out ? 0 : ammMost();
    for (std::size_t v = 0; v < m_venues.size(); ++v)
        if (m_use[v] != Use::Out) all += usableOf(v);
    return all;
}

double MergedDepth::unitOf(std::size_t venue, double price) const
{
    const double fee = m_venues[venue].takerFee;
    return m_side == core::Side::Buy ? price * (1 + fee) : -price * (1 - fee);
}

double MergedDepth::ammMost() const
{
    const double s0 = m_amm.rootPrice, end = m_amm.rootLimit;
    if (m_side == core::Side::Sell)
        return end > 0 ? std::max(0.0, m_amm.liquidity * (1 / end - 1 / s0) / (1 - m_amm.fee))
                       : kInfinity;
    // The last coin of a range without end has no price.
    const double last = end > 0 ? 1 / end : 1e-9 / s0;
    return std::max(0.0, m_amm.liquidity * (1 / s0 - last));
}

/// How much the range gives before its marginal price is `unit`.
double MergedDepth::ammUpTo(double unit) const
{
    const double s0 = m_amm.rootPrice, keep = 1 - m_amm.fee;
    if (unit == kInfinity) return ammMost();
    const double root = std::sqrt(m_side == core::Side::Buy ? unit * keep : -unit / keep);
    const double q = m_side == core::Side::Buy ? m_amm.liquidity * (1 / s0 - 1 / root)
                                               : m_amm.liquidity * (1 / root - 1 / s0) / keep;
    return std::clamp(q, 0.0, ammMost());
}

double MergedDepth::ammCost(double quantity) const
{
    const double s0 = m_amm.rootPrice, keep = 1 - m_amm.fee, l = m_amm.liquidity;
    if (!(quantity > 0)) return 0;
    if (m_side == core::Side::Buy) {
        const double part = quantity * s0 / l;  // s1 = s0 / (1 - part)
        return l * s0 * (part / (1 - part)) / keep;
    }
    const double part = quantity * keep * s0 / l;  // s1 = s0 / (1 + part)
    return -l * s0 * (part / (1 + part));
}

double MergedDepth::ammMarginal(double quantity) const
{
    const double s0 = m_amm.rootPrice, keep = 1 - m_amm.fee, l = m_amm.liquidity;
    if (m_side == core::Side::Buy) {
        const double root = s0 / (1 - quantity * s0 / l);
        return root * root / keep;
    }
    const double root = s0 / (1 + quantity * keep * s0 / l);
    return -root * root * keep;
}

double MergedDepth::costAt(std::size_t venue, double quantity) const
{
    double cost = 0;
    for (const DepthLevel& level : m_venues[venue].levels) {
        const double taken = std::min(quantity, level.size);
        cost += taken * unitOf(venue, level.price);
        quantity -= taken;
        if (!(quantity > 0)) break;
    }
    return cost;
}

/// A venue that is used trades its minimum whatever it costs.
bool MergedDepth::force(Fill& out, double& left) const
{
    for (std::size_t v = 0; v < m_venues.size(); ++v) {
        const VenueDepth& venue = m_venues[v];
        if (m_use[v] != Use::In || !(venue.minimum > 0)) continue;
        double owed = ceilTo(venue.minimum, venue.lot);
        out.quantity[v] = owed;
        left -= owed;
        while (owed > 0 && m_level[v] < venue.levels.size()) {
            const DepthLevel& level = venue.levels[m_level[v]];
            const double taken = std::min(owed, level.size);
            const double unit = unitOf(v, level.price);
            out.cost += taken * unit;
            out.marginal = std::max(out.marginal, unit);
            owed -= taken;
            m_taken[v] = taken;
            if (taken < level.size) break;
            ++m_level[v];
            m_taken[v] = 0;
        }
        if (owed > kRounding * m_target) return false;
    }
    return left >= -kRounding * m_target;
}

/// The cheapest fill of the target with venues as decided, the undecided without minimum and fixed
/// cost: what no answer below this one can beat.
void MergedDepth::fill(Fill& out) const
{
    const std::size_t count = m_venues.size();
    out.quantity.assign(count, 0);
    out.amm = out.cost = 0;
    out.marginal = -kInfinity;
    out.complete = false;
    m_level.assign(count, 0);
    m_taken.assign(count, 0);
    double left = m_target;
    const double nothing = kRounding * m_target;
    if (!force(out, left)) return;
    const bool amm = m_use.back() != Use::Out;
    while (left > nothing) {
        std::size_t best = count;
        double unit = kInfinity;
        for (std::size_t v = 0; v < count; ++v) {
            if (m_use[v] == Use::Out || m_level[v] == m_venues[v].levels.size()) continue;
            const double here = unitOf(v, m_venues[v].levels[m_level[v]].price);
            if (here < unit) {
                unit = here;
                best = v;
            }
        }
        if (amm) {
            const double add = std::clamp(ammUpTo(unit) - out.amm, 0.0, left);
            out.amm += add;
            left -= add;
            if (left <= nothing) break;
        }
        if (best == count) break;
        const double size = m_venues[best].levels[m_level[best]].size;
        const double taken = std::min(left, size - m_taken[best]);
        out.quantity[best] += taken;
        out.cost += taken * unit;
        out.marginal = std::max(out.marginal, unit);
        left -= taken;
        m_taken[best] += taken;
        if (m_taken[best] >= size) {
            ++m_level[best];
            m_taken[best] = 0;
        }
    }
    if (out.amm > 0) out.marginal = std::max(out.marginal, ammMarginal(out.amm));
    out.cost += ammCost(out.amm);
    out.complete = left <= nothing;
}

double MergedDepth::fixedCosts() const
{
    double sum = m_use.back() == Use::In ? m_amm.fixedCost : 0;
    for (std::size_t v = 0; v < m_venues.size(); ++v)
        if (m_use[v] == Use::In) sum += m_venues[v].fixedCost;
    return sum;
}

/// A venue that the fill uses without having paid for it or below its minimum; -1: there is none.
int MergedDepth::undecided(const Fill& fill) const
{
    for (std::size_t v = 0; v < m_venues.size(); ++v) {
        const double q = fill.quantity[v];
        if (m_use[v] != Use::Free || !(q > 0)) continue;
        if (m_venues[v].fixedCost > 0 || q < m_venues[v].minimum * (1 - kRounding))
            return static_cast<int>(v);
    }
    const bool gas = m_use.back() == Use::Free && fill.amm > 0 && m_amm.fixedCost > 0;
    return gas ? static_cast<int>(m_venues.size()) : -1;
}

void MergedDepth::branch()
{
    if (++m_nodes > kNodes) {
        m_exact = false;
        m_out.note = "too many venues with minima or fixed costs: not every choice was looked at";
        return;
    }
    Fill& f = m_depths[m_depth];
    fill(f);
    if (!f.complete) return;
    const double cost = f.cost + fixedCosts();
    if (m_found && cost >= m_bestCost && m_bestFilled >= m_target * (1 - 1e-9)) return;
    int venue = undecided(f);
    if (venue < 0 && onLots(f)) return offer(f, cost);
    for (std::size_t v = 0; venue < 0 && v < m_venues.size(); ++v)
        if (m_use[v] == Use::Free && isSpecial(m_venues[v])) venue = static_cast<int>(v);
    if (venue < 0) return byLots(f);
    ++m_depth;
    for (const Use use : {Use::In, Use::Out}) {
        m_use[static_cast<std::size_t>(venue)] = use;
        branch();
    }
    m_use[static_cast<std::size_t>(venue)] = Use::Free;
    --m_depth;
}

bool MergedDepth::onLots(const Fill& fill) const
{
    for (std::size_t v = 0; v < m_venues.size(); ++v) {
        const double lot = m_venues[v].lot;
        if (!(lot > 0)) continue;
        const double lots = fill.quantity[v] / lot;
        if (std::abs(lots - std::round(lots)) > 1e-9 * std::max(1.0, lots)) return false;
    }
    return true;
}

void MergedDepth::offer(const Fill& fill, double cost)
{
    double filled = fill.amm;
    for (const double q : fill.quantity) filled += q;
    // More of what was asked for comes before cheaper.
    const double same = 1e-9 * m_target;
    if (m_found &&
        (filled < m_bestFilled - same || (filled <= m_bestFilled + same && cost >= m_bestCost)))
        return;
    m_found = true;
    m_bestCost = cost;
    m_bestFilled = filled;
    m_best.quantity.assign(fill.quantity.begin(), fill.quantity.end());
    m_best.amm = fill.amm;
    m_best.marginal = fill.marginal;
}

void MergedDepth::finish(double asked)
{
    m_out.exact = m_exact;
    m_out.status = asked > 0 ? SplitStatus::Partial : SplitStatus::Filled;
    if (!m_found) {
        if (asked > 0)
            m_out.note = m_target > 0 ? "no choice of venues trades this amount with their minima"
                                      : "there is nothing to trade against";
        return;
    }
    m_out.quantity.assign(m_best.quantity.begin(), m_best.quantity.end());
    m_out.ammQuantity = m_best.amm;
    m_out.ammQuote = std::abs(ammCost(m_best.amm));
    m_out.filled = m_best.amm;
    for (const double q : m_best.quantity) m_out.filled += q;
    const double sign = core::sign(m_side);
    m_out.netCash = sign * m_bestCost;
    if (m_out.filled > 0) m_out.averagePrice = m_out.netCash / m_out.filled;
    m_out.marginalPrice = sign * m_best.marginal;
    if (m_out.filled >= asked * (1 - 1e-9)) m_out.status = SplitStatus::Filled;
}

}  // namespace ballast::construction
