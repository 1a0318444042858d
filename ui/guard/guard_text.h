#pragma once

#include "models/guard/picture.h"
#include "models/guard/state.h"
#include "ui/widgets/fact_grid.h"

#include <string>
#include <vector>

namespace ballast::ui {

/// Own impact, crowding and gamma feedback as figures; "n/a" where nothing is known yet.
std::vector<Fact> gaugeFacts(const guard::Picture& picture);

/// The value at the trip and the one of now of the wire a cause names: "At the trip: margin use
/// 97 %, HALT above 95 %. Now: 40 %." Without a wire of that name only the first.
QString standingText(const std::string& cause, const guard::Tripwires& now);

}  // namespace ballast::ui
