#pragma once

#include "connectors/store/chain_rows.h"
#include "connectors/store/read_watch.h"

#include <set>
#include <utility>

namespace ballast::store {

/// The hash chain of the history, written. What a person or the engine decided is linked in the
/// commit that writes it; rows that come by the clock wait for a link of some hundred, or a minute.
class Chain {
public:
    static constexpr std::int64_t kRowsALink = 512;
    static constexpr core::Duration kLongestWait = std::chrono::minutes{1};

    /// Begins the chain where there is none: a first link says up to where nothing is covered.
    /// Within a transaction of its own, which links what a run before left unlinked.
    static core::Expected<Chain> over(Database& history);

    /// What was written within the transaction under way.
    struct Batch {
        std::set<std::pair<std::int64_t, std::int64_t>> proposals;  ///< number and revision
        std::set<std::int64_t> realisedDays;                        ///< counted from 1970
        std::int64_t rows = 0;                                      ///< of all other tables
        bool acted = false;  ///< something else than samples, positions and balances
        core::Time newest{};
    };
    /// Writes a link where it is time for one.
    core::Expected<void> note(const Batch& batch);
    /// As it was before the batch: the transaction was rolled back.
    void undo() { m_now = m_before; }

    std::int64_t lastSample() const { return m_now.lastSample; }
    void sampleWritten(std::int64_t id) { m_now.lastSample = id; }
    void begin() { m_before = m_now; }
    core::Time newest() const { return m_now.newest; }

private:
    /// What the chain stands on.
    struct Head {
        std::int64_t link = 0;
        std::string hash;
        std::vector<std::int64_t> covered;  ///< of each chainTables()
        std::int64_t coveredSamples = 0;
        std::int64_t lastSample = 0;
        std::int64_t pending = 0;
        core::Time linkedAt{}, newest{};
    };
    core::Expected<void> load(const Database& history);
    core::Expected<void> start();
    core::Expected<void> close(const Batch& batch);
    core::Expected<void> write(std::vector<ChainPart> parts);

    ChainRows m_rows;
    Statement m_link, m_part;
    Head m_now, m_before;
};

/// What a check of the chain found.
struct ChainFindings {
    std::int64_t links = 0, rows = 0, dropped = 0, unlinked = 0, replaced = 0;
    std::string wrong;  ///< empty: nothing
    std::string text() const;
};
/// Recomputes every link from the rows as they stand now, plain or in blocks.
core::Expected<ChainFindings> checkChain(const Database& history, const ReadWatch& watch = {});

}  // namespace ballast::store
