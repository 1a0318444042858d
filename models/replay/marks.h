#pragma once

#include "models/replay/cursor.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ballast::replay {

/// What a person looks for in a recorded session.
enum class MarkKind : std::uint8_t { Proposal, Decision, Order, Fill, Alert, Halt };
inline constexpr std::size_t kMarkKinds = 6;

/// A set of kinds, a bit each.
using MarkSet = std::uint8_t;
constexpr MarkSet setOf(MarkKind kind)
{
    return static_cast<MarkSet>(1U << static_cast<unsigned>(kind));
}
inline constexpr MarkSet kEveryMark = (1U << kMarkKinds) - 1;

/// One of them, as it was recorded.
struct Mark {
    std::uint64_t event = 0;  ///< of the session, counted from 1: after it, this stands there
    core::Time at{};          ///< the engine's clock
    MarkKind kind = MarkKind::Proposal;
    core::ProposalId proposal;  ///< it is of; 0: of none
    bool grave = false;         ///< an alert that is critical, a halt
    std::string text;           ///< what was recorded of it in words, in English; may be empty
    bool operator==(const Mark&) const = default;
};
/// In the order of events.
using Marks = std::vector<Mark>;

/// The first mark of these kinds after event `event`, or the last before it; null: there is none.
const Mark* markAfter(const Marks& marks, std::uint64_t event, MarkSet kinds);
const Mark* markBefore(const Marks& marks, std::uint64_t event, MarkSet kinds);

/// Looks through a recording for its marks, a few events at a time, without an engine.
class MarkScan {
public:
    /// Beyond so many the others are left out, from the latest on.
    static constexpr std::size_t kMost = 100'000;

    /// A recording of its own: nobody else reads blocks by it.
    explicit MarkScan(Recording recording);

    /// Looks at the next events; false: there are no more. A failure is said again.
    core::Expected<bool> work(std::size_t events);
    std::uint64_t looked() const { return m_event; }  ///< events so far
    std::uint64_t events() const { return m_events; }
    const Marks& found() const { return m_found; }  ///< so far; valid until the next work()
    /// The same for somebody else to keep, up to an eighth behind while it is looked on; the same
    /// pointer while nothing was added.
    std::shared_ptr<const Marks> marks();
    bool full() const { return m_found.size() >= kMost; }

private:
    core::Expected<bool> next();
    void note(const Outcome& outcome);

    Recording m_recording;
    std::uint64_t m_events = 0, m_event = 0;
    std::size_t m_block = 0;
    std::string m_bytes;
    EventReader m_reader;
    Entry m_entry;
    core::Time m_clock{};
    std::optional<core::Error> m_broken;
    std::set<std::uint64_t> m_proposals;  ///< whose first revision was seen
    Marks m_found;
    std::shared_ptr<const Marks> m_shared = std::make_shared<const Marks>();
};

}  // namespace ballast::replay
