#include "models/margin/guard.h"

#include "models/core/assert.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace ballast::margin {
namespace {

using portfolio::PreparedScenario;
using portfolio::ScenarioLeg;
using portfolio::ScenarioMove;
using portfolio::ScenarioNode;

constexpr double kLowest = 0.05, kHighest = 6;
constexpr std::size_t kExactLegs = 6;
constexpr double kScaleMost = 8;

bool isOption(const ScenarioLeg& leg)
{
    return leg.kind == ScenarioLeg::Kind::InverseOption ||
           leg.kind == ScenarioLeg::Kind::LinearOption;
}

/// Options stand first.
void insert(PreparedScenario& book, const ScenarioLeg& leg)
{
    if (!isOption(leg)) return book.legs.push_back(leg);
    book.legs.insert(book.legs.begin() + static_cast<std::ptrdiff_t>(book.optionCount), leg);
    ++book.optionCount;
}

ScenarioLeg* find(PreparedScenario& book, core::InstrumentId instrument)
{
    const auto it = std::ranges::find(book.legs, instrument, &ScenarioLeg::instrument);
    return it == book.legs.end() ? nullptr : &*it;
}

std::optional<double> nearer(std::optional<double> a, std::optional<double> b)
{
    if (!a || !b) return a ? a : b;
    return std::abs(*a) <= std::abs(*b) ? a : b;
}

}  // namespace

bool isUsableSigma(double sigmaDaily)
{
    return std::isfinite(sigmaDaily) && sigmaDaily > 0 && 4 * sigmaDaily < 0.95;
}

portfolio::ScenarioSpec stressGrid(double sigmaDaily)
{
    BALLAST_ASSERT(isUsableSigma(sigmaDaily));
    portfolio::ScenarioSpec spec;
    for (int k = -4; k <= 4; ++k) spec.spotFactors.push_back(1 + k * sigmaDaily);
    spec.volShifts = {-25, 0, 50};
    spec.volMove = portfolio::VolMove::Relative;
    return spec;
}

const Models& Guard::standardOnly()
{
    static const Models standard;
    return standard;
}

Guard::Guard(std::vector<Pool> pools, std::vector<GuardLeg> legs, double sigmaDaily,
             const Models& models)
    : m_spec(stressGrid(sigmaDaily)), m_legs(std::move(legs)), m_models(&models)
{
    for (Pool& pool : pools) {
        if (m_problem.empty()) m_problem = pool.problem;
        m_accounts.emplace_back().pool = std::move(pool);
    }
    for (const GuardLeg& leg : m_legs)
        m_homeless = m_homeless || std::ranges::none_of(m_accounts, [&](const Account& a) {
                         return PoolKey{a.pool.account, a.pool.currency} == leg.pool;
                     });
    for (Account& account : m_accounts) {
        takeApart(account);
        account.rest = std::make_unique<portfolio::ScenarioBook>(account.pool.book);
        account.restGrid.resize(m_spec.size());
        if (account.pool.book.problem.empty())
            for (std::size_t row = 0, i = 0; row < m_spec.rows(); ++row)
                for (std::size_t column = 0; column < m_spec.volShifts.size(); ++column, ++i)
                    account.restGrid[i] = account.rest->node(m_spec.move(row, column));
        calibrate(account);
    }
}

void Guard::resize(std::span<const double> sizes)
{
    BALLAST_ASSERT(sizes.size() == m_legs.size());
    for (std::size_t i = 0; i < sizes.size(); ++i) m_legs[i].size = sizes[i];
}

/// What the legs touch goes from the book to a small one of its own.
void Guard::takeApart(Account& account)
{
    PreparedScenario& book = account.pool.book;
    PreparedScenario& touched = account.touched;
    touched.underlying = book.underlying;
    touched.spot = book.spot;
    touched.rates = book.rates;
    for (const GuardLeg& leg : m_legs) {
        if (leg.pool != PoolKey{account.pool.account, account.pool.currency}) continue;
        if (find(touched, leg.terms.instrument)) continue;
        ScenarioLeg moved = leg.terms;
        moved.size = 0;
        if (const ScenarioLeg* held = find(book, leg.terms.instrument)) {
            moved = *held;
            if (isOption(moved)) --book.optionCount;
            book.legs.erase(book.legs.begin() + (held - book.legs.data()));
        }
        insert(touched, moved);
    }
}

