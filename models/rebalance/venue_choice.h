#pragma once

#include "models/market/board.h"
#include "models/rebalance/policy.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ballast::rebalance {

/// One of the places that may carry a hedge, as it stands now. Points into the market.
struct PlaceNow {
    HedgePlace place;
    const market::Listing* listing = nullptr;  ///< null: not listed there
    const market::Book* book = nullptr;
    std::string
        closed;  ///< why it takes no order now, "the link to paper-b is not up"; empty: open
};

/// What a hedge would cost at one place. Every amount is for `quantity`.
struct PlaceCost {
    std::size_t place = 0;    ///< index into what was asked about
    core::Quantity quantity;  ///< of the hedge, the instrument's unit, towards no trade; 0: none
    double coin = 0;          ///< the same in coin, unsigned
    double feeUsd = 0;        ///< at the taker rate; < 0 is a rebate
    double walkUsd = 0;       ///< book walk against the place's own mid, half the spread included
    std::string whyNot;       ///< not empty: it cannot carry it, and why
    bool whole = false;       ///< it carries all of the hedge
    double totalUsd() const { return feeUsd + walkUsd; }
    double perCoin() const { return coin > 0 ? totalUsd() / coin : 0; }
};

/// A share of the hedge, at one place.
struct PlaceShare {
    std::size_t place = 0;
    core::Quantity quantity;  ///< unsigned, the instrument's unit, a multiple of its lot
    bool operator==(const PlaceShare&) const = default;
};

struct ChoiceTerms {
    double depthShare = 0.5;  ///< take at most this share of the depth within the collar
    double collar = 0.005;    ///< no price further than this fraction from mark and mid
    /// The place a standing proposal is at: another one must be cheaper by more than `stay` of the
    /// notional to take it over, so that a card does not jump between two that cost the same.
    std::optional<std::size_t> standing;
    double stay = 0.00001;
};

struct VenueChoice {
    std::vector<PlaceShare> shares;  ///< one, the cheapest place; empty: none carries the hedge
    std::vector<PlaceCost> costs;    ///< of all, in the order asked
    std::string reason;              ///< a sentence; empty where there was only one place
};

/// Which place carries a hedge of `coin` (> 0 buys) most cheaply now: taker fee plus the walk of
/// its book, per coin. A walk is measured against the place's own mid: where a perpetual stands
/// higher, it also is worth more, and that difference is a position's basis and no cost of the
/// trade. Of places that carry all of it the cheapest is taken; where none does, the one that
/// carries most. Pure; the same input gives the same choice, the earlier place first on a tie.
VenueChoice chooseVenue(std::span<const PlaceNow> places, double coin, const ChoiceTerms& terms);

/// The policy's own place, then its alternatives.
std::vector<HedgePlace> placesOf(const Policy& policy);

}  // namespace ballast::rebalance
