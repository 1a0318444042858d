#pragma once

#include "connectors/paper_trading/account_seed.h"
#include "connectors/paper_trading/margin.h"
#include "connectors/paper_trading/market_view.h"
#include "connectors/paper_trading/trade_order.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ballast::paper_trading {

/// One instrument held. `size` is signed, in the instrument's unit.
struct Holding {
    core::Quantity size;
    double averagePrice = 0;  ///< over the life of the position
    double sessionPrice = 0;  ///< the price P&L counts from: the last settlement's, or the entry
    double realised = 0;      ///< this session, settlement currency
    double funding = 0;       ///< part of `realised` that is funding
    bool operator==(const Holding&) const = default;
};

/// One currency of an account. Amounts in that currency.
struct Wallet {
    double balance = 0;          ///< cash: premiums and fees move it at once, futures at settlement
    double futuresRealised = 0;  ///< this session, funding included
    double optionsRealised = 0;  ///< this session; for show, the cash has moved
    double funding = 0;          ///< this session
    double feesPaid = 0;
    bool operator==(const Wallet&) const = default;
};

/// One row of the transaction log.
struct LogEntry {
    std::uint64_t id = 0;
    std::string type;  ///< "trade", "settlement", "delivery", "deposit"
    core::Currency currency;
    core::InstrumentId instrument;
    std::string tradeId, orderId, side;
    double amount = 0, price = 0, commission = 0, change = 0, cashflow = 0, balance = 0,
           position = 0;
    double indexPrice = 0, markPrice = 0, funding = 0;
    bool maker = false;
    core::Time at{};
};

struct Account {
    AccountIndex index = 0;
    std::string key, secret;
    std::map<core::Currency, Wallet> wallets;
    std::map<core::InstrumentId, Holding> holdings;
    std::deque<UserTrade> trades;  ///< oldest first, bounded
    std::deque<LogEntry> log;      ///< oldest first, bounded
    std::uint64_t logEntries = 0;
    bool cancelOnDisconnect = false;  ///< the default for its connections
    core::Time createdAt{};
};
inline constexpr std::size_t kTradesKept = 20'000;
inline constexpr std::size_t kLogKept = 20'000;

/// What is left of an account's working orders in one instrument.
struct OpenAmounts {
    core::Quantity buys, sells;
    double buyPremium = 0;  ///< worth of the bids at their limits, quote currency
    void add(core::Side side, core::Quantity size, core::Price price)
    {
        (side == core::Side::Buy ? buys : sells) += size;
        if (side == core::Side::Buy) buyPremium += size.toDouble() * price.toDouble();
    }
};
using OpenByInstrument = std::map<core::InstrumentId, OpenAmounts>;

/// One currency of an account valued at the present market, all in that currency. The identities
/// are the venue's: equity = balance + futures session P&L + options value;
/// margin balance = equity - options value; available = margin balance - initial margin.
struct Valuation {
    core::Currency currency;
    double balance = 0, equity = 0, marginBalance = 0, available = 0, withdrawable = 0;
    MarginPair margin;     ///< initial includes working orders
    MarginPair projected;  ///< without the nearest expiry
    double futuresUnrealised = 0, futuresRealised = 0, optionsUnrealised = 0, optionsRealised = 0;
    double futuresPnl = 0, optionsPnl = 0;  ///< against average prices
    double optionsValue = 0, funding = 0, fees = 0;
    double deltaTotal = 0;           ///< futures plus net transaction delta of options
    double projectedDeltaTotal = 0;  ///< without the nearest expiry
    double optionsDelta = 0, optionsGamma = 0, optionsVega = 0, optionsTheta = 0;
    std::map<std::string, double> deltaByIndex;  ///< futures plus Black-Scholes delta of options
    /// Index price at which margin would meet maintenance, over the present one, were options to
    /// stand still; 0: none. One number: all futures of the currency move together.
    double liquidationRatio = 0;
    std::map<std::string, double> liquidationByIndex;
    std::map<std::string, double> gammaByIndex, vegaByIndex, thetaByIndex;
};
Valuation valuation(const Account& account, core::Currency currency, const MarketView& market,
                    const OpenByInstrument& open);

/// Fee of one execution in the settlement currency; negative is a rebate. Futures: rate on the
/// notional; options: rate on the underlying, at most 12.5 % of the premium.
double tradeFee(const market::Instrument& spec, bool maker, core::Quantity size, core::Price price,
                double indexPrice);

/// P&L of a signed size between two prices, settlement currency.
double positionPnl(const market::Instrument& spec, double size, double from, double to);

/// Books one execution: position, average price, realised P&L, premium and fee. Returns the
/// realised P&L (settlement currency, before the fee).
double bookTrade(Account& account, const market::Instrument& spec, core::Side side,
                 core::Quantity size, core::Price price, double fee);

/// Moves this session's futures P&L (realised, funding, unrealised at the marks) into the balance
/// and counts the next session from the marks.
void settleDaily(Account& account, const MarketView& market, core::Time at);
/// Closes a position at its delivery price: futures P&L, or what an option pays, less the
/// delivery fee. Nothing happens when it is not held.
void deliver(Account& account, const paper_market::Listing& listing, double deliveryPrice,
             core::Time at);
/// Accrues funding of a perpetual over `elapsed`; `rate8h` > 0: longs pay.
void accrueFunding(Account& account, const paper_market::Listing& listing, double indexPrice,
                   core::Duration elapsed);
/// Ends a position without a trade and without P&L of its own: what the session has realised stays
/// owed to the wallet, and the balance as it is. Nothing happens when it is not held.
void withdrawPosition(Account& account, core::InstrumentId id);
/// Puts a position in beside what is held, at its average price, without a trade and without cash.
void seedPosition(Account& account, const paper_market::Listing& listing, const SeedPosition& seed);

void addLogEntry(Account& account, LogEntry entry);

}  // namespace ballast::paper_trading
