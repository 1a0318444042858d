#include "models/portfolio/exposure.h"

#include <array>
#include <bit>

namespace ballast::portfolio {
namespace {

/// Figures are nothing but numbers that add up, so they are added as a row of them.
using Row = std::array<double, sizeof(Figures) / sizeof(double)>;

}  // namespace

Figures& Figures::operator+=(const Figures& other)
{
    Row row = std::bit_cast<Row>(*this);
    const Row more = std::bit_cast<Row>(other);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] += more[i];
    return *this = std::bit_cast<Figures>(row);
}

Figures operator*(double size, const Figures& one)
{
    Row row = std::bit_cast<Row>(one);
    for (double& number : row) number *= size;
    return std::bit_cast<Figures>(row);
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
