#pragma once

#include "app/engine_thread.h"
#include "connectors/deribit/profile.h"

#include <cstdint>

namespace ballast::app {

/// How the engine's thread makes the session of this profile. Kept from Qt: a session's headers and
/// Qt's macros do not get along. `firstRequestId` begins a durable block no run has used; orders
/// count from its beginning, everything else from its middle, so that the two never meet.
EngineThread::MakeVenue sessionMaker(deribit::Profile profile, core::ClockMapping clock,
                                     std::uint64_t firstRequestId);

}  // namespace ballast::app
