#include "models/tables/position_field.h"

#include <iterator>

namespace ballast::tables {
namespace {

using F = portfolio::Figures;
using Number = std::optional<double>;

bool isCounted(const PositionRow& row)
{
    return !row.isPosition() || row.gap == portfolio::Gap::None ||
           row.gap == portfolio::Gap::StaleMark;
}

Number ifSo(bool so, double value) { return so ? Number(value) : Number(); }

Number size(const PositionRow& row) { return ifSo(row.isPosition(), row.size.toDouble()); }
Number mark(const PositionRow& row) { return ifSo(row.isPosition() && row.mark > 0, row.mark); }
Number average(const PositionRow& row)
{
    return ifSo(row.isPosition() && row.averagePrice > 0, row.averagePrice);
}
Number volatility(const PositionRow& row)
{
    return ifSo(row.isPosition() && row.volatility > 0, 100 * row.volatility);
}
Number days(const PositionRow& row) { return row.days; }
Number delta(const PositionRow& row) { return ifSo(isCounted(row) && row.oneCoin, row.delta); }
Number deltaUsd(const PositionRow& row) { return ifSo(isCounted(row), row.deltaUsd); }
template <double F::* number>
Number optionCoin(const PositionRow& row)
{
    return ifSo(row.options && row.oneCoin && isCounted(row), row.figures.*number);
}
template <double F::* number>
Number optionUsd(const PositionRow& row)
{
    return ifSo(row.options && isCounted(row), row.figures.*number);
}
Number pnl(const PositionRow& row)
{
    return ifSo(!row.isPosition() || row.mark > 0, row.figures.pnlUsd);
}
Number value(const PositionRow& row)
{
    return ifSo(row.options && (!row.isPosition() || row.mark > 0), row.figures.valueUsd);
}

constexpr PositionField kFields[] = {
    {"instrument"},
    {"venue"},
    {"size", Unit::Size, size},
    {"mark", Unit::Price, mark},
    {"volatility", Unit::Percent, volatility},
    {"delta", Unit::Coin, delta, true},
    {"delta-usd", Unit::Usd, deltaUsd, true},
    {"gamma", Unit::Coin, optionCoin<&F::gamma1PctCoin>, true},
    {"gamma-usd", Unit::Usd, optionUsd<&F::gamma1PctUsd>, true},
    {"vega", Unit::Usd, optionUsd<&F::vega>, true},
    {"vega-weighted", Unit::Usd, optionUsd<&F::vegaWeighted>, true},
    {"theta", Unit::Usd, optionUsd<&F::theta>, true},
    {"vanna", Unit::Coin, optionCoin<&F::vanna>, true},
    {"volga", Unit::Usd, optionUsd<&F::volga>, true},
    {"charm", Unit::Coin, optionCoin<&F::charm>, true},
    {"pnl", Unit::Usd, pnl, true},
    {"trend", Unit::Usd, nullptr, true},
    {"value", Unit::Usd, value, true},
    {"average", Unit::Price, average},
    {"underlying"},
    {"kind"},
    {"expiry"},
    {"days", Unit::Days, days},
    {"account"},
    {"sub-book"},
};

}  // namespace

std::span<const PositionField> positionFields() { return kFields; }

std::optional<int> columnOf(std::string_view id)
{
    for (std::size_t i = 0; i < std::size(kFields); ++i)
        if (id == kFields[i].id) return static_cast<int>(i);
    return std::nullopt;
}

std::optional<double> numberOf(const PositionRow& row, int column)
{
    const PositionField& field = kFields[static_cast<std::size_t>(column)];
    return field.number ? field.number(row) : std::nullopt;
}

}  // namespace ballast::tables
