#pragma once

#include "connectors/store/order_journal.h"
#include "tests/support/faulty_vfs.h"

#include <optional>
#include <string>
#include <vector>

namespace ballast::kill {

inline const std::filesystem::path kDiskFolder = "disk";

/// The end of the chain: it says all there is before it, for each link holds the one before.
struct Head {
    std::int64_t seq = 0;
    std::string hash;
    auto operator<=>(const Head&) const = default;
};

/// Orders' lives, written to a journal in batches as an engine makes them, on a disk of its own.
class JournalLife {
public:
    explicit JournalLife(test::FaultyDisk& disk) : m_disk(disk) {}

    /// Empty, or why not.
    std::string open();
    /// The next records, one transaction. False: the journal has failed, and is closed.
    bool append();
    void close() { m_journal.reset(); }
    bool isOpen() const { return m_journal.has_value(); }

    const Head& durable() const { return m_durable; }  ///< as acknowledged
    std::uint64_t numbersFrom() const
    {
        return m_numbersFrom;
    }  ///< labels of the next run, at least
    std::uint64_t records() const { return m_records; }

private:
    engine::JournalEntry next();

    test::FaultyDisk& m_disk;
    std::optional<store::OrderJournal> m_journal;
    Head m_durable;
    std::uint64_t m_numbersFrom = 1, m_label = 0, m_step = 0, m_seq = 0, m_records = 0;
};

/// Opens what a disk holds, as a desk that starts does; then as an auditor.
struct Reopened {
    std::string refused;  ///< the desk's sentence
    Head before;          ///< the end of the chain it found
    Head after;           ///< … with its own start
    std::uint64_t nextLabel = 0;
    std::string known;  ///< all it begins from, as text
    std::string wrong;  ///< the auditor's
};
Reopened reopen(test::FaultyDisk& disk, bool audit = true);
/// The auditor alone; empty: all is well.
std::string audit(test::FaultyDisk& disk);
/// Every column of every row; nothing when it cannot be read.
std::optional<std::string> contents(test::FaultyDisk& disk);

}  // namespace ballast::kill
