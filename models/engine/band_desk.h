#pragma once

#include "models/market/board.h"
#include "models/portfolio/exposure.h"
#include "models/pricing/surface.h"
#include "models/rebalance/live.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>

namespace ballast::engine {

/// What caution does to a policy: both 1 when there is none.
struct Slowing {
    double band = 1;      ///< times its width
    double cooldown = 1;  ///< times the wait after a hedge
    bool operator==(const Slowing&) const = default;
};

/// Keeps the band in force of each underlying: what it is made of, followed tick by tick, and its
/// width, found anew every ten seconds of engine time and held by a quarter a time.
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
        core::Time now{};
    };
    /// Asked for at a refresh only: it may be costly to make.
    struct Holding {
        std::shared_ptr<const portfolio::Book> book;
        std::shared_ptr<const pricing::Surface> surface;  ///< null: none fitted
    };

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

private:
    struct State {
        rebalance::Policy written;  ///< as a person wrote it
        rebalance::Policy inForce;  ///< the same with the band in force
        rebalance::FixedBand mandate;
        double subBookTarget = 0;
        rebalance::Live live;
        rebalance::HedgeTo cheapest = rebalance::HedgeTo::Target;
        double innerShare = 0;  ///< of the half width: the best pair's inner band
        std::optional<core::Time> refreshedAt;
        Slowing slowing;
        core::Time calibratedOn{};  ///< the settlement day the risk aversion is of
        double lastSpot = 0;        ///< of the last return
        core::Time lastSpotAt{};
        std::deque<double> returns;  ///< per root year, newest last
    };
    void measure(State& state, const Look& look, const Holding& holding);
    void calibrate(State& state, core::Time now);
    void assume(State& state, double equityUsd) const;
    void widen(State& state);
    void choose(State& state);
    void enforce(State& state) const;
    const State& of(core::Currency underlying) const;

    std::map<core::Currency, State> m_states;
};

}  // namespace ballast::engine
