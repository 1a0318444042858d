#pragma once

#include <expected>
#include <string>
#include <utility>

namespace ballast::core {

/// What went wrong in the world (network, venue, file, user text), as one sentence that says what
/// was being done, what was found and, where it helps, what to do about it.
struct Error {
    std::string message;
    bool operator==(const Error&) const = default;
};

template <class T>
using Expected = std::expected<T, Error>;

/// Shorthand for returning a failure: `return failure("reading the policy: …");`
[[nodiscard]] inline std::unexpected<Error> failure(std::string message)
{
    return std::unexpected<Error>(Error{std::move(message)});
}

}  // namespace ballast::core
