#pragma once

#include "models/tables/filter_expression.h"

#include <expected>

namespace ballast::tables {

/// Reads "10k", "$2.5m", "7d", "60%" as a number of this unit; else why it is none, of what follows
/// "Character 5: ".
std::expected<double, QString> readAmount(const QString& text, const FilterWords::Number& number);

}  // namespace ballast::tables
