// market: instruments, quotes, books; what a market is at one instant.
#pragma once

#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ballast::market {

enum class Kind : std::uint8_t { Option, Future, Perpetual, Spot };
enum class OptionType : std::uint8_t { Call, Put };
/// Linear: P&L in the quote currency. Inverse: size in USD for futures (coin for options), P&L in
/// coin.
enum class Settlement : std::uint8_t { Linear, Inverse };
enum class InstrumentState : std::uint8_t { Open, Settling, Locked, Halted, Closed };

/// Price steps that widen with the price, as venues list them.
struct TickTable {
    struct Step {
        core::Price above;  ///< the step holds for prices strictly above this
        core::Price tick;
        bool operator==(const Step&) const = default;
    };
    core::Price base;         ///< the tick below the first step; > 0
    std::vector<Step> steps;  ///< ascending by `above`

    core::Price tickAt(core::Price price) const;
    /// Nearest valid price not above / not below. A price already on a tick is returned as it is.
    core::Price roundDown(core::Price price) const;
    core::Price roundUp(core::Price price) const;
    bool isValid(core::Price price) const { return price.isMultipleOf(tickAt(price)); }
    bool operator==(const TickTable&) const = default;
};

/// Everything a venue says about what can be traded. Specifications change: they come from the
/// venue each time and are never hard-coded.
struct Instrument {
    core::InstrumentId id;
    core::VenueId venue;
    std::string name;  ///< the venue's name: "BTC-27MAR26-70000-C"
    Kind kind = Kind::Perpetual;
    Settlement settlement = Settlement::Inverse;
    core::Currency underlying;     ///< "BTC": what its delta is a delta of
    core::Currency quoteCurrency;  ///< currency of the price
    core::Currency settlementCurrency;
    std::string priceIndex;       ///< "btc_usd"
    core::Quantity contractSize;  ///< one contract in the unit of `lot`
    core::Quantity lot;           ///< quantities are multiples of this; > 0
    core::Quantity minimum;       ///< smallest order; >= lot
    TickTable ticks;
    std::optional<core::Time> expiry;   ///< none for perpetuals and spot
    std::optional<core::Price> strike;  ///< options only
    OptionType optionType = OptionType::Call;
    double makerFee = 0;  ///< fraction of notional; negative is a rebate
    double takerFee = 0;
    InstrumentState state = InstrumentState::Open;

    bool isOption() const { return kind == Kind::Option; }
    /// Inverse futures and perpetuals are sized in USD; everything else in coin.
    bool sizedInUsd() const { return settlement == Settlement::Inverse && !isOption(); }
    /// Years to expiry (ACT/365), not below zero; 0 for instruments without one.
    double yearsToExpiry(core::Time now) const;
    bool operator==(const Instrument&) const = default;
};

/// Coin equivalent of a size in the instrument's unit, at `price` USD per coin (> 0).
double coinAmount(const Instrument& instrument, double size, double price);
/// USD notional of a size in the instrument's unit, at `price` USD per coin.
double usdNotional(const Instrument& instrument, double size, double price);

std::string_view text(Kind kind);
std::string_view text(OptionType type);
std::string_view text(InstrumentState state);

}  // namespace ballast::market
