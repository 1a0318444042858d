#pragma once

#include "models/core/error.h"

#include <string>
#include <string_view>

namespace ballast::engine {
struct Config;
}

namespace ballast::replay {

/// Everything an engine begins with, exactly, and back. Refused with a sentence where the bytes are
/// none of ours.
std::string configBytes(const engine::Config& config);
core::Expected<engine::Config> configOf(std::string_view bytes);
/// Its part of layout().
std::string configLayout();

}  // namespace ballast::replay
