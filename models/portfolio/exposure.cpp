#include "models/portfolio/exposure.h"

#include "models/portfolio/figures_sum.h"

namespace ballast::portfolio {

Figures& Figures::operator+=(const Figures& other)
{
    FigureRow row = rowOf(*this);
    const FigureRow more = rowOf(other);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] += more[i];
    return *this = figuresOf(row);
}

Figures operator*(double size, const Figures& one)
{
    FigureRow row = rowOf(one);
    for (double& number : row) number *= size;
    return figuresOf(row);
}

std::string_view figureName(std::size_t place)
{
    static constexpr std::string_view kNames[] = {"Black-Scholes delta",
                                                  "net transaction delta",
                                                  "USD-neutral delta",
                                                  "Black-Scholes delta in USD",
                                                  "net transaction delta in USD",
                                                  "USD-neutral delta in USD",
                                                  "smile's part of the delta",
                                                  "gamma",
                                                  "gamma for 1 % in coin",
                                                  "gamma for 1 % in USD",
                                                  "vega",
                                                  "time-weighted vega",
                                                  "theta",
                                                  "vanna",
                                                  "vanna in USD",
                                                  "volga",
                                                  "charm",
                                                  "charm in USD",
                                                  "value",
                                                  "profit"};
    static_assert(std::size(kNames) == std::tuple_size_v<FigureRow>);
    return kNames[place];
}

std::string_view text(Gap gap)
{
    switch (gap) {
        case Gap::None: return "";
        case Gap::NoInstrument: return "not listed";
        case Gap::NoMark: return "no mark";
        case Gap::NoVolatility: return "no volatility";
        case Gap::StaleMark: return "stale";
    }
    return "";
}

}  // namespace ballast::portfolio
