#pragma once

#include "models/core/ids.h"
#include "models/core/time.h"
#include "models/market/instrument.h"
#include "models/review/attribution.h"

#include <optional>
#include <string>
#include <string_view>

namespace ballast::review {

/// What is carried: how its value follows the price.
enum class CarriedKind : std::uint8_t {
    Option,   ///< quantity in coin; linear and inverse alike: attributed in USD (theory: 9)
    Linear,   ///< quantity in coin
    Inverse,  ///< quantity in USD
    Equity,   ///< coin of an account that is neither option nor open profit: translation only
};
std::string_view text(CarriedKind kind);

/// Why a row was written.
enum class CarriedWhy : std::uint8_t {
    Start,  ///< first seen, or seen again after a restart
    Hour,   ///< a whole hour passed, or in a run's first hour a shorter time
    Trade,  ///< its quantity changed
    Move,   ///< the price moved by more than 3 % since the row before: see wantsSubSteps
    Gone,   ///< it is not held any more: expired, or closed
};

/// What is carried by whom. A row's `expiry` is that of the instrument; none: it never expires.
struct CarriedKey {
    core::AccountKey account;
    std::string subBook;  ///< by its name; empty: unassigned
    core::Currency underlying;
    std::string instrument;  ///< the venue's name; of equity the coin's
    CarriedKind kind = CarriedKind::Option;
    market::OptionType type = market::OptionType::Call;
    double strike = 0;    ///< USD per coin, options
    bool inCoin = false;  ///< prices are in coin: `mark` times `spot` is USD
    std::optional<core::Time> expiry;
    bool operator==(const CarriedKey&) const = default;
    auto operator<=>(const CarriedKey&) const = default;
};

/// One position as it stood at an instant. Two rows of one key are one step of attribution: what
/// was held at the first is carried to the second, and what the second tells of trades came in
/// between.
struct CarriedRow {
    CarriedKey key;
    core::Time at{};
    CarriedWhy why = CarriedWhy::Hour;
    double quantity = 0;  ///< signed, at `at`
    double forward = 0;   ///< USD per coin; of a future or perpetual its mark
    double sigma = 0;     ///< options: 0.55 is 55 %
    double mark = 0;      ///< quote currency
    double spot = 0;      ///< USD per coin
    // Since the row before:
    double fundingUsd = 0;    ///< earned; < 0: paid. Accrued from the rate that the venue shows
    double feesUsd = 0;       ///< paid; < 0: rebates
    double newTradesUsd = 0;  ///< of what was traded, from its prices to this row's mark
    double traded = 0;        ///< net of fills, signed
    bool operator==(const CarriedRow&) const = default;
};

/// What one step earned and why.
struct CarriedStep {
    Attribution parts;     ///< its total is by the model: Black-76 at forward and volatility
    double markedUsd = 0;  ///< the same by the venue's marks, with funding, fees and new trades
    /// Time-weighted gross notional, USD seconds: what half a basis point is of (theory: 9).
    double grossUsdSeconds = 0;
    /// The quantity changed by so much that no fill tells of: a transfer, a settlement, a trade of
    /// somebody else while we were away. It earns nothing here.
    double unseen = 0;
};

/// `before` and `after` are of one key, in the order of time. theory: 9.
/// An inverse future of N USD earns N (1/F0 - 1/F1) coin, which at F1 are N/F0 (F1 - F0) USD: the
/// linear part. Coin of equity is translated at its spot. A step that either price is missing of
/// earns nothing and counts as left out.
CarriedStep stepOf(const CarriedRow& before, const CarriedRow& after);

}  // namespace ballast::review
