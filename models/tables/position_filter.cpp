#include "models/tables/position_filter.h"

#include "models/tables/filter_vocabulary.h"
#include "models/tables/position_field.h"
#include "models/tables/words.h"

#include <optional>
#include <utility>

namespace ballast::tables {
namespace {

using Vocabulary = FilterVocabulary<PositionRow>;

template <int column>
std::optional<double> inColumn(const PositionRow& row)
{
    return numberOf(row, column);
}
std::optional<double> strike(const PositionRow& row)
{
    if (!row.instrument || !row.instrument->strike) return std::nullopt;
    return row.instrument->strike->toDouble();
}

using Column = PositionColumn;
using U = FilterUnit;
constexpr Vocabulary::Number kNumbers[] = {
    {"dte", U::Days, inColumn<Column::Days>},    {"iv", U::Percent, inColumn<Column::Volatility>},
    {"size", U::Amount, inColumn<Column::Size>}, {"strike", U::Price, strike},
    {"mark", U::Price, inColumn<Column::Mark>},  {"average", U::Price, inColumn<Column::Average>},
    {"delta", U::Coin, inColumn<Column::Delta>}, {"delta$", U::Usd, inColumn<Column::DeltaUsd>},
    {"gamma", U::Coin, inColumn<Column::Gamma>}, {"gamma$", U::Usd, inColumn<Column::GammaUsd>},
    {"vega", U::Usd, inColumn<Column::Vega>},    {"vega30", U::Usd, inColumn<Column::VegaWeighted>},
    {"theta", U::Usd, inColumn<Column::Theta>},  {"vanna", U::Coin, inColumn<Column::Vanna>},
    {"volga", U::Usd, inColumn<Column::Volga>},  {"charm", U::Coin, inColumn<Column::Charm>},
    {"pnl", U::Usd, inColumn<Column::Pnl>},      {"value", U::Usd, inColumn<Column::Value>},
};

template <market::Kind kind>
bool isOfKind(const PositionRow& row)
{
    return row.kind == kind;
}
template <market::OptionType type>
bool isOption(const PositionRow& row)
{
    return row.options && row.instrument && row.instrument->optionType == type;
}

constexpr Vocabulary::State kStates[] = {
    {"call", isOption<market::OptionType::Call>},
    {"put", isOption<market::OptionType::Put>},
    {"option", isOfKind<market::Kind::Option>},
    {"future", isOfKind<market::Kind::Future>},
    {"perpetual", isOfKind<market::Kind::Perpetual>},
    {"spot", isOfKind<market::Kind::Spot>},
    {"long", [](const PositionRow& row) { return row.size > core::Quantity{}; }},
    {"short", [](const PositionRow& row) { return row.size < core::Quantity{}; }},
    {"stale", [](const PositionRow& row) { return row.stale > 0; }},
    {"unvalued", [](const PositionRow& row) { return row.partial > 0; }},
};

using Node = FilterNode;
constexpr Vocabulary::Name kNames[] = {
    {"venue", [](const PositionRow& row,
                 const Node& node) { return node.matches(row.account.venue.view()); }},
    {"account", [](const PositionRow& row,
                   const Node& node) { return node.matches(row.account.account.view()); }},
    {"underlying",
     [](const PositionRow& row, const Node& node) { return node.matches(row.underlying.view()); }},
    {"sub-book",
     [](const PositionRow& row, const Node& node) { return node.matches(row.subBookName); }},
    {"expiry",
     [](const PositionRow& row, const Node& node) {
         return row.expiry &&
                node.matches(dateWords(*row.expiry).remove(QLatin1Char(' ')).toStdString());
     }},
};

/// By the instrument's name.
bool says(const PositionRow& row, const Node& node)
{
    return node.matches(row.instrument ? std::string(row.instrument->name)
                                       : titleOf(row).toStdString());
}

constexpr Vocabulary kVocabulary{kNumbers, kStates, kNames, says};

}  // namespace

std::expected<PositionFilter, FilterFault> PositionFilter::parse(const QString& text)
{
    PositionFilter filter;
    filter.m_text = text.trimmed();
    if (filter.m_text.isEmpty()) return filter;
    auto read = readFilter(text, filterWords());
    if (!read) return std::unexpected(std::move(read.error()));
    filter.m_test = std::make_shared<const FilterNode>(std::move(*read));
    return filter;
}

const FilterWords& PositionFilter::filterWords()
{
    static const FilterWords words = kVocabulary.words();
    return words;
}

bool PositionFilter::passes(const PositionRow& row) const
{
    return !m_test || kVocabulary.passes(*m_test, row);
}

}  // namespace ballast::tables
