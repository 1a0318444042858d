#include "connectors/deribit/capture_replay.h"

#include "connectors/deribit/replies.h"
#include "models/core/assert.h"
#include "models/core/text.h"

#include <algorithm>
#include <chrono>

namespace ballast::deribit {
namespace {

constexpr auto kBeat = std::chrono::seconds{1};
/// A recording plays in one go however fast it is asked to, but never holds up the loop for long.
constexpr int kFramesAtOnce = 256;

}  // namespace

bool isInstrumentList(const net::CapturedFrame& frame)
{
    return !frame.sent && frame.url.find("/public/get_instruments") != std::string::npos;
}

CaptureReplay::CaptureReplay(Recording recording, Surroundings surroundings)
    : m_recording(std::move(recording)),
      m_surroundings(std::move(surroundings)),
      m_codec(Names{m_recording.venue, m_recording.account, &m_surroundings.directory}),
      m_frameDue(m_surroundings.context),
      m_beat(m_surroundings.context)
{
    BALLAST_ASSERT(m_surroundings.sink && m_surroundings.now && m_surroundings.speed > 0);
    BALLAST_ASSERT(std::ranges::is_sorted(m_recording.frames, {}, &net::CapturedFrame::at));
    m_health.venue = m_recording.venue;
}

void CaptureReplay::start()
{
    if (m_running) return;
    m_running = true;
    setState(engine::LinkState::Resyncing, "reading the recording");
    list();
    emit(portfolio::PositionsRead{.account = m_codec.names().key(), .positions = {}, .at = now()});
    setState(engine::LinkState::Up, "playing the recording");
    beat();
    play();
}

void CaptureReplay::stop()
{
    if (!m_running) return;
    m_running = false;
    m_frameDue.cancel();
    m_beat.cancel();
    setState(engine::LinkState::Down, "stopped");
}

/// What can be traded is known before the first price, as after a login, wherever in the recording
/// the answers lie.
void CaptureReplay::list()
{
    for (const net::CapturedFrame& frame : m_recording.frames)
        if (isInstrumentList(frame)) playFrame(frame);
}

void CaptureReplay::play()
{
    for (int played = 0; m_next < m_recording.frames.size(); ++m_next) {
        const net::CapturedFrame& frame = m_recording.frames[m_next];
        if (frame.sent || isInstrumentList(frame)) continue;
        const core::Duration early = frame.at - now();
        if (early.count() > 0 || played == kFramesAtOnce) {
            const double wait = std::max(0.0, core::seconds(early) / m_surroundings.speed);
            return m_frameDue.after(core::fromSeconds(wait), [this] { play(); });
        }
        playFrame(frame);
        ++played;
    }
    end();
}

void CaptureReplay::playFrame(const net::CapturedFrame& frame)
{
    ++m_health.messages;
    m_health.bytes += frame.text.size();
    m_events.clear();
    const auto decoded = m_codec.decode(frame.text, frame.at, m_events);
    if (!decoded) return refuse(decoded.error().message);
    for (engine::Event& event : m_events) pass(std::move(event));
    if (const auto* reply = std::get_if<Reply>(&*decoded)) onReply(frame, *reply);
}

void CaptureReplay::pass(engine::Event&& event)
{
    const auto* update = std::get_if<market::BookUpdate>(&event);
    if (!update) return emit(std::move(event));
    switch (m_books.judge(*update)) {
        case BookChains::Verdict::Pass: return emit(std::move(event));
        case BookChains::Verdict::Drop: return;
        // A frame is missing: nobody can be asked, so the book waits for a recorded snapshot.
        case BookChains::Verdict::Lost: return emit(engine::BookLost{update->id, update->at});
    }
}

void CaptureReplay::onReply(const net::CapturedFrame& frame, const Reply& reply)
{
    if (reply.error) return refuse("the recorded answer is an error: " + text(*reply.error));
    if (!isInstrumentList(frame)) return;
    const auto instruments = decodeInstruments(reply.result, m_codec.names());
    if (!instruments) return refuse(instruments.error().message);
    if (instruments->refused > 0) {
        refuse(instruments->firstRefusal);
        m_health.refused += instruments->refused - 1;
    }
    for (const market::Instrument& instrument : instruments->list)
        emit(engine::InstrumentListed{instrument});
}

void CaptureReplay::refuse(const std::string& reason)
{
    ++m_health.refused;
    m_health.lastRefusal = reason;
}

void CaptureReplay::setState(engine::LinkState state, const std::string& reason)
{
    emit(engine::LinkChanged{
        .venue = m_recording.venue,
        .state = state,
        .reason = reason,
        .epoch = 1,
        .at = now(),
        .wished = state ==
                  engine::LinkState::Down});  // it only goes down because it was told to or is over
}

void CaptureReplay::beat()
{
    m_health.bookGaps = m_books.gaps();
    m_health.at = now();
    emit(engine::LinkHealth{m_health});
    m_beat.after(kBeat, [this] { beat(); });
}

void CaptureReplay::end()
{
    beat();  // the counts are whole now
    m_beat.cancel();
    m_running = false;
    setState(engine::LinkState::Down, "the recording has ended");
}

void CaptureReplay::place(const risk::Approved<orders::Place>& order)
{
    emit(orders::Report{
        orders::NotSent{order.get().intent.label, "a recording takes no orders", now()}});
}

void CaptureReplay::query(const orders::Query& request)
{
    orders::QueryAnswer answer;
    answer.label = request.label;
    answer.epoch = 1;
    answer.failed = true;
    answer.venueNow = answer.at = now();
    emit(orders::Report{std::move(answer)});
}

}  // namespace ballast::deribit
