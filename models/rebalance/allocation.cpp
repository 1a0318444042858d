#include "models/rebalance/allocation.h"

#include "models/core/text.h"
#include "models/rebalance/allocation_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace ballast::rebalance {
namespace {

constexpr double kMostUsd = 1e12;  ///< in cents far inside 64 bits and the digits of a double
constexpr double kRoomUsd = 1;     ///< an edge that was just reached, in whole cents, is no breach
constexpr double kMostRate = 0.2;  ///< of a trade: beyond it there is no market to speak of
constexpr int kRounds = 100;       ///< costs are a fraction of trades: a handful is enough

/// One asset while its trade is sought. USD and fractions of the whole.
struct Seeking {
    double value = 0, rate = 0;
    double lower = 0, target = 0, upper = 0;
    bool targeted = false;
    int side = 0;  ///< 1 buys: it was below its tolerance; once outside it stays in
    bool small = false;
    bool taken = false;  ///< for cash, and so it stays
    double own = 0;      ///< by its own tolerance
    double extra = 0;    ///< to keep cash inside its own
    double trade() const { return own + extra; }
};

struct CashBand {
    bool targeted = false;
    double lower = 0, target = 0, upper = 1;
};

/// 1: below its tolerance, -1: above it, 0: inside.
int sideOf(double value, double total, double lower, double upper)
{
    return value < lower * total - kRoomUsd ? 1 : value > upper * total + kRoomUsd ? -1 : 0;
}

/// Seeks the trades by turns: trades cost, costs lessen the whole, and its edges move by that.
class Search {
public:
    Search(std::vector<Seeking> assets, CashBand cash, const AllocationPolicy& policy, double total)
        : m_assets(std::move(assets)), m_cash(cash), m_policy(policy), m_total(total)
    {
        m_cashNow = total;
        for (const Seeking& asset : m_assets) m_cashNow -= asset.value;
        m_cashWasOutside = m_cash.targeted && sideOf(m_cashNow, total, m_cash.lower, m_cash.upper);
    }

    std::vector<Seeking> run()
    {
        for (int round = 0; round < kRounds; ++round) {
            const double after = m_total - m_cost;
            for (Seeking& asset : m_assets) seekOwn(asset, after);
            settleCash(after);
            const double cost = costOf();
            if (std::abs(cost - m_cost) < 1e-4) break;
            m_cost = cost;
        }
        return std::move(m_assets);
    }

private:
    void seekOwn(Seeking& asset, double after) const
    {
        asset.own = asset.extra = 0;
        asset.small = false;
        if (!asset.targeted) return;
        // A side once taken is kept: else a row at its very edge would come and go with the costs.
        const int side = sideOf(asset.value, after, asset.lower, asset.upper);
        if (side != 0) asset.side = side;
        if (asset.side == 0) return;
        const bool toTarget = m_policy.aim == AllocationAim::Target;
        const double aim = toTarget ? asset.target : asset.side > 0 ? asset.lower : asset.upper;
        const double trade = aim * after - asset.value;
        // Costs make some trades smaller and others larger: each is judged by its larger size, so
        // that none comes and goes with its own cost.
        const double judged =
            std::max(asset.side * trade, asset.side * (aim * m_total - asset.value));
        asset.small = judged < m_policy.leastTradeUsd;
        if (!asset.small) asset.own = asset.side > 0 ? std::max(0.0, trade) : std::min(0.0, trade);
    }

    double costOf() const
    {
        return std::accumulate(m_assets.begin(), m_assets.end(), 0.0,
                               [](double sum, const Seeking& asset) {
                                   return sum + asset.rate * std::abs(asset.trade());
                               });
    }

    double cashNow() const
    {
        double cash = m_cashNow - m_cost;
        for (const Seeking& asset : m_assets) cash -= asset.trade();
        return cash;
    }

    /// Cash that would be outside is brought in by the rows on its other side.
    void settleCash(double after)
    {
        if (!m_cash.targeted) return;
        const double cash = cashNow();
        const int side = -sideOf(cash, after, m_cash.lower, m_cash.upper);  // too much of it buys
        if (side == 0) return;
        const double edge = (side > 0 ? m_cash.upper : m_cash.lower) * after;
        // Cash that was outside itself goes where every row does; what trades push out, to its
        // edge.
        const bool toTarget = m_cashWasOutside && m_policy.aim == AllocationAim::Target;
        spend(side, std::abs(cash - (toTarget ? m_cash.target * after : edge)), after, false);
        const double still = side * (cashNow() - edge);
        if (still > kRoomUsd) spend(side, still, after, true);
    }

