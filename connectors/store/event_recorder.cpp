#include "connectors/store/event_recorder.h"

#include "models/core/inbox.h"
#include "models/replay/event_codec.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <stop_token>
#include <system_error>
#include <thread>
#include <utility>

#if defined(__linux__)
#include <pthread.h>
#endif

namespace ballast::store {
namespace {

std::function<std::optional<std::int64_t>()> freeOf(const std::filesystem::path& folder)
{
    return [folder]() -> std::optional<std::int64_t> {
        std::error_code failed;
        const auto space = std::filesystem::space(folder, failed);
        if (failed) return std::nullopt;
        return static_cast<std::int64_t>(space.available);
    };
}

}  // namespace

/// The thread that packs and commits.
class EventRecorder::Writer {
public:
    Writer(EventFile file, Told told, Bounds bounds, core::Time begun)
        : m_file(std::move(file)),
          m_told(std::move(told)),
          m_keepBytes(bounds.keepBytes),
          m_leaveFree(bounds.leaveFree),
          m_freeBytes(std::move(bounds.freeBytes)),
          m_dropBefore(bounds.keep > core::Duration{} ? begun - bounds.keep : core::Time{}),
          m_inbox(bounds.blocksWaiting, [this] { wake(); }),
          m_thread([this](const std::stop_token& stop) { run(stop); })
    {
    }
    ~Writer() { m_thread.request_stop(); }

    bool post(EventBlock block) { return m_inbox.post(std::move(block)); }
    bool stopped() const { return m_stopped.load(std::memory_order_relaxed); }
    /// Once, from either thread: recording is over, and this is why.
    void finish(const std::string& why)
    {
        if (m_stopped.exchange(true)) return;
        {
            const std::scoped_lock lock(m_mutex);
            m_why = why;
        }
        if (m_told)
            m_told("The events of this session are recorded no further: " + why +
                   ". Trading goes on, and so do the order journal and the history; from here on "
                   "this session cannot be replayed.");
    }
    void ended(core::Time at) { m_endedAt = at; }  ///< before destruction
    void hold(bool held)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_held = held;
        }
        m_condition.notify_one();
    }

private:
    void wake()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_awake = true;
        }
        m_condition.notify_one();
    }
    void run(const std::stop_token& stop)
    {
#if defined(__linux__)
        pthread_setname_np(pthread_self(), "events");
#endif
        try {
            // What cannot be dropped is kept: no reason to record less.
            if (m_dropBefore != core::Time{}) (void)m_file.dropBefore(m_dropBefore);
            // Blocks first, then one step of what is too much: so the queue never waits for long.
            bool more = true;
            while (!stop.stop_requested()) {
                {
                    std::unique_lock lock(m_mutex);
                    m_condition.wait(lock, stop, [&] { return (m_awake || more) && !m_held; });
                    m_awake = false;
                }
                write();
                more = keepWithin();
            }
            write();
            std::string why;
            {
                const std::scoped_lock lock(m_mutex);
                why = m_why;
            }
            (void)m_file.end(m_endedAt, why);
        } catch (const std::exception& exception) {
            finish(exception.what());
        }
    }
    void write()
    {
        m_inbox.drain(m_blocks);
        if (m_blocks.empty() || m_over) return;
        if (const auto free = m_leaveFree > 0 ? m_freeBytes() : std::nullopt;
            free && *free < m_leaveFree) {
            m_over = true;
            return finish(fmt::format(
                "the disk has {:.0f} MB left, which the order journal needs. Make room on it and "
                "start Ballast again",
                static_cast<double>(*free) / 1e6));
        }
        if (auto done = m_file.append(m_blocks); !done) {
            // What a file once refused is missing from the chain: nothing is written after it.
            m_over = true;
            finish(done.error().message);
        }
    }
    /// Whether there is more of it to do.
    bool keepWithin()
    {
        if (m_keepBytes <= 0 || m_over) return false;
        const auto room = m_file.keepWithin(m_keepBytes);
        if (room && *room != EventFile::Room::Full) return *room == EventFile::Room::More;
        m_over = true;
        finish(room ? fmt::format("they alone fill the {:g} GB that keep_events_gb in ballast.toml "
                                  "allows. Start Ballast again to begin a new recording, or allow "
                                  "more",
                                  static_cast<double>(m_keepBytes) / 1e9)
                    : room.error().message);
        return false;
    }

    EventFile m_file;
    Told m_told;
    std::int64_t m_keepBytes, m_leaveFree;
    std::function<std::optional<std::int64_t>()> m_freeBytes;
    core::Time m_dropBefore;
    std::atomic<bool> m_stopped{false};
    bool m_over = false;  ///< nothing more is written
    core::Time m_endedAt{};
    std::vector<EventBlock> m_blocks;
    std::mutex m_mutex;
    std::condition_variable_any m_condition;
    bool m_awake = false, m_held = false;
    std::string m_why;
    core::Inbox<EventBlock> m_inbox;
    std::jthread m_thread;  // last: it ends before what it uses
};

