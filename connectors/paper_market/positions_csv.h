#pragma once

#include "connectors/paper_market/book_position.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::paper_market {

enum class PositionsFormat : std::uint8_t {
    Plain,           ///< instrument, size and, where given, side and average price
    TransactionLog,  ///< the venue's export of the transaction log: positions follow from its rows
    ChainExport,     ///< the venue's export of an option chain with its column of own positions
};
std::string_view text(PositionsFormat format);

struct PositionsFile {
    PositionsFormat format = PositionsFormat::Plain;
    std::vector<BookPosition> positions;  ///< one an instrument, in order of first sight, none zero
    int rows = 0;                         ///< read
    int flat = 0;                         ///< rows or instruments without a position
};

/// Reads a trader's positions. Known are
///  - a plain table: a column for the instrument ("instrument", "instrument name", "symbol" …), one
///    for the signed size ("size", "amount", "position", "quantity" …), optionally "side" or
///    "direction" (buy/sell, long/short: then the size is a magnitude) and "average price"
///    ("avg. price", "entry price" …); several rows of one instrument add up;
///  - Deribit's transaction log as its web pages export it: the last `Position` of each instrument,
///    the average price from the trades that built it;
///  - Deribit's export of an option chain, where its column of own positions was switched on.
///  Without
///    that column it holds quotes and no positions, and is refused: its two `Size` columns are what
///    others bid and offer.
/// Any error names the file, the line and the column.
core::Expected<PositionsFile> readPositionsCsv(const std::filesystem::path& path);
/// The same from text; `name` is what errors call it.
core::Expected<PositionsFile> parsePositionsCsv(std::string_view text, std::string_view name);

}  // namespace ballast::paper_market
