#pragma once

#include "connectors/paper/server.h"

namespace ballast::paper {

/// The paper exchange alone, for other programs to trade on. Runs until the process is asked to end
/// (SIGINT, SIGTERM; Ctrl-C on Windows). Prints the address, and whenever its market closes or
/// opens, on the standard output; errors on the standard error. 0, or 1 when it could not start.
int runExchange(ServerOptions options);

}  // namespace ballast::paper