/// What the engine's thread has at hand.
struct EventRecorder::Encoding {
    explicit Encoding(Bounds wanted) : bounds(std::move(wanted)) {}

    Bounds bounds;
    replay::EventWriter writer;
    core::Time now{};                  ///< of the last tick
    core::Time blockBegan{}, fresh{};  ///< of this block; of the last fresh one
    std::size_t sinceFresh = 0;        ///< bytes
    bool isFresh = true;               ///< the block under way
    std::vector<std::uint64_t> proposals;

    void note(std::span<const engine::Effect> effects)
    {
        for (const engine::Effect& effect : effects) {
            const auto* row = std::get_if<engine::Remember>(&effect);
            const auto* record = row ? std::get_if<engine::ProposalRecord>(&row->row) : nullptr;
            if (!record) continue;
            const std::uint64_t id = record->proposal.id.value;
            if (std::ranges::find(proposals, id) == proposals.end()) proposals.push_back(id);
        }
    }
};

EventRecorder::EventRecorder(EventFile file, core::Time begun, Told told, Bounds bounds)
    : m_encoding(std::make_unique<Encoding>(bounds)),
      m_writer(std::make_unique<Writer>(std::move(file), std::move(told), std::move(bounds), begun))
{
}

EventRecorder::~EventRecorder()
{
    handOver();
    m_writer->ended(m_encoding->now);
}

core::Expected<std::unique_ptr<EventRecorder>> EventRecorder::begin(
    const std::filesystem::path& folder, const EventSession& session, Told told, Bounds bounds)
{
    auto file = EventFile::begin(folder, session);
    if (!file) return std::unexpected(file.error());
    if (!bounds.freeBytes) bounds.freeBytes = freeOf(folder);
    return std::unique_ptr<EventRecorder>(
        new EventRecorder(std::move(*file), session.begun, std::move(told), std::move(bounds)));
}

core::Expected<std::unique_ptr<EventRecorder>> EventRecorder::begin(
    const std::filesystem::path& folder, const EventSession& session, Told told)
{
    return begin(folder, session, std::move(told), Bounds{});
}

bool EventRecorder::stopped() const { return m_writer->stopped(); }
void EventRecorder::holdWriter() { m_writer->hold(true); }
void EventRecorder::releaseWriter() { m_writer->hold(false); }

void EventRecorder::took(const engine::Event& event, std::span<const engine::Effect> effects)
{
    if (m_writer->stopped()) return;
    Encoding& e = *m_encoding;
    e.writer.put(event, effects);
    if (!effects.empty()) e.note(effects);
    if (const auto* tick = std::get_if<engine::Tick>(&event)) {
        e.now = tick->now;
        if (e.blockBegan == core::Time{}) e.blockBegan = e.now;
        if (e.fresh == core::Time{}) e.fresh = e.now;
        if (e.now - e.blockBegan >= e.bounds.blockTime) return handOver();
    }
    if (e.writer.size() >= e.bounds.blockBytes) handOver();
}

void EventRecorder::handOver()
{
    Encoding& e = *m_encoding;
    if (e.writer.events() == 0 || m_writer->stopped()) return;
    EventBlock block;
    block.events = e.writer.events();
    block.bytes = e.writer.take();
    block.first = e.blockBegan == core::Time{} ? e.now : e.blockBegan;
    block.last = e.now;
    block.fresh = std::exchange(e.isFresh, false);
    block.proposals = std::exchange(e.proposals, {});
    e.sinceFresh += block.bytes.size();
    e.blockBegan = e.now;
    if (!m_writer->post(std::move(block)))
        return m_writer->finish("the disk does not keep up, and " +
                                std::to_string(e.bounds.blocksWaiting) + " blocks wait for it");
    if (e.sinceFresh >= e.bounds.freshBytes || e.now - e.fresh >= e.bounds.freshTime) {
        e.writer.reset();
        e.isFresh = true;
        e.sinceFresh = 0;
        e.fresh = e.now;
    }
}

}  // namespace ballast::store
