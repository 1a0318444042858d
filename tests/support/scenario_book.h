#pragma once

#include "models/portfolio/scenario.h"
#include "support/market_builder.h"

#include <cmath>
#include <vector>

namespace ballast::test {

/// A book with every kind of leg, marked on a smile, and the pools behind it.
struct ScenarioDesk {
    MarketBuilder market;
    std::vector<portfolio::Position> positions;
    std::vector<portfolio::Balance> balances;
    core::Time now = MarketBuilder::date(2026, 11, 22, 14, 31);
    double spot = 64'000;

    static core::AccountKey account() { return {"paper", "main"}; }

    ScenarioDesk() { market.index("BTC", spot); }

    core::InstrumentId option(core::Time expiry, int strike, market::OptionType type,
                              market::Settlement settlement = market::Settlement::Inverse,
                              double sigma = 0)
    {
        const core::InstrumentId id = market.option("BTC", expiry, strike, type, settlement);
        const double tau = market.instrument(id).yearsToExpiry(now);
        const double forward = std::round(spot * std::exp(0.05 * tau));
        const double k = std::log(strike / forward);
        if (sigma == 0) sigma = 0.52 - 0.15 * k + 0.4 * k * k;
        market.mark(id, 0.01, sigma);
        market.at(id).ticker.underlyingPrice = price(forward);
        return id;
    }
    void hold(core::InstrumentId id, double size, double average = 0)
    {
        portfolio::Position p;
        p.account = account();
        p.instrument = id;
        p.size = *core::Quantity::nearest(size);
        p.averagePrice = average;
        positions.push_back(p);
    }
    void pool(core::Currency currency, double equity)
    {
        portfolio::Balance b;
        b.account = account();
        b.currency = currency;
        b.equity = equity;
        balances.push_back(b);
    }
    portfolio::Book book() const
    {
        return portfolio::value(positions, balances, market.board, now);
    }
    portfolio::PreparedScenario prepared() const
    {
        return portfolio::prepare("BTC", book(), &market.board, now);
    }

    /// Long and short, inverse and linear, options, futures and perpetuals, four expiries.
    static ScenarioDesk full()
    {
        using enum market::OptionType;
        using enum market::Settlement;
        ScenarioDesk desk;
        const core::Time week = MarketBuilder::date(2026, 11, 27),
                         month = MarketBuilder::date(2026, 12, 25),
                         quarter = MarketBuilder::date(2027, 3, 26);
        desk.hold(desk.option(week, 64'000, Call), -6);
        desk.hold(desk.option(week, 60'000, Put), 4);
        desk.hold(desk.option(month, 70'000, Call), 25);
        desk.hold(desk.option(month, 56'000, Put), -18);
        desk.hold(desk.option(quarter, 80'000, Call), -10);
        desk.hold(desk.option(quarter, 50'000, Put), 12);
        desk.hold(desk.option(month, 66'000, Call, Linear), 3);
        desk.hold(desk.option(month, 60'000, Put, Linear), -5);
        const core::InstrumentId perpetual = desk.market.perpetual("BTC");
        desk.market.mark(perpetual, 64'010);
        desk.hold(perpetual, -212'300, 63'000);
        const core::InstrumentId future = desk.market.future("BTC", month);
        desk.market.mark(future, 64'300);
        desk.hold(future, 84'000, 63'980);
        const core::InstrumentId linear = desk.market.linearPerpetual("BTC");
        desk.market.mark(linear, 64'005);
        desk.hold(linear, -1.5, 64'500);
        desk.pool("BTC", 24.6);
        desk.pool("USDC", 500'000);
        return desk;
    }
};

}  // namespace ballast::test
