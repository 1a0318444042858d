#pragma once

#include "models/engine/record.h"
#include "models/orders/order.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ballast::engine {

/// The guard of an underlying, or of one place of it, was in HALT when the program ended.
struct GuardHalt {
    core::Currency underlying;
    std::string cause;
    core::Time at{};
    core::VenueId venue{};  ///< of the place; empty: all of the underlying
};

/// An order that auto-fire sent, as its budget was charged: a plan's notional with its first.
struct AutoFired {
    core::Time at{};
    double usd = 0;
};

/// What the store knows at start-up. Recovery is the normal path: the engine begins from this after
/// a clean exit and after a kill alike.
struct Recovered {
    std::string installId;                  ///< eight base-32 letters, made once per data folder
    std::uint64_t nextLabel = 1;            ///< first label counter never used before
    std::uint64_t nextRequestId = 1;        ///< first of a freshly reserved block of 10^6
    std::uint64_t nextProposal = 1;         ///< first proposal number never used before
    std::vector<orders::Order> unfinished;  ///< every order that is not terminal
    std::vector<orders::Order> recent;  ///< the newest terminal ones, newest first, for the blotter
    std::vector<orders::Fill> fills;    ///< of the orders above, newest first
    std::vector<AutoFired> autoFired;   ///< the newest, oldest first: budgets outlive a restart
    bool halted = false;                ///< HALTED survives a restart
    std::string haltReason;
    Brake brake = Brake::None;
    std::vector<GuardHalt> guardHalts;         ///< of underlyings; only a person ends them
    std::vector<RealisedRecord> realisedDays;  ///< of every index, in time order
};

}  // namespace ballast::engine
