#pragma once

#include "models/orders/order.h"
#include "models/portfolio/holding.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ballast::engine {

/// Positions and balances as the venue tells them, advanced by our fills until it tells them again,
/// so that a hedge that has filled is never missing from the delta between two of its messages.
class Holdings {
public:
    static constexpr core::Duration kQueryLag = std::chrono::seconds{5};

    /// Fills of an earlier run, by desk time. A read that may be older than one of them tells what
    /// is held and does not make it known: this run heard none of them, so nothing else says that
    /// they are missing. The wait ends kQueryLag after the first read, whatever the clock was then,
    /// with the first read that leaves nothing as it stood.
    void recall(const std::vector<orders::Fill>& fills);
    void on(const portfolio::Position& position);
    /// `read.at` is when the venue was asked (desk time), and what it reads out may be kQueryLag
    /// older than its matching engine: an instrument that was told to have moved since is left as
    /// it stands, until a later read. Where the times are not known (zero) the read counts.
    void on(const portfolio::PositionsRead& read);
    void on(const portfolio::Balance& balance);
    /// A fill seen for the first time moves the position by its signed quantity.
    void on(const orders::Fill& fill);
    /// How much of a fill the venue's word on the position has not brought yet (>= 0): from
    /// `before`, held when its order began, it is to go as far as all fills of the order together
    /// (`sum`, this one with it). Trades of others in the meantime may be taken for it; the venue's
    /// next word sets that right.
    core::Quantity missing(const orders::Fill& fill, core::Quantity before,
                           core::Quantity sum) const;
    /// A fill of ours was told, at `fill.at` desk time, whether or not it moves the position here:
    /// an older read may not undo it.
    void heard(const orders::Fill& fill);
    /// The last read certainly has what happened in that instrument at `at` (desk time).
    bool readShows(const core::AccountKey& account, core::InstrumentId instrument,
                   core::Time at) const;
    /// The link is down: what is held is no longer known to be current.
    void markUnread(core::VenueId venue);

    bool known(const core::AccountKey& account) const { return m_read.contains(account); }
    /// Read back at least once since the start: what is held there is known, be it of earlier.
    bool everKnown(const core::AccountKey& account) const { return m_everRead.contains(account); }
    /// Null when nothing of it is held.
    const portfolio::Position* find(const core::AccountKey& account,
                                    core::InstrumentId instrument) const;
    core::Quantity sizeOf(const core::AccountKey& account, core::InstrumentId instrument) const;
    const std::vector<portfolio::Position>& positions() const { return m_positions; }
    const std::vector<portfolio::Balance>& balances() const { return m_balances; }

private:
    portfolio::Position& slot(const core::AccountKey& account, core::InstrumentId instrument);
    void dropEmpty();
    void number();
    using Key = std::pair<core::AccountKey, std::uint32_t>;  ///< with the instrument's number
    bool isNewer(const Key& key, core::Time askedAt) const;
    bool mayLackRecalled(const portfolio::PositionsRead& read);
    bool standsOnUnknown(const core::AccountKey& account) const;

    std::vector<portfolio::Position> m_positions;
    /// Places in m_positions, by instrument: the first one, and the next of the same one.
    std::vector<std::uint32_t> m_first, m_next;
    std::vector<portfolio::Balance> m_balances;
    std::set<core::AccountKey> m_read, m_everRead;
    std::map<Key, core::Time> m_movedAt;                 ///< desk time, as last told
    std::map<core::AccountKey, core::Time> m_readAt;     ///< when the last read was asked for
    std::map<core::AccountKey, core::Time> m_recalled;   ///< the latest fill of an earlier run
    std::map<core::AccountKey, core::Time> m_firstRead;  ///< when it was asked for
    std::set<Key> m_left;                                ///< by the last read as they stood
};

}  // namespace ballast::engine
