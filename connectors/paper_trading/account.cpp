#include "connectors/paper_trading/account.h"

#include "models/pricing/futures.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper_trading {
namespace {

bool isLinear(const market::Instrument& spec)
{
    return spec.settlement == market::Settlement::Linear;
}

/// The price at which two pieces together have the P&L they have apart: sizes in USD average
/// harmonically, sizes in coin arithmetically.
double blended(const market::Instrument& spec, double a, double priceA, double b, double priceB)
{
    if (spec.sizedInUsd() && priceA > 0 && priceB > 0) return (a + b) / (a / priceA + b / priceB);
    return (a * priceA + b * priceB) / (a + b);
}

void close(Account& account, core::InstrumentId id, const Holding& holding)
{
    if (holding.size.isZero() && holding.realised == 0)
        account.holdings.erase(id);
    else
        account.holdings[id] = holding;
}

}  // namespace

double positionPnl(const market::Instrument& spec, double size, double from, double to)
{
    if (!(from > 0) && spec.sizedInUsd()) return 0;
    if (spec.sizedInUsd()) return to > 0 ? pricing::inversePnlCoin(size, from, to) : 0;
    return pricing::linearPnlUsd(size, from, to);
}

double tradeFee(const market::Instrument& spec, bool maker, core::Quantity size, core::Price price,
                double indexPrice)
{
    const double rate = maker ? spec.makerFee : spec.takerFee;
    const double amount = size.toDouble();
    const double at = price.toDouble();
    if (spec.isOption()) {
        const double onUnderlying = rate * amount * (isLinear(spec) ? indexPrice : 1);
        return std::min(onUnderlying, 0.125 * at * amount);
    }
    if (!(at > 0)) return 0;
    return rate * (isLinear(spec) ? amount * at : market::coinAmount(spec, amount, at));
}

double bookTrade(Account& account, const market::Instrument& spec, core::Side side,
                 core::Quantity size, core::Price price, double fee)
{
    Wallet& wallet = account.wallets[spec.settlementCurrency];
    Holding holding = account.holdings[spec.id];
    const double at = price.toDouble();
    const core::Quantity change = side == core::Side::Buy ? size : -size;
    const bool opposes =
        holding.size.mantissa() != 0 && (holding.size.mantissa() > 0) != (change.mantissa() > 0);
    double pnl = 0;
    if (opposes) {
        const core::Quantity closed = std::min(holding.size.abs(), size);
        const double signedClosed = closed.toDouble() * (holding.size.mantissa() > 0 ? 1 : -1);
        pnl = positionPnl(spec, signedClosed, holding.sessionPrice, at);
    }
    const core::Quantity added =
        opposes ? std::max(core::Quantity{}, size - holding.size.abs()) : size;
    const bool flipped = opposes && added.isPositive();
    if (added.isPositive()) {
        const double held = flipped ? 0 : holding.size.abs().toDouble();
        holding.averagePrice = blended(spec, held, holding.averagePrice, added.toDouble(), at);
        holding.sessionPrice = blended(spec, held, holding.sessionPrice, added.toDouble(), at);
    }
    holding.size += change;
    holding.realised += pnl;
    if (holding.size.isZero()) holding.averagePrice = holding.sessionPrice = 0;
    if (spec.isOption()) {
        wallet.balance -= change.toDouble() * at;
        wallet.optionsRealised += pnl;
    } else {
        wallet.futuresRealised += pnl;
    }
    wallet.balance -= fee;
    wallet.feesPaid += fee;
    close(account, spec.id, holding);
    return pnl;
}

void settleDaily(Account& account, const MarketView& market, core::Time at)
{
    for (auto it = account.holdings.begin(); it != account.holdings.end();) {
        const paper_market::Listing& listing = market.listing(it->first);
        Holding& holding = it->second;
        Wallet& wallet = account.wallets[listing.spec.settlementCurrency];
        const double unrealised =
            positionPnl(listing.spec, holding.size.toDouble(), holding.sessionPrice, listing.mark);
        if (!listing.spec.isOption()) {
            wallet.balance += holding.realised + unrealised;
            addLogEntry(account, {.type = "settlement",
                                  .currency = listing.spec.settlementCurrency,
                                  .instrument = listing.spec.id,
                                  .amount = holding.size.toDouble(),
                                  .price = listing.mark,
                                  .change = holding.realised + unrealised,
                                  .cashflow = holding.realised + unrealised,
                                  .balance = wallet.balance,
                                  .position = holding.size.toDouble(),
                                  .indexPrice = market.indexPrice(listing.spec),
                                  .markPrice = listing.mark,
                                  .funding = holding.funding,
                                  .at = at});
        }
        holding.sessionPrice = listing.mark;
        holding.realised = holding.funding = 0;
        it = holding.size.isZero() ? account.holdings.erase(it) : std::next(it);
    }
    for (auto& [currency, wallet] : account.wallets)
        wallet.futuresRealised = wallet.optionsRealised = wallet.funding = 0;
}

