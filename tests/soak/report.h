#pragma once

#include "tests/soak/soak.h"

#include <string>

namespace ballast::soak {

/// The closing table: what was asked for, what came, and what failed.
std::string reportOf(const Soak& soak, const Options& options, const Shared& peer);

}  // namespace ballast::soak
