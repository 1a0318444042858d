#pragma once

#include "models/core/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::paper_market {

/// One record of a CSV file and the line it began on (the first line is 1), for errors.
struct CsvRow {
    int line = 0;
    std::vector<std::string> fields;
};

/// A CSV file with a header line.
struct CsvTable {
    CsvRow header;
    std::vector<CsvRow> rows;

    /// Index of the column with this title, compared without case and outer blanks.
    std::optional<std::size_t> column(std::string_view title) const;
    /// The first of several titles that is there.
    std::optional<std::size_t> anyColumn(std::initializer_list<std::string_view> titles) const;
    /// The field, without outer blanks; empty where the row is too short.
    std::string_view field(const CsvRow& row, std::optional<std::size_t> column) const;
};

/// Bounds on what is read; beyond them a file is refused, not cut.
inline constexpr std::size_t kMostCsvColumns = 512;
inline constexpr std::size_t kMostCsvFieldBytes = 4096;
inline constexpr std::size_t kMostCsvRows = 1'000'000;

/// Reads RFC 4180: commas or, where the header has no comma, semicolons or tabs; quoted fields with
/// doubled quotes and line breaks inside; LF or CRLF; an optional byte order mark. Empty lines are
/// passed over. Rows may be shorter than the header, not longer. Errors name the line.
core::Expected<CsvTable> parseCsv(std::string_view text);

/// A decimal number such as "-12.5e-3"; nothing for anything else, also not for "nan" and "inf".
/// The same on every platform and in every locale; exact where the digits fit 53 bits, else within
/// one unit in the last place. For what was measured, never for prices and sizes that go to a
/// venue.
std::optional<double> csvNumber(std::string_view field);

}  // namespace ballast::paper_market
