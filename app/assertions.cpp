#include "app/assertions.h"

#include "models/core/assert.h"

#include <fmt/format.h>

namespace ballast::app {

void throwOnFailedAssertions()
{
    core::setAssertionHandler([](std::string_view expression, std::string_view file, int line) {
        throw AssertionFailed(fmt::format("assertion failed: {} ({}:{})", expression, file, line));
    });
}

}  // namespace ballast::app