    /// Trades `need` (> 0) by the rows that have room on this side: to their targets, or to their
    /// edges.
    void spend(int side, double need, double after, bool toEdge)
    {
        for (const std::size_t number : orderFor(side)) {
            if (need <= 0) return;
            Seeking& asset = m_assets[number];
            const double limit = !toEdge ? asset.target : side > 0 ? asset.upper : asset.lower;
            const double room = side * (limit * after - asset.value - asset.trade());
            const double part = std::min(need, room);
            // One that trades already takes any amount: that is no trade more.
            const bool trades = asset.trade() != 0 || asset.taken;
            if (part <= 0 || (!trades && part < m_policy.leastTradeUsd)) continue;
            asset.taken = true;
            asset.extra += side * part;
            need -= part;
        }
    }

    /// The rows by how far they stand on the other side; found once, so that costs change nothing.
    const std::vector<std::size_t>& orderFor(int side)
    {
        std::optional<std::vector<std::size_t>>& order = m_order[side > 0 ? 1 : 0];
        if (order) return *order;
        order.emplace();
        for (std::size_t i = 0; i < m_assets.size(); ++i)
            if (m_assets[i].targeted) order->push_back(i);
        std::ranges::stable_sort(*order, {}, [&](std::size_t i) {
            const Seeking& asset = m_assets[i];
            return side * ((asset.value + asset.own) / m_total - asset.target);
        });
        return *order;
    }

