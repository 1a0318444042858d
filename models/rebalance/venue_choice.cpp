#include "models/rebalance/venue_choice.h"

#include "models/construction/merged_depth.h"
#include "models/core/text.h"
#include "models/core/venue_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {
namespace {

std::string whyClosed(const PlaceNow& place)
{
    if (!place.closed.empty()) return place.closed;
    if (!place.listing || !place.listing->instrument)
        return place.place.instrument + " is not listed there";
    if (place.listing->instrument->isOption())
        return place.place.instrument + " is an option, of which no book is kept";
    if (place.listing->stale || !place.listing->hasTicker ||
        !place.listing->ticker.mark.isPositive())
        return "its mark is stale";
    if (!place.book || !place.book->usable() || place.book->bids().empty() ||
        place.book->asks().empty())
        return "it has no live two-sided book";
    return {};
}

double midOf(const market::Book& book)
{
    return (book.bids().front().price.toDouble() + book.asks().front().price.toDouble()) / 2;
}

bool beyondCollar(const PlaceNow& at, core::Side side, double price, double collar)
{
    const double mid = midOf(*at.book), mark = at.listing->ticker.mark.toDouble();
    return side == core::Side::Buy ? price > std::min(mid, mark) * (1 + collar)
                                   : price < std::max(mid, mark) * (1 - collar);
}

/// Taken of the book, and what that share of the depth allows of it.
core::Quantity allowedBy(const PlaceNow& at, core::Side side, const ChoiceTerms& terms)
{
    double depth = 0;
    for (const market::Level& level : at.book->side(side)) {
        if (beyondCollar(at, side, level.price.toDouble(), terms.collar)) break;
        depth += level.size.toDouble();
    }
    return core::Quantity::nearest(depth * terms.depthShare)
        .value_or(core::Quantity{})
        .floorTo(at.listing->instrument->lot);
}

/// Fee and walk of what `cost.quantity` says.
void priceAt(const PlaceNow& at, core::Side side, PlaceCost& cost)
{
    const market::Instrument& instrument = *at.listing->instrument;
    const double mark = at.listing->ticker.mark.toDouble();
    const market::Fillable fill = market::walk(*at.book, side, cost.quantity);
    const double notional = market::usdNotional(instrument, cost.quantity.toDouble(), mark);
    cost.coin = market::coinAmount(instrument, cost.quantity.toDouble(), mark);
    cost.feeUsd = notional * instrument.takerFee;
    cost.walkUsd = core::sign(side) * (fill.averagePrice / midOf(*at.book) - 1) * notional;
}

PlaceCost costAt(const PlaceNow& at, std::size_t index, double coin, const ChoiceTerms& terms)
{
    PlaceCost cost;
    cost.place = index;
    cost.whyNot = whyClosed(at);
    if (!cost.whyNot.empty()) return cost;
    const market::Instrument& instrument = *at.listing->instrument;
    const core::Side side = coin > 0 ? core::Side::Buy : core::Side::Sell;
    const double mark = at.listing->ticker.mark.toDouble();
    const double size = std::abs(coin) * (instrument.sizedInUsd() ? mark : 1);
    const core::Quantity wanted =
        core::Quantity::nearest(size).value_or(core::Quantity{}).floorTo(instrument.lot);
    cost.quantity = std::min(wanted, allowedBy(at, side, terms));
    cost.whole = cost.quantity == wanted;
    if (cost.quantity < instrument.minimum || !cost.quantity.isPositive()) {
        cost.whyNot = wanted < instrument.minimum || !wanted.isPositive()
                          ? "the hedge is smaller than one lot there"
                          : "its book is too thin";
        cost.quantity = {};
        cost.whole = false;
        return cost;
    }
    priceAt(at, side, cost);
    return cost;
}

bool better(const PlaceCost& a, const PlaceCost& b)
{
    if (a.whyNot.empty() != b.whyNot.empty()) return a.whyNot.empty();
    if (a.whole != b.whole) return a.whole;
    if (!a.whole && a.coin != b.coin) return a.coin > b.coin;
    return a.perCoin() < b.perCoin();
}

std::string costText(const PlaceCost& cost)
{
    return fmt::format("{} ({} fees, {} book)", core::usd(cost.totalUsd(), 2),
                       core::usd(cost.feeUsd, 2), core::usd(cost.walkUsd, 2));
}

std::string reasonOf(std::span<const PlaceNow> places, const std::vector<PlaceCost>& costs,
                     const PlaceCost* best, bool stays)
{
    if (places.size() < 2) return {};
    std::string others;
    for (const PlaceCost& cost : costs) {
        if (&cost == best) continue;
        others +=
            (others.empty() ? "" : "; ") + core::venueName(places[cost.place].place.account.venue);
        others += cost.whyNot.empty()
                      ? std::string{cost.whole ? " " : " carries less, "} + costText(cost)
                      : ": " + cost.whyNot;
    }
    if (!best) return "No place carries the hedge: " + others + ".";
    const std::string name = core::venueName(places[best->place].place.account.venue);
    return (stays         ? name + " stays, for no other is cheaper by enough: "
            : best->whole ? "Cheapest at " + name + ": "
                          : "Most of it is carried by " + name + ": ") +
           costText(*best) + "; " + others + ".";
}

/// The levels that may be taken at one place, in coin and as multiples of its own mid.
std::vector<construction::DepthLevel> levelsAt(const PlaceNow& at, core::Side side,
                                               const ChoiceTerms& terms)
{
    const market::Instrument& instrument = *at.listing->instrument;
    const double mid = midOf(*at.book), mark = at.listing->ticker.mark.toDouble();
    double left = market::coinAmount(instrument, allowedBy(at, side, terms).toDouble(), mark);
    std::vector<construction::DepthLevel> levels;
    for (const market::Level& level : at.book->side(side)) {
        if (left <= 0 || beyondCollar(at, side, level.price.toDouble(), terms.collar)) break;
        const double coin =
            std::min(left, market::coinAmount(instrument, level.size.toDouble(), mark));
        levels.push_back({level.price.toDouble() / mid, coin});
        left -= coin;
    }
    return levels;
}

/// The hedge over all open places by their merged books; empty where that is no split.
std::vector<PlaceCost> splitOver(std::span<const PlaceNow> places,
                                 const std::vector<PlaceCost>& singles, double coin,
                                 const ChoiceTerms& terms)
{
    const core::Side side = coin > 0 ? core::Side::Buy : core::Side::Sell;
    std::vector<std::vector<construction::DepthLevel>> levels(places.size());
    std::vector<construction::VenueDepth> venues(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!singles[i].whyNot.empty()) continue;
        levels[i] = levelsAt(places[i], side, terms);
        venues[i] = {.levels = levels[i], .takerFee = places[i].listing->instrument->takerFee};
    }
    const auto unit = [&](std::size_t i) {
        const market::Instrument& instrument = *places[i].listing->instrument;
        return instrument.sizedInUsd() ? places[i].listing->ticker.mark.toDouble() : 1.0;
    };
    construction::MergedDepth merged;
    // A share that is too small is carried by the others: without its place it is merged again.
    std::vector<double> share;
    for (bool again = true; again;) {
        again = false;
        const construction::Split& split = merged.split(venues, side, std::abs(coin));
        if (split.status == construction::SplitStatus::Invalid) return {};
        share = split.quantity;
        for (std::size_t i = 0; i < places.size() && !again; ++i) {
            if (!(share[i] > 0)) continue;
            const double least =
                std::max(terms.leastShare * std::abs(coin),
                         places[i].listing->instrument->minimum.toDouble() / unit(i));
            if (share[i] >= least) continue;
            venues[i] = {};
            again = true;
        }
    }
    std::vector<PlaceCost> parts;
    double left = 0;
    const auto lots = [&](std::size_t i, double amount) {
        return core::Quantity::nearest(amount * unit(i))
            .value_or(core::Quantity{})
            .floorTo(places[i].listing->instrument->lot);
    };
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!(share[i] > 0)) continue;
        PlaceCost part;
        part.place = i;
        part.quantity = lots(i, share[i]);
        left += share[i] - part.quantity.toDouble() / unit(i);
        part.coin = part.quantity.toDouble() / unit(i);
        parts.push_back(std::move(part));
    }
    if (parts.size() < 2) return {};
    std::ranges::stable_sort(parts, std::greater{}, &PlaceCost::coin);
    // What rounding left over of all is a lot or more of the largest.
    parts.front().quantity += lots(parts.front().place, left);
    for (PlaceCost& part : parts) priceAt(places[part.place], side, part);
    // Shown and sent in the order of the places, so that a card does not turn its legs round.
    std::ranges::sort(parts, {}, &PlaceCost::place);
    return parts;
}

