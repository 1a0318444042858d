#pragma once

#include "models/rebalance/propose.h"

#include <optional>
#include <string>

namespace ballast::rebalance {

/// Of the square-root law where nothing was fitted to a venue: published fits lie between 0.5 and
/// 1.5.
inline constexpr double kImpactY = 1;
/// Of the impact of its whole size an order worked in time pays so much on average.
inline constexpr double kPaidOfImpact = 2.0 / 3;

/// What taking `quantity` (> 0, the instrument's unit) from the book costs against its mid, USD: no
/// further than `limit` where one is given. `sigma` per root year. What finds no depth is priced
/// beyond the last level by bands::impactFraction with the venue's own 24 h volume; options have no
/// such law here, and theirs is priced at that last level.
BookCost bookCost(const market::Listing& listing, const market::Book& book, core::Side side,
                  core::Quantity quantity, std::optional<core::Price> limit, double sigma,
                  double usdPerPrice = 1);

/// "0.400 BTC find no depth within the limit: $12.30 more, by the square-root law (Y 1, 41 200 BTC
/// a day by the venue's ticker)."; empty where all is visible.
std::string beyondText(const BookCost& cost, core::Currency underlying);

}  // namespace ballast::rebalance
