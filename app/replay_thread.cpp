#include "app/replay_thread.h"

#include "app/thread_name.h"
#include "connectors/store/event_archive.h"
#include "models/pricing/option_batch.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace ballast::app {
namespace {

using Clock = std::chrono::steady_clock;

/// So long it works before it looks whether something else is wanted.
constexpr std::chrono::milliseconds kSlice{8};
/// Two frames of the window: what is shown is never older while it works.
constexpr std::chrono::milliseconds kPublish{16};
/// Of what it works on while nobody waits for it, it tells seldom.
constexpr std::chrono::milliseconds kTellSeldom{200};
constexpr std::size_t kEvents = 64;

replay::Pace::Moment present() { return Clock::now().time_since_epoch(); }

replay::SessionLine lineOf(const store::RecordedSession& session)
{
    return {session.id,    session.begun,      session.last,   session.events,
            session.ended, session.incomplete, session.machine};
}

}  // namespace

/// All of it that lives on the thread.
class ReplayThread::Loop {
public:
    Loop(ReplayThread& thread, const std::stop_token& stop) : m_thread(thread), m_stop(stop) {}

    void run();
    void fail(const std::string& sentence);

private:
    void openArchive();
    void openFirst();
    void open(std::size_t session);
    core::Expected<std::unique_ptr<replay::Player>> playerOf(const store::RecordedSession& session);
    void take(const Wanted& wanted);
    bool work();
    void publish();
    void rest();

    ReplayThread& m_thread;
    const std::stop_token& m_stop;
    std::optional<store::EventArchive> m_archive;
    std::vector<store::RecordedSession> m_sessions;
    std::unique_ptr<replay::Player> m_player;
    replay::News m_news;
    Clock::time_point m_published{};
    bool m_changed = true;
};

ReplayThread::ReplayThread(ReplayStart start)
    : m_start(std::move(start)), m_thread([this](const std::stop_token& stop) { work(stop); })
{
}

ReplayThread::~ReplayThread()
{
    m_thread.request_stop();
    m_thread.join();
}

void ReplayThread::wish(const replay::Wish& wish) { post(wish); }
void ReplayThread::openSession(std::int64_t session) { post(Session{session}); }

/// Of ways to a time only the newest is gone: a hand that drags asks for many.
void ReplayThread::post(Wanted wanted)
{
    const auto toTime = [](const Wanted& each) {
        const auto* wish = std::get_if<replay::Wish>(&each);
        return wish && std::holds_alternative<replay::ToTime>(*wish);
    };
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_wanted.empty() && toTime(m_wanted.back()) && toTime(wanted))
            m_wanted.back() = std::move(wanted);
        else
            m_wanted.push_back(std::move(wanted));
    }
    m_wake.notify_one();
}

std::vector<ReplayThread::Wanted> ReplayThread::taken()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_wanted, {});
}

bool ReplayThread::isWanted()
{
    const std::scoped_lock lock(m_mutex);
    return !m_wanted.empty();
}

std::shared_ptr<const replay::News> ReplayThread::take() { return m_news.take().value_or(nullptr); }

void ReplayThread::work(const std::stop_token& stop)
{
    nameThisThread("replay");
    lowerThisThread();
    Loop loop(*this, stop);
    try {
        loop.run();
    } catch (const std::exception& e) {
        spdlog::critical("replay: {}", e.what());
        loop.fail(std::string{"The replay has an internal fault and stops: "} + e.what() + ".");
    }
}

void ReplayThread::Loop::run()
{
    m_news.sessions = std::make_shared<const std::vector<replay::SessionLine>>();
    m_news.here = pricing::simdTarget();
    openArchive();
    while (!m_stop.stop_requested()) {
        for (const Wanted& wanted : m_thread.taken()) take(wanted);
        const bool more = work();
        const bool hurry = m_player && m_player->isAwaited();
        if (m_changed || !more || Clock::now() - m_published >= (hurry ? kPublish : kTellSeldom))
            publish();
        if (!more) rest();
    }
}

void ReplayThread::Loop::fail(const std::string& sentence)
{
    m_player.reset();
    m_news.problem = sentence;
    publish();
}

