#include "models/replay/marks.h"

#include "models/replay/difference.h"

#include <algorithm>
#include <utility>

namespace ballast::replay {
namespace {

bool isOf(const Mark& mark, MarkSet kinds) { return (setOf(mark.kind) & kinds) != 0; }

std::string joined(std::string_view a, std::string_view b)
{
    std::string out{a};
    if (!a.empty() && !b.empty()) out += ": ";
    return out.append(b);
}

}  // namespace

const Mark* markAfter(const Marks& marks, std::uint64_t event, MarkSet kinds)
{
    auto at = std::ranges::upper_bound(marks, event, {}, &Mark::event);
    while (at != marks.end() && !isOf(*at, kinds)) ++at;
    return at == marks.end() ? nullptr : &*at;
}

const Mark* markBefore(const Marks& marks, std::uint64_t event, MarkSet kinds)
{
    auto at = std::ranges::lower_bound(marks, event, {}, &Mark::event);
    while (at != marks.begin())
        if (isOf(*--at, kinds)) return &*at;
    return nullptr;
}

MarkScan::MarkScan(Recording recording)
    : m_recording(std::move(recording)), m_events(m_recording.events())
{
}

/// The next entry into `m_entry`.
core::Expected<bool> MarkScan::next()
{
    for (;;) {
        auto more = m_block == 0 ? core::Expected<bool>{false} : m_reader.next(m_entry);
        if (!more || *more) return more;
        if (m_block == m_recording.blocks.size()) return false;
        auto bytes = m_recording.read(m_block);
        if (!bytes) return std::unexpected(bytes.error());
        m_bytes = std::move(*bytes);
        m_reader.open(m_bytes, m_recording.blocks[m_block].fresh);
        ++m_block;
    }
}

core::Expected<bool> MarkScan::work(std::size_t events)
{
    if (m_broken) return std::unexpected(*m_broken);
    for (; events > 0; --events) {
        const auto more = next();
        if (!more) {
            m_broken = more.error();
            return more;
        }
        if (!*more) return false;
        ++m_event;
        if (const auto* tick = std::get_if<engine::Tick>(&m_entry.event)) m_clock = tick->now;
        for (const Outcome& outcome : m_entry.outcomes) note(outcome);
    }
    return true;
}

void MarkScan::note(const Outcome& outcome)
{
    if (full()) return;
    Mark mark;
    mark.event = m_event;
    mark.at = m_clock;
    mark.proposal = proposalOf(outcome);
    if (const auto* record = std::get_if<engine::ProposalRecord>(&outcome)) {
        if (!m_proposals.insert(record->proposal.id.value).second) return;
        mark.kind = MarkKind::Proposal;
        mark.text = record->proposal.sentence;
    } else if (const auto* decision = std::get_if<engine::DecisionRecord>(&outcome)) {
        mark.kind = MarkKind::Decision;
        mark.text = joined(engine::text(decision->kind), decision->reason);
    } else if (const auto* intent = std::get_if<engine::IntentRecord>(&outcome)) {
        mark.kind = MarkKind::Order;
        mark.text = intent->intent.instrumentName;
    } else if (const auto* fill = std::get_if<engine::FillRecord>(&outcome)) {
        mark.kind = MarkKind::Fill;
        mark.text = fill->fill.instrumentName;
    } else if (const auto* alert = std::get_if<engine::Alert>(&outcome)) {
        mark.kind = MarkKind::Alert;
        mark.text = alert->text;
        mark.grave = alert->severity == engine::Severity::Critical;
    } else if (const auto* halt = std::get_if<engine::HaltRecord>(&outcome)) {
        mark.kind = MarkKind::Halt;
        mark.text = halt->reason;
        mark.grave = halt->halted;
    } else {
        return;
    }
    m_found.push_back(std::move(mark));
}

/// A copy at most each time it has grown by an eighth: who looks often does not copy often.
std::shared_ptr<const Marks> MarkScan::marks()
{
    const bool ended = m_event == m_events || m_broken;
    const std::size_t known = m_shared->size();
    if (m_found.size() > known && (ended || m_found.size() >= known + known / 8 + 1))
        m_shared = std::make_shared<const Marks>(m_found);
    return m_shared;
}

}  // namespace ballast::replay
