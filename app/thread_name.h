#pragma once

namespace ballast::app {

/// Names the calling thread for debuggers; at most 15 characters count. Does nothing where the
/// platform has no such call.
void nameThisThread(const char* name);

/// Lets every other thread go first, where the platform has a way to say so.
void lowerThisThread();

}  // namespace ballast::app
