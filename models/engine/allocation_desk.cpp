#include "models/engine/allocation_desk.h"

#include <algorithm>
#include <cmath>

namespace ballast::engine {
namespace {

using rebalance::AssetHeld;

/// A currency that is counted as one USD.
bool isDollar(core::Currency currency) { return currency.view().starts_with("USD"); }

bool isCoinLike(const market::Instrument& instrument)
{
    return instrument.kind == market::Kind::Future || instrument.kind == market::Kind::Perpetual;
}

double priceOf(core::Currency asset, const portfolio::Book& book, const market::Board& board)
{
    if (const portfolio::Exposure* exposure = book.find(asset); exposure && exposure->spot > 0)
        return exposure->spot;
    const market::IndexPrice* index = board.index(asset);
    return index ? index->price.toDouble() : 0;
}

/// Gathers what is held, asset by asset.
class Gathering {
public:
    Gathering(const portfolio::Book& book, const market::Board& board)
        : m_book(book), m_board(board)
    {
    }

    AssetHeld& asset(core::Currency name)
    {
        const auto it = std::ranges::find(m_held.assets, name, &AssetHeld::asset);
        if (it != m_held.assets.end()) return *it;
        AssetHeld& held = m_held.assets.emplace_back();
        held.asset = name;
        held.spot = priceOf(name, m_book, m_board);
        if (!(held.spot > 0)) held.missing = "there is no price of it";
        return held;
    }

    void addBalances()
    {
        for (const portfolio::Balance& balance : m_book.balances) {
            if (balance.equity == 0) continue;
            if (isDollar(balance.currency)) {
                m_held.totalUsd += balance.equity;
                continue;
            }
            // A coin of which no price is asked for at the venue will not get one by waiting.
            if (!(priceOf(balance.currency, m_book, m_board) > 0) && !isListed(balance.currency)) {
                addRemark(balance.currency.text() +
                          " is held and has no price: it is in no weight.");
                continue;
            }
            AssetHeld& held = asset(balance.currency);
            const double usd = balance.equity * held.spot;
            held.valueUsd += usd;
            m_held.totalUsd += usd;
        }
    }

    void addLines()
    {
        for (const portfolio::Line& line : m_book.lines) {
            if (line.position.size.isZero()) continue;
            if (!line.instrument) {
                m_waiting = "a position is in an instrument that is not listed";
                continue;
            }
            if (!isCoinLike(*line.instrument)) continue;
            AssetHeld& held = asset(line.instrument->underlying);
            if (!line.counted() || !(line.mark > 0)) {
                held.missing = "there is no mark of " + line.instrument->name;
                continue;
            }
            m_stale |= line.gap == portfolio::Gap::StaleMark;
            held.valueUsd +=
                held.spot *
                market::coinAmount(*line.instrument, line.position.size.toDouble(), line.mark);
        }
    }

    /// What is known of an asset and not held is held at nothing.
    void addKnown(std::span<const rebalance::Policy> policies)
    {
        for (const rebalance::Policy& policy : policies) {
            asset(policy.underlying);
            m_known.push_back(policy.underlying);
        }
    }

    void addMarkets(std::span<const rebalance::Policy> policies);

    const rebalance::AllocationHeld& held() const { return m_held; }
    const std::vector<core::Currency>& known() const { return m_known; }
    const std::string& waiting() const { return m_waiting; }
    const std::string& remark() const { return m_remark; }
    bool stale() const { return m_stale; }

private:
    bool isListed(core::Currency underlying) const
    {
        return std::ranges::find(m_known, underlying) != m_known.end();
    }
    void addRemark(const std::string& sentence)
    {
        m_remark += (m_remark.empty() ? "" : " ") + sentence;
    }

