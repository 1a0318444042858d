#pragma once

#include "models/portfolio/exposure.h"
#include "models/rebalance/joint_request.h"
#include "support/market_builder.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace ballast::test {

inline construction::SolverOptions withoutClock(int nodes)
{
    construction::SolverOptions o;
    o.integer.milliseconds = 0;
    o.integer.nodes = nodes;
    return o;
}

inline portfolio::Position position(core::InstrumentId id, double size)
{
    portfolio::Position p;
    p.instrument = id;
    p.size = core::Quantity::nearest(size).value();
    return p;
}

/// A market and a book, and what they are worth together.
struct World {
    market::Board board;
    std::vector<portfolio::Position> positions;
    core::Time now = MarketBuilder::date(2027, 3, 1);
    portfolio::Book book;
    portfolio::MarginRates rates = portfolio::deribitStandardRates();

    const portfolio::Exposure& exposure(core::Currency underlying = "BTC")
    {
        book = portfolio::value(positions, {}, board, now);
        return *book.find(underlying);
    }
    rebalance::JointHedge hedge(const rebalance::JointWish& wish)
    {
        const portfolio::Exposure& e = exposure(wish.underlying);
        rebalance::JointSituation s;
        s.board = &board;
        s.exposure = &e;
        s.rates = &rates;
        s.now = now;
        return jointHedge(wish, s);
    }
    void apply(const rebalance::JointHedge& hedge)
    {
        for (const rebalance::HedgeLeg& leg : hedge.legs)
            positions.push_back(
                position(leg.instrument, core::sign(leg.side) * leg.quantity.toDouble()));
    }
};

/// BTC at 90 000 with a perpetual and four options; short twenty calls.
struct Synthetic : World {
    MarketBuilder market;
    core::InstrumentId perpetual, near, far, put, wide;
    Synthetic()
    {
        const core::Time march = MarketBuilder::date(2027, 3, 26),
                         june = MarketBuilder::date(2027, 6, 25);
        market.index("BTC", 90'000);
        perpetual = market.perpetual("BTC");
        near = market.option("BTC", march, 90000, market::OptionType::Call);
        far = market.option("BTC", june, 95000, market::OptionType::Call);
        put = market.option("BTC", march, 85000, market::OptionType::Put);
        wide = market.option("BTC", june, 120000, market::OptionType::Call);
        quote(perpetual, 90'000, 0.5, 2'000'000, 0);
        quote(near, 0.052, 0.0005, 30, 0.50);
        quote(far, 0.098, 0.001, 30, 0.55);
        quote(put, 0.028, 0.0005, 30, 0.52);
        quote(wide, 0.034, 0.008, 30, 0.58);
        board = market.board;
        positions = {position(near, -20), position(perpetual, 100'000)};
    }
    void quote(core::InstrumentId id, double mark, double half, double size, double iv)
    {
        market.mark(id, mark, iv);
        market::Listing& l = market.at(id);
        l.ticker.quote.bid = price(mark - half);
        l.ticker.quote.ask = price(mark + half);
        l.ticker.quote.bidSize = l.ticker.quote.askSize = core::Quantity::nearest(size).value();
        auto i = *l.instrument;
        i.takerFee = i.isOption() ? 0.0003 : 0.0005;
        l.instrument = std::make_shared<const market::Instrument>(i);
        if (i.isOption()) l.ticker.underlyingPrice = price(90'000.0);
    }
    static rebalance::JointWish wish()
    {
        rebalance::JointWish w;
        w.underlying = "BTC";
        w.delta = {-0.5, 0.5};
        w.gamma = {-0.12, 0.12};
        w.vega = {-1'200, 1'200};
        w.solver = withoutClock(20'000);
        return w;
    }
};

}  // namespace ballast::test
