#include "models/review/review_text.h"

#include "models/core/csv_text.h"
#include "models/core/json_text.h"
#include "models/core/text.h"
#include "models/review/cost.h"
#include "models/review/export_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace ballast::review {
namespace {

using fields::Value;

Value maybe(std::optional<core::Time> time) { return time ? Value{core::isoUtc(*time)} : Value{}; }
Value maybe(std::optional<double> value) { return value ? Value{*value} : Value{}; }
Value ordered(const Rebalance& r, double value) { return r.label.empty() ? Value{} : Value{value}; }

/// One column of an export; CSV and JSON share names and order.
struct Field {
    std::string_view name;
    Value (*value)(const Rebalance&);
};

constexpr Field kFields[] = {
    {"proposal",
     [](const Rebalance& r) { return Value{static_cast<std::int64_t>(r.proposal.value)}; }},
    {"revision", [](const Rebalance& r) { return Value{static_cast<std::int64_t>(r.revision)}; }},
    {"underlying", [](const Rebalance& r) { return Value{r.underlying.text()}; }},
    {"trigger", [](const Rebalance& r) { return Value{r.trigger}; }},
    {"outcome", [](const Rebalance& r) { return Value{r.outcome}; }},
    {"actor", [](const Rebalance& r) { return Value{r.actor}; }},
    {"reason", [](const Rebalance& r) { return Value{r.reason}; }},
    {"proposed_utc", [](const Rebalance& r) { return Value{core::isoUtc(r.proposedAt)}; }},
    {"decided_utc", [](const Rebalance& r) { return maybe(r.decidedAt); }},
    {"sent_utc", [](const Rebalance& r) { return maybe(r.sentAt); }},
    {"ended_utc", [](const Rebalance& r) { return maybe(r.endedAt); }},
    {"order", [](const Rebalance& r) { return Value{r.order}; }},
    {"order_state", [](const Rebalance& r) { return Value{r.orderState}; }},
    {"label", [](const Rebalance& r) { return Value{r.label}; }},
    {"quantity", [](const Rebalance& r) { return Value{r.quantity}; }},
    {"filled", [](const Rebalance& r) { return ordered(r, r.filled); }},
    {"limit", [](const Rebalance& r) { return Value{r.limit}; }},
    {"average_price",
     [](const Rebalance& r) { return r.filled > 0 ? Value{r.averagePrice} : Value{}; }},
    {"decision_mid", [](const Rebalance& r) { return Value{r.decisionMid}; }},
    {"convention", [](const Rebalance& r) { return Value{r.convention}; }},
    {"delta_before", [](const Rebalance& r) { return Value{r.deltaBefore}; }},
    {"delta_proposed", [](const Rebalance& r) { return Value{r.deltaProposed}; }},
    {"delta_after", [](const Rebalance& r) { return maybe(r.deltaAfter); }},
    {"notional_usd", [](const Rebalance& r) { return ordered(r, r.notionalUsd); }},
    {"fees_usd", [](const Rebalance& r) { return ordered(r, r.feesUsd); }},
    {"slippage_usd", [](const Rebalance& r) { return ordered(r, r.slippageUsd); }},
    {"slippage_bp", [](const Rebalance& r) { return ordered(r, r.slippageBp); }},
    {"venue", [](const Rebalance& r) { return Value{r.venue.text()}; }},
};
/// In front of the others where the rows are of several desks.
constexpr Field kDeskField{"desk", [](const Rebalance& r) { return Value{r.desk}; }};

bool nameDesks(std::span<const Rebalance> rebalances)
{
    return std::ranges::any_of(rebalances, [](const Rebalance& r) { return !r.desk.empty(); });
}

std::vector<Field> fieldsOf(std::span<const Rebalance> rebalances)
{
    std::vector<Field> fields;
    if (nameDesks(rebalances)) fields.push_back(kDeskField);
    fields.insert(fields.end(), std::begin(kFields), std::end(kFields));
    return fields;
}

/// One column of the table.
struct Column {
    std::string_view title;
    bool right;
    std::string (*cell)(const Rebalance&);
};

std::string clock(std::optional<core::Time> time) { return time ? core::clockUtcMs(*time) : "–"; }
std::string ifFilled(const Rebalance& r, std::string text)
{
    return r.filled > 0 ? std::move(text) : "–";
}

std::string dateAndClock(core::Time time)
{
    std::string text = core::isoUtc(time).substr(0, 23);
    text[10] = ' ';
    return text;
}

constexpr Column kColumns[] = {
    {"#", true, [](const Rebalance& r) { return std::to_string(r.proposal.value); }},
    {"Proposed (UTC)", false, [](const Rebalance& r) { return dateAndClock(r.proposedAt); }},
    {"Coin", false, [](const Rebalance& r) { return r.underlying.text(); }},
    {"Trigger", false, [](const Rebalance& r) { return r.trigger; }},
    {"Outcome", false, [](const Rebalance& r) { return r.outcome; }},
    {"By", false, [](const Rebalance& r) { return r.actor; }},
    {"Decided", false, [](const Rebalance& r) { return clock(r.decidedAt); }},
    {"Ended", false, [](const Rebalance& r) { return clock(r.endedAt); }},
    {"Order", false, [](const Rebalance& r) { return r.order; }},
    {"State", false,
     [](const Rebalance& r) { return r.orderState.empty() ? std::string{"–"} : r.orderState; }},
    {"Average", true,
     [](const Rebalance& r) { return ifFilled(r, core::number(r.averagePrice, 2)); }},
    {"Delta before", true, [](const Rebalance& r) { return core::signedNumber(r.deltaBefore, 3); }},
    {"after", true,
     [](const Rebalance& r) {
         return r.deltaAfter ? core::signedNumber(*r.deltaAfter, 3) : std::string{"–"};
     }},
    {"Fees $", true, [](const Rebalance& r) { return ifFilled(r, core::number(r.feesUsd, 2)); }},
    {"Slip $", true,
     [](const Rebalance& r) { return ifFilled(r, core::signedNumber(r.slippageUsd, 2)); }},
    {"bp", true,
     [](const Rebalance& r) { return ifFilled(r, core::signedNumber(r.slippageBp, 2)); }},
};

constexpr Column kDeskColumn{"Desk", false, [](const Rebalance& r) { return r.desk; }};

std::vector<Column> columnsOf(std::span<const Rebalance> rebalances)
{
    std::vector<Column> columns;
    if (nameDesks(rebalances)) columns.push_back(kDeskColumn);
    columns.insert(columns.end(), std::begin(kColumns), std::end(kColumns));
    return columns;
}

/// Characters a terminal shows: continuation bytes of UTF-8 take no room of their own.
std::size_t shownWidth(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Foreign text must not move the cursor or colour the screen.
std::string printable(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return text;
}

void appendLine(std::string& out, const std::vector<Column>& columns,
                const std::vector<std::string>& cells, const std::vector<std::size_t>& widths)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string room(widths[i] - shownWidth(cells[i]), ' ');
        out += i == 0 ? "" : "  ";
        out += columns[i].right ? room + cells[i] : cells[i] + room;
    }
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
}

}  // namespace

