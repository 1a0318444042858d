#include "models/core/assert.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace ballast::core {
namespace {
std::atomic<AssertionHandler> g_handler{nullptr};
}

void setAssertionHandler(AssertionHandler handler) noexcept { g_handler = handler; }

void assertionFailed(const char* expression, const char* file, int line)
{
    // A handler may throw to unwind to a thread's door; one that returns has not stopped the
    // mistake, so the program stops here.
    if (auto* handler = g_handler.load()) handler(expression, file, line);
    std::fprintf(stderr, "ballast: assertion failed: %s (%s:%d)\n", expression, file, line);
    std::abort();
}

}  // namespace ballast::core
