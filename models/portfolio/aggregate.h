#pragma once

#include "models/portfolio/exposure.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ballast::portfolio {

/// By what a book can be taken apart, in any order.
enum class GroupKey : std::uint8_t { SubBook, Underlying, Expiry, Venue, Account, Kind };

/// Some lines of a book, and what they add up to.
struct Group {
    /// By what it differs from its neighbours; none: the whole book.
    std::optional<GroupKey> key;
    // What its lines have in common, as far as the keys down to it say so.
    SubBookId subBook = kUnassigned;
    core::Currency underlying;         ///< empty: not listed
    std::optional<core::Time> expiry;  ///< none: never expires
    core::VenueId venue;
    core::AccountKey account;
    std::optional<market::Kind> kind;  ///< none: not listed

    /// Over the lines that have a value. What is counted in coin (delta, gamma, vanna, charm) is
    /// there only while all of them are of one underlying, and 0 otherwise: coins of different
    /// underlyings are never added, their dollars are. The USD-neutral delta is without equity,
    /// which belongs to an account and to no part of a book.
    Figures sum;
    bool oneCoin = true;
    int lines = 0;
    std::array<int, kGaps> gaps{};  ///< lines by Gap
    int of(Gap gap) const { return gaps[static_cast<std::size_t>(gap)]; }
    /// Lines that are not in the sum / that are in it at their last good values.
    int missing() const { return of(Gap::NoInstrument) + of(Gap::NoMark) + of(Gap::NoVolatility); }
    int stale() const { return of(Gap::StaleMark); }
    bool partial() const { return missing() + stale() > 0; }

    std::vector<Group> children;      ///< in order: sub-books as the file has them, names, dates
    std::vector<std::uint32_t> rows;  ///< Book::lines; of the innermost groups
};

/// The whole book, taken apart by these keys from the outside in: {SubBook, Underlying, Expiry}.
/// With no key it has no children and all the rows. Venues and accounts are added up wherever they
/// are no key. A sum of thousands of lines is good to 1e-12 of its gross amount.
Group aggregate(const Book& book, std::span<const GroupKey> keys);
/// The same of some of its lines, by their numbers in ascending order.
Group aggregate(const Book& book, std::span<const GroupKey> keys, std::vector<std::uint32_t> rows);

/// "1 of 32 without a mark, 2 stale"; empty when nothing is missing.
std::string reservation(const Group& group);

}  // namespace ballast::portfolio
