#pragma once

#include <cstdint>
#include <string>

namespace ballast::review {

/// What a look at the history's hash chain over a period came to. A look is not the whole of
/// `ballastctl verify`: that reads every row there is, and the order journal too.
struct ChainLook {
    std::int64_t links = 0, rows = 0;          ///< recomputed, and as they were written
    std::int64_t linksLeft = 0, rowsLeft = 0;  ///< of the period, beyond what such a look reads
    bool nothing = false;                      ///< nothing was recorded in the period
    bool before = false;                       ///< its rows are from before the chain began
    std::string wrong;                         ///< what does not hold, and where; empty: nothing
    bool operator==(const ChainLook&) const = default;
    bool holds() const { return wrong.empty(); }
};

/// A sentence: what was verified of the period and what was not, or what is wrong.
std::string text(const ChainLook& look);

}  // namespace ballast::review
