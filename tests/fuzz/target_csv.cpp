// Comma-separated values as we read them, and as we write them.
#include "connectors/paper_market/csv.h"
#include "connectors/paper_market/positions_csv.h"
#include "fuzz/targets.h"
#include "models/core/assert.h"
#include "models/core/csv_text.h"

#include <algorithm>
#include <cmath>

namespace ballast::fuzz {

void csv(Bytes bytes)
{
    const std::string_view text = textOf(bytes);
    if (const auto table = paper_market::parseCsv(text))
        for (const auto& row : table->rows)
            BALLAST_ASSERT(row.fields.size() <= table->header.fields.size());
    (void)core::csvFields(text);
    if (const auto number = paper_market::csvNumber(text)) BALLAST_ASSERT(std::isfinite(*number));

    // What is written as one cell is read back as one cell, and no spreadsheet takes it for a
    // formula.
    const bool plain = std::ranges::none_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    const std::string cell = core::csvCell(text);
    // Where it is quoted, the content begins behind the quote.
    const std::string_view content = std::string_view{cell}.substr(cell.starts_with('"') ? 1 : 0);
    BALLAST_ASSERT(content.empty() ||
                   std::string_view{"=+-@\t\r"}.find(content.front()) == std::string_view::npos ||
                   core::parseDecimal(text).has_value());
    if (!plain || text.empty()) return;
    const auto fields = core::csvFields(cell);
    BALLAST_ASSERT(fields && fields->size() == 1);
}

void positionsCsv(Bytes bytes)
{
    const auto file = paper_market::parsePositionsCsv(textOf(bytes), "positions.csv");
    if (!file) {
        BALLAST_ASSERT(file.error().message.find("positions.csv") != std::string::npos);
        return;
    }
    for (const auto& position : file->positions) BALLAST_ASSERT(!position.instrument.empty());
}

}  // namespace ballast::fuzz
