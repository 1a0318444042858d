#include "connectors/deribit/fields.h"

#include "connectors/deribit/redaction.h"
#include "models/core/assert.h"
#include "models/core/text.h"

#include <algorithm>

namespace ballast::deribit {
namespace {

constexpr std::size_t kMaxMembersChecked = 256;
constexpr std::int64_t kEarliestMs = 1'262'304'000'000;  // 2010-01-01
constexpr std::int64_t kLatestMs = 4'102'444'800'000;    // 2100-01-01

/// A count or stamp. Deribit may write 1054.0 or 2.2e3, so it is read as a decimal.
bool wholeNumber(json::Value value, std::uint64_t& out)
{
    const std::string_view text = value.text();
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        if (text.size() > 18) return false;
        out = 0;
        for (char c : text) out = out * 10 + static_cast<std::uint64_t>(c - '0');
        return true;
    }
    const double number = value.number();
    if (!(number >= 0) || number > 9e15) return false;
    out = static_cast<std::uint64_t>(number);
    return static_cast<double>(out) == number;
}

}  // namespace

std::string shown(json::Value value)
{
    if (!value) return "missing";
    switch (value.type()) {
        case json::Type::Number: return std::string{value.text()};
        case json::Type::String: return core::quoted(value.text());
        case json::Type::Boolean: return value.truth() ? "true" : "false";
        case json::Type::Null:
        case json::Type::Array:
        case json::Type::Object: break;
    }
    return std::string{json::text(value.type())};
}

