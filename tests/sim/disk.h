#pragma once

#include "connectors/store/order_journal.h"
#include "models/engine/effect.h"
#include "models/engine/recovered.h"

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>

namespace ballast::sim {

/// The order journal on what survives a kill. What was appended is durable; what was not is gone.
class Disk {
public:
    struct Written {
        std::uint64_t upTo = 0;
        std::string error;  ///< empty: all of it is recorded
    };
    virtual ~Disk() = default;
    /// A process starts and reads what there is.
    virtual core::Expected<engine::Recovered> open(core::Time at) = 0;
    /// One transaction.
    virtual Written append(std::span<const engine::Journal> entries) = 0;
    /// The process is gone.
    virtual void close() = 0;
};

/// The journal's rules in memory: unique labels, requests and children, single flight, counters in
/// blocks. For the bulk of the seeds, because a real file costs more than the rest of a run.
class MemoryDisk final : public Disk {
public:
    core::Expected<engine::Recovered> open(core::Time at) override;
    Written append(std::span<const engine::Journal> entries) override;
    void close() override {}

private:
    std::string appendOne(const engine::JournalEntry& entry);
    std::string write(const engine::IntentRecord& record);
    std::string write(const engine::OrderRecord& record);
    std::string write(const engine::FillRecord& record);
    std::string write(const engine::HaltRecord& record);

    std::vector<orders::Order> m_orders;  ///< oldest first
    std::vector<orders::Fill> m_fills;
    std::set<std::string> m_trades;
    std::set<std::uint64_t> m_requests;
    std::uint64_t m_nextLabel = 1, m_nextRequest = 1;
    bool m_halted = false;
    std::string m_haltReason;
    engine::Brake m_brake = engine::Brake::None;
};

/// store::OrderJournal in a folder: SQLite as the product uses it.
class FileDisk final : public Disk {
public:
    explicit FileDisk(std::filesystem::path folder);
    ~FileDisk() override;
    core::Expected<engine::Recovered> open(core::Time at) override;
    Written append(std::span<const engine::Journal> entries) override;
    void close() override { m_journal.reset(); }

private:
    std::filesystem::path m_folder;
    std::unique_ptr<store::OrderJournal> m_journal;
};

}  // namespace ballast::sim
