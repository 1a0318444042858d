#include "models/margin/pool.h"

#include <algorithm>

namespace ballast::margin {
namespace {

PoolKey keyOf(const portfolio::Line& line)
{
    return {line.position.account, line.instrument->settlementCurrency};
}

void add(std::vector<PoolKey>& keys, const PoolKey& key)
{
    if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
}

const portfolio::Balance* balanceOf(const portfolio::Book& book, const PoolKey& key)
{
    for (const portfolio::Balance& balance : book.balances)
        if (balance.account == key.account && balance.currency == key.currency) return &balance;
    return nullptr;
}

/// The book of one pool. What is not listed might be anywhere, and is left out everywhere.
portfolio::Book partOf(const portfolio::Book& book, const PoolKey& key,
                       const portfolio::Balance& balance)
{
    portfolio::Book part;
    part.valuedAt = book.valuedAt;
    part.balances = {balance};
    for (const portfolio::Exposure& exposure : book.exposures) part.exposures.push_back(exposure);
    for (const portfolio::Line& line : book.lines)
        if (!line.instrument || keyOf(line) == key) part.lines.push_back(line);
    return part;
}

/// What the pool holds of other underlyings, by its model and as it stands.
void addResting(Pool& pool, const portfolio::Book& part, core::Currency underlying, core::Time now,
                const Models& models)
{
    pool.restingUsd = {};
    std::vector<core::Currency> others;
    for (const portfolio::Line& line : part.lines)
        if (line.instrument && line.instrument->underlying != underlying &&
            std::ranges::find(others, line.instrument->underlying) == others.end())
            others.push_back(line.instrument->underlying);
    for (const core::Currency other : others) {
        const portfolio::PreparedScenario rest = portfolio::prepare(other, part, nullptr, now);
        const auto margin = modelMargin(pool.model, models.tables, other, rest.spot, rest.legs, {});
        if (!margin)
            pool.problem = margin.error().message;
        else
            pool.restingUsd += *margin;
    }
}

}  // namespace

std::vector<Pool> poolsOf(core::Currency underlying, const portfolio::Book& book,
                          const market::Board& board, core::Time now, const Models& models,
                          const std::vector<PoolKey>& alsoFor)
{
    std::vector<PoolKey> keys;
    for (const portfolio::Line& line : book.lines)
        if (line.instrument && line.instrument->underlying == underlying) add(keys, keyOf(line));
    for (const PoolKey& key : alsoFor) add(keys, key);
    const market::Board* index = book.find(underlying) ? nullptr : &board;
    std::vector<Pool> pools;
    for (const PoolKey& key : keys) {
        const portfolio::Balance* balance = balanceOf(book, key);
        if (!balance) continue;
        Pool pool{key.account, key.currency, {}, 0, models.of(key.account.venue), {}, {}};
        const portfolio::Book part = partOf(book, key, *balance);
        pool.book = portfolio::prepare(underlying, part, index, now, models.tables.deribitStandard);
        pool.restingUsd = pool.book.restingMarginUsd;
        if (pool.model != Model::DeribitStandard) addResting(pool, part, underlying, now, models);
        const bool coin = key.currency == underlying;
        // prepare() counts a dollar pool only where the underlying is held in it.
        pool.book.equityUsd = balance->equity * (coin ? pool.book.spot : 1);
        pool.venueMaintenanceUsd = balance->maintenanceMargin * (coin ? pool.book.spot : 1);
        pools.push_back(std::move(pool));
    }
    return pools;
}

std::optional<portfolio::ScenarioLeg> legTerms(core::InstrumentId instrument,
                                               const market::Board& board, core::Time now)
{
    const market::Listing* listing = board.find(instrument);
    if (!listing || !listing->instrument) return std::nullopt;
    portfolio::Position one;
    one.instrument = instrument;
    one.size = core::Quantity::fromMantissa(core::kFixedOne);
    const portfolio::Book book = portfolio::value({one}, {}, board, now);
    const portfolio::PreparedScenario prepared =
        portfolio::prepare(listing->instrument->underlying, book, &board, now);
    if (prepared.legs.size() != 1) return std::nullopt;
    portfolio::ScenarioLeg leg = prepared.legs.front();
    leg.size = 0;
    leg.smile = -1;
    return leg;
}

}  // namespace ballast::margin
