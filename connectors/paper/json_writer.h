#pragma once

#include "models/core/fixed.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ballast::paper {

/// Appends JSON to a text of the caller's. Commas come by themselves; numbers that are not finite
/// become null; a text that outgrows its limit stops growing and says so.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out, std::size_t limitBytes = kLimitBytes)
        : m_out(out), m_start(out.size()), m_limitBytes(limitBytes)
    {
    }
    static constexpr std::size_t kLimitBytes = 16U << 20U;

    JsonWriter& object() { return open('{'); }
    JsonWriter& endObject() { return close('}'); }
    JsonWriter& array() { return open('['); }
    JsonWriter& endArray() { return close(']'); }
    JsonWriter& key(std::string_view name);

    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view{text}); }
    JsonWriter& value(const std::string& text) { return value(std::string_view{text}); }
    JsonWriter& value(double number);
    JsonWriter& value(bool flag) { return raw(flag ? "true" : "false"); }
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(std::uint64_t number);
    JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
    /// Exact decimal text, never through double.
    JsonWriter& value(core::Price price) { return fixed(price.mantissa()); }
    JsonWriter& value(core::Quantity quantity) { return fixed(quantity.mantissa()); }
    JsonWriter& null() { return raw("null"); }
    /// Text that is JSON already.
    JsonWriter& raw(std::string_view json);

    template <class T>
    JsonWriter& field(std::string_view name, const T& content)
    {
        key(name);
        return value(content);
    }
    /// Rounded to `decimals`, as venues publish computed numbers.
    JsonWriter& rounded(std::string_view name, double number, int decimals);

    std::size_t size() const { return m_out.size() - m_start; }
    /// Something was left out: what was written is not to be sent.
    bool overflowed() const { return m_overflowed; }

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    JsonWriter& fixed(std::int64_t mantissa);
    void separate();
    bool room(std::size_t bytes);

    std::string& m_out;
    std::size_t m_start;
    std::size_t m_limitBytes;
    bool m_overflowed = false;
};

/// Rounded to a number of decimals (0 to 9), half away from zero.
double roundTo(double value, int decimals);

}  // namespace ballast::paper
