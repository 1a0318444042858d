#pragma once

namespace ballast::store {

/// How long the history keeps what, in days; 0: for ever. Proposals, decisions, orders, fills,
/// changes of settings and of guards are always kept for ever.
struct Keep {
    int fullDays = 0;  ///< samples as plain rows; after that in blocks, which lose nothing
    int minutesDays =
        0;  ///< of each minute the plain row beside the blocks; after that of each hour
    int alertsDays = 0;
    int positionsDays = 0;  ///< positions and balances as they were
    bool any() const
    {
        return fullDays > 0 || minutesDays > 0 || alertsDays > 0 || positionsDays > 0;
    }
    bool operator==(const Keep&) const = default;
};

}  // namespace ballast::store
