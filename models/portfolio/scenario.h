#pragma once

#include "models/portfolio/exposure.h"
#include "models/portfolio/margin.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ballast::portfolio {

/// How a volatility moves: by points (5: 55 % becomes 60 %), or by a part of itself (10: 55 %
/// becomes 60.5 %).
enum class VolMove : std::uint8_t { Points, Relative };
/// What an option's volatility does when the spot moves: stays with its strike, or is read off
/// today's smile at the moneyness the strike then has.
enum class Smile : std::uint8_t { StickyStrike, StickyMoneyness };
std::string_view text(VolMove move);
std::string_view text(Smile smile);

/// One state of the world beside the present one.
struct ScenarioMove {
    double spotFactor = 1;  ///< > 0; every forward and future moves with it, its basis kept
    double volShift = 0;    ///< in the unit of `volMove`
    double days = 0;        ///< >= 0, forward
    double basis = 0;       ///< fraction by which futures and perpetuals move beyond the spot
    VolMove volMove = VolMove::Points;
    Smile smile = Smile::StickyStrike;
    bool operator==(const ScenarioMove&) const = default;
};

/// A grid of them: every spot factor with every volatility shift, at one time.
struct ScenarioSpec {
    std::vector<double> spotFactors;  ///< ascending, > 0
    std::vector<double> volShifts;    ///< ascending
    double days = 0;
    VolMove volMove = VolMove::Points;
    Smile smile = Smile::StickyStrike;

    std::size_t rows() const { return spotFactors.size(); }
    std::size_t size() const { return spotFactors.size() * volShifts.size(); }
    ScenarioMove move(std::size_t spot, std::size_t vol) const;
    bool operator==(const ScenarioSpec&) const = default;
};
/// 51 x 49: spot -50 % to +50 % by 2 %, volatility -48 to +48 by 2.
ScenarioSpec fullSpec();
/// 9 x 5, for the eye: spot -15 % to +15 %, volatility -10 to +10.
ScenarioSpec compactSpec();
/// The same ranges in at most about `most` steps a side; ends and middle stay. For a first look.
ScenarioSpec coarse(const ScenarioSpec& spec, std::size_t most = 13);
/// What is wrong with it, as a sentence; empty: nothing.
std::string problemOf(const ScenarioSpec& spec);

/// The book of one underlying in one such state, every leg priced anew. P&L is against the present
/// state priced the same way, and so exactly 0 where nothing moves.
struct ScenarioNode {
    double pnlUsd = 0;  ///< of the positions: coin profit at the scenario's spot, and dollars
    double collateralUsd = 0;  ///< what the coin held as equity gains by itself
    Deltas delta;              ///< coin; usdNeutral with the coin equity as it then is
    double gamma1PctCoin = 0;  ///< change of delta, coin, for 1 % more of each forward
    double vega = 0;           ///< USD per vol point
    double theta = 0;          ///< USD per day, or for what is left of the last one
    double equityUsd = 0;      ///< equity behind the underlying
    MarginPair marginUsd;      ///< an estimate, by the standard model
    double equityPnlUsd() const { return pnlUsd + collateralUsd; }
    /// Maintenance margin over equity; none where no equity is left.
    std::optional<double> marginUse() const;
    bool operator==(const ScenarioNode&) const = default;
};
/// What `other` has more than `one`, number by number.
ScenarioNode difference(const ScenarioNode& other, const ScenarioNode& one);

/// How much of the book a scenario speaks of.
struct ScenarioCoverage {
    int lines = 0;                     ///< valued, of the underlying
    int staleLines = 0;                ///< of these, at old prices
    std::vector<std::string> leftOut;  ///< without a mark or not listed: not in any sum
    int withoutSmile = 0;  ///< options whose expiry has no smile to move along: sticky strike
    bool partial() const { return !leftOut.empty(); }
    bool operator==(const ScenarioCoverage&) const = default;
};

/// One leg as it stands, its present worth with it. Amounts of one unit.
struct ScenarioLeg {
    enum class Kind : std::uint8_t { InverseOption, LinearOption, InverseFuture, LinearFuture };
    Kind kind = Kind::LinearFuture;
    market::OptionType type = market::OptionType::Call;
    double size = 0;
    double forward = 0;  ///< an option's forward, a future's mark: USD per coin
    double strike = 0;
    double tau = 0;  ///< years; without meaning where `expires` is false
    bool expires = false;
    double sigma = 0;
    double worth = 0;  ///< now, in coin where inverse, else USD; futures: 0
    int smile = -1;    ///< index of its smile; -1: none
    core::InstrumentId instrument;
};

/// One expiry's volatilities over log-moneyness ln(K/F), ascending; flat beyond the ends.
struct SmileCurve {
    core::Time expiry{};
    market::Settlement settlement = market::Settlement::Inverse;
    std::vector<double> moneyness, volatility;
    double at(double k) const;
};

/// A book of one underlying taken apart for pricing it many times. Immutable once made: threads
/// share it.
struct PreparedScenario {
    core::Currency underlying;
    double spot = 0;
    double equityCoin = 0, equityUsd = 0;
    std::vector<ScenarioLeg> legs;  ///< options first
    std::size_t optionCount = 0;
    std::vector<SmileCurve> smiles;
    MarginRates rates;
    MarginPair restingMarginUsd;  ///< of other underlyings in the same dollar pools: stands still
    ScenarioCoverage coverage;
    std::string problem;  ///< not empty: there is nothing to compute, and why
};

/// Takes the lines of `underlying` that have a value. The board gives today's smile; without it
/// every option is sticky in strike. Equity is the coin's and that of the dollar pools in which the
/// underlying is held linearly, in this book or in the one it is put `beside`: thinking of a
/// position must not change what is owned.
PreparedScenario prepare(core::Currency underlying, const Book& book, const market::Board* board,
                         core::Time now, const MarginRates& rates = deribitStandardRates(),
                         const Book* beside = nullptr);

/// What each option is worth now, priced as the nodes price it: in coin where inverse, else USD.
std::vector<double> optionWorths(const PreparedScenario& prepared);

/// One state. Options by Black-76 on their own forward; inverse legs in coin, translated at the
/// scenario's spot; what expires on the way is settled at the intrinsic value of its forward and
/// is gone from the Greeks; volatilities do not fall below zero. Forwards keep their ratio to the
/// spot: no carry is earned by waiting.
ScenarioNode nodeOf(const PreparedScenario& prepared, const ScenarioMove& move);

/// Nodes of spot factors [firstRow, lastRow) into `nodes`, the whole grid's, at
/// row * volShifts + column. Rows are independent: threads share them out.
void gridRows(const ScenarioSpec& spec, const PreparedScenario& prepared, std::size_t firstRow,
              std::size_t lastRow, std::span<ScenarioNode> nodes);

struct ScenarioGrid {
    ScenarioSpec spec;
    std::vector<ScenarioNode> nodes;
    ScenarioCoverage coverage;
    std::string problem;
    const ScenarioNode& at(std::size_t spot, std::size_t vol) const
    {
        return nodes[spot * spec.volShifts.size() + vol];
    }
};
ScenarioGrid grid(const ScenarioSpec& spec, const PreparedScenario& prepared);
/// The same from a book as it is valued at `now`.
ScenarioGrid grid(const ScenarioSpec& spec, core::Currency underlying, const Book& book,
                  const market::Board* board, core::Time now,
                  const MarginRates& rates = deribitStandardRates());

}  // namespace ballast::portfolio
