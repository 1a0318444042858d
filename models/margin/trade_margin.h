#pragma once

#include "models/margin/account_model.h"
#include "models/margin/view.h"
#include "models/portfolio/exposure.h"
#include "models/portfolio/margin.h"

#include <vector>

namespace ballast::margin {

/// A trade thought of, and the book it would change, at one instant.
struct Trade {
    struct Leg {
        core::AccountKey account;
        core::InstrumentId instrument;
        double size = 0;  ///< signed, the instrument's unit
        bool operator==(const Leg&) const = default;
    };
    core::Currency underlying;
    std::vector<Leg> legs;
};

/// One day's standard deviation of the spot, a fraction: the volatility at the money a week out
/// over the root of 365. Without a smile 60 % a year is assumed, and said to be.
struct DaySigma {
    double value = 0;
    bool assumed = false;
};
DaySigma daySigma(const pricing::Surface* surface);

/// Margin, equity and liquidation before the trade, after it, and after the worst part of it. Not
/// known, with the reason, where a balance, a price or a leg's value is missing; refused, where the
/// model of an account says nothing of what it holds or would hold.
MarginView tradeMargin(const Trade& trade, const portfolio::Book& book, const market::Board& board,
                       core::Time now, DaySigma sigma, const Models& models);

}  // namespace ballast::margin