namespace fields {

std::string csvText(const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) return core::csvCell(*text);
    if (const auto* real = std::get_if<double>(&value))
        return std::isfinite(*real) ? fmt::format("{}", *real) : "";
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    return {};
}

std::string jsonText(const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) return core::jsonQuoted(*text);
    if (const auto* real = std::get_if<double>(&value)) return core::jsonNumber(*real);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    return "null";
}

std::string csvNames()
{
    std::string out;
    for (const Field& field : kFields) out += (out.empty() ? "" : ",") + std::string{field.name};
    return out;
}

std::string csvLine(const Rebalance& row)
{
    std::string out;
    for (const Field& field : kFields)
        out += (&field == kFields ? "" : ",") + csvText(field.value(row));
    return out;
}

void addTo(core::JsonObject& object, const Rebalance& row)
{
    for (const Field& field : kFields) object.raw(field.name, jsonText(field.value(row)));
}

}  // namespace fields

std::string table(std::span<const Rebalance> rebalances)
{
    const std::vector<Column> columns = columnsOf(rebalances);
    std::vector<std::vector<std::string>> lines(1);
    for (const Column& column : columns) lines[0].emplace_back(column.title);
    for (const Rebalance& r : rebalances) {
        lines.emplace_back();
        for (const Column& column : columns) lines.back().push_back(printable(column.cell(r)));
    }
    std::vector<std::size_t> widths(columns.size(), 0);
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], shownWidth(line[i]));
    std::string out;
    for (const auto& line : lines) appendLine(out, columns, line, widths);
    if (rebalances.empty()) out += "Nothing was proposed in this time.\n";
    return out;
}

