#include "app/made_book.h"

#include "connectors/paper_market/listing_plan.h"
#include "models/review/attribution.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace ballast::app {
namespace {

using paper_market::UnderlyingState;

/// Strikes against the forward, and coin of each in units of the book: short the money, long wings.
struct Line {
    market::OptionType type;
    double moneyness;
    double size;
};
constexpr Line kLines[] = {{market::OptionType::Call, 1.00, -1.0},
                           {market::OptionType::Put, 1.00, -1.0},
                           {market::OptionType::Call, 1.06, 0.8},
                           {market::OptionType::Put, 0.94, 0.8}};
constexpr double kUnits[] = {60, 900};  ///< coin of a line, by underlying
constexpr double kStartUsd[] = {6e6, 3e6};
constexpr double kMaintenance = 0.03;  ///< of the options' underlying, an estimate

/// The next Friday, 08:00 UTC, at least two days ahead.
core::Time nextExpiry(core::Time now)
{
    using namespace std::chrono;
    sys_days day = floor<days>(now + days{2});
    while (weekday{day} != Friday) day += days{1};
    return core::Time{day} + hours{8};
}

core::Quantity quantity(double value)
{
    return core::Quantity::nearest(value).value_or(core::Quantity{});
}

}  // namespace

MadeBook::MadeBook(std::size_t underlying, core::AccountKey account)
    : m_underlying(underlying),
      m_currency(paper_market::underlyingProfiles()[underlying].currency),
      m_account(account),
      m_equityUsd(kStartUsd[underlying]),
      m_startUsd(kStartUsd[underlying])
{
}

double MadeBook::unit() const { return kUnits[m_underlying]; }

MadeBook::Changed MadeBook::see(const UnderlyingState& market, core::Time now)
{
    Changed changed;
    const double spotBefore = m_spot;
    m_spot = market.index;
    // An inverse perpetual of Q USD earns Q (S'/S - 1) USD of what it was worth before.
    if (spotBefore > 0) m_pnlUsd += m_perpCoin * (m_spot - spotBefore);
    m_perpCoin = m_contracts / m_spot;
    value(market, now);
    if (now >= m_expiry) {
        for (Option& option : m_options) {
            option.size = 0;
            changed.positions.push_back(record(option, now));
            changed.carried.push_back(carriedOption(option, now, review::CarriedWhy::Gone));
        }
        const bool first = m_options.empty();
        roll(now);
        value(market, now);
        for (const Option& option : m_options) {
            changed.positions.push_back(record(option, now));
            // Bought and sold at its own value: traded, and nothing earned by it.
            review::CarriedRow row = carriedOption(option, now, review::CarriedWhy::Trade);
            row.traded = row.quantity;
            changed.carried.push_back(std::move(row));
        }
        if (first) changed.carried.push_back(carriedPerpetual(now, review::CarriedWhy::Start));
    }
    m_equityUsd = m_startUsd + m_pnlUsd;
    const auto hour = [](core::Time at) { return std::chrono::floor<std::chrono::hours>(at); };
    if (m_toldSpot == 0)
        m_toldSpot = m_spot, m_toldAt = now;
    else if (hour(now) != hour(m_toldAt) || review::wantsSubSteps(m_toldSpot, m_spot))
        tellAll(now, changed.carried);
    return changed;
}

void MadeBook::tellAll(core::Time now, std::vector<review::CarriedRow>& carried)
{
    using enum review::CarriedWhy;
    const bool hour = std::chrono::floor<std::chrono::hours>(now) !=
                      std::chrono::floor<std::chrono::hours>(m_toldAt);
    // Of what has just come something is told already.
    const auto isTold = [&](const std::string& name) {
        return std::ranges::any_of(
            carried, [&](const review::CarriedRow& row) { return row.key.instrument == name; });
    };
    for (const Option& option : m_options)
        if (!isTold(option.name)) carried.push_back(carriedOption(option, now, hour ? Hour : Move));
    if (!isTold(perpetual())) carried.push_back(carriedPerpetual(now, hour ? Hour : Move));
    m_toldAt = now;
    m_toldSpot = m_spot;
}

review::CarriedRow MadeBook::carriedOption(const Option& option, core::Time now,
                                           review::CarriedWhy why) const
{
    review::CarriedRow row;
    row.key.account = m_account;
    row.key.subBook = "Options";
    row.key.underlying = m_currency;
    row.key.instrument = option.name;
    row.key.kind = review::CarriedKind::Option;
    row.key.type = option.input.type;
    row.key.strike = option.input.strike;
    row.key.inCoin = true;
    row.key.expiry = option.expiry;
    row.at = now;
    row.why = why;
    row.quantity = option.size;
    row.forward = option.input.forward;
    row.sigma = option.input.sigma;
    row.mark = option.value / m_spot;
    row.spot = m_spot;
    return row;
}

review::CarriedRow MadeBook::carriedPerpetual(core::Time now, review::CarriedWhy why)
{
    review::CarriedRow row;
    row.key.account = m_account;
    row.key.subBook = "Hedge";
    row.key.underlying = m_currency;
    row.key.instrument = perpetual();
    row.key.kind = review::CarriedKind::Inverse;
    row.at = now;
    row.why = why;
    row.quantity = m_contracts;
    row.forward = row.mark = row.spot = m_spot;
    row.feesUsd = std::exchange(m_tradeFeesUsd, 0);
    for (const Trade& trade : std::exchange(m_trades, {})) {
        row.traded += trade.contracts;
        row.newTradesUsd += trade.contracts * (m_spot / trade.price - 1);
    }
    return row;
}

