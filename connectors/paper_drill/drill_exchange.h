// paper_drill: the paper exchange in the caller's own thread and in simulated time, for drills.
#pragma once

#include "connectors/paper_market/market_source.h"
#include "connectors/paper_market/scenario.h"
#include "connectors/paper_trading/trading.h"

#include <cstdint>
#include <expected>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace ballast::paper_drill {

/// One order that was filled, wholly or in part. Amounts in USD at the index of the fill.
struct Hedge {
    std::uint64_t order = 0;  ///< number at the exchange
    core::Currency underlying;
    core::Time at{};
    core::Side side = core::Side::Buy;
    double notionalUsd = 0;
    double feeUsd = 0;
    double slippageUsd = 0;  ///< against the mid it met: half the spread and the depth it took
    double drift = 0;  ///< coin: the delta when it was met, less all that was hedged before; what
                       ///< the market and time have made of the book
    bool settling = false;  ///< something held of the underlying was being averaged for delivery
};

/// What the exchange has to tell since it was asked last, in order.
struct News {
    std::vector<paper_trading::TradeOrder> orders;
    std::vector<paper_trading::UserTrade> trades;
    std::vector<paper_trading::Print> prints;
};

/// A made market of one seed with one account, which begins with the demo desk's book. The market
/// moves on its grid, of 100 ms; between two steps orders meet the books as the last step left
/// them.
/// The same seed, scenario, start and orders give the same fills.
class DrillExchange {
public:
    /// `start` as GeneratedMarket takes it. Without `optionBooks` what is only looked at by a desk
    /// that trades options is left out: the prices are the same.
    DrillExchange(std::uint64_t seed, paper_market::Scenario scenario, core::Time start,
                  bool optionBooks = true);
    /// Of another market that moves on a grid of `step` from its own start, which it must have. The
    /// account has `equityUsd` worth of each currency, and no position.
    DrillExchange(std::unique_ptr<paper_market::MarketSource> source, core::Duration step,
                  double equityUsd);
    DrillExchange(const DrillExchange&) = delete;
    DrillExchange& operator=(const DrillExchange&) = delete;

    core::Time start() const { return m_start; }
    core::Duration step() const { return m_step; }
    /// The market's next step after the present.
    core::Time nextStep() const { return m_start + ((now() - m_start) / m_step + 1) * m_step; }
    core::Time now() const { return m_market.now(); }
    /// Never backwards. Fills of resting orders, deliveries and funding happen here.
    void advance(core::Time to);
    /// As place() of the account; the market has been moved to the order's arrival before.
    std::expected<paper_trading::Placed, paper_trading::Refusal> place(
        const paper_trading::OrderRequest& request);
    bool cancel(paper_trading::OrderNumber number);
    News takeNews() { return std::exchange(m_news, {}); }

    const paper_trading::MarketView& market() const { return m_market; }
    const paper_trading::PublicTape& tape() const { return m_tape; }
    const paper_trading::Trading& trading() const { return m_trading; }
    const paper_trading::TradeOrder* find(paper_trading::OrderNumber number);
    const paper_trading::Account& account() const { return m_trading.account(0); }
    /// Every order that found a fill, in the order of the first.
    const std::vector<Hedge>& hedges() const { return m_hedges; }

    /// Net transaction delta of what is held, coin; what is being averaged for delivery fades.
    double delta(core::Currency underlying) const;
    /// Change of that delta for a dollar of price, coin per USD, by the same Greeks.
    double gamma(core::Currency underlying) const;
    /// The same over what is held without its sign: what the delta moves by where strikes lie
    /// apart.
    double grossGamma(core::Currency underlying) const;
    /// The same delta as a venue's account page has it: without the fading.
    double venueDelta(core::Currency underlying) const;
    /// Something held of this underlying expires within the half hour of its averaging.
    bool settling(core::Currency underlying) const;
    /// Of its inverse perpetual, USD; what the index says may be false in a drill.
    double mark(core::Currency underlying) const;
    /// Everything the account has in coin of this settlement currency.
    double equity(core::Currency currency) const;

private:
    template <class Of>
    double sumOfGammas(core::Currency underlying, Of of) const;
    void collect();
    void book(const paper_trading::UserTrade& trade);
    double mid(core::InstrumentId id) const;

    DrillExchange(std::unique_ptr<paper_market::MarketSource> source, core::Duration step);
    void open(paper_trading::AccountSeed account);

    std::unique_ptr<paper_market::MarketSource> m_source;
    core::Time m_start;
    core::Duration m_step;
    paper_trading::MarketView m_market;
    paper_trading::PublicTape m_tape;
    paper_trading::Trading m_trading;
    News m_news;
    std::vector<Hedge> m_hedges;
    std::map<std::uint64_t, std::size_t> m_hedgeOf;    ///< by the order's number
    std::map<core::Currency, double> m_hedged;         ///< coin of delta that orders have added
    std::map<core::InstrumentId, double> m_midBefore;  ///< before the order that is being matched
};

/// "BTC-PERPETUAL": what hedges an underlying at the paper exchange.
std::string perpetualOf(core::Currency underlying);

}  // namespace ballast::paper_drill
