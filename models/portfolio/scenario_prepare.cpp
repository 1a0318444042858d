// From a valued book to legs that can be priced many times.
#include "models/portfolio/scenario.h"
#include "models/pricing/black76.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::portfolio {
namespace {

bool isInverse(const market::Instrument& instrument)
{
    return instrument.settlement == market::Settlement::Inverse;
}

ScenarioLeg::Kind kindOf(const market::Instrument& instrument)
{
    using enum ScenarioLeg::Kind;
    if (instrument.isOption()) return isInverse(instrument) ? InverseOption : LinearOption;
    return isInverse(instrument) ? InverseFuture : LinearFuture;
}

/// Absent when the line cannot be priced.
std::optional<ScenarioLeg> legOf(const Line& line, core::Time now)
{
    const market::Instrument& instrument = *line.instrument;
    ScenarioLeg leg;
    leg.kind = kindOf(instrument);
    leg.instrument = instrument.id;
    leg.size = line.position.size.toDouble();
    leg.forward = line.forward;
    leg.expires = instrument.expiry.has_value();
    leg.tau = instrument.yearsToExpiry(now);
    if (!instrument.isOption()) {
        if (std::isfinite(leg.forward) && leg.forward > 0) return leg;
        return std::nullopt;
    }
    if (!instrument.strike) return std::nullopt;
    leg.type = instrument.optionType;
    leg.strike = instrument.strike->toDouble();
    leg.sigma = line.volatility;
    const pricing::Black76Input input{.type = leg.type,
                                      .forward = leg.forward,
                                      .strike = leg.strike,
                                      .tau = leg.tau,
                                      .sigma = leg.sigma};
    if (!pricing::isPriceable(input)) return std::nullopt;
    return leg;
}

/// Every expiry's smile on the board: of two options at one strike, the one out of the money.
std::vector<SmileCurve> smilesOf(const market::Board& board, core::Currency underlying)
{
    struct Point {
        core::Time expiry;
        market::Settlement settlement;
        double k, sigma;
        auto operator<=>(const Point&) const = default;
    };
    std::vector<Point> points;
    for (const market::Listing& listing : board.listings) {
        const market::Instrument* i = listing.instrument.get();
        if (!i || !i->isOption() || i->underlying != underlying || !i->strike || !i->expiry)
            continue;
        const market::Ticker& ticker = listing.ticker;
        if (!listing.hasTicker || !(ticker.markIv > 0) || !ticker.underlyingPrice) continue;
        const double forward = ticker.underlyingPrice->toDouble();
        if (!(forward > 0)) continue;
        const double k = std::log(i->strike->toDouble() / forward);
        const bool outside = i->optionType == market::OptionType::Call ? k >= 0 : k < 0;
        if (outside) points.push_back({*i->expiry, i->settlement, k, ticker.markIv});
    }
    std::ranges::sort(points);
    std::vector<SmileCurve> curves;
    for (const Point& p : points) {
        if (curves.empty() || curves.back().expiry != p.expiry ||
            curves.back().settlement != p.settlement)
            curves.push_back({p.expiry, p.settlement, {}, {}});
        SmileCurve& curve = curves.back();
        if (!curve.moneyness.empty() && !(p.k > curve.moneyness.back())) continue;
        curve.moneyness.push_back(p.k);
        curve.volatility.push_back(p.sigma);
    }
    return curves;
}

int smileFor(const market::Instrument& instrument, const std::vector<SmileCurve>& smiles)
{
    const auto it = std::ranges::find_if(smiles, [&](const SmileCurve& s) {
        return s.expiry == instrument.expiry && s.settlement == instrument.settlement;
    });
    return it == smiles.end() ? -1 : static_cast<int>(it - smiles.begin());
}

using Pools = std::vector<std::pair<core::AccountKey, core::Currency>>;

bool isLinear(const Line& line)
{
    return line.instrument && line.instrument->settlement == market::Settlement::Linear;
}

/// The dollar balances behind the underlying's linear legs.
void addPools(Pools& pools, core::Currency underlying, const Book& book)
{
    for (const Line& line : book.lines) {
        if (!isLinear(line) || line.instrument->underlying != underlying) continue;
        const std::pair pool{line.position.account, line.instrument->settlementCurrency};
        if (std::ranges::find(pools, pool) == pools.end()) pools.push_back(pool);
    }
}

/// Equity behind the underlying: its coin, and the pools.
void takeEquity(PreparedScenario& out, const std::vector<Balance>& balances, const Pools& pools)
{
    for (const Balance& balance : balances) {
        if (balance.currency == out.underlying) {
            out.equityCoin += balance.equity;
            out.equityUsd += out.spot * balance.equity;
        } else if (std::ranges::find(pools, std::pair{balance.account, balance.currency}) !=
                   pools.end()) {
            out.equityUsd += balance.equity;
        }
    }
}

/// Margin, in dollars, of what shares a dollar pool with the underlying's linear legs.
MarginPair restingMargin(core::Currency underlying, const Book& book, const Pools& pools,
                         const MarginRates& rates)
{
    MarginPair sum;
    for (const Line& line : book.lines) {
        if (!isLinear(line) || line.instrument->underlying == underlying) continue;
        const std::pair pool{line.position.account, line.instrument->settlementCurrency};
        if (std::ranges::find(pools, pool) == pools.end() || !(line.forward > 0)) continue;
        sum += marginOf(rates, *line.instrument, line.position.size.toDouble(), line.forward,
                        line.mark / line.forward);
    }
    return sum;
}

}  // namespace