void MadeBook::roll(core::Time now)
{
    m_expiry = nextExpiry(now);
    m_options.clear();
    const double grid = m_underlying == 0 ? 500 : 25;
    for (const Line& line : kLines) {
        Option option;
        option.input.type = line.type;
        option.input.strike = std::round(m_spot * line.moneyness / grid) * grid;
        option.expiry = m_expiry;
        option.size = line.size * kUnits[m_underlying];
        option.name =
            fmt::format("{}-{}-{:.0f}-{}", m_currency.view(), paper_market::dayName(m_expiry),
                        option.input.strike, line.type == market::OptionType::Call ? 'C' : 'P');
        m_options.push_back(std::move(option));
    }
    // What was sold was paid for: the value of the new options is no profit.
    for (Option& option : m_options) option.value = std::nan("");
}

void MadeBook::value(const UnderlyingState& market, core::Time now)
{
    const paper_market::VolSurface surface(market.surface);
    m_deltaBs = m_deltaNet = m_perpCoin;
    m_gamma1Pct = m_grossGamma1Pct = m_vega = m_theta = 0;
    for (Option& option : m_options) {
        pricing::Black76Input& in = option.input;
        in.tau = std::max(core::years(option.expiry - now), 0.0);
        in.forward = m_spot * (1 + market.basisPerYear * in.tau);
        in.sigma = in.tau > 0 ? surface.volatility(in.strike, in.forward, in.tau) : m_sigma;
        const pricing::Black76Greeks g = pricing::black76(in);
        if (!std::isnan(option.value)) m_pnlUsd += option.size * (g.price - option.value);
        option.value = g.price;
        option.delta = g.delta - g.price / in.forward;
        m_deltaBs += option.size * g.delta;
        m_deltaNet += option.size * option.delta;
        const double gamma1Pct = option.size * g.gamma * 0.01 * in.forward;
        m_gamma1Pct += gamma1Pct;
        m_grossGamma1Pct += std::abs(gamma1Pct);
        m_vega += option.size * g.vega / 100;
        m_theta += option.size * g.theta / 365;
    }
    m_sigma = surface.volatility(m_spot, m_spot, 7.0 / 365);
}

void MadeBook::trade(double contracts, double price, double feeUsd)
{
    // Q USD dealt at p instead of the spot S are Q (1/p - 1/S) coin, worth Q (S/p - 1) USD.
    m_pnlUsd += contracts * (m_spot / price - 1) - feeUsd;
    m_feesUsd += feeUsd;
    m_trades.push_back({contracts, price});
    m_tradeFeesUsd += feeUsd;
    const double before = m_contracts;
    m_contracts += contracts;
    if (before == 0 || (before > 0) != (m_contracts > 0))
        m_average = m_contracts == 0 ? 0 : price;
    else if (std::abs(m_contracts) > std::abs(before))
        m_average = (m_average * before + price * contracts) / m_contracts;
    const double coin = m_contracts / m_spot;
    m_deltaBs += coin - m_perpCoin;
    m_deltaNet += coin - m_perpCoin;
    m_perpCoin = coin;
    m_equityUsd = m_startUsd + m_pnlUsd;
}

double MadeBook::marginUse() const
{
    double usd = 0;
    for (const Option& option : m_options)
        usd += std::max(0.0, -option.size) * m_spot * kMaintenance;
    usd += std::abs(m_contracts) * 0.01;
    return m_equityUsd > 0 ? usd / m_equityUsd : 1;
}

engine::ExposureSample MadeBook::sample(core::Time now, double bandWidth) const
{
    engine::ExposureSample s;
    s.underlying = m_currency;
    s.at = now;
    s.spot = m_spot;
    s.convention = portfolio::DeltaConvention::NetTransaction;
    s.delta = s.deltaNet = m_deltaNet;
    s.deltaBs = m_deltaBs;
    s.deltaUsdNeutral = m_deltaNet + m_equityUsd / m_spot;
    s.lower = -bandWidth;
    s.upper = bandWidth;
    s.gamma1Pct = m_gamma1Pct;
    s.vega = m_vega;
    s.theta = m_theta;
    s.pnlUsd = m_pnlUsd;
    s.equityUsd = m_equityUsd;
    s.marginUse = marginUse();
    s.bandSigma = m_sigma;
    s.bandCost = 6e-4;
    s.bandFactor = 1;
    return s;
}

engine::PositionRecord MadeBook::record(const Option& option, core::Time now) const
{
    engine::PositionRecord r;
    r.position.account = m_account;
    r.position.size = quantity(option.size);
    r.position.averagePrice = option.value / m_spot;
    r.position.venueDelta = option.size * option.delta;
    r.position.at = now;
    r.instrumentName = option.name;
    r.mark = option.value / m_spot;
    r.deltaNet = option.size * option.delta;
    return r;
}

engine::PositionRecord MadeBook::perpetualRecord(core::Time now) const
{
    engine::PositionRecord r;
    r.position.account = m_account;
    r.position.size = quantity(m_contracts);
    r.position.averagePrice = m_average;
    r.position.floatingPnl =
        m_average > 0 ? m_contracts * (1 / m_average - 1 / m_spot) : 0;  // coin
    r.position.venueDelta = m_perpCoin;
    r.position.at = now;
    r.instrumentName = perpetual();
    r.mark = m_spot;
    r.deltaNet = m_perpCoin;
    return r;
}

engine::BalanceRecord MadeBook::balance(core::Time now) const
{
    const double coin = m_equityUsd / m_spot;
    const double maintenance = marginUse() * coin;
    return {{m_account, m_currency, coin, m_startUsd / m_spot, coin - 1.3 * maintenance,
             1.3 * maintenance, maintenance, m_pnlUsd / m_spot, m_deltaNet, now}};
}

}  // namespace ballast::app
