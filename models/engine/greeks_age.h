#pragma once

#include "models/market/board.h"
#include "models/portfolio/valuation.h"

#include <optional>
#include <vector>

namespace ballast::engine {

/// The oldest quote that the Greeks of an underlying's options rest on. All of them are looked
/// through when it may be another option's: when the one that was the oldest is quoted anew, when
/// an option came into the sums or left them, or when news of an earlier time came in. Else one
/// look at that option answers, for the quotes of all others only get younger.
class GreeksAge {
public:
    /// A quote, of whatever instrument, that came with this time.
    void heard(core::Time at)
    {
        if (at < m_youngest) m_known = false;
    }
    /// Brings it up to the board.
    void look(const portfolio::Valuation& valuation, const market::Board& board);

    /// As of the last look; absent: no option of it is held.
    std::optional<core::Time> of(core::Currency underlying) const;
    std::uint64_t walks() const { return m_walks; }  ///< through all options, since start

private:
    struct Oldest {
        core::Currency underlying;
        core::InstrumentId instrument;
        core::Time at{};
    };
    bool stands(const portfolio::Valuation& valuation, const market::Board& board) const;

    std::vector<Oldest> m_oldest;
    core::Time m_youngest{};  ///< of the oldest ones
    std::uint64_t m_memberships = 0, m_walks = 0;
    bool m_known = false;
};

}  // namespace ballast::engine
