#include "models/portfolio/exposures.h"

#include <algorithm>

namespace ballast::portfolio {
namespace {

/// A currency that is counted as one USD.
bool isDollar(core::Currency currency) { return currency.view().starts_with("USD"); }

/// Coin in which something is held and nothing traded is an exposure of its own.
void addCoinsHeld(std::vector<Exposure>& exposures, const std::vector<Balance>& balances,
                  const market::Board& board)
{
    for (const Balance& balance : balances) {
        if (isDollar(balance.currency) || balance.equity == 0 ||
            std::ranges::find(exposures, balance.currency, &Exposure::underlying) !=
                exposures.end())
            continue;
        const market::IndexPrice* index = board.index(balance.currency);
        if (!index || !index->price.isPositive()) continue;
        Exposure exposure;
        exposure.underlying = balance.currency;
        exposure.spot = index->price.toDouble();
        exposures.push_back(exposure);
    }
    std::ranges::sort(exposures, {}, &Exposure::underlying);
}

void addTo(std::vector<AccountMargin>& accounts, const Balance& balance, double usd)
{
    auto at = std::ranges::find(accounts, balance.account, &AccountMargin::account);
    if (at == accounts.end()) at = accounts.insert(at, {.account = balance.account});
    at->equityUsd += usd * balance.equity;
    at->initialUsd += usd * balance.initialMargin;
    at->maintenanceUsd += usd * balance.maintenanceMargin;
}

void addEquity(Exposure& exposure, const UnderlyingSum* sum, const std::vector<Balance>& balances)
{
    const auto carries = [&](const Balance& balance) {
        return sum && std::ranges::find(sum->pools, std::pair{balance.account, balance.currency}) !=
                          sum->pools.end();
    };
    std::vector<AccountMargin> accounts;
    for (const Balance& balance : balances) {
        const bool coin = balance.currency == exposure.underlying;
        if (!coin && !carries(balance)) continue;
        const double usd = coin ? exposure.spot : 1;
        addTo(accounts, balance, usd);
        if (coin) exposure.equityCoin += balance.equity;
        exposure.equityUsd += usd * balance.equity;
        exposure.sessionPnlUsd += usd * balance.sessionPnl;
        exposure.initialMarginUsd += usd * balance.initialMargin;
        exposure.maintenanceMarginUsd += usd * balance.maintenanceMargin;
    }
    exposure.delta.usdNeutral =
        pricing::withEquity(exposure.delta.netTransaction, exposure.equityCoin);
    exposure.deltaUsd.usdNeutral =
        exposure.deltaUsd.netTransaction + exposure.equityCoin * exposure.spot;
    if (accounts.size() < 2) {
        exposure.marginUse = marginUseOf(exposure.maintenanceMarginUsd, exposure.equityUsd);
        return;
    }
    std::ranges::sort(accounts, {}, &AccountMargin::account);
    for (const AccountMargin& account : accounts)
        exposure.marginUse = std::max(exposure.marginUse, account.use());
    exposure.accounts = std::move(accounts);
}

}  // namespace

AccountMargin marginAt(const Exposure& exposure, const core::AccountKey& account)
{
    const auto at = std::ranges::find(exposure.accounts, account, &AccountMargin::account);
    if (at != exposure.accounts.end()) return *at;
    // The equity of the others does not stand behind one that has none.
    if (!exposure.accounts.empty()) return {account, 0, 0, 0};
    return {account, exposure.equityUsd, exposure.initialMarginUsd, exposure.maintenanceMarginUsd};
}

void UnderlyingSum::addPool(const core::AccountKey& account, const market::Instrument& instrument)
{
    if (!isDollar(instrument.settlementCurrency)) return;
    const std::pair pool{account, instrument.settlementCurrency};
    if (std::ranges::find(pools, pool) == pools.end()) pools.push_back(pool);
}

std::vector<Exposure> exposuresOf(const std::vector<UnderlyingSum>& sums,
                                  const std::vector<Balance>& balances, const market::Board& board,
                                  int unlisted)
{
    std::vector<Exposure> exposures;
    exposures.reserve(sums.size() + balances.size());
    for (const UnderlyingSum& sum : sums) {
        Exposure& exposure = exposures.emplace_back();
        static_cast<Figures&>(exposure) = sum.sum.value();
        exposure.underlying = sum.underlying;
        exposure.spot = sum.spot;
        exposure.lines = static_cast<int>(sum.last - sum.first);
        exposure.partialLines = sum.partial;
        exposure.staleLines = sum.stale;
        exposure.smile = sum.smile;
        exposure.withoutSmile = sum.withoutSmile;
    }
    addCoinsHeld(exposures, balances, board);
    for (Exposure& exposure : exposures) {
        const auto sum = std::ranges::find(sums, exposure.underlying, &UnderlyingSum::underlying);
        addEquity(exposure, sum == sums.end() ? nullptr : &*sum, balances);
        exposure.lines += unlisted;
        exposure.partialLines += unlisted;
    }
    return exposures;
}

}  // namespace ballast::portfolio
