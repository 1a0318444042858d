#pragma once

#include "models/margin/account_model.h"
#include "models/margin/guard.h"
#include "models/margin/view.h"
#include "models/portfolio/exposure.h"
#include "models/portfolio/margin.h"

#include <optional>
#include <span>
#include <string>
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

/// A trade's margin ready for one size after another: what its legs do not touch is priced once.
/// The models must outlive it.
class TradeMargin {
public:
    TradeMargin(const Trade& trade, const portfolio::Book& book, const market::Board& board,
                core::Time now, DaySigma sigma, const Models& models);

    /// With the legs in these signed sizes, as many as the trade has legs.
    MarginView view(std::span<const double> sizes);

private:
    std::string take(const Trade& trade, const portfolio::Book& book, const market::Board& board,
                     core::Time now, const Models& models);

    MarginView m_said;  ///< what does not depend on the sizes
    std::optional<Guard> m_guard;
};

/// Margin, equity and liquidation before the trade, after it, and after the worst part of it. Not
/// known, with the reason, where a balance, a price or a leg's value is missing; refused, where the
/// model of an account says nothing of what it holds or would hold.
MarginView tradeMargin(const Trade& trade, const portfolio::Book& book, const market::Board& board,
                       core::Time now, DaySigma sigma, const Models& models);

}  // namespace ballast::margin
