#pragma once

#include "connectors/deribit/profile.h"
#include "models/engine/engine.h"
#include "tests/sim/process.h"

namespace ballast::sim {

/// Of the session's own requests, apart from those of orders: from this many on in a run's block.
inline constexpr std::uint64_t kOwnRequestsFrom = 500'000;

/// The desk the model venue is for: one account, BTC held at a target with its perpetual.
rebalance::Policy policyFor(const Desk& desk);
engine::Config configFor(const rebalance::Policy& policy, engine::Recovered recovered);
deribit::Profile profile();

}  // namespace ballast::sim
