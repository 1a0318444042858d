// core: numbers, ids, time, errors and mailboxes; the words all else is said in.
#pragma once

#include <string_view>

namespace ballast::core {

/// Called when an assertion fails; the default prints the sentence to stderr and aborts.
/// A test or the engine thread may replace it to turn our own mistake into a halt with a window.
using AssertionHandler = void (*)(std::string_view expression, std::string_view file, int line);
void setAssertionHandler(AssertionHandler handler) noexcept;
[[noreturn]] void assertionFailed(const char* expression, const char* file, int line);

}  // namespace ballast::core

/// On in release too: an assertion is for our own mistakes, never for what the world sends.
#define BALLAST_ASSERT(expression) \
    (static_cast<bool>(expression) \
         ? static_cast<void>(0)    \
         : ::ballast::core::assertionFailed(#expression, __FILE__, __LINE__))
