#pragma once

#include "app/launch_options.h"

namespace ballast::app {

/// Notes which market this desk has, for a later `--last`: in a file beside the data folders of the
/// profiles. A desk in a folder of its own, on a dated market or on somebody else's exchange is
/// nobody's last session.
void keepLastSession(const LaunchOptions& options);

/// What `--last` opens: the market that was noted, read like any command line, with the look and
/// the time to leave of `asked`. `asked` itself where that was not given, or nothing sound was
/// noted.
LaunchOptions resumed(const LaunchOptions& asked);

/// The paper exchange, with the look and the time to leave of `asked`.
LaunchOptions paperInstead(const LaunchOptions& asked);

}  // namespace ballast::app
