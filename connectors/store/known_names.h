#pragma once

#include "connectors/store/sqlite.h"
#include "models/core/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace ballast::store {

/// Every underlying that a history knows, in the order of their names: for a person who named one;
/// where none is wanted nothing is read, and none is given.
/// The hours that were sampled say it at once; only where `wanted` is none of theirs, in upper or
/// lower case, all proposals and orders are looked through as well, which takes the longer the more
/// there are.
core::Expected<std::vector<std::string>> knownUnderlyings(const Database& history,
                                                          std::string_view wanted);

}  // namespace ballast::store