void Guard::calibrate(Account& account)
{
    const double venue = account.pool.venueMaintenanceUsd;
    if (!(venue > 0)) return;
    const double model = stateOf(account, rest(account, 1), account.touched, {}).maintenance;
    if (model > venue / kScaleMost && model < venue * kScaleMost)
        account.scale = venue / model;
    else
        account.added = std::max(0.0, venue - model);
}

PreparedScenario Guard::with(const Account& account, Filled filled) const
{
    PreparedScenario touched = account.touched;
    for (std::size_t i = 0; i < m_legs.size() && i < 64; ++i) {
        const GuardLeg& leg = m_legs[i];
        if (!(filled >> i & 1U) || leg.pool != PoolKey{account.pool.account, account.pool.currency})
            continue;
        if (ScenarioLeg* held = find(touched, leg.terms.instrument)) held->size += leg.size;
    }
    return touched;
}

const ScenarioNode& Guard::rest(Account& account, double factor)
{
    const auto [it, isNew] = account.restAt.try_emplace(factor);
    if (isNew) it->second = account.rest->node({.spotFactor = factor});
    return it->second;
}

/// A model that nets its legs is asked about all of them at once.
MarginPair Guard::marginOf(const Account& account, const PreparedScenario& touched,
                           const ScenarioMove& move)
{
    std::vector<ScenarioLeg> legs = account.pool.book.legs;
    legs.insert(legs.end(), touched.legs.begin(), touched.legs.end());
    const auto margin =
        modelMargin(account.pool.model, m_models->tables, account.pool.book.underlying,
                    account.pool.book.spot, legs, move);
    if (!margin) {
        if (m_problem.empty()) m_problem = margin.error().message;
        return {};
    }
    MarginPair all = account.pool.restingUsd;
    all += *margin;
    return all;
}

Guard::State Guard::stateOf(const Account& account, const ScenarioNode& rest,
                            const PreparedScenario& changed, const ScenarioMove& move)
{
    const ScenarioNode touched = portfolio::nodeOf(changed, move);
    MarginPair margin = rest.marginUsd;
    margin += touched.marginUsd;
    if (account.pool.model != Model::DeribitStandard) margin = marginOf(account, changed, move);
    return {rest.equityUsd + touched.pnlUsd, margin.initial * account.scale + account.added,
            margin.maintenance * account.scale + account.added};
}

double Guard::excess(Account& account, const PreparedScenario& touched, double factor)
{
    const State state = stateOf(account, rest(account, factor), touched, {.spotFactor = factor});
    return state.equity - state.maintenance;
}

/// The first move towards `limit` at which no excess is left. Equity need not be monotone in the
/// spot, so the way is walked before the place is found (Illinois: a secant that cannot run away).
std::optional<double> Guard::search(Account& account, const PreparedScenario& touched, double limit)
{
    constexpr int kSteps = 24;
    constexpr int kRefinements = 24;
    constexpr double kEnough = 1e-7;
    const double stride = std::log(limit) / kSteps;
    double safe = 0, safeExcess = excess(account, touched, 1);
    for (int step = 1; step <= kSteps; ++step) {
        double gone = stride * step, goneExcess = excess(account, touched, std::exp(gone));
        if (goneExcess > 0) {
            safe = gone;
            safeExcess = goneExcess;
            continue;
        }
        double safeWeight = safeExcess, goneWeight = goneExcess;
        int side = 0;
        for (int i = 0; i < kRefinements && std::abs(gone - safe) > kEnough; ++i) {
            const double at =
                safe +
                (gone - safe) * std::clamp(safeWeight / (safeWeight - goneWeight), 0.01, 0.99);
            const double value = excess(account, touched, std::exp(at));
            if (value > 0) {
                safe = at;
                safeWeight = value;
                if (side == 1) goneWeight /= 2;
                side = 1;
            } else {
                gone = at;
                goneWeight = value;
                if (side == -1) safeWeight /= 2;
                side = -1;
            }
        }
        return std::expm1(gone);
    }
    return std::nullopt;
}

