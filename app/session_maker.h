#pragma once

#include "app/engine_thread.h"
#include "connectors/deribit/profile.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace ballast::net {
class WireCuts;
}

namespace ballast::app {

/// See deribit::Surroundings::accountSeen. Said on the engine's thread.
using AccountSeen = std::function<void(const std::string& digest, bool expected)>;

/// How the engine's thread makes the session of this profile. Kept from Qt: a session's headers and
/// Qt's macros do not get along. `firstRequestId` begins a durable block no run has used; orders
/// count from its beginning, everything else from its middle, so that the two never meet.
/// `gate` and `cuts`: see deribit::Surroundings. `number` counts the sessions of one desk from 0:
/// each has its part of the middle.
EngineThread::MakeVenue sessionMaker(deribit::Profile profile, core::ClockMapping clock,
                                     std::uint64_t firstRequestId, std::size_t number = 0,
                                     std::shared_ptr<core::KillSwitch> gate = nullptr,
                                     std::shared_ptr<net::WireCuts> cuts = nullptr,
                                     AccountSeen accountSeen = {});

}  // namespace ballast::app