PlaceCost sumOf(const std::vector<PlaceCost>& parts)
{
    PlaceCost sum;
    for (const PlaceCost& part : parts) {
        sum.coin += part.coin;
        sum.feeUsd += part.feeUsd;
        sum.walkUsd += part.walkUsd;
    }
    return sum;
}

/// Cheaper by enough, or more of the hedge.
bool worthIt(const std::vector<PlaceCost>& parts, const PlaceCost& best, const ChoiceTerms& terms)
{
    if (parts.empty()) return false;
    const PlaceCost sum = sumOf(parts);
    if (!best.whole) return sum.coin > best.coin * (1 + terms.leastShare);
    // Shares that were too small are left out: what is left must still be the hedge.
    if (sum.coin < best.coin * (1 - terms.leastShare)) return false;
    const double gain = terms.standingSplit ? 0 : terms.splitGain;
    return best.perCoin() - sum.perCoin() > gain * std::abs(best.perCoin());
}

/// "Paper A takes 72 %, Paper B 28 %: $80.08 (...) together, $95.10 at Paper A alone."
std::string splitReason(std::span<const PlaceNow> places, const std::vector<PlaceCost>& parts,
                        const PlaceCost& best)
{
    const PlaceCost sum = sumOf(parts);
    std::string out;
    for (const PlaceCost& part : parts)
        out += fmt::format("{}{}{} {:.0f} %", out.empty() ? "" : ", ",
                           core::venueName(places[part.place].place.account.venue),
                           out.empty() ? " takes" : "", 100 * part.coin / sum.coin);
    const std::string name = core::venueName(places[best.place].place.account.venue);
    return out + ": " + costText(sum) + " together; " +
           (best.whole ? name + " alone would cost " + costText(best)
                       : name + " alone would carry " + core::number(best.coin, 3) + " of it") +
           ".";
}

}  // namespace

