#pragma once

#include "models/core/ids.h"

#include <cstdint>
#include <string_view>

namespace ballast::orders {

/// `R1-<install:8>-<counter:13>`, base 32: unique over the life of the install, made from a durable
/// counter and never from time, so a clock that jumps cannot repeat one.
core::Label makeLabel(std::string_view installId, std::uint64_t counter);
/// Carries our prefix: one of Ballast's, though perhaps of another install.
bool isOurs(const core::Label& label);

}  // namespace ballast::orders
