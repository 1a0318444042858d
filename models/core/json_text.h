#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ballast::core {

/// The text as a JSON string, quotes included. Control characters are escaped, and bytes that are
/// not UTF-8 become U+FFFD, so that what is written can always be read back by a JSON reader.
std::string jsonQuoted(std::string_view text);
/// Shortest text that reads back as the same double; "null" when not finite.
std::string jsonNumber(double value);

/// Writes one JSON object field by field, in the order given: for journal bodies and exports, where
/// the same values must always give the same bytes.
class JsonObject {
public:
    JsonObject& text(std::string_view name, std::string_view value);
    JsonObject& real(std::string_view name, double value);
    JsonObject& real(std::string_view name, std::optional<double> value);
    JsonObject& integer(std::string_view name, std::int64_t value);
    JsonObject& flag(std::string_view name, bool value);
    /// `json` is already JSON: an array, another object, "null".
    JsonObject& raw(std::string_view name, std::string_view json);
    std::string str() const { return m_text.empty() ? "{}" : m_text + "}"; }

private:
    std::string m_text;
};

}  // namespace ballast::core
