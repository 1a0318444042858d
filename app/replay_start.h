#pragma once

#include "app/launch_options.h"
#include "models/core/error.h"
#include "models/core/ids.h"

#include <QStringList>

namespace ballast::app {

/// The command line of a replay of this desk's folder, with its look: at this moment, else where
/// this proposal was made, else at the beginning of the newest session. No secret is ever in it.
QStringList replayArguments(const LaunchOptions& desk, core::ProposalId proposal, core::Time at);
/// Starts this program itself anew with it, and does not wait: the one place where it starts
/// anything. Refused with a sentence where the desk has recorded nothing.
core::Expected<void> startReplay(const LaunchOptions& desk, core::ProposalId proposal,
                                 core::Time at);

}  // namespace ballast::app