VenueChoice chooseVenue(std::span<const PlaceNow> places, double coin, const ChoiceTerms& terms)
{
    VenueChoice choice;
    if (!std::isfinite(coin) || coin == 0) return choice;
    for (std::size_t i = 0; i < places.size(); ++i)
        choice.costs.push_back(costAt(places[i], i, coin, terms));
    const PlaceCost* best = nullptr;
    for (const PlaceCost& cost : choice.costs)
        if (cost.whyNot.empty() && (!best || better(cost, *best))) best = &cost;
    bool stays = false;
    if (best && terms.standing && *terms.standing < choice.costs.size() &&
        *terms.standing != best->place) {
        const PlaceCost& standing = choice.costs[*terms.standing];
        const double mark = places[best->place].listing->ticker.mark.toDouble();
        stays = standing.whyNot.empty() && standing.whole == best->whole &&
                standing.perCoin() - best->perCoin() <= terms.stay * mark;
        if (stays) best = &standing;
    }
    if (best && places.size() > 1) {
        const auto parts = splitOver(places, choice.costs, coin, terms);
        if (worthIt(parts, *best, terms)) {
            for (const PlaceCost& part : parts)
                choice.shares.push_back({part.place, part.quantity});
            choice.reason = splitReason(places, parts, *best);
            return choice;
        }
    }
    if (best) choice.shares.push_back({best->place, best->quantity});
    choice.reason = reasonOf(places, choice.costs, best, stays);
    return choice;
}

std::vector<HedgePlace> placesOf(const Policy& policy)
{
    std::vector<HedgePlace> places{{policy.account, policy.hedgeInstrument}};
    for (const HedgePlace& place : policy.alternatives)
        if (std::ranges::find(places, place) == places.end()) places.push_back(place);
    return places;
}

}  // namespace ballast::rebalance
