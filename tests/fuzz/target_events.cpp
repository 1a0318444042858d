// Recorded events of the engine: they are read as they were written, or refused with a sentence;
// what was read can be written again and reads as the same.
#include "fuzz/targets.h"
#include "models/core/assert.h"
#include "models/engine/engine.h"
#include "models/replay/config_codec.h"
#include "models/replay/difference.h"
#include "models/replay/event_codec.h"

namespace ballast::fuzz {
namespace {

void configuration(std::string_view bytes)
{
    const auto config = replay::configOf(bytes);
    if (!config) return BALLAST_ASSERT(!config.error().message.empty());
    const auto again = replay::configOf(replay::configBytes(*config));
    BALLAST_ASSERT(again && replay::configBytes(*again) == replay::configBytes(*config));
}

void events(std::string_view bytes)
{
    replay::EventReader reader;
    reader.open(bytes, true);
    replay::Entry entry;
    replay::EventWriter writer;
    std::vector<engine::Event> read;
    for (;;) {
        const auto more = reader.next(entry);
        if (!more) BALLAST_ASSERT(!more.error().message.empty());
        if (!more || !*more) break;
        writer.put(entry.event, {});
        read.push_back(entry.event);
    }
    const std::string written = writer.take();
    replay::EventReader again;
    again.open(written, true);
    for (const engine::Event& event : read) {
        const auto more = again.next(entry);
        BALLAST_ASSERT(more && *more && !replay::firstDifference(event, entry.event));
    }
}

}  // namespace

/// The first byte says which of the two it is.
void recordedEvents(Bytes bytes)
{
    const std::string_view text = textOf(bytes);
    if (text.empty()) return;
    if (text.front() == 'C')
        configuration(text.substr(1));
    else
        events(text.substr(1));
}

}  // namespace ballast::fuzz
