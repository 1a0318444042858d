#include "models/portfolio/valuation.h"

namespace ballast::portfolio {

Book value(const std::vector<Position>& positions, const std::vector<Balance>& balances,
           const market::Board& board, core::Time now, const SubBooks& subBooks)
{
    Valuation valuation(subBooks);
    valuation.valueAt(positions, balances, board, now);
    return *valuation.book();
}

}  // namespace ballast::portfolio