    const portfolio::Book& m_book;
    const market::Board& m_board;
    rebalance::AllocationHeld m_held;
    std::vector<core::Currency> m_known;
    std::string m_waiting, m_remark;
    bool m_stale = false;
};

const market::Listing* hedgeOf(const rebalance::Policy& policy, const market::Board& board)
{
    for (const market::Listing& listing : board.listings)
        if (listing.instrument && listing.instrument->venue == policy.account.venue &&
            listing.instrument->name == policy.hedgeInstrument)
            return &listing;
    return nullptr;
}

void Gathering::addMarkets(std::span<const rebalance::Policy> policies)
{
    for (const rebalance::Policy& policy : policies) {
        AssetHeld& held = asset(policy.underlying);
        held.traded = policy.hedgeInstrument;
        const market::Listing* listing = hedgeOf(policy, m_board);
        if (!listing) continue;
        held.feeRate = listing->instrument->takerFee;
        const market::Quote& quote = listing->ticker.quote;
        if (quote.twoSided() && quote.ask >= quote.bid)
            held.halfSpread = (quote.ask.toDouble() - quote.bid.toDouble()) / 2 / quote.mid();
    }
}

/// Whole lots: to the nearest for a target, and up for an edge, which is to be reached.
core::Quantity lotsOf(double size, core::Quantity lot, bool up)
{
    const auto wanted = core::Quantity::nearest(std::abs(size));
    if (!wanted || !lot.isPositive()) return {};
    const core::Quantity lots = up ? wanted->ceilTo(lot) : wanted->nearestTo(lot);
    return size < 0 ? -lots : lots;
}

AllocationTrade tradeOf(const rebalance::AllocationRow& row, const rebalance::Policy* policy,
                        const market::Board& board, bool toEdge)
{
    AllocationTrade trade;
    trade.underlying = row.asset;
    if (row.tradeUsd == 0 || row.cash) return trade;
    if (!policy) {
        trade.whyNot = "There is no policy for " + row.asset.text() + ": nothing trades it.";
        return trade;
    }
    trade.account = policy->account;
    trade.instrumentName = policy->hedgeInstrument;
    const market::Listing* listing = hedgeOf(*policy, board);
    if (!listing || !listing->ticker.mark.isPositive()) {
        trade.whyNot = policy->hedgeInstrument + " is not listed at " +
                       policy->account.venue.text() + ", or has no mark.";
        return trade;
    }
    const market::Instrument& instrument = *listing->instrument;
    trade.instrument = instrument.id;
    const double size =
        instrument.sizedInUsd() ? row.tradeCoin * listing->ticker.mark.toDouble() : row.tradeCoin;
    trade.quantity = lotsOf(size, instrument.lot, toEdge);
    if (trade.quantity.abs() < instrument.minimum) {
        trade.whyNot =
            "The smallest order in " + instrument.name + " is " + instrument.minimum.text() + ".";
        trade.quantity = {};
    }
    return trade;
}

}  // namespace

void AllocationDesk::look(const portfolio::Book& book, const market::Board& board,
                          std::span<const rebalance::Policy> policies, const std::string& waiting)
{
    Gathering gathering(book, board);
    gathering.addKnown(policies);
    gathering.addBalances();
    gathering.addLines();
    gathering.addMarkets(policies);
    rebalance::AllocationHeld held = gathering.held();
    const std::string why = waiting.empty() ? gathering.waiting() : waiting;
    if (!why.empty())
        for (AssetHeld& asset : held.assets) asset.missing = why;
    AllocationState state;
    state.allocation = rebalance::allocate(m_policy, held);
    for (const rebalance::AllocationRow& row : state.allocation.rows) {
        const auto policy = std::ranges::find(policies, row.asset, &rebalance::Policy::underlying);
        state.trades.push_back(tradeOf(row, policy == policies.end() ? nullptr : &*policy, board,
                                       m_policy.aim == rebalance::AllocationAim::Edge));
    }
    state.known = gathering.known();
    state.stale = gathering.stale();
    state.remark = gathering.remark();
    if (!m_state || !(*m_state == state))
        m_state = std::make_shared<const AllocationState>(std::move(state));
}

}  // namespace ballast::engine
