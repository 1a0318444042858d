#include "connectors/paper_drill/drill_exchange.h"

#include "connectors/paper_market/demo_book.h"
#include "connectors/paper_market/generated_market.h"
#include "models/core/assert.h"
#include "models/pricing/black76.h"
#include "models/pricing/settlement.h"

#include <cmath>

namespace ballast::paper_drill {
namespace {

constexpr const char* kAccount = "paper";

/// Delta and gamma of one unit of an option; zero for what has no volatility any more.
pricing::InverseGreeks greeksOf(const paper_market::Listing& listing, core::Time now)
{
    if (!(listing.markIv > 0) || !(listing.forward > 0)) return {};
    return pricing::inverseOption({listing.spec.optionType, listing.forward,
                                   listing.spec.strike->toDouble(), listing.spec.yearsToExpiry(now),
                                   listing.markIv, 0});
}

bool isLive(const paper_market::Listing& listing, core::Currency underlying)
{
    return listing.spec.underlying == underlying &&
           listing.spec.state == market::InstrumentState::Open;
}

std::unique_ptr<paper_market::MarketSource> generated(std::uint64_t seed,
                                                      paper_market::Scenario scenario,
                                                      core::Time start, bool optionBooks)
{
    auto market = std::make_unique<paper_market::GeneratedMarket>(seed, scenario, start);
    market->quoteOptions(optionBooks);
    return market;
}

core::Time startOf(const paper_market::MarketSource& source)
{
    const auto start = source.startsAt();
    BALLAST_ASSERT(start.has_value());
    return *start;
}

double shareLeft(const market::Instrument& spec, core::Time now)
{
    return spec.expiry ? pricing::settlementShare(*spec.expiry - now) : 1;
}

}  // namespace

std::string perpetualOf(core::Currency underlying) { return underlying.text() + "-PERPETUAL"; }

DrillExchange::DrillExchange(std::uint64_t seed, paper_market::Scenario scenario, core::Time start,
                             bool optionBooks)
    : DrillExchange(generated(seed, scenario, start, optionBooks), paper_market::kStep)
{
    m_market.settleMarks();
    m_trading.advance();
    paper_trading::AccountSeed account;
    account.positions = paper_market::demoBook(*m_source, m_start);
    open(std::move(account));
}

DrillExchange::DrillExchange(std::unique_ptr<paper_market::MarketSource> source,
                             core::Duration step, double equityUsd)
    : DrillExchange(std::move(source), step)
{
    m_market.settleMarks();
    m_trading.advance();
    paper_trading::AccountSeed account;
    account.equityUsd = equityUsd;
    open(std::move(account));
}

DrillExchange::DrillExchange(std::unique_ptr<paper_market::MarketSource> source,
                             core::Duration step)
    : m_source(std::move(source)),
      m_start(startOf(*m_source)),
      m_step(step),
      m_market(*m_source, m_start),
      m_trading(m_market, m_tape)
{
}

void DrillExchange::open(paper_trading::AccountSeed account)
{
    account.key = account.secret = kAccount;
    for (const core::Currency currency : m_market.settlementCurrencies())
        account.equity[currency] = account.equityUsd / m_market.usdRate(currency);
    const auto added = m_trading.addAccount(account);
    BALLAST_ASSERT(added.has_value());
    static_cast<void>(m_trading.takeNews());
}

void DrillExchange::advance(core::Time to)
{
    const auto stepsTo = [this](core::Time at) { return (at - m_start) / m_step; };
    const core::Time before = m_market.now();
    m_market.advance(to);
    // Between two steps there is nothing to be looked at.
    if (stepsTo(m_market.now()) > stepsTo(before)) m_trading.advance();
    m_midBefore.clear();
    collect();
}

std::expected<paper_trading::Placed, paper_trading::Refusal> DrillExchange::place(
    const paper_trading::OrderRequest& request)
{
    m_midBefore[request.instrument] = mid(request.instrument);
    auto placed = m_trading.place(0, 0, request);
    collect();
    m_midBefore.clear();
    return placed;
}

bool DrillExchange::cancel(paper_trading::OrderNumber number)
{
    paper_trading::TradeOrder* order = m_trading.orders().find(number);
    const bool ended = order && m_trading.cancel(*order, "user_request");
    collect();
    return ended;
}

const paper_trading::TradeOrder* DrillExchange::find(paper_trading::OrderNumber number)
{
    return m_trading.orders().find(number);
}

void DrillExchange::collect()
{
    paper_trading::TradingNews news = m_trading.takeNews();
    const std::size_t known = m_hedges.size();
    for (const paper_trading::UserTrade& trade : news.trades) book(trade);
    // With all that this moment has filled booked on both sides.
    for (Hedge& hedge : std::span(m_hedges).subspan(known))
        hedge.drift = delta(hedge.underlying) - m_hedged[hedge.underlying];
    const auto append = [](auto& to, auto& from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()),
                  std::make_move_iterator(from.end()));
    };
    append(m_news.orders, news.orders);
    append(m_news.trades, news.trades);
    append(m_news.prints, news.prints);
}

