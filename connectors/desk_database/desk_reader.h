#pragma once

#include "connectors/desk_database/schema.h"
#include "connectors/store/history_reader.h"

namespace ballast::desk_database {

/// A data folder that ships, or shipped, into the desk database.
struct DeskEntry {
    std::int64_t desk = 0;
    std::string machine;
    std::int64_t life = 1;
    std::string name, trader, version;
    core::Time lastSeen{};
    /// "alice@tower: paper", and "alice@tower: paper (life 2)" after its folder was put back.
    std::string text() const;
};

/// Reads the histories of all desks. One thread at a time. Writes nothing, and needs a role that
/// may only SELECT.
class DeskReader {
public:
    static core::Expected<DeskReader> open(const Address& address, std::stop_token stop = {});

    /// In the order of their names.
    core::Expected<std::vector<DeskEntry>> desks();
    /// Those with this in their name, or of this trader; all of an empty one.
    core::Expected<std::vector<DeskEntry>> desksCalled(const std::string& part);
    /// What these desks have samples, proposals or orders of, in the order of their names.
    core::Expected<std::vector<std::string>> underlyings(const std::vector<DeskEntry>& desks);

    /// What one desk did in that time, as a history like that of a data folder: every reader of the
    /// local history reads it, the review too. The rows are copied out of one consistent state of
    /// the desk database; of more than `mostProposals` the newest. Samples, positions and balances
    /// come whole only where `withSamples` is set: else of the samples those that follow the end of
    /// an order.
    core::Expected<store::HistoryReader> historyOf(std::int64_t desk, store::TimeRange range,
                                                   std::size_t mostProposals, bool withSamples);

    struct Filter {
        core::Currency underlying;   ///< empty: all
        std::string desk;            ///< part of the desk's name or trader's; empty: all
        std::size_t limit = 10'000;  ///< the newest so many of each desk
    };
    /// Of every desk, oldest first, each row with its desk's name. What a folder did before it was
    /// put back from a copy is not told twice.
    core::Expected<std::vector<review::Rebalance>> rebalances(store::TimeRange range,
                                                              const Filter& filter);
    /// Watched and inside its band, by underlying, all desks added up.
    core::Expected<std::vector<std::pair<core::Currency, review::BandTime>>> bandTimes(
        store::TimeRange range, const Filter& filter);

private:
    explicit DeskReader(Connection connection) : m_connection(std::move(connection)) {}
    core::Expected<void> pull(const SharedTable& table, std::int64_t desk, store::TimeRange range,
                              std::size_t mostProposals, bool withSamples, store::Database& into);
    core::Expected<std::vector<DeskEntry>> chosen(const Filter& filter);

    Connection m_connection;
};

}  // namespace ballast::desk_database
