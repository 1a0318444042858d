#include "connectors/paper_market/positions_csv.h"

#include "connectors/net/text_file.h"
#include "connectors/paper_market/csv.h"
#include "models/core/text.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace ballast::paper_market {
namespace {

using Column = std::optional<std::size_t>;

constexpr std::size_t kLongestInstrumentName = 63;

/// Reads fields of one file and says where it was when one cannot be read.
class FieldReader {
public:
    FieldReader(const CsvTable& table, std::string_view file) : m_table(table), m_file(file) {}

    core::Error error(const CsvRow& row, Column column, std::string_view what) const
    {
        return {fmt::format("reading positions from {}, line {}, column {}: {}", m_file, row.line,
                            core::quoted(m_table.header.fields[*column]), what)};
    }
    std::string_view text(const CsvRow& row, Column column) const
    {
        return m_table.field(row, column);
    }

    core::Expected<std::string> instrument(const CsvRow& row, Column column) const
    {
        const std::string_view name = text(row, column);
        const auto allowed = [](char c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                   c == '-' || c == '_';
        };
        if (name.empty() || name.size() > kLongestInstrumentName ||
            !std::all_of(name.begin(), name.end(), allowed))
            return std::unexpected(error(
                row, column,
                "expected an instrument like BTC-27MAR26-70000-C, found " + core::quoted(name)));
        return std::string{name};
    }
    /// A decimal number; `empty` and "-" are zero.
    core::Expected<core::Quantity> size(const CsvRow& row, Column column) const
    {
        const std::string_view field = text(row, column);
        if (field.empty() || field == "-") return core::Quantity{};
        auto size = core::Quantity::parse(field);
        if (!size) return std::unexpected(error(row, column, size.error().message));
        return *size;
    }
    core::Expected<std::optional<double>> price(const CsvRow& row, Column column) const
    {
        const std::string_view field = text(row, column);
        if (field.empty() || field == "-") return std::nullopt;
        const auto price = core::Price::parse(field);
        if (!price) return std::unexpected(error(row, column, price.error().message));
        if (price->mantissa() < 0)
            return std::unexpected(error(
                row, column, "expected a price of zero or more, found " + core::quoted(field)));
        return price->toDouble();
    }

private:
    const CsvTable& m_table;
    std::string_view m_file;
};

std::string lowered(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// Positions by instrument, in order of first sight.
class Ledger {
public:
    /// A trade: more of the same side averages in, less keeps the average, a crossing starts anew.
    /// False, and nothing is changed, where the sum is more than a quantity holds.
    [[nodiscard]] bool trade(const std::string& instrument, core::Quantity size,
                             std::optional<double> price)
    {
        BookPosition& held = entry(instrument);
        const double sum = held.size.toDouble() + size.toDouble();
        if (!core::Quantity::nearest(sum)) return false;
        const core::Quantity after = held.size + size;
        const double before = std::abs(held.size.toDouble());
        const bool grows =
            held.size.isZero() || (held.size.mantissa() > 0) == (size.mantissa() > 0);
        if (held.size.isZero() ||
            (!after.isZero() && (after.mantissa() > 0) != (held.size.mantissa() > 0)))
            held.averagePrice = price;
        else if (grows && held.averagePrice && price)
            held.averagePrice = (*held.averagePrice * before + *price * std::abs(size.toDouble())) /
                                (before + std::abs(size.toDouble()));
        else if (grows)
            held.averagePrice.reset();  // part of it was bought at nobody knows what
        held.size = after;
        return true;
    }
    BookPosition& entry(const std::string& instrument)
    {
        const auto [at, isNew] = m_places.try_emplace(instrument, m_positions.size());
        if (isNew) m_positions.push_back({instrument, {}, std::nullopt});
        return m_positions[at->second];
    }
    void finish(PositionsFile& file)
    {
        for (BookPosition& p : m_positions) {
            if (p.size.isZero())
                ++file.flat;
            else
                file.positions.push_back(std::move(p));
        }
    }

private:
    std::vector<BookPosition> m_positions;
    std::map<std::string, std::size_t> m_places;
};

struct Columns {
    Column instrument, size, side, price;
};

core::Error tooMuch(const FieldReader& read, const CsvRow& row, Column column,
                    const std::string& instrument)
{
    return read.error(row, column,
                      "with this row the sizes of " + core::quoted(instrument) +
                          " sum to more than a quantity can be");
}

core::Expected<core::Quantity> signedSize(const FieldReader& read, const CsvRow& row,
                                          const Columns& c)
{
    auto size = read.size(row, c.size);
    if (!size || !c.side) return size;
    const std::string side = lowered(read.text(row, c.side));
    if (side == "buy" || side == "long") return size->abs();
    if (side == "sell" || side == "short") return -size->abs();
    if (size->isZero() && (side.empty() || side == "zero" || side == "-")) return size;
    return std::unexpected(
        read.error(row, c.side, "expected buy, sell, long or short, found " + core::quoted(side)));
}

core::Expected<PositionsFile> readTable(const CsvTable& table, const Columns& c,
                                        const FieldReader& read, PositionsFormat format)
{
    PositionsFile file{format, {}, 0, 0};
    Ledger ledger;
    for (const CsvRow& row : table.rows) {
        auto instrument = read.instrument(row, c.instrument);
        if (!instrument) return std::unexpected(std::move(instrument.error()));
        const auto size = signedSize(read, row, c);
        if (!size) return std::unexpected(size.error());
        const auto price = read.price(row, c.price);
        if (!price) return std::unexpected(price.error());
        ++file.rows;
        if (size->isZero())
            ++file.flat;
        else if (!ledger.trade(*instrument, *size, *price))
            return std::unexpected(tooMuch(read, row, c.size, *instrument));
    }
    ledger.finish(file);
    return file;
}

/// Deribit's log is exported newest first or oldest first; `UserSeq` puts it in order.
core::Expected<std::vector<const CsvRow*>> inSequence(const CsvTable& table,
                                                      const FieldReader& read, Column sequence)
{
    std::vector<std::pair<core::Quantity, const CsvRow*>> numbered;
    for (const CsvRow& row : table.rows) {
        const auto number = read.size(row, sequence);
        if (!number) return std::unexpected(number.error());
        numbered.emplace_back(*number, &row);
    }
    std::stable_sort(numbered.begin(), numbered.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const CsvRow*> rows;
    for (const auto& [number, row] : numbered) rows.push_back(row);
    return rows;
}

core::Expected<PositionsFile> readLog(const CsvTable& table, const FieldReader& read)
{
    const Column instrumentColumn = table.column("Instrument"), typeColumn = table.column("Type"),
                 sideColumn = table.column("Side"), positionColumn = table.column("Position"),
                 amountColumn = table.anyColumn({"Amount", "Size"}),
                 priceColumn = table.column("Price");
    const auto rows = inSequence(table, read, table.column("UserSeq"));
    if (!rows) return std::unexpected(rows.error());
    PositionsFile file{PositionsFormat::TransactionLog, {}, 0, 0};
    Ledger ledger;
    for (const CsvRow* row : *rows) {
        ++file.rows;
        const std::string type = lowered(read.text(*row, typeColumn));
        if (type != "trade" && type != "delivery" && type != "position move" &&
            type != "liquidation")
            continue;
        auto instrument = read.instrument(*row, instrumentColumn);
        if (!instrument) return std::unexpected(std::move(instrument.error()));
        const auto position = read.size(*row, positionColumn);
        if (!position) return std::unexpected(position.error());
        const auto amount = read.size(*row, amountColumn);
        if (!amount) return std::unexpected(amount.error());
        const auto price = read.price(*row, priceColumn);
        if (!price) return std::unexpected(price.error());
        const std::string side = lowered(read.text(*row, sideColumn));
        const bool sells =
            side.find("sell") != std::string::npos || side.find("short") != std::string::npos;
        if (!ledger.trade(*instrument, sells ? -amount->abs() : amount->abs(), *price))
            return std::unexpected(tooMuch(read, *row, amountColumn, *instrument));
        // What the venue says is held afterwards is what counts, whatever the log left out.
        BookPosition& held = ledger.entry(*instrument);
        if (held.size != *position) held.averagePrice.reset();
        held.size = *position;
    }
    ledger.finish(file);
    return file;
}

core::Expected<PositionsFile> readChain(const CsvTable& table, const FieldReader& read,
                                        std::string_view name)
{
    const Columns c{table.column("Instrument"),
                    table.anyColumn({"Pos", "Position", "Positions", "My Pos"}),
                    {},
                    table.anyColumn({"Avg Price", "Avg. Price", "Average Price"})};
    if (!c.size)
        return core::failure(
            fmt::format("reading positions from {}: this is the venue's export of an option chain "
                        "without its column of own positions; "
                        "its two Size columns are what is bid and offered. Switch that column on "
                        "before exporting, or export the "
                        "transaction log, or give a table with instrument, size and average price",
                        name));
    return readTable(table, c, read, PositionsFormat::ChainExport);
}

std::string titles(const CsvTable& table)
{
    std::string all;
    for (const std::string& title : table.header.fields) all += (all.empty() ? "" : ", ") + title;
    return core::quoted(all);
}

}  // namespace

std::string_view text(PositionsFormat format)
{
    switch (format) {
        case PositionsFormat::Plain: return "table of positions";
        case PositionsFormat::TransactionLog: return "transaction log";
        case PositionsFormat::ChainExport: return "option chain with positions";
    }
    return "";
}

core::Expected<PositionsFile> parsePositionsCsv(std::string_view text, std::string_view name)
{
    const auto table = parseCsv(text);
    if (!table)
        return core::failure(
            fmt::format("reading positions from {}: {}", name, table.error().message));
    const FieldReader read{*table, name};
    if (table->column("UserSeq") && table->column("Position") && table->column("Type") &&
        table->column("Instrument"))
        return readLog(*table, read);
    if (table->column("IV Bid") && table->column("IV Ask") && table->column("Instrument"))
        return readChain(*table, read, name);
    const Columns c{
        table->anyColumn(
            {"instrument", "instrument name", "instrument_name", "symbol", "contract", "name"}),
        table->anyColumn({"size", "amount", "position", "quantity", "qty", "pos", "position size"}),
        table->anyColumn({"side", "direction"}),
        table->anyColumn({"average price", "average_price", "avg price", "avg. price", "avg_price",
                          "averageprice", "entry price", "entry_price", "price"})};
    if (!c.instrument || !c.size)
        return core::failure(
            fmt::format("reading positions from {}, line {}: expected columns for instrument, size "
                        "and average price, found {}",
                        name, table->header.line, titles(*table)));
    return readTable(*table, c, read, PositionsFormat::Plain);
}

core::Expected<PositionsFile> readPositionsCsv(const std::filesystem::path& path)
{
    auto text = net::readTextFile(path);
    if (!text) return std::unexpected(std::move(text.error()));
    return parsePositionsCsv(*text, core::quoted(path.filename().string()));
}

}  // namespace ballast::paper_market
