#include "models/replay/cursor.h"

#include "models/engine/engine.h"
#include "models/replay/config_codec.h"

#include <exception>
#include <optional>
#include <utility>

namespace ballast::replay {

std::uint64_t Recording::events() const
{
    std::uint64_t sum = 0;
    for (const Block& block : blocks) sum += block.events;
    return sum;
}

struct ReplayCursor::State {
    Recording recording;
    std::uint64_t events = 0;
    std::optional<engine::Engine> engine;
    std::unique_ptr<EventReader> reader;
    std::string bytes;          ///< of the block under way
    std::size_t nextBlock = 0;  ///< that was not read yet
    std::uint64_t position = 0;
    core::Time now{};
    Entry ahead, entry;  ///< read and not processed; processed last
    bool isAhead = false;
    std::vector<Outcome> recomputed;
    std::optional<core::Error> broken;
};

ReplayCursor::ReplayCursor(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ReplayCursor::~ReplayCursor() = default;

core::Expected<std::unique_ptr<ReplayCursor>> ReplayCursor::open(Recording recording)
{
    auto state = std::make_unique<State>();
    state->recording = std::move(recording);
    state->events = state->recording.events();
    std::unique_ptr<ReplayCursor> cursor(new ReplayCursor(std::move(state)));
    if (auto began = cursor->restart(); !began) return std::unexpected(began.error());
    return cursor;
}

core::Expected<void> ReplayCursor::restart()
{
    State& s = *m_state;
    auto config = configOf(s.recording.config);
    if (!config) return std::unexpected(config.error());
    s.engine.emplace(std::move(*config));
    s.reader = std::make_unique<EventReader>();
    s.bytes.clear();
    s.nextBlock = 0;
    s.position = 0;
    s.now = {};
    s.isAhead = false;
    s.entry = {};
    s.recomputed.clear();
    s.broken.reset();
    return {};
}

std::uint64_t ReplayCursor::position() const { return m_state->position; }
std::uint64_t ReplayCursor::events() const { return m_state->events; }
core::Time ReplayCursor::clock() const { return m_state->now; }
const Entry& ReplayCursor::recorded() const { return m_state->entry; }
const std::vector<Outcome>& ReplayCursor::recomputed() const { return m_state->recomputed; }

/// The next entry into `ahead`.
core::Expected<bool> ReplayCursor::read()
{
    State& s = *m_state;
    if (s.isAhead) return true;
    if (s.broken) return std::unexpected(*s.broken);
    for (;;) {
        auto more = s.nextBlock == 0 ? core::Expected<bool>{false} : s.reader->next(s.ahead);
        if (more && *more) {
            s.isAhead = true;
            return true;
        }
        if (more && s.nextBlock == s.recording.blocks.size()) return false;
        auto bytes = more ? s.recording.read(s.nextBlock)
                          : core::Expected<std::string>(std::unexpected(more.error()));
        if (!bytes) {
            s.broken = bytes.error();
            return std::unexpected(bytes.error());
        }
        s.bytes = std::move(*bytes);
        s.reader->open(s.bytes, s.recording.blocks[s.nextBlock].fresh);
        ++s.nextBlock;
    }
}

void ReplayCursor::process()
{
    State& s = *m_state;
    std::swap(s.entry, s.ahead);
    s.isAhead = false;
    try {
        s.recomputed = outcomesOf(s.engine->process(s.entry.event));
    } catch (const std::exception&) {
        s.recomputed.clear();  // as when it happened: of such an event nothing was carried out
    }
    if (const auto* tick = std::get_if<engine::Tick>(&s.entry.event)) s.now = tick->now;
    ++s.position;
}

core::Expected<const engine::Event*> ReplayCursor::next()
{
    auto more = read();
    if (!more) return std::unexpected(more.error());
    return *more ? &m_state->ahead.event : nullptr;
}

core::Expected<bool> ReplayCursor::step()
{
    auto more = read();
    if (more && *more) process();
    return more;
}

core::Expected<void> ReplayCursor::seek(std::uint64_t event)
{
    if (event < m_state->position)
        if (auto began = restart(); !began) return began;
    while (m_state->position < event) {
        auto more = step();
        if (!more) return std::unexpected(more.error());
        if (!*more) break;
    }
    return {};
}

core::Expected<void> ReplayCursor::seek(core::Time time)
{
    State& s = *m_state;
    if (time < s.now)
        if (auto began = restart(); !began) return began;
    for (;;) {
        auto more = read();
        if (!more) return std::unexpected(more.error());
        if (!*more) return {};
        const auto* tick = std::get_if<engine::Tick>(&s.ahead.event);
        if (tick && tick->now > time) return {};
        process();
    }
}

std::shared_ptr<const engine::Snapshot> ReplayCursor::snapshot()
{
    return m_state->engine->snapshot();
}

}  // namespace ballast::replay
