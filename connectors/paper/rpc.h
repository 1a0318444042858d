#pragma once

#include "connectors/paper/names.h"
#include "models/core/fixed.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ballast::paper {

inline constexpr std::size_t kFrameLimitBytes = 1U << 20U;
inline constexpr std::size_t kDepthLimit = 32;

/// One parameter of a call, whichever way it came. Numbers keep the text they were sent as.
struct Argument {
    std::string name;
    std::string text;                                          ///< of a scalar
    std::vector<std::string> items;                            ///< of a list of scalars
    std::vector<std::pair<std::string, std::string>> members;  ///< of an object of scalars
};

/// The parameters of one call: JSON values by WebSocket, texts by REST. A getter that finds
/// something unusable keeps the first complaint; a method asks for it once, after reading all.
class Arguments {
public:
    Arguments() = default;
    explicit Arguments(std::vector<Argument> arguments) : m_arguments(std::move(arguments)) {}

    bool has(std::string_view name) const { return find(name) != nullptr; }
    std::string_view text(std::string_view name, std::string_view fallback = {}) const;
    std::string_view requiredText(std::string_view name);
    std::optional<core::Price> price(std::string_view name);
    std::optional<core::Quantity> quantity(std::string_view name);
    std::int64_t integer(std::string_view name, std::int64_t fallback);
    std::optional<std::int64_t> integer(std::string_view name);
    bool flag(std::string_view name, bool fallback);
    /// Items of a list; by REST also a JSON list in a text, or one bare word.
    std::vector<std::string> list(std::string_view name);
    std::vector<std::pair<std::string, double>> amounts(std::string_view name);
    Outcome complaint() const;

private:
    const Argument* find(std::string_view name) const;
    void complain(std::string_view name, std::string reason);
    std::vector<Argument> m_arguments;
    std::optional<Refusal> m_complaint;
};

struct RpcRequest {
    std::string id;  ///< as JSON text; empty: none was given
    std::string method;
    Arguments arguments;
};

/// Reads one frame. Refuses what is not JSON (11050), too large, too deep or no request.
std::expected<RpcRequest, Refusal> parseRequest(std::string_view json);
/// "a=1&b=x%20y": the query of a GET request.
Arguments parseQuery(std::string_view query);
/// "%41" and "+" undone; malformed escapes stay as they are.
std::string urlDecoded(std::string_view text);

}  // namespace ballast::paper