void deliver(Account& account, const paper_market::Listing& listing, double deliveryPrice,
             core::Time at)
{
    const auto it = account.holdings.find(listing.spec.id);
    if (it == account.holdings.end()) return;
    const Holding holding = it->second;
    const market::Instrument& spec = listing.spec;
    Wallet& wallet = account.wallets[spec.settlementCurrency];
    const double size = holding.size.toDouble();
    double cash = 0;
    double fee = 0;
    if (spec.isOption()) {
        const double strike = spec.strike ? spec.strike->toDouble() : 0;
        const double toSide = spec.optionType == market::OptionType::Call ? 1 : -1;
        const double perUnit =
            std::max(0.0, toSide * (deliveryPrice - strike)) / (isLinear(spec) ? 1 : deliveryPrice);
        cash = size * perUnit;
        // The venue delivers daily options and weekly futures without a fee.
        if (settlementPeriod(spec) != "day")
            fee = std::min(0.00015 * std::abs(size) * (isLinear(spec) ? deliveryPrice : 1),
                           0.125 * std::abs(cash));
        wallet.optionsRealised += positionPnl(spec, size, holding.sessionPrice, perUnit);
    } else {
        cash = holding.realised + positionPnl(spec, size, holding.sessionPrice, deliveryPrice);
        wallet.futuresRealised -= holding.realised;
        if (settlementPeriod(spec) == "month")
            fee = 0.00025 * std::abs(market::coinAmount(spec, size, deliveryPrice)) *
                  (isLinear(spec) ? deliveryPrice : 1);
    }
    wallet.balance += cash - fee;
    wallet.feesPaid += fee;
    account.holdings.erase(it);
    addLogEntry(account, {.type = "delivery",
                          .currency = spec.settlementCurrency,
                          .instrument = spec.id,
                          .side = size > 0 ? "close sell" : "close buy",
                          .amount = std::abs(size),
                          .price = deliveryPrice,
                          .commission = fee,
                          .change = cash - fee,
                          .cashflow = cash,
                          .balance = wallet.balance,
                          .indexPrice = deliveryPrice,
                          .markPrice = deliveryPrice,
                          .at = at});
}

void accrueFunding(Account& account, const paper_market::Listing& listing, double indexPrice,
                   core::Duration elapsed)
{
    const auto it = account.holdings.find(listing.spec.id);
    if (it == account.holdings.end() || it->second.size.isZero() || !(indexPrice > 0)) return;
    const double rate = listing.funding8h * core::seconds(elapsed) / (8 * 3600.0);
    const double size = it->second.size.toDouble();
    const double received = isLinear(listing.spec)
                                ? pricing::linearFundingUsd(size, indexPrice, rate)
                                : pricing::inverseFundingCoin(size, indexPrice, rate);
    it->second.realised += received;
    it->second.funding += received;
    Wallet& wallet = account.wallets[listing.spec.settlementCurrency];
    wallet.futuresRealised += received;
    wallet.funding += received;
}

void withdrawPosition(Account& account, core::InstrumentId id)
{
    const auto it = account.holdings.find(id);
    if (it == account.holdings.end()) return;
    Holding holding = it->second;
    holding.size = {};
    holding.averagePrice = holding.sessionPrice = 0;
    close(account, id, holding);
}

void seedPosition(Account& account, const paper_market::Listing& listing, const SeedPosition& seed)
{
    const double price = seed.averagePrice.value_or(listing.mark);
    Holding holding = account.holdings[listing.spec.id];
    const bool same = (holding.size.mantissa() >= 0) == (seed.size.mantissa() >= 0);
    if (!holding.size.isZero() && same) {
        const double held = holding.size.abs().toDouble();
        const double added = seed.size.abs().toDouble();
        holding.averagePrice = blended(listing.spec, held, holding.averagePrice, added, price);
        holding.sessionPrice = blended(listing.spec, held, holding.sessionPrice, added, price);
        holding.size += seed.size;
    } else {
        holding.size += seed.size;
        holding.averagePrice = holding.sessionPrice = price;
    }
    if (holding.size.isZero()) holding.averagePrice = holding.sessionPrice = 0;
    close(account, listing.spec.id, holding);
}

void addLogEntry(Account& account, LogEntry entry)
{
    entry.id = ++account.logEntries;
    account.log.push_back(std::move(entry));
    if (account.log.size() > kLogKept) account.log.pop_front();
}

}  // namespace ballast::paper_trading