double SmileCurve::at(double k) const
{
    if (moneyness.empty()) return 0;
    const auto above = std::ranges::lower_bound(moneyness, k);
    if (above == moneyness.begin()) return volatility.front();
    if (above == moneyness.end()) return volatility.back();
    const auto i = static_cast<std::size_t>(above - moneyness.begin());
    const double share = (k - moneyness[i - 1]) / (moneyness[i] - moneyness[i - 1]);
    return volatility[i - 1] + share * (volatility[i] - volatility[i - 1]);
}

PreparedScenario prepare(core::Currency underlying, const Book& book, const market::Board* board,
                         core::Time now, const MarginRates& rates, const Book* beside)
{
    PreparedScenario out;
    out.underlying = underlying;
    out.rates = rates;
    if (const Exposure* exposure = book.find(underlying)) {
        out.spot = exposure->spot;
    } else if (const market::IndexPrice* index = board ? board->index(underlying) : nullptr) {
        out.spot = index->price.toDouble();  // nothing is held of it any more
    }
    if (!(out.spot > 0) || !std::isfinite(out.spot)) {
        out.spot = 0;
        out.problem = "There is no index price of " + underlying.text() + " to move.";
    }
    Pools pools;
    addPools(pools, underlying, book);
    if (beside) addPools(pools, underlying, *beside);
    takeEquity(out, book.balances, pools);
    if (board) out.smiles = smilesOf(*board, underlying);
    for (const Line& line : book.lines) {
        if (!line.instrument) {
            out.coverage.leftOut.push_back("a position that is not listed");
            continue;
        }
        if (line.instrument->underlying != underlying) continue;
        std::optional<ScenarioLeg> leg = line.counted() ? legOf(line, now) : std::nullopt;
        if (!leg) {
            out.coverage.leftOut.push_back(line.instrument->name);
            continue;
        }
        if (line.instrument->isOption()) {
            leg->smile = smileFor(*line.instrument, out.smiles);
            out.coverage.withoutSmile += leg->smile < 0;
        }
        ++out.coverage.lines;
        out.coverage.staleLines += line.gap == Gap::StaleMark;
        out.legs.push_back(*leg);
    }
    const auto isOption = [](const ScenarioLeg& leg) {
        return leg.kind == ScenarioLeg::Kind::InverseOption ||
               leg.kind == ScenarioLeg::Kind::LinearOption;
    };
    const auto futures = std::ranges::stable_partition(out.legs, isOption);
    out.optionCount = out.legs.size() - futures.size();
    const std::vector<double> worths = optionWorths(out);
    for (std::size_t i = 0; i < worths.size(); ++i) out.legs[i].worth = worths[i];
    out.restingMarginUsd = restingMargin(underlying, book, pools, rates);
    return out;
}

}  // namespace ballast::portfolio
