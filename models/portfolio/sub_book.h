#pragma once

#include "models/core/ids.h"
#include "models/core/time.h"
#include "models/market/instrument.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::portfolio {

/// What belongs to a part of the book that the trader has named. All that is given must hold; what
/// is not given holds for everything.
struct SubBookRule {
    std::string name;
    std::optional<core::AccountId> account;
    std::optional<core::VenueId> venue;
    std::optional<core::Currency> underlying;
    std::optional<core::Time> expiryFrom;  ///< not before; what never expires is in no range
    std::optional<core::Time> expiryTo;    ///< not after
    std::string instrument;  ///< the venue's name, '*' and '?' as in file names; empty: any
    bool operator==(const SubBookRule&) const = default;
};

/// A sub-book by its number: a place in SubBooks::names().
using SubBookId = std::uint16_t;
inline constexpr SubBookId kUnassigned = UINT16_MAX;

/// The rules in the order of the file: the first that matches decides. Rules of one name are one
/// sub-book.
class SubBooks {
public:
    SubBooks() = default;
    explicit SubBooks(std::vector<SubBookRule> rules);

    /// `instrument` is null where the venue has not listed it: then a rule that asks anything of
    /// the instrument does not match.
    SubBookId of(const core::AccountKey& account, const market::Instrument* instrument) const;
    const std::vector<std::string>& names() const { return m_names; }
    bool empty() const { return m_rules.empty(); }
    /// As they were given.
    const std::vector<SubBookRule>& rules() const { return m_rules; }

private:
    std::vector<SubBookRule> m_rules;
    std::vector<SubBookId> m_nameOf;  ///< by rule
    std::vector<std::string> m_names;
};

bool matches(const SubBookRule& rule, const core::AccountKey& account,
             const market::Instrument* instrument);

}  // namespace ballast::portfolio
