#include "models/rebalance/joint_market.h"

#include "models/portfolio/columns.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace ballast::rebalance {
namespace {

/// An option's fee is a share of the underlying, and never more than this of its price.
constexpr double kMostOptionFee = 0.125;

std::span<const market::Level> levelsOf(const JointSituation& s, const market::Listing& listing,
                                        core::Side taker, market::Level& single)
{
    for (const BookOf& book : s.books)
        if (book.instrument == listing.instrument->id && book.book && book.book->usable())
            return book.book->side(taker);
    const bool buy = taker == core::Side::Buy;
    const auto& levels = buy ? listing.asks : listing.bids;
    if (!levels.empty() && listing.book == market::BookState::Live) return levels;
    const market::Quote& quote = listing.ticker.quote;
    single =
        buy ? market::Level{quote.ask, quote.askSize} : market::Level{quote.bid, quote.bidSize};
    return {&single, 1};
}

/// USD of one unit at this price: the notional of a future, the premium of an option.
double valueOf(const market::Instrument& i, double price, double spot)
{
    if (i.sizedInUsd()) return 1;
    return i.isOption() && i.settlement == market::Settlement::Inverse ? price * spot : price;
}

PricedLevel priced(const JointCandidate& c, core::Side taker, const market::Level& level,
                   double share)
{
    const market::Instrument& i = *c.listing->instrument;
    PricedLevel out{level.price.toDouble(), share * level.size.toDouble()};
    const double value = valueOf(i, out.price, c.spot);
    const double worse = core::sign(taker) * (out.price - c.mid);
    out.slippage = i.sizedInUsd() ? worse / c.mid : worse * (value / out.price);
    out.fee = i.takerFee * (i.isOption() ? c.spot : value);
    if (i.isOption()) out.fee = std::min(out.fee, kMostOptionFee * value);
    return out;
}

void addLevels(std::vector<PricedLevel>& out, const JointCandidate& c, const JointSituation& s,
               core::Side taker, double share)
{
    market::Level single;
    for (const market::Level& level : levelsOf(s, *c.listing, taker, single))
        if (level.price.isPositive() && level.size.isPositive())
            out.push_back(priced(c, taker, level, share));
}

double spotOf(const JointSituation& s, core::Currency underlying)
{
    const market::IndexPrice* index = s.board->index(underlying);
    return index && index->price.isPositive() ? index->price.toDouble() : s.exposure->spot;
}

/// Two venues may list the same name.
std::string nameOf(const JointWish& wish, const market::Instrument& instrument)
{
    if (wish.venues.size() < 2) return instrument.name;
    return instrument.name + " at " + instrument.venue.text();
}

/// Listings of the underlying that pass the rules, in the order of the board.
std::vector<const market::Listing*> admitted(const JointWish& wish, const JointSituation& s,
                                             std::vector<RejectedCandidate>& rejected)
{
    std::vector<const market::Listing*> out;
    for (std::size_t n = 0; n < s.board->listings.size(); ++n) {
        const market::Listing& listing = s.board->listings[n];
        if (!listing.instrument || listing.instrument->underlying != wish.underlying ||
            listing.instrument->kind == market::Kind::Spot ||
            (!wish.venues.empty() &&
             std::ranges::find(wish.venues, listing.instrument->venue) == wish.venues.end()))
            continue;
        construction::Verdict verdict = construction::judge(listing, wish.rules, s.now);
        if (verdict.obstacle == construction::Obstacle::None) {
            out.push_back(&listing);
            continue;
        }
        rejected.push_back({listing.instrument->id, nameOf(wish, *listing.instrument),
                            listing.instrument->isOption(), std::move(verdict)});
    }
    return out;
}

double marginUsd(const JointSituation& s, const JointCandidate& c, double size)
{
    if (!s.rates) return 0;
    const market::Instrument& i = *c.listing->instrument;
    const double premium = i.isOption() ? valueOf(i, c.mid, c.spot) / c.spot : 0;
    const double one = portfolio::marginOf(*s.rates, i, size, c.spot, premium).initial;
    return i.settlement == market::Settlement::Inverse ? one * c.spot : one;
}

double sizeOf(const std::vector<PricedLevel>& levels)
{
    double sum = 0;
    for (const PricedLevel& level : levels) sum += level.size;
    return sum;
}

/// `carry` is what a unit costs while it is held.
std::vector<construction::CostLevel> costs(const std::vector<PricedLevel>& levels, double carry)
{
    std::vector<construction::CostLevel> out;
    double dearest = 0;
    for (const PricedLevel& level : levels) {
        dearest = std::max(dearest, level.slippage + level.fee + carry);
        out.push_back({level.size, dearest});
    }
    return out;
}

/// What one side pays the other is a cost to that side. Who is paid is promised nothing: funding
/// changes its sign, and no hedge is made larger for it.
void addFunding(JointCandidate& c, core::Duration horizon)
{
    const market::Instrument& i = *c.listing->instrument;
    if (i.kind != market::Kind::Perpetual || horizon <= core::Duration{0}) return;
    const double periods = core::seconds(horizon) / core::seconds(std::chrono::hours{8});
    const double paid = market::usdNotional(i, 1, c.spot) * c.listing->ticker.funding8h * periods;
    if (!std::isfinite(paid)) return;
    c.fundingBought = std::max(0.0, paid);
    c.fundingSold = std::max(0.0, -paid);
}

construction::GreekBand bandOf(const char* name, double exposure, const GreekRange& range)
{
    return {name, exposure, range.lower.value_or(-construction::kFree),
            range.upper.value_or(construction::kFree), 0};
}

/// Middle and half width of a range with two sides that are apart.
struct Inside {
    double middle, half;
};
std::optional<Inside> insideOf(const GreekRange& range)
{
    if (!range.lower || !range.upper || !(*range.upper > *range.lower)) return std::nullopt;
    return Inside{(*range.lower + *range.upper) / 2, (*range.upper - *range.lower) / 2};
}

/// Risk is of what is left from zero: so each Greek is counted from where it is best.
void addRisk(const JointWish& wish, construction::Problem& p)
{
    if (!(wish.riskUsd > 0)) return;
    const GreekRange* ranges[] = {&wish.delta, &wish.gamma, &wish.vega};
    p.riskWeights.assign(9, 0);
    for (std::size_t k = 0; k < 3; ++k) {
        const auto inside = insideOf(*ranges[k]);
        if (!inside) continue;
        p.greeks[k].exposure -= inside->middle;
        p.greeks[k].lower -= inside->middle;
        p.greeks[k].upper -= inside->middle;
        p.riskWeights[4 * k] = 2 * wish.riskUsd / (inside->half * inside->half);
    }
}

}  // namespace

