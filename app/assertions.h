#pragma once

#include <stdexcept>

namespace ballast::app {

/// One of our own mistakes, on its way to the door of the thread it happened on.
struct AssertionFailed : std::logic_error {
    using std::logic_error::logic_error;
};

/// From now on a failed assertion throws AssertionFailed instead of ending the program: every
/// thread has a door that catches it and says so, and the window stays. Process-wide.
void throwOnFailedAssertions();

}  // namespace ballast::app
