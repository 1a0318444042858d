#pragma once

#include "connectors/store/event_file.h"

namespace ballast::engine {
struct Config;
}

namespace ballast::app {

/// What is recorded of a session before its first event: this build, this machine, and everything
/// the engine begins with.
store::EventSession eventSession(const engine::Config& config, core::Time begun);

}  // namespace ballast::app
