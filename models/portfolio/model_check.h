#pragma once

#include "models/market/board.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::portfolio {

/// What a venue publishes of an option that can be computed from the rest of what it publishes.
enum class CheckedValue : std::uint8_t { Mark, Delta, Gamma, Vega, Theta, Rho };
inline constexpr std::size_t kCheckedValues = 6;
std::string_view text(CheckedValue value);  ///< "mark"
std::string_view unit(CheckedValue value);  ///< of the inverse option: "coin"

/// One value: ours, from the venue's own volatility and forward in the venue's own convention, and
/// the venue's. Mark in the quote currency, the others as DeribitGreeks.
struct Comparison {
    double ours = 0;
    double venue = 0;
    double tolerance = 0;  ///< the most that what is published leaves open; > 0 where judged
    double difference() const { return venue - ours; }
    double tolerances() const { return tolerance > 0 ? std::abs(difference()) / tolerance : 0; }
    bool operator==(const Comparison&) const = default;
};

enum class CheckVerdict : std::uint8_t {
    Agrees,     ///< every value is within what rounding explains
    Differs,    ///< one is beyond it
    NotJudged,  ///< settling, expired, or without what a price is made of
};

struct OptionCheck {
    std::shared_ptr<const market::Instrument> instrument;
    core::Time at{};  ///< the venue's stamp of the values compared
    bool stale = false;
    CheckVerdict verdict = CheckVerdict::NotJudged;
    std::array<Comparison, kCheckedValues> values{};
    CheckedValue worst = CheckedValue::Mark;  ///< most tolerances off
    const Comparison& of(CheckedValue value) const
    {
        return values[static_cast<std::size_t>(value)];
    }
    double tolerances() const { return of(worst).tolerances(); }
    bool operator==(const OptionCheck&) const = default;
};

struct ModelCheck {
    std::vector<OptionCheck> options;  ///< in the board's order
    int agree = 0, differ = 0, notJudged = 0;
    const OptionCheck* worst() const;  ///< of those that differ; null: none does
};

/// What a publication leaves open. The decimals are those of Deribit's ticker; how old its Greeks
/// and how late its marks may be was found on its recorded exchange states of January 2026: with
/// these, all of 1 320 options agree in all six values, and most lie near their rounding alone.
struct Publication {
    double ivHalfUnit = 5e-5;     ///< volatility: two decimals of per cent
    double greekHalfUnit = 5e-6;  ///< delta, gamma, vega, theta, rho: five decimals
    core::Duration greeksAge = std::chrono::seconds{30};  ///< not computed anew while little moves
    core::Duration markLag = std::chrono::seconds{2};  ///< the mark's forward is of an earlier one
};

/// Compares every option on the board that has venue Greeks. Pure. The tolerance of a value is half
/// a unit of its own last decimal and what it moves by when the volatility, the forward and the
/// time are moved by what they leave open. Decimals of marks and forwards are the most seen on the
/// board in the same underlying and settlement. The mark, and the theta that is bounded by it, may
/// follow a forward that is `markLag` older: three standard deviations of what it moves in that
/// time. `now` stands in for the stamp of a ticker that has none.
ModelCheck checkModel(const market::Board& board, core::Time now,
                      const Publication& published = {});

/// What somebody wants checked beside the thread that shows it, and what comes of it.
struct ModelCheckRequest {
    std::uint64_t wish = 0;                      ///< comes back with the answer
    std::shared_ptr<const market::Board> board;  ///< never null
    core::Time at{};                             ///< when the board was so
};
struct ModelCheckAnswer {
    std::uint64_t wish = 0;
    core::Time at{};                          ///< of the request
    std::shared_ptr<const ModelCheck> check;  ///< null where it could not be computed
    std::string problem;                      ///< why not
};

/// Whether options of more than one venue are in it: then a name alone does not say which.
bool severalVenues(const ModelCheck& check);

/// "1 320 options agree; 2 differ: worst theta of BTC-27MAR26-70000-C, 3.4 times its tolerance".
std::string summary(const ModelCheck& check);

}  // namespace ballast::portfolio
