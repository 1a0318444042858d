#pragma once

namespace ballast::ui {
class ReviewPanel;
}

namespace ballast::app {

class ReviewWorker;

/// Joins a review's window with who reads for it: all but keeping notes, which is of a desk that
/// can write. Both live until one of them goes.
void joinReader(ui::ReviewPanel& panel, ReviewWorker& worker);

}  // namespace ballast::app
