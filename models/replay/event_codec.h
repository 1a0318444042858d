#pragma once

#include "models/core/error.h"
#include "models/engine/effect.h"
#include "models/engine/event.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ballast::replay {

/// What came out of an event beside the outcomes below: a fingerprint of their bytes.
struct OtherEffects {
    std::uint64_t digest = 0;  ///< FNV-1a over every one of them, in order
    std::uint32_t count = 0;
};

/// What is kept of what the engine did: proposals, decisions, alerts and the entries of the order
/// journal whole, all else by its fingerprint.
using Outcome = std::variant<engine::ProposalRecord, engine::DecisionRecord, engine::Alert,
                             engine::IntentRecord, engine::OrderRecord, engine::FillRecord,
                             engine::HaltRecord, OtherEffects>;

/// An event, and what the engine did with it.
struct Entry {
    engine::Event event;
    std::vector<Outcome> outcomes;
};

/// What of a run of effects is kept, in their order; the fingerprint last, where there is one.
std::vector<Outcome> outcomesOf(std::span<const engine::Effect> effects);

/// Which layout of events, records and configuration this program reads and writes: SHA-256 of all
/// their fields' names and kinds, and of how they are written. Changes by itself with any of them.
const std::string& layout();

/// Writes entries one after another. What was written since the last reset() is the context of what
/// comes: a ticker is what changed since the last one of its instrument. One thread.
class EventWriter {
public:
    EventWriter();
    ~EventWriter();
    EventWriter(const EventWriter&) = delete;
    EventWriter& operator=(const EventWriter&) = delete;

    void put(const engine::Event& event, std::span<const engine::Effect> effects);
    std::size_t size() const;      ///< bytes since the last take
    std::uint64_t events() const;  ///< since the last take
    /// Hands the bytes over; the context stays.
    std::string take();
    /// Forgets the context: what comes can be read without what was before.
    void reset();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Reads what an EventWriter wrote, in pieces as they were taken. Never reads beyond the bytes,
/// never gives an event with a word or a number that is none of ours; what cannot be read is an
/// error that says where and what.
class EventReader {
public:
    EventReader();
    ~EventReader();
    EventReader(const EventReader&) = delete;
    EventReader& operator=(const EventReader&) = delete;

    /// The next piece. `fresh`: the writer had been reset before it. Bytes must outlive the
    /// reading.
    void open(std::string_view bytes, bool fresh);
    /// The next entry of the piece into `entry`; false at its end.
    core::Expected<bool> next(Entry& entry);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace ballast::replay
