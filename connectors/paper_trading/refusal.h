#pragma once

#include <expected>
#include <string>
#include <utility>

namespace ballast::paper_trading {

/// What the venue does not do, with its own number and words. `reason` and `param` say more where
/// the venue does.
struct Refusal {
    int code = 0;
    std::string message;
    std::string reason;
    std::string param;
    bool operator==(const Refusal&) const = default;
};
using Outcome = std::expected<void, Refusal>;

[[nodiscard]] inline std::unexpected<Refusal> refuse(int code, std::string message,
                                                     std::string reason = {},
                                                     std::string param = {})
{
    return std::unexpected(Refusal{code, std::move(message), std::move(reason), std::move(param)});
}
[[nodiscard]] inline std::unexpected<Refusal> invalidParam(std::string param, std::string reason)
{
    return refuse(-32602, "Invalid params", std::move(reason), std::move(param));
}

}  // namespace ballast::paper_trading
