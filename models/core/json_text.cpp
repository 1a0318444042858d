#include "models/core/json_text.h"

#include <fmt/format.h>

#include <cmath>

namespace ballast::core {
namespace {

bool isContinuation(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// Bytes of the well-formed UTF-8 sequence that starts at `at`; 0 when there is none. Overlong
/// forms, surrogates and values past U+10FFFF are not well formed.
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!isContinuation(text, at + i)) return 0;
    if (length < 3) return length;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const bool refused = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                         (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return refused ? 0 : length;
}

void appendEscaped(std::string& out, char c)
{
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f)
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
    else
        out += c;
}

}  // namespace

std::string jsonQuoted(std::string_view text)
{
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequenceLength(text, i);
        if (length == 1)
            appendEscaped(out, text[i]);
        else if (length == 0)
            out += "\xEF\xBF\xBD";
        else
            out += text.substr(i, length);
        i += length == 0 ? 1 : length;
    }
    return out + '"';
}

std::string jsonNumber(double value)
{
    return std::isfinite(value) ? fmt::format("{}", value) : "null";
}

JsonObject& JsonObject::raw(std::string_view name, std::string_view json)
{
    m_text += m_text.empty() ? '{' : ',';
    m_text += jsonQuoted(name);
    m_text += ':';
    m_text += json;
    return *this;
}

JsonObject& JsonObject::text(std::string_view name, std::string_view value)
{
    return raw(name, jsonQuoted(value));
}
JsonObject& JsonObject::real(std::string_view name, double value)
{
    return raw(name, jsonNumber(value));
}
JsonObject& JsonObject::real(std::string_view name, std::optional<double> value)
{
    return raw(name, value ? jsonNumber(*value) : "null");
}
JsonObject& JsonObject::integer(std::string_view name, std::int64_t value)
{
    return raw(name, std::to_string(value));
}
JsonObject& JsonObject::flag(std::string_view name, bool value)
{
    return raw(name, value ? "true" : "false");
}

}  // namespace ballast::core
