// support: builders of believable values, for tests that look at what is shown.
#pragma once

#include "models/engine/snapshot.h"
#include "models/review/rebalance.h"

#include <memory>
#include <vector>

namespace ballast::support {

/// 2026-11-22T14:31:07.214Z: when the sample desk is looked at.
core::Time sampleTime();

/// How the sample desk stands. The defaults: BTC out of its band with a live proposal, ETH near its
/// edge, the link up, mode Confirm, three hours of samples.
struct SampleWish {
    core::Time at = sampleTime();
    core::Duration history = std::chrono::hours{3};
    core::Duration every = std::chrono::seconds{5};
    engine::Mode mode = engine::Mode::Confirm;
    double btcDelta = 2.61;  ///< band -2.30 … +2.30 around 0
    double ethDelta = 21.4;  ///< band -24 … +24 around 0
    bool linkUp = true;
    bool journalHealthy = true;
    bool autoFireArmed = false;
    core::Revision revision = 4242;
};

/// A desk with a BTC and an ETH book of options, futures and perpetuals on the paper exchange. The
/// same wish gives the same snapshot.
std::shared_ptr<const engine::Snapshot> sampleSnapshot(const SampleWish& wish = {});

/// The same desk with sections replaced: for what changes from frame to frame.
std::shared_ptr<engine::Snapshot> copyOf(const engine::Snapshot& snapshot);

/// What a series is drawn from.
struct SeriesWish {
    core::Currency underlying = "BTC";
    core::Time end = sampleTime();
    core::Duration length = std::chrono::hours{3};
    core::Duration every = std::chrono::seconds{5};
    double spot = 63412.5;  ///< at the end
    double delta = 2.61;    ///< at the end
    double target = 0, below = 2.3, above = 2.3;
};
engine::Series sampleSeries(const SeriesWish& wish);
std::vector<engine::ExposureSample> sampleSamples(const SeriesWish& wish);

/// Rows of the review: approved, edited, auto-fired, rejected and expired ones, newest first.
std::vector<review::Rebalance> sampleRebalances(core::Time now, int count = 24);

}  // namespace ballast::support
