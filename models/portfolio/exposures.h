#pragma once

#include "models/portfolio/exposure.h"
#include "models/portfolio/figures_sum.h"

#include <utility>
#include <vector>

namespace ballast::portfolio {

/// The lines of one underlying, which stand together, on their way to an Exposure.
struct UnderlyingSum {
    core::Currency underlying;
    std::size_t first = 0, last = 0;  ///< rows
    double spot = 0;
    bool fromIndex = false;  ///< the spot; else it is what its tickers say
    FiguresSum sum;
    int partial = 0, stale = 0, withoutSmile = 0;
    pricing::SmileChoice smile;  ///< of the deltas
    /// Which balances stand behind its linear lines.
    std::vector<std::pair<core::AccountKey, core::Currency>> pools;
    bool touched = false;
    /// Value and profit of its settled rows (see Columns) wait at an older spot; the sum does not.
    bool behind = false;

    /// Takes a line in that is held in this account: its balance, where it is one of dollars.
    void addPool(const core::AccountKey& account, const market::Instrument& instrument);
    void count(Gap gap, int by)
    {
        if (gap != Gap::None) partial += by;
        if (gap == Gap::StaleMark) stale += by;
    }
};

/// By underlying: the sums, and what the balances put beside them; coin that is held alone is an
/// exposure of its own. `unlisted` positions count as partial in each.
std::vector<Exposure> exposuresOf(const std::vector<UnderlyingSum>& sums,
                                  const std::vector<Balance>& balances, const market::Board& board,
                                  int unlisted);

}  // namespace ballast::portfolio
