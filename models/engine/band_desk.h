#pragma once

#include "models/bands/realised_volatility.h"
#include "models/bands/width_change.h"
#include "models/engine/live_inputs.h"
#include "models/engine/recovered.h"
#include "models/engine/snapshot.h"
#include "models/guard/decaying_median.h"
#include "models/market/board.h"
#include "models/portfolio/exposure.h"
#include "models/pricing/surface.h"
#include "models/rebalance/live.h"

#include <map>
#include <memory>
#include <optional>

namespace ballast::engine {

/// What caution does to a policy: all 1 when there is none.
struct Slowing {
    double band = 1;      ///< times its width
    double cooldown = 1;  ///< times the wait after a hedge
    double size = 1;      ///< times the largest order of auto-fire, and the share of the depth
    bool operator==(const Slowing&) const = default;
};

/// Keeps the band in force of each underlying: what it is made of, followed tick by tick, and its
/// width, found anew every ten seconds of engine time and held by a quarter a time. What it is made
/// of follows the market's regime: a volatility, and a cost whose spread and impact are the usual
/// ones times how far spread, depth and volatility are from their own medians. In the half hour
/// before something held expires the width is kept as it was.
class BandDesk {
public:
    static constexpr core::Duration kRefreshEvery = std::chrono::seconds{10};

    /// One underlying at one instant. Null: not there.
    struct Look {
        const portfolio::Exposure* exposure = nullptr;
        const market::Listing* hedge = nullptr;
        const market::Book* book = nullptr;  ///< of the hedge
        double hedgePositionUsd = 0;         ///< signed
        double liquidationDistance = 0;
        double subBookTarget = 0;  ///< coin: what the targets of sub-books add to the policy's
        core::Time spotAt{};  ///< when the index was heard: a silent one says nothing of volatility
        core::Time now{};
    };
    /// Asked for at a refresh only: it may be costly to make.
    struct Holding {
        std::shared_ptr<const portfolio::Book> book;
        std::shared_ptr<const pricing::Surface> surface;  ///< null: none fitted
    };

    BandDesk() = default;
    /// With the days of earlier runs.
    explicit BandDesk(const std::vector<RealisedRecord>& days);

    /// This policy is in force from now on; what it was before is forgotten but for the last hedge.
    void take(const rebalance::Policy& policy);
    bool refreshDue(core::Currency underlying, core::Time now) const;
    /// What moves with every tick.
    void follow(core::Currency underlying, const Look& look);
    /// What is found anew at a refresh, after follow().
    void refresh(core::Currency underlying, const Look& look, const Holding& holding);
    /// Until the next word: the band in force is so much wider, the cooldown so much longer.
    void slow(core::Currency underlying, Slowing slowing);
    /// A hedge was filled: moves of the price and Leland's interval count from here.
    void hedged(core::Currency underlying, double spot, core::Time now);

    /// The policy with the band in force; null: none was taken.
    const rebalance::Policy* policy(core::Currency underlying) const;
    const rebalance::FixedBand& mandate(core::Currency underlying) const;
    const rebalance::Live& live(core::Currency underlying) const;
    /// What the band is made of now.
    BandStory story(core::Currency underlying) const;
    /// What there is to tell since it was last asked, into the sample's fields of the band.
    void tell(core::Currency underlying, ExposureSample& sample);
    /// A day of its index that has ended since it was last asked.
    std::optional<bands::RealisedDay> takeFinishedDay(core::Currency underlying);

private:
    /// Half-life of the medians that say what is usual.
    static constexpr core::Duration kUsualHalfLife = std::chrono::hours{24};
    /// What is known of the market whatever a policy asks of it.
    struct Usual {
        bands::RealisedVolatility realised;
        guard::DecayingMedian volatility, spread, depth, slippage;
        bands::RegimeState regime;
        std::string hedge;  ///< the instrument that spread and depth are of
    };
    struct State {
        rebalance::Policy written;  ///< as a person wrote it
        rebalance::Policy inForce;  ///< the same with the band in force
        rebalance::FixedBand mandate;
        double subBookTarget = 0;
        rebalance::Live live;
        rebalance::HedgeTo cheapest = rebalance::HedgeTo::Target;
        double innerShare = 0;  ///< of the half width: the best pair's inner band
        core::Time spotAt{};    ///< of the last index that was looked at
        std::optional<core::Time> refreshedAt;
        Slowing slowing;
        core::Time calibratedOn{};  ///< the settlement day the risk aversion is of
        Usual usual;
        bands::WidthDrivers drivers;  ///< of now
        // What was last told of the width: the drivers it had then (those it is still on its way
        // from), and what it was.
        bands::WidthDrivers toldDrivers;
        double toldWidth = 0;
        bands::Driver toldDriver = bands::Driver::None;
        std::string why, untold;  ///< the last sentence; the one no sample has taken yet
    };
    void measure(State& state, const Look& look, const Holding& holding);
    void measureCost(State& state, const Look& look);
    void judgeRegime(State& state, const HedgeCost* cost, core::Time now);
    void explain(State& state, double before, bands::Bound bound, core::Time now);
    void say(State& state, bands::WidthChange change);
    void calibrate(State& state, core::Time now);
    void assume(State& state, double equityUsd) const;
    void widen(State& state, core::Time now);
    void choose(State& state);
    void enforce(State& state) const;
    const State& of(core::Currency underlying) const;

    std::map<core::Currency, State> m_states;
};

}  // namespace ballast::engine
