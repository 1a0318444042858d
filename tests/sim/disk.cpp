#include "tests/sim/disk.h"

#include <algorithm>
#include <variant>

namespace ballast::sim {
namespace {

constexpr std::uint64_t kBlock = 1'000'000;

}  // namespace

core::Expected<engine::Recovered> MemoryDisk::open(core::Time)
{
    engine::Recovered out;
    out.installId = "SIMSIMSI";
    out.nextLabel = m_nextLabel;
    out.nextRequestId = m_nextRequest;
    m_nextLabel += kBlock;
    m_nextRequest += kBlock;
    for (auto it = m_orders.rbegin(); it != m_orders.rend(); ++it) {
        orders::Order order = *it;
        out.nextProposal = std::max(out.nextProposal, order.intent.proposal.value + 1);
        order.intent.instrument = {};  // its number belongs to a run
        if (orders::isTerminal(order.state)) {
            out.recent.push_back(std::move(order));
            continue;
        }
        if (order.state != orders::OrderState::NeedsOperator)
            order.state = orders::OrderState::Unknown;
        out.unfinished.push_back(std::move(order));
    }
    out.fills.assign(m_fills.rbegin(), m_fills.rend());
    for (orders::Fill& fill : out.fills) fill.instrument = {};
    out.halted = m_halted;
    out.haltReason = m_haltReason;
    out.brake = m_brake;
    return out;
}

MemoryDisk::Written MemoryDisk::append(std::span<const engine::Journal> entries)
{
    Written written;
    for (const engine::Journal& entry : entries) {
        written.error = appendOne(entry.entry);
        if (!written.error.empty()) return written;
        written.upTo = entry.seq;
    }
    return written;
}

std::string MemoryDisk::appendOne(const engine::JournalEntry& entry)
{
    return std::visit([this](const auto& record) { return write(record); }, entry);
}

std::string MemoryDisk::write(const engine::IntentRecord& record)
{
    const orders::Intent& i = record.intent;
    for (const orders::Order& other : m_orders) {
        if (other.intent.label == i.label) return "the label " + i.label.text() + " was used";
        if (other.intent.proposal == i.proposal && other.intent.child == i.child)
            return "proposal " + std::to_string(i.proposal.value) + " has had its order";
        if (!orders::isTerminal(other.state) && other.intent.account == i.account &&
            other.intent.underlying == i.underlying)
            return "one flight: " + other.intent.label.text() + " has not ended";
    }
    if (!m_requests.insert(i.requestId).second)
        return "request " + std::to_string(i.requestId) + " was used";
    orders::Order order;
    order.intent = i;
    order.state = orders::OrderState::InFlight;
    m_orders.push_back(std::move(order));
    return {};
}

std::string MemoryDisk::write(const engine::OrderRecord& record)
{
    for (orders::Order& order : m_orders) {
        if (order.intent.label != record.label) continue;
        order.state = record.state;
        order.filled = record.filled;
        order.averagePrice = record.averagePrice;
        if (!record.venueOrderId.empty()) order.venueOrderId = record.venueOrderId;
        order.evidence = record.evidence;
        order.lastAt = record.at;
    }
    return {};
}

std::string MemoryDisk::write(const engine::FillRecord& record)
{
    if (m_trades.insert(record.fill.tradeId).second) m_fills.push_back(record.fill);
    return {};
}

std::string MemoryDisk::write(const engine::HaltRecord& record)
{
    m_halted = record.halted;
    m_haltReason = record.reason;
    m_brake = record.brake;
    return {};
}

FileDisk::FileDisk(std::filesystem::path folder) : m_folder(std::move(folder))
{
    std::filesystem::remove_all(m_folder);
    std::filesystem::create_directories(m_folder);
}

FileDisk::~FileDisk()
{
    m_journal.reset();
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

core::Expected<engine::Recovered> FileDisk::open(core::Time at)
{
    auto journal = store::OrderJournal::open(m_folder, {at, 7});
    if (!journal) return std::unexpected(journal.error());
    m_journal = std::make_unique<store::OrderJournal>(std::move(*journal));
    return m_journal->recovered();
}

FileDisk::Written FileDisk::append(std::span<const engine::Journal> entries)
{
    const auto written = m_journal->append(entries);
    return {written.upTo, written.error ? written.error->message : std::string{}};
}

}  // namespace ballast::sim