    std::vector<Seeking> m_assets;
    CashBand m_cash;
    const AllocationPolicy& m_policy;
    double m_total;
    double m_cashNow = 0, m_cost = 0;
    bool m_cashWasOutside = false;
    std::optional<std::vector<std::size_t>> m_order[2];
};

const AllocationTarget* targetOf(const AllocationPolicy& policy, std::string_view asset)
{
    const auto it = std::ranges::find(policy.rows, asset,
                                      [](const AllocationTarget& row) { return row.asset.view(); });
    return it == policy.rows.end() ? nullptr : &*it;
}

/// Assets in the order of the policy, then the others as they came.
std::vector<AssetHeld> inOrder(const AllocationPolicy& policy, const AllocationHeld& held)
{
    std::vector<AssetHeld> assets;
    for (const AllocationTarget& row : policy.rows) {
        if (row.isCash()) continue;
        const auto it = std::ranges::find(held.assets, row.asset, &AssetHeld::asset);
        if (it != held.assets.end())
            assets.push_back(*it);
        else
            assets.push_back({.asset = row.asset, .missing = "nothing is known of it"});
    }
    for (const AssetHeld& asset : held.assets)
        if (!targetOf(policy, asset.asset.view())) assets.push_back(asset);
    return assets;
}

std::string problemOf(const AllocationPolicy& policy, const std::vector<AssetHeld>& assets,
                      double total)
{
    for (const AssetHeld& asset : assets) {
        if (!asset.missing.empty())
            return "No trades are proposed: the value of " + asset.asset.text() +
                   " is not known, for " + asset.missing + ".";
        const bool finite = std::isfinite(asset.valueUsd) && std::abs(asset.valueUsd) <= kMostUsd &&
                            std::isfinite(asset.spot) && asset.spot > 0 &&
                            std::isfinite(asset.feeRate) && std::isfinite(asset.halfSpread);
        if (!finite)
            return "No trades are proposed: the value of " + asset.asset.text() +
                   " is not a number that can be.";
        if (targetOf(policy, asset.asset.view()) && asset.feeRate + asset.halfSpread > kMostRate)
            return "No trades are proposed: fee and half spread of " + asset.asset.text() +
                   " are " + core::number(100 * (asset.feeRate + asset.halfSpread), 0) +
                   " % of a trade in it.";
    }
    if (!std::isfinite(total) || total > kMostUsd)
        return "No trades are proposed: the value of the book is not a number that can be.";
    if (!(total > 0)) return "No trades are proposed: the book is worth nothing.";
    return {};
}

AllocationRow rowOf(core::Currency asset, double value, double total,
                    const AllocationTarget* target)
{
    AllocationRow row;
    row.asset = asset;
    row.cash = asset.view() == kCash;
    row.valueUsd = value;
    row.weight = row.weightAfter = 100 * value / total;
    if (!target) return row;
    row.target = target->target;
    row.tolerance = target->tolerance;
    row.drift = row.weight - row.target;
    const int side = sideOf(value, total, target->lower() / 100, target->upper() / 100);
    row.state = side == 0  ? AllocationState::Inside
                : side > 0 ? AllocationState::Under
                           : AllocationState::Over;
    if (side != 0) row.beyond = row.weight - (side > 0 ? target->lower() : target->upper());
    return row;
}

/// Without values: what is wanted stands there, and that the rest is not known.
void tellNotKnown(Allocation& all, const std::vector<AssetHeld>& assets)
{
    const auto add = [&](core::Currency asset, const AllocationTarget* target) {
        AllocationRow row;
        row.asset = asset;
        row.cash = asset.view() == kCash;
        row.state = AllocationState::NotKnown;
        if (target) row.target = target->target, row.tolerance = target->tolerance;
        row.sentence = all.problem;
        all.rows.push_back(std::move(row));
    };
    for (const AssetHeld& asset : assets)
        add(asset.asset, targetOf(all.policy, asset.asset.view()));
    add(kCash, targetOf(all.policy, kCash));
}

Seeking seekingOf(const AssetHeld& asset, const AllocationTarget* target)
{
    Seeking seeking;
    seeking.value = asset.valueUsd;
    seeking.rate = std::max(0.0, asset.feeRate + asset.halfSpread);
    seeking.targeted = target != nullptr;
    if (!target) return seeking;
    seeking.lower = target->lower() / 100;
    seeking.target = target->target / 100;
    seeking.upper = target->upper() / 100;
    return seeking;
}

/// The trades in whole cents, and cash as what is left of them: so all of it adds up to nothing.
void takeTrades(Allocation& all, const std::vector<AssetHeld>& assets,
                const std::vector<Seeking>& sought)
{
    std::int64_t trades = 0, costs = 0, turnover = 0;
    for (std::size_t i = 0; i < assets.size(); ++i) {
        AllocationRow& row = all.rows[i];
        const std::int64_t trade = std::llround(100 * sought[i].trade());
        const std::int64_t cost =
            std::llround(sought[i].rate * static_cast<double>(std::abs(trade)));
        row.tradeUsd = static_cast<double>(trade) / 100;
        row.costUsd = static_cast<double>(cost) / 100;
        row.tradeCoin = row.tradeUsd / assets[i].spot;
        row.counterpart = trade != 0 && sought[i].own == 0;
        row.tooSmall = sought[i].small && trade == 0 && row.beyond != 0;
        trades += trade, costs += cost, turnover += std::abs(trade);
    }
    AllocationRow& cash = all.rows.back();
    cash.tradeUsd = -static_cast<double>(trades + costs) / 100;
    all.costUsd = static_cast<double>(costs) / 100;
    all.turnoverUsd = static_cast<double>(turnover) / 100;
    for (AllocationRow& row : all.rows)
        row.weightAfter = 100 * (row.valueUsd + row.tradeUsd) / (all.totalUsd - all.costUsd);
}

}  // namespace

Allocation allocate(const AllocationPolicy& policy, const AllocationHeld& held)
{
    Allocation all;
    all.policy = policy;
    const std::vector<AssetHeld> assets = inOrder(policy, held);
    all.problem = problemOf(policy, assets, held.totalUsd);
    if (!all.problem.empty()) {
        tellNotKnown(all, assets);
        all.sentence = all.problem;
        return all;
    }
    all.totalUsd = held.totalUsd;
    double cashUsd = held.totalUsd;
    std::vector<Seeking> seeking;
    for (const AssetHeld& asset : assets) {
        const AllocationTarget* target = targetOf(policy, asset.asset.view());
        cashUsd -= asset.valueUsd;
        seeking.push_back(seekingOf(asset, target));
        all.rows.push_back(rowOf(asset.asset, asset.valueUsd, held.totalUsd, target));
    }
    const AllocationTarget* cash = targetOf(policy, kCash);
    all.rows.push_back(rowOf(kCash, cashUsd, held.totalUsd, cash));
    CashBand band;
    if (cash) band = {true, cash->lower() / 100, cash->target / 100, cash->upper() / 100};
    takeTrades(all, assets, Search(std::move(seeking), band, policy, held.totalUsd).run());
    tell(all, assets);
    return all;
}

}  // namespace ballast::rebalance