void Guard::addLiquidation(Figures& out, Account& account, const PreparedScenario& touched)
{
    if (account.pool.book.legs.empty() && touched.legs.empty()) return;
    if (excess(account, touched, 1) <= 0) {
        // A pool with neither equity nor margin has nothing that could be liquidated.
        const State now = stateOf(account, rest(account, 1), touched, {});
        out.liquidation.reached = out.liquidation.reached || now.maintenance > 0 || now.equity < 0;
        return;
    }
    out.liquidation.down = nearer(out.liquidation.down, search(account, touched, kLowest));
    out.liquidation.up = nearer(out.liquidation.up, search(account, touched, kHighest));
}

Figures Guard::figures(Filled filled, bool withLiquidation)
{
    Figures out;
    std::vector<double> equity(m_spec.size());
    bool first = true;
    for (Account& account : m_accounts) {
        const PreparedScenario touched = with(account, filled);
        const State now = stateOf(account, rest(account, 1), touched, {});
        const double use = useOf(now.maintenance, now.equity);
        if (first || use > out.use) {
            out.equityUsd = now.equity;
            out.initialUsd = now.initial;
            out.maintenanceUsd = now.maintenance;
            out.use = use;
        }
        first = false;
        if (!m_legs.empty() &&
            m_legs.front().pool == PoolKey{account.pool.account, account.pool.currency})
            out.legUse = use;
        for (std::size_t row = 0, i = 0; row < m_spec.rows(); ++row) {
            for (std::size_t column = 0; column < m_spec.volShifts.size(); ++column, ++i) {
                const ScenarioMove move = m_spec.move(row, column);
                const State state = stateOf(account, account.restGrid[i], touched, move);
                equity[i] += state.equity;
                const double stressed = useOf(state.maintenance, state.equity);
                if (stressed <= out.worstUse) continue;
                out.worstUse = stressed;
                out.worstSpotMove = move.spotFactor - 1;
                out.worstVolMove = move.volShift / 100;
            }
        }
        if (withLiquidation) addLiquidation(out, account, touched);
    }
    out.worstEquityUsd = *std::ranges::min_element(equity);
    return out;
}

const Figures& Guard::before()
{
    if (!m_before) m_before = figures(0);
    return *m_before;
}

Guard::Filled Guard::worstOrder()
{
    std::vector<Filled> parts;
    const std::size_t count = std::min<std::size_t>(m_legs.size(), 63);
    if (count <= kExactLegs) {
        for (Filled part = 0; part <= all(); ++part) parts.push_back(part);
    } else {
        for (std::size_t i = 0; i <= count; ++i) parts.push_back((Filled{1} << i) - 1);
        for (std::size_t i = 0; i < count; ++i) parts.push_back(all() & ~(Filled{1} << i));
    }
    Filled worst = 0;
    Figures worstFigures = before();
    for (const Filled part : parts) {
        if (part == 0) continue;
        const Figures figures = this->figures(part, false);
        if (figures.worstUse < worstFigures.worstUse ||
            (figures.worstUse == worstFigures.worstUse &&
             figures.worstEquityUsd >= worstFigures.worstEquityUsd))
            continue;
        worst = part;
        worstFigures = figures;
    }
    return worst;
}

std::string Guard::words(Filled filled) const
{
    if (filled == 0 || filled == all()) return {};
    const auto names = [&](Filled which) {
        std::string out;
        for (std::size_t i = 0; i < m_legs.size() && i < 64; ++i)
            if (which >> i & 1U) out += (out.empty() ? "" : ", ") + m_legs[i].name;
        return out;
    };
    const Filled missing = all() & ~filled;
    return std::popcount(missing) < std::popcount(filled) ? "without " + names(missing)
                                                          : names(filled) + " alone";
}

MarginView viewOf(Guard& guard)
{
    MarginView view;
    view.known = true;
    view.before = guard.before();
    view.after = guard.figures(guard.all());
    const Guard::Filled worst = guard.worstOrder();
    view.worstOrderWords = guard.words(worst);
    view.worstOrder = worst == 0             ? view.before
                      : worst == guard.all() ? view.after
                                             : guard.figures(worst);
    return view;
}

}  // namespace ballast::margin
