#pragma once

#include "app/launch_options.h"

namespace ballast::ui {
class FirstSteps;
}

namespace ballast::app {

/// Nothing was ever opened here, in any data folder of the platform's, and the command line says
/// nothing of what to open.
bool isFirstRun(const LaunchOptions& asked);

/// What was chosen at the first steps, as options: the paper exchange, a recorded market, or the
/// paper exchange with the way to a venue beside it.
LaunchOptions chosenAt(const ui::FirstSteps& answer, const LaunchOptions& asked);

/// Asks, and puts the answer into `options`; false: the person leaves, and will be asked again.
bool askFirstSteps(LaunchOptions& options);

}  // namespace ballast::app
