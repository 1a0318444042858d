#pragma once

#include "models/core/time.h"

namespace ballast::app {

/// How long the machine has been suspended since it started: the clock that goes on in sleep less
/// the one that does not. No setting of the time of day moves it. Zero where a platform does not
/// say.
core::Duration machineSlept();

}  // namespace ballast::app