std::vector<JointCandidate> candidatesOf(const JointWish& wish, const JointSituation& s,
                                         std::vector<RejectedCandidate>& rejected)
{
    const std::vector<const market::Listing*> listings = admitted(wish, s, rejected);
    const double spot = spotOf(s, wish.underlying);
    portfolio::Columns columns;
    columns.reserve(listings.size());
    for (std::size_t row = 0; row < listings.size(); ++row) {
        columns.add(listings[row]->instrument.get(), 1, 0);
        columns.read(row, *listings[row]);
    }
    columns.setTime(s.now);
    columns.price(0, listings.size(), spot, s.smile);
    std::vector<JointCandidate> out;
    for (std::size_t row = 0; row < listings.size(); ++row) {
        const market::Listing& listing = *listings[row];
        const portfolio::Figures& f = columns.figures(row);
        JointCandidate c{&listing, {f.delta.of(wish.convention), f.gamma1PctCoin, f.vega}};
        c.mid = listing.ticker.quote.mid();
        c.spot = spot;
        const bool finite = std::isfinite(c.perUnit.delta) && std::isfinite(c.perUnit.gamma) &&
                            std::isfinite(c.perUnit.vega);
        if (!portfolio::isPriced(columns.quoted(row).gap) || !finite || !(spot > 0)) {
            rejected.push_back(
                {listing.instrument->id,
                 nameOf(wish, *listing.instrument),
                 listing.instrument->isOption(),
                 {construction::Obstacle::Unpriced, "it has no price to take Greeks from"}});
            continue;
        }
        addFunding(c, wish.fundingHorizon);
        c.marginBought = marginUsd(s, c, 1);
        c.marginSold = marginUsd(s, c, -1);
        addLevels(c.buy, c, s, core::Side::Buy, wish.depthShare);
        addLevels(c.sell, c, s, core::Side::Sell, wish.depthShare);
        out.push_back(std::move(c));
    }
    return out;
}

GreekTriple exposureOf(const JointWish& wish, const JointSituation& s)
{
    const portfolio::Exposure& e = *s.exposure;
    return {s.delta.value_or(e.delta.of(wish.convention)), e.gamma1PctCoin, e.vega};
}

double riskOf(const JointWish& wish, const GreekTriple& at)
{
    if (!(wish.riskUsd > 0)) return 0;
    double usd = 0;
    for (const auto& [range, value] :
         {std::pair{&wish.delta, at.delta}, {&wish.gamma, at.gamma}, {&wish.vega, at.vega}})
        if (const auto inside = insideOf(*range))
            usd += wish.riskUsd * std::pow((value - inside->middle) / inside->half, 2);
    return usd;
}

construction::Problem problemOf(const JointWish& wish, const JointSituation& s,
                                const std::vector<JointCandidate>& candidates)
{
    construction::Problem p;
    const GreekTriple e = exposureOf(wish, s);
    p.greeks = {bandOf("delta", e.delta, wish.delta), bandOf("gamma", e.gamma, wish.gamma),
                bandOf("vega", e.vega, wish.vega)};
    addRisk(wish, p);
    p.marginBudget = wish.marginBudgetUsd;
    p.notionalCap = wish.notionalCapUsd;
    for (const JointCandidate& c : candidates) {
        const market::Instrument& i = *c.listing->instrument;
        construction::Instrument one;
        one.name = i.name;
        one.perUnit = {c.perUnit.delta, c.perUnit.gamma, c.perUnit.vega};
        one.buyLevels = costs(c.buy, c.fundingBought);
        one.sellLevels = costs(c.sell, c.fundingSold);
        one.lot = i.lot.toDouble();
        one.minimum = i.minimum.toDouble();
        one.ticket = wish.ticketUsd;
        one.maxBuy = sizeOf(c.buy);
        one.maxSell = sizeOf(c.sell);
        one.marginBought = c.marginBought;
        one.marginSold = c.marginSold;
        one.notionalPerUnit = market::usdNotional(i, 1, c.spot);
        p.instruments.push_back(std::move(one));
    }
    return p;
}

}  // namespace ballast::rebalance
