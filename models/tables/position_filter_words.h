#pragma once

#include "models/tables/position_field.h"
#include "models/tables/position_filter.h"

#include <expected>
#include <optional>

namespace ballast::tables {

/// The vocabulary of PositionFilter: what its words, names and numbers ask of a position.

/// A number that may be compared.
struct FilterNumber {
    const char* word;
    Unit unit;
    std::optional<double> (*of)(const PositionRow&);
};
std::span<const FilterNumber> filterNumbers();
const FilterNumber* filterNumber(const QString& word);

/// Reads "10k", "$2.5m", "7d", "60%" as a number of this unit; else why it is none, of what follows
/// "Character 5: ".
std::expected<double, QString> readAmount(const QString& text, const FilterNumber& number);
/// `op` is one of < <= > >= = !=; whether a row's number compares so. `absolute`: its size.
PositionFilter::Test compares(const FilterNumber& number, bool absolute, const QString& op,
                              double bound);

/// The test behind "venue:paper"; empty where there is no such name.
PositionFilter::Test names(const QString& name, const QString& pattern);
/// The test behind a word alone.
PositionFilter::Test says(const QString& word);
/// The same taken by its letters alone: it was in quotes.
PositionFilter::Test contains(const QString& text);

}  // namespace ballast::tables
