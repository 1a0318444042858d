#include "connectors/paper/json_writer.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <iterator>

namespace ballast::paper {
namespace {

constexpr std::array<double, 10> kPowersOfTen{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

void appendEscaped(std::string& out, std::string_view text)
{
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
        } else {
            out += c;
        }
    }
}

}  // namespace

double roundTo(double value, int decimals)
{
    const double power = kPowersOfTen.at(static_cast<std::size_t>(decimals));
    return std::round(value * power) / power;
}

bool JsonWriter::room(std::size_t bytes)
{
    if (size() + bytes > m_limitBytes) m_overflowed = true;
    return !m_overflowed;
}

void JsonWriter::separate()
{
    // A value never ends in one of these three, so the last character says where we are.
    if (m_out.size() == m_start) return;
    const char last = m_out.back();
    if (last != '{' && last != '[' && last != ':') m_out += ',';
}

JsonWriter& JsonWriter::open(char bracket)
{
    if (!room(2)) return *this;
    separate();
    m_out += bracket;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket)
{
    if (room(1)) m_out += bracket;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    if (!room(name.size() + 4)) return *this;
    separate();
    m_out += '"';
    m_out += name;
    m_out += "\":";
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text)
{
    if (!room(text.size() + 3)) return *this;
    separate();
    m_out += '"';
    appendEscaped(m_out, text);
    m_out += '"';
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json)
{
    if (!room(json.size() + 1)) return *this;
    separate();
    m_out += json;
    return *this;
}

JsonWriter& JsonWriter::value(double number)
{
    if (!std::isfinite(number)) return null();
    if (!room(32)) return *this;
    separate();
    fmt::format_to(std::back_inserter(m_out), "{}", number == 0 ? 0.0 : number);
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number)
{
    if (!room(24)) return *this;
    separate();
    fmt::format_to(std::back_inserter(m_out), "{}", number);
    return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number)
{
    if (!room(24)) return *this;
    separate();
    fmt::format_to(std::back_inserter(m_out), "{}", number);
    return *this;
}

JsonWriter& JsonWriter::rounded(std::string_view name, double number, int decimals)
{
    return field(name, roundTo(number, decimals));
}

JsonWriter& JsonWriter::fixed(std::int64_t mantissa)
{
    if (!room(32)) return *this;
    separate();
    const bool negative = mantissa < 0;
    const std::uint64_t size =
        negative ? 0 - static_cast<std::uint64_t>(mantissa) : static_cast<std::uint64_t>(mantissa);
    if (negative) m_out += '-';
    fmt::format_to(std::back_inserter(m_out), "{}", size / core::kFixedOne);
    std::uint64_t fraction = size % core::kFixedOne;
    if (fraction == 0) return *this;
    m_out += '.';
    for (std::uint64_t digit = core::kFixedOne / 10; fraction != 0; digit /= 10) {
        m_out += static_cast<char>('0' + fraction / digit);
        fraction %= digit;
    }
    return *this;
}

}  // namespace ballast::paper
