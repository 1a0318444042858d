#include "connectors/desk_database/copy_text.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

namespace ballast::desk_database {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kNull = "\\N";

/// Bytes of the character that begins here; 0 where it is none (RFC 3629).
std::size_t characterAt(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first == 0) return 0;
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0U) != 0x80) return 0;
    const unsigned char second = byte(1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second > 0x9F;
    const bool beyond = first == 0xF4 && second > 0x8F;
    return overlong || surrogate || beyond ? 0 : length;
}

template <class Number>
std::string exact(Number value)
{
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, value);
    return {text, end.ptr};
}

template <class Number>
bool reads(const std::string& text, Number& value)
{
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

std::string integerCell(const store::Value& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return exact(*whole);
    if (const auto* real = std::get_if<double>(&value))
        if (std::abs(*real) <= 9e15 && *real == std::trunc(*real))
            return exact(static_cast<std::int64_t>(*real));
    std::int64_t number = 0;
    if (const auto* text = std::get_if<std::string>(&value); text && reads(*text, number))
        return exact(number);
    return std::string{kNull};
}

std::string realCell(const store::Value& value)
{
    if (const auto* real = std::get_if<double>(&value)) return exact(*real);
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return exact(static_cast<double>(*whole));
    double number = 0;
    if (const auto* text = std::get_if<std::string>(&value); text && reads(*text, number))
        return exact(number);
    return std::string{kNull};
}

void appendEscaped(std::string& line, std::string_view text)
{
    for (const char c : text) {
        switch (c) {
            case '\\': line += "\\\\"; break;
            case '\t': line += "\\t"; break;
            case '\n': line += "\\n"; break;
            case '\r': line += "\\r"; break;
            default: line += c;
        }
    }
}

std::string textOf(const store::Value& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return exact(*whole);
    if (const auto* real = std::get_if<double>(&value)) return exact(*real);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    const auto* blob = std::get_if<store::Bytes>(&value);
    return blob ? blob->held : std::string{};
}

}  // namespace

ColumnKind kindOf(std::string_view declaredType)
{
    std::string type(declaredType);
    std::ranges::transform(type, type.begin(), [](unsigned char c) { return std::toupper(c); });
    const auto has = [&](std::string_view word) { return type.find(word) != std::string::npos; };
    if (has("INT")) return ColumnKind::Integer;
    if (has("CHAR") || has("CLOB") || has("TEXT")) return ColumnKind::Text;
    if (has("BLOB")) return ColumnKind::Bytes;
    if (has("REAL") || has("FLOA") || has("DOUB")) return ColumnKind::Real;
    return ColumnKind::Text;
}

std::string_view sqlType(ColumnKind kind)
{
    switch (kind) {
        case ColumnKind::Integer: return "bigint";
        case ColumnKind::Real: return "double precision";
        case ColumnKind::Bytes: return "bytea";
        case ColumnKind::Text: break;
    }
    return "text";
}

std::string asUtf8(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = characterAt(text);
        out += length == 0 ? kReplacement : text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return out;
}

void appendCell(std::string& line, const store::Value& value, ColumnKind kind)
{
    if (std::holds_alternative<std::monostate>(value)) {
        line += kNull;
        return;
    }
    switch (kind) {
        case ColumnKind::Integer: line += integerCell(value); return;
        case ColumnKind::Real: line += realCell(value); return;
        case ColumnKind::Text: appendEscaped(line, asUtf8(textOf(value))); return;
        case ColumnKind::Bytes: break;
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    line += "\\\\x";
    for (const char c : textOf(value)) {
        line += kDigits[static_cast<unsigned char>(c) >> 4U];
        line += kDigits[static_cast<unsigned char>(c) & 15U];
    }
}

std::string bytesOf(std::string_view hex)
{
    if (!hex.starts_with("\\x") || hex.size() % 2 != 0) return {};
    hex.remove_prefix(2);
    std::string out;
    for (; !hex.empty(); hex.remove_prefix(2)) {
        unsigned value = 0;
        const auto read = std::from_chars(hex.data(), hex.data() + 2, value, 16);
        if (read.ec != std::errc{} || read.ptr != hex.data() + 2) return {};
        out += static_cast<char>(value);
    }
    return out;
}

}  // namespace ballast::desk_database
