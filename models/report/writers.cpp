#include "models/report/writers.h"

#include "models/core/csv_text.h"
#include "models/core/json_text.h"

#include <fmt/format.h>

#include <cmath>

namespace ballast::report {
namespace {

std::string_view unitName(Unit unit)
{
    switch (unit) {
        case Unit::Words: return "";
        case Unit::Count: return "count";
        case Unit::Usd:
        case Unit::Cents: return "USD";
        case Unit::Bp: return "bp";
        case Unit::Share: return "fraction";
        case Unit::Seconds: return "s";
        case Unit::Coin: return "coin";
        case Unit::Size: return "instrument's unit";
        case Unit::Price: return "quote currency";
        case Unit::Factor: return "";
        case Unit::Instant:
        case Unit::Day: return "UTC";
    }
    return "";
}

std::string timeText(core::Time at, Unit unit)
{
    const std::string iso = core::isoUtc(at);
    return unit == Unit::Day ? iso.substr(0, 10) : iso;
}

std::string csvOf(const Cell& cell, Unit unit)
{
    if (const auto* text = std::get_if<std::string>(&cell)) return core::csvCell(*text);
    if (const auto* value = std::get_if<double>(&cell))
        return std::isfinite(*value) ? fmt::format("{}", *value + 0.0) : "";
    if (const auto* at = std::get_if<core::Time>(&cell)) return timeText(*at, unit);
    return {};
}

std::string jsonOf(const Cell& cell, Unit unit)
{
    if (const auto* text = std::get_if<std::string>(&cell)) return core::jsonQuoted(*text);
    if (const auto* value = std::get_if<double>(&cell)) return core::jsonNumber(*value + 0.0);
    if (const auto* at = std::get_if<core::Time>(&cell))
        return core::jsonQuoted(timeText(*at, unit));
    return "null";
}

void addCsv(std::string& out, const std::string& section, const Table& table)
{
    if (table.shown == Shown::Pages) return;
    out += core::csvCell(section) + "," + core::csvCell(table.title) + "\r\n";
    for (std::size_t n = 0; n < table.columns.size(); ++n)
        out += (n > 0 ? "," : "") + core::csvCell(table.columns[n].key);
    out += "\r\n";
    for (const Row& row : table.rows) {
        for (std::size_t n = 0; n < row.cells.size(); ++n)
            out += (n > 0 ? "," : "") + csvOf(row.cells[n], table.columns[n].unit);
        out += "\r\n";
    }
    out += "\r\n";
}

std::string jsonColumn(const Column& column)
{
    return core::JsonObject{}
        .text("key", column.key)
        .text("title", column.title)
        .text("unit", unitName(column.unit))
        .str();
}

std::string jsonRow(const Row& row, const Table& table)
{
    core::JsonObject object;
    for (std::size_t n = 0; n < row.cells.size(); ++n)
        object.raw(table.columns[n].key, jsonOf(row.cells[n], table.columns[n].unit));
    if (row.isSum) object.flag("is_sum", true);
    if (row.isFlagged) object.flag("is_flagged", true);
    return object.str();
}

template <class Each, class Make>
std::string jsonList(const Each& each, const char* between, Make make)
{
    std::string out = "[";
    for (const auto& one : each)
        out += (out.size() > 1 ? std::string{","} : "") + between + make(one);
    return out + "]";
}

std::string jsonTable(const Table& table)
{
    return core::JsonObject{}
        .text("key", table.key)
        .text("title", table.title)
        .text("remark", table.remark)
        .raw("columns", jsonList(table.columns, "", jsonColumn))
        .raw("rows",
             jsonList(table.rows, "\n", [&](const Row& row) { return jsonRow(row, table); }))
        .str();
}

std::string jsonSection(const Section& section)
{
    std::vector<std::string> texts, tables;
    for (const Block& block : section.blocks) {
        if (const auto* text = std::get_if<Text>(&block))
            texts.insert(texts.end(), text->lines.begin(), text->lines.end());
        else if (const auto* cards = std::get_if<Cards>(&block))
            tables.push_back(jsonTable(tableOf(*cards)));
        else if (const auto* table = std::get_if<Table>(&block);
                 table && table->shown != Shown::Pages)
            tables.push_back(jsonTable(*table));
    }
    return core::JsonObject{}
        .text("key", section.key)
        .text("title", section.title)
        .raw("texts", jsonList(texts, "", [](const std::string& t) { return core::jsonQuoted(t); }))
        .raw("tables", jsonList(tables, "\n", [](const std::string& t) { return t; }))
        .str();
}

}  // namespace

Table tableOf(const Cards& cards)
{
    Table table;
    table.key = cards.key;
    table.title = cards.title;
    table.columns = {{"figure", "figure", Unit::Words, 3},
                     {"value", "value", Unit::Factor, 1},
                     {"unit", "unit", Unit::Words, 1},
                     {"before", "before", Unit::Factor, 1},
                     {"detail", "detail", Unit::Words, 4}};
    for (const Card& card : cards.cards) {
        Row row;
        row.cells = {card.title, card.value, std::string{unitName(card.unit)}, card.before,
                     card.detail};
        row.isFlagged = card.isFlagged;
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table tableOfFacts(const Document& document)
{
    Table table;
    table.key = "facts";
    table.title = document.title;
    table.columns = {{"fact", "fact", Unit::Words, 1}, {"value", "value", Unit::Words, 3}};
    table.rows.push_back({{document.title, document.subtitle}, false, false});
    for (const Fact& fact : document.facts)
        table.rows.push_back({{fact.title, fact.value}, false, false});
    return table;
}

std::string csvText(const Document& document)
{
    std::string out;
    addCsv(out, document.title, tableOfFacts(document));
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks) {
            if (const auto* cards = std::get_if<Cards>(&block))
                addCsv(out, section.title, tableOf(*cards));
            else if (const auto* table = std::get_if<Table>(&block))
                addCsv(out, section.title, *table);
        }
    return out;
}

std::string jsonText(const Document& document)
{
    core::JsonObject facts;
    for (const Fact& fact : document.facts) facts.text(fact.key, fact.value);
    return core::JsonObject{}
               .text("title", document.title)
               .text("subtitle", document.subtitle)
               .text("language", document.language)
               .raw("facts", facts.str())
               .raw("sections", jsonList(document.sections, "\n", jsonSection))
               .str() +
           "\n";
}

}  // namespace ballast::report