bool isPrintable(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

Fields::Fields(json::Value object, std::string_view what) : m_object(object), m_what(what)
{
    if (!object || object.type() != json::Type::Object)
        m_reason = "deribit " + std::string{what} + ": expected an object, was " + shown(object);
}

void Fields::refuse(std::string_view key, std::string_view expected, std::string_view was)
{
    if (!ok()) return;
    m_reason = "deribit ";
    m_reason.append(m_what).append(": field ").append(key).append(", expected ").append(expected);
    m_reason.append(", was ").append(withoutSecrets(was));
}

void Fields::refuseRepeatedKeys()
{
    if (!ok()) return;
    if (m_object.size() > kMaxMembersChecked)
        return refuse("(all)", "at most 256 members", std::to_string(m_object.size()));
    if (const auto key = m_object.repeatedKey())
        refuse(core::quoted(*key), "it once", "there twice");
}

bool Fields::has(std::string_view key) const
{
    if (!ok()) return false;
    const json::Value value = m_object.find(key);
    return value && !value.isNull();
}

bool Fields::isThere(std::string_view key, json::Value& value)
{
    if (!ok()) return false;
    value = m_object.find(key);
    return value && !value.isNull();
}

json::Value Fields::find(std::string_view key, json::Type type, std::string_view expected)
{
    if (!ok()) return {};
    const json::Value value = m_object.find(key);
    if (value && value.type() == type) return value;
    refuse(key, expected, shown(value));
    return {};
}

template <class Fixed>
Fixed Fields::exact(json::Value value, bool zeroAllowed, bool signAllowed, double absurd)
{
    if (!value) return {};
    const auto parsed = Fixed::parse(value.text());
    if (!parsed) {
        refuse(value.key(), "a number of at most nine decimals", shown(value));
        return {};
    }
    if (!signAllowed && parsed->mantissa() < 0)
        refuse(value.key(), "a number that is not negative", shown(value));
    else if (!zeroAllowed && parsed->isZero())
        refuse(value.key(), "a number above zero", shown(value));
    else if (parsed->abs().toDouble() > absurd)
        refuse(value.key(), "a believable number", shown(value));
    return ok() ? *parsed : Fixed{};
}

core::Price Fields::price(std::string_view key)
{
    return exact<core::Price>(find(key, json::Type::Number, "a number"), false, false,
                              kAbsurdPrice);
}

core::Price Fields::priceOrNone(std::string_view key)
{
    if (!has(key)) return {};
    return exact<core::Price>(find(key, json::Type::Number, "a number"), true, false, kAbsurdPrice);
}

core::Price Fields::mark(std::string_view key)
{
    const json::Value value = find(key, json::Type::Number, "a number");
    if (!value) return {};
    if (core::Price::parse(value.text()))
        return exact<core::Price>(value, true, false, kAbsurdPrice);
    const auto rounded = core::Price::nearest(value.number());
    if (!rounded || rounded->mantissa() < 0 || value.number() > kAbsurdPrice) {
        refuse(key, "a believable number that is not negative", shown(value));
        return {};
    }
    return *rounded;
}

std::optional<core::Price> Fields::markIfThere(std::string_view key)
{
    if (!has(key)) return {};
    return mark(key);
}

core::Quantity Fields::amount(std::string_view key)
{
    return exact<core::Quantity>(find(key, json::Type::Number, "a number"), true, false,
                                 kAbsurdAmount);
}

core::Quantity Fields::amountOrNone(std::string_view key)
{
    return has(key) ? amount(key) : core::Quantity{};
}

core::Quantity Fields::signedAmount(std::string_view key)
{
    return exact<core::Quantity>(find(key, json::Type::Number, "a number"), true, true,
                                 kAbsurdAmount);
}

double Fields::number(std::string_view key)
{
    const json::Value value = find(key, json::Type::Number, "a number");
    return value ? value.number() : 0;
}

double Fields::numberOr(std::string_view key, double otherwise)
{
    return has(key) ? number(key) : otherwise;
}

std::optional<double> Fields::numberIfThere(std::string_view key)
{
    if (!has(key)) return {};
    return number(key);
}

std::uint64_t Fields::whole(std::string_view key)
{
    const json::Value value = find(key, json::Type::Number, "a whole number");
    std::uint64_t out = 0;
    if (value && !wholeNumber(value, out)) refuse(key, "a whole number", shown(value));
    return ok() ? out : 0;
}

core::Time Fields::time(std::string_view key)
{
    const std::uint64_t ms = whole(key);
    if (!ok()) return {};
    const auto stamp = static_cast<std::int64_t>(ms);
    if (stamp < kEarliestMs || stamp > kLatestMs) {
        refuse(key, "milliseconds since 1970", std::to_string(ms));
        return {};
    }
    return core::fromUnixMs(stamp);
}

std::string_view Fields::text(std::string_view key)
{
    const json::Value value = find(key, json::Type::String, "a text");
    if (!value) return {};
    if (value.text().empty() || value.text().size() > 256 || !isPrintable(value.text())) {
        refuse(key, "a short printable text", shown(value));
        return {};
    }
    return value.text();
}

std::string_view Fields::textOr(std::string_view key, std::string_view otherwise)
{
    json::Value value;
    if (!isThere(key, value)) return otherwise;
    if (value.type() == json::Type::String && value.text().empty()) return otherwise;
    return text(key);
}

core::Currency Fields::currency(std::string_view key)
{
    const std::string_view name = text(key);
    if (ok() && !core::Currency::fits(name)) refuse(key, "a currency", core::quoted(name));
    return ok() ? core::Currency{name} : core::Currency{};
}

core::Side Fields::direction(std::string_view key)
{
    const std::string_view word = text(key);
    if (word == "sell") return core::Side::Sell;
    if (word != "buy") refuse(key, "buy or sell", core::quoted(word));
    return core::Side::Buy;
}

bool Fields::flagOr(std::string_view key, bool otherwise)
{
    if (!has(key)) return otherwise;
    const json::Value value = find(key, json::Type::Boolean, "true or false");
    return value ? value.truth() : otherwise;
}

json::Value Fields::array(std::string_view key) { return find(key, json::Type::Array, "an array"); }
json::Value Fields::object(std::string_view key)
{
    return find(key, json::Type::Object, "an object");
}

}  // namespace ballast::deribit