void ReplayThread::Loop::openArchive()
{
    auto archive = store::EventArchive::open(m_thread.m_start.folder);
    if (!archive) return fail(archive.error().message);
    m_archive = std::move(*archive);
    auto sessions = m_archive->sessions();
    if (!sessions) return fail(sessions.error().message);
    m_sessions = std::move(*sessions);
    auto lines = std::make_shared<std::vector<replay::SessionLine>>();
    for (const store::RecordedSession& session : m_sessions) lines->push_back(lineOf(session));
    m_news.sessions = std::move(lines);
    openFirst();
}

void ReplayThread::Loop::openFirst()
{
    const ReplayStart& start = m_thread.m_start;
    const auto& lines = *m_news.sessions;
    auto wanted = start.at    ? replay::sessionAt(lines, *start.at)
                  : start.day ? replay::sessionOn(lines, *start.day)
                              : replay::newestSession(lines);
    if (start.proposal) {
        const auto of = m_archive->sessionsOf(*start.proposal);
        if (!of) return fail(of.error().message);
        if (of->empty())
            return fail(fmt::format("Nothing of proposal {} was recorded.", *start.proposal));
        const auto at = std::ranges::find(m_sessions, of->back().id, &store::RecordedSession::id);
        // A desk that begins anew beside this may have come between the two lists.
        if (at == m_sessions.end())
            return fail(fmt::format("Proposal {} was recorded just now: open the replay again.",
                                    *start.proposal));
        wanted = static_cast<std::size_t>(at - m_sessions.begin());
    }
    if (!wanted)
        return fail(start.day ? "Nothing was recorded on that day."
                              : "Nothing was recorded in this folder.");
    open(*wanted);
    if (!m_player) return;
    if (start.proposal)
        m_player->take(replay::ToProposal{core::ProposalId{*start.proposal}}, present());
    else if (start.at)
        m_player->take(replay::ToTime{*start.at}, present());
    else if (start.day && *start.day > m_sessions[*wanted].begun)
        m_player->take(replay::ToTime{*start.day}, present());
}

core::Expected<std::unique_ptr<replay::Player>> ReplayThread::Loop::playerOf(
    const store::RecordedSession& session)
{
    auto recording = m_archive->recording(session);
    if (!recording) return std::unexpected(recording.error());
    if (recording->blocks.empty()) return core::failure("Of this session no event was recorded.");
    // Who reads along has the same list of blocks, and a reader of their own.
    auto source = [archive = &*m_archive, session, recording = std::move(*recording)]() {
        replay::Recording own = recording;
        own.read = archive->reader(session);
        return core::Expected<replay::Recording>{std::move(own)};
    };
    return replay::Player::open(std::move(source), session.begun, session.last);
}

/// A session that cannot be shown says why; another one can still be chosen.
void ReplayThread::Loop::open(std::size_t session)
{
    m_player.reset();
    m_news.session = session;
    m_news.problem.clear();
    m_news.state = {};
    ++m_news.opened;
    auto player = playerOf(m_sessions[session]);
    if (!player) return fail(player.error().message);
    m_player = std::move(*player);
    m_changed = true;
}

void ReplayThread::Loop::take(const Wanted& wanted)
{
    m_changed = true;
    if (const auto* session = std::get_if<Session>(&wanted)) {
        const auto at = std::ranges::find(m_sessions, session->id, &store::RecordedSession::id);
        if (at != m_sessions.end()) open(static_cast<std::size_t>(at - m_sessions.begin()));
        return;
    }
    if (m_player) m_player->take(std::get<replay::Wish>(wanted), present());
}

/// True where there is more to do at once.
bool ReplayThread::Loop::work()
{
    const Clock::time_point until = Clock::now() + kSlice;
    while (m_player) {
        if (!m_player->work(present(), kEvents)) return false;
        if (Clock::now() >= until || m_thread.isWanted() || m_stop.stop_requested()) return true;
    }
    return false;
}

void ReplayThread::Loop::publish()
{
    if (m_player) m_news.state = m_player->state();
    m_thread.m_news.put(std::make_shared<const replay::News>(m_news));
    m_published = Clock::now();
    m_changed = false;
}

/// Until something is wanted, or due.
void ReplayThread::Loop::rest()
{
    constexpr core::Duration kLong = std::chrono::seconds{1}, kShort = std::chrono::milliseconds{1};
    const core::Duration due = m_player ? m_player->wait(present()) : kLong;
    std::unique_lock lock(m_thread.m_mutex);
    m_thread.m_wake.wait_for(lock, m_stop, std::max(kShort, due),
                             [this] { return !m_thread.m_wanted.empty(); });
}

}  // namespace ballast::app
