#include "models/core/text_table.h"

#include "models/core/csv_text.h"
#include "models/core/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::core {
namespace {

std::string csvOf(const Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) return csvCell(*text);
    const auto* real = std::get_if<double>(&cell);
    return real && std::isfinite(*real) ? fmt::format("{}", *real) : "";
}

std::string jsonOf(const Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) return jsonQuoted(*text);
    const auto* real = std::get_if<double>(&cell);
    return real ? jsonNumber(*real) : "null";
}

std::string shownOf(const Cell& cell)
{
    if (const auto* real = std::get_if<double>(&cell))
        return std::isfinite(*real) ? fmt::format("{:.10g}", *real) : "";
    const auto* text = std::get_if<std::string>(&cell);
    std::string shown = text ? *text : "";
    // Foreign text must not move the cursor or colour the screen.
    std::ranges::replace_if(
        shown, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return shown;
}

/// Characters a terminal shows: continuation bytes of UTF-8 take no room of their own.
std::size_t shownWidth(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

struct ShownColumn {
    std::vector<std::string> cells;  ///< the title first
    std::size_t width = 0;
    bool right = false;
    bool empty = true;
};

ShownColumn shownColumn(const TextTable& table, std::size_t number)
{
    ShownColumn column;
    column.cells.push_back(table.columns[number]);
    for (const auto& row : table.rows) {
        column.cells.push_back(shownOf(row[number]));
        column.empty = column.empty && column.cells.back().empty();
        column.right = column.right || std::holds_alternative<double>(row[number]);
    }
    for (const std::string& cell : column.cells)
        column.width = std::max(column.width, shownWidth(cell));
    return column;
}

}  // namespace

std::string csvText(const TextTable& table)
{
    std::string out;
    for (const std::string& name : table.columns) out += (out.empty() ? "" : ",") + csvCell(name);
    out += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : ",") + csvOf(row[i]);
        out += "\r\n";
    }
    return out;
}

std::string jsonText(const TextTable& table)
{
    std::string out = "[";
    for (const auto& row : table.rows) {
        JsonObject object;
        for (std::size_t i = 0; i < row.size(); ++i) object.raw(table.columns[i], jsonOf(row[i]));
        out += (out.size() > 1 ? ",\n " : "\n ") + object.str();
    }
    return out + (table.rows.empty() ? "]\n" : "\n]\n");
}

std::string alignedText(const TextTable& table)
{
    std::vector<ShownColumn> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (ShownColumn column = shownColumn(table, i); !column.empty || table.rows.empty())
            columns.push_back(std::move(column));
    std::string out;
    for (std::size_t line = 0; line <= table.rows.size(); ++line) {
        std::string text;
        for (const ShownColumn& column : columns) {
            const std::string& cell = column.cells[line];
            const std::string room(column.width - shownWidth(cell), ' ');
            if (!text.empty()) text += "  ";
            text += column.right ? room + cell : cell + room;
        }
        while (text.ends_with(' ')) text.pop_back();
        out += text + '\n';
    }
    return out;
}

}  // namespace ballast::core
