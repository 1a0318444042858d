#pragma once

#include "models/guard/picture.h"
#include "ui/widgets/fact_grid.h"

#include <vector>

namespace ballast::ui {

/// Own impact, crowding and gamma feedback as figures; "n/a" where nothing is known yet.
std::vector<Fact> gaugeFacts(const guard::Picture& picture);

}  // namespace ballast::ui
