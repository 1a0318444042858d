#pragma once

#include "connectors/deribit/json.h"
#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ballast::deribit {

/// Beyond this no price or amount of a venue is believed.
inline constexpr double kAbsurdPrice = 1e8;
inline constexpr double kAbsurdAmount = 5e9;

/// Reads the members of one object. The first thing that is not as expected is kept as a sentence
/// ("deribit ticker: field mark_price, expected a number, was "abc"") and everything after it
/// answers its zero; whoever reads asks `ok()` once at the end.
class Fields {
public:
    /// `what` names the message in the sentence; it must outlive this.
    Fields(json::Value object, std::string_view what);

    bool ok() const { return m_reason.empty(); }
    core::Error error() const { return {m_reason}; }
    /// For rules between fields: keeps the first sentence only.
    void refuse(std::string_view key, std::string_view expected, std::string_view was);
    /// In messages about orders and positions the same key twice is a contradiction.
    void refuseRepeatedKeys();

    bool has(std::string_view key) const;  ///< present and not null

    core::Price price(std::string_view key);        ///< > 0
    core::Price priceOrNone(std::string_view key);  ///< >= 0; missing or null is zero
    core::Price mark(std::string_view key);  ///< >= 0; computed by the venue, so rounded to nine
                                             ///< decimals where it has more
    std::optional<core::Price> markIfThere(std::string_view key);
    core::Quantity amount(std::string_view key);  ///< >= 0
    core::Quantity amountOrNone(std::string_view key);
    core::Quantity signedAmount(std::string_view key);
    double number(std::string_view key);  ///< finite by the codec
    double numberOr(std::string_view key, double otherwise);
    std::optional<double> numberIfThere(std::string_view key);
    std::uint64_t whole(std::string_view key);    ///< 0 … 2^63-1
    core::Time time(std::string_view key);        ///< milliseconds since 1970, 2010 … 2100
    std::string_view text(std::string_view key);  ///< not empty, printable
    std::string_view textOr(std::string_view key, std::string_view otherwise);
    core::Currency currency(std::string_view key);
    core::Side direction(std::string_view key);
    bool flagOr(std::string_view key, bool otherwise);
    json::Value array(std::string_view key);
    json::Value object(std::string_view key);

private:
    json::Value find(std::string_view key, json::Type type, std::string_view expected);
    bool isThere(std::string_view key, json::Value& value);
    template <class Fixed>
    Fixed exact(json::Value value, bool zeroAllowed, bool signAllowed, double absurd);
    json::Value m_object;
    std::string_view m_what;
    std::string m_reason;
};

/// A number, text or word as it was sent, for a sentence.
std::string shown(json::Value value);
/// Letters, digits and signs only: what a venue's names are made of.
bool isPrintable(std::string_view text);

}  // namespace ballast::deribit