void DrillExchange::book(const paper_trading::UserTrade& trade)
{
    const paper_market::Listing& listing = m_market.listing(trade.instrument);
    const market::Instrument& spec = listing.spec;
    m_hedged[spec.underlying] += paper_market::transactionDelta(
        listing, core::sign(trade.side) * trade.amount.toDouble(), now());
    // An order that rests may be filled again when others have been filled meanwhile.
    const auto [order, isNew] = m_hedgeOf.emplace(trade.orderNumber, m_hedges.size());
    if (isNew)
        m_hedges.push_back({.order = trade.orderNumber,
                            .underlying = spec.underlying,
                            .at = trade.at,
                            .side = trade.side,
                            .settling = settling(spec.underlying)});
    Hedge& hedge = m_hedges[order->second];
    const double price = trade.price.toDouble();
    const double usd = market::usdNotional(spec, trade.amount.toDouble(), price);
    const auto known = m_midBefore.find(trade.instrument);
    const double fair = known != m_midBefore.end() ? known->second : mid(trade.instrument);
    hedge.notionalUsd += usd;
    hedge.feeUsd += trade.fee * m_market.usdRate(spec.settlementCurrency);
    if (fair > 0) hedge.slippageUsd += core::sign(trade.side) * usd * (1 - fair / price);
}

double DrillExchange::mid(core::InstrumentId id) const
{
    const paper_market::Listing& listing = m_market.listing(id);
    if (listing.bids.empty() || listing.asks.empty()) return listing.mark;
    return (listing.bids.front().price.toDouble() + listing.asks.front().price.toDouble()) / 2;
}

double DrillExchange::delta(core::Currency underlying) const
{
    double sum = 0;
    for (const auto& [id, holding] : account().holdings) {
        const paper_market::Listing& listing = m_market.listing(id);
        if (isLive(listing, underlying))
            sum += paper_market::transactionDelta(listing, holding.size.toDouble(), now());
    }
    return sum;
}

template <class Of>
double DrillExchange::sumOfGammas(core::Currency underlying, Of of) const
{
    double sum = 0;
    for (const auto& [id, holding] : account().holdings) {
        const paper_market::Listing& listing = m_market.listing(id);
        if (!isLive(listing, underlying) || !listing.spec.isOption()) continue;
        const double share = shareLeft(listing.spec, now());
        sum += of(holding.size.toDouble() * greeksOf(listing, now()).gamma * share * share);
    }
    return sum;
}

double DrillExchange::gamma(core::Currency underlying) const
{
    return sumOfGammas(underlying, [](double gamma) { return gamma; });
}

double DrillExchange::grossGamma(core::Currency underlying) const
{
    return sumOfGammas(underlying, [](double gamma) { return std::abs(gamma); });
}

double DrillExchange::venueDelta(core::Currency underlying) const
{
    return m_trading.value(0, underlying).deltaTotal;
}

bool DrillExchange::settling(core::Currency underlying) const
{
    for (const auto& [id, holding] : account().holdings) {
        const paper_market::Listing& listing = m_market.listing(id);
        if (!isLive(listing, underlying) || !listing.spec.expiry || holding.size.isZero()) continue;
        const core::Duration left = *listing.spec.expiry - now();
        if (left > core::Duration::zero() && left <= pricing::kSettlementAveraging) return true;
    }
    return false;
}

double DrillExchange::mark(core::Currency underlying) const
{
    const paper_market::Listing* listing = m_market.find(perpetualOf(underlying));
    BALLAST_ASSERT(listing);
    return listing->mark;
}

double DrillExchange::equity(core::Currency currency) const
{
    return m_trading.value(0, currency).equity;
}

}  // namespace ballast::paper_drill
