#include "models/rebalance/venue_choice.h"

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

/// Taken of the book, and what that share of the depth allows of it.
core::Quantity allowedBy(const PlaceNow& at, core::Side side, const ChoiceTerms& terms)
{
    const double mid = midOf(*at.book), mark = at.listing->ticker.mark.toDouble();
    const double edge = side == core::Side::Buy ? std::min(mid, mark) * (1 + terms.collar)
                                                : std::max(mid, mark) * (1 - terms.collar);
    double depth = 0;
    for (const market::Level& level : at.book->side(side)) {
        const double price = level.price.toDouble();
        if (side == core::Side::Buy ? price > edge : price < edge) break;
        depth += level.size.toDouble();
    }
    return core::Quantity::nearest(depth * terms.depthShare)
        .value_or(core::Quantity{})
        .floorTo(at.listing->instrument->lot);
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
    const market::Fillable fill = market::walk(*at.book, side, cost.quantity);
    const double notional = market::usdNotional(instrument, cost.quantity.toDouble(), mark);
    cost.coin = market::coinAmount(instrument, cost.quantity.toDouble(), mark);
    cost.feeUsd = notional * instrument.takerFee;
    cost.walkUsd = core::sign(side) * (fill.averagePrice / midOf(*at.book) - 1) * notional;
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