std::string csv(std::span<const Rebalance> rebalances)
{
    const std::vector<Field> shown = fieldsOf(rebalances);
    std::string out;
    for (const Field& field : shown) out += (out.empty() ? "" : ",") + std::string{field.name};
    out += "\r\n";
    for (const Rebalance& r : rebalances) {
        bool first = true;
        for (const Field& field : shown) {
            if (!first) out += ',';
            first = false;
            out += fields::csvText(field.value(r));
        }
        out += "\r\n";
    }
    return out;
}

std::string json(std::span<const Rebalance> rebalances)
{
    const std::vector<Field> shown = fieldsOf(rebalances);
    std::string out = "[";
    for (const Rebalance& r : rebalances) {
        core::JsonObject object;
        for (const Field& field : shown) object.raw(field.name, fields::jsonText(field.value(r)));
        out += (out.size() > 1 ? ",\n " : "\n ") + object.str();
    }
    return out + (rebalances.empty() ? "]\n" : "\n]\n");
}

double Summary::slippageBp() const { return basisPoints(slippageUsd, tradedUsd); }

Summary summarise(std::span<const Rebalance> rebalances,
                  std::vector<std::pair<core::Currency, BandTime>> bands)
{
    Summary summary;
    summary.rebalances = static_cast<int>(rebalances.size());
    summary.bands = std::move(bands);
    std::map<std::string, int> outcomes;
    for (const Rebalance& r : rebalances) {
        ++outcomes[r.outcome];
        summary.orders += r.label.empty() ? 0 : std::max(1, r.orders);
        summary.tradedUsd += r.notionalUsd;
        summary.feesUsd += r.feesUsd;
        summary.slippageUsd += r.slippageUsd;
    }
    std::vector<std::pair<std::string, int>> sorted(outcomes.begin(), outcomes.end());
    std::ranges::stable_sort(sorted,
                             [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [outcome, count] : sorted)
        summary.outcomes +=
            fmt::format("{}{} {}", summary.outcomes.empty() ? "" : ", ", count, outcome);
    return summary;
}

std::string text(const Summary& s)
{
    std::string line = fmt::format("{} proposals", s.rebalances);
    if (!s.outcomes.empty()) line += " (" + s.outcomes + ")";
    line += fmt::format("; {} orders, {} traded, fees {}, slippage {} ({} bp)", s.orders,
                        core::usd(s.tradedUsd, 0), core::usd(s.feesUsd), core::usd(s.slippageUsd),
                        core::signedNumber(s.slippageBp(), 2));
    std::string_view separator = "; inside the band ";
    for (const auto& [underlying, band] : s.bands) {
        if (band.watched.count() <= 0) continue;
        line += fmt::format("{}{} {}% of {}", separator, underlying.text(),
                            core::number(100 * band.share(), 1), core::humanDuration(band.watched));
        separator = ", ";
    }
    return line;
}

std::string reasonBesideTime(const Rebalance& r)
{
    constexpr std::string_view kShown = " s after it was shown";
    constexpr double kSame = 1;  // s: what a person would not tell apart
    const std::size_t at = r.reason.find(kShown);
    if (at == std::string::npos || !r.decidedAt) return r.reason;
    double seconds = 0;
    const char* const begin = r.reason.data();
    const auto read = std::from_chars(begin, begin + at, seconds);
    if (read.ec != std::errc{} || read.ptr != begin + at) return r.reason;
    if (std::abs(core::seconds(*r.decidedAt - r.proposedAt) - seconds) > kSame) return r.reason;
    const std::string rest = r.reason.substr(at + kShown.size());
    return rest.starts_with("; ") ? rest.substr(2) : rest;
}

}  // namespace ballast::review
