#pragma once

#include "connectors/store/time_range.h"
#include "models/core/error.h"
#include "models/core/ids.h"
#include "models/review/chain_look.h"

#include <string>
#include <vector>

namespace ballast::app {

/// What --from and --to of a command ask for, both ends included; an empty one is open. A day
/// alone, "2026-11-22", is the whole of it at either end. Fails where one cannot be read, or the
/// end comes before the begin.
core::Expected<store::TimeRange> periodOf(const std::string& from, const std::string& to);

/// Which of the underlyings of a history --underlying means, in whatever case it was written; empty
/// means all of them. Fails with those that there are.
core::Expected<core::Currency> underlyingOf(const std::string& said,
                                            const std::vector<std::string>& known);

/// Says on standard error what of the command line cannot be done, and returns its exit code: 2.
int misused(const core::Error& error);

/// Says on standard error where the chain of what was read does not hold, and returns the exit
/// code: 3; else 0.
int damaged(const review::ChainLook& chain);

}  // namespace ballast::app
