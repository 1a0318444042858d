#pragma once

#include "connectors/deribit/book_chains.h"
#include "connectors/deribit/codec.h"
#include "connectors/net/raw_capture.h"
#include "connectors/net/timer.h"
#include "connectors/venue.h"

#include <functional>
#include <string>
#include <vector>

namespace ballast::deribit {

/// Whether this is a recorded answer to public/get_instruments.
bool isInstrumentList(const net::CapturedFrame& frame);

/// A recorded session, played again frame by frame through the decoder a live one goes through. The
/// recorded instruments are listed at the start; each frame then comes when desk time reaches its
/// stamp, which is also the stamp of its events. A recording takes no orders and knows no account:
/// positions are read once, and there are none. At its end the link goes down and the values stay.
class CaptureReplay final : public connectors::Venue {
public:
    struct Recording {
        core::VenueId venue;
        core::AccountId account;
        std::vector<net::CapturedFrame> frames;  ///< ascending in time
    };
    struct Surroundings {
        boost::asio::io_context& context;
        market::Directory& directory;  ///< outlives the replay
        connectors::Sink sink;
        std::function<core::Time()> now;  ///< desk time; begins at the first frame's stamp
        double speed = 1;                 ///< desk seconds in a machine second
    };
    CaptureReplay(Recording recording, Surroundings surroundings);

    void start() override;
    void stop() override;
    void place(const risk::Approved<orders::Place>& order) override;
    /// Nothing was ever placed here, so there is nothing to cancel.
    void cancel(const std::variant<orders::Cancel, orders::CancelAll>&) override {}
    /// And so nothing is open, which it says at once.
    void stopNow(std::function<void(const std::string& problem)> done) override { done({}); }
    /// Answers that it does not know: an order of another day is not judged by a recording.
    void query(const orders::Query& request) override;
    void reconnect(const std::string&) override {}

private:
    void list();
    void play();
    void playFrame(const net::CapturedFrame& frame);
    void pass(engine::Event&& event);
    void onReply(const net::CapturedFrame& frame, const Reply& reply);
    void refuse(const std::string& reason);
    void setState(engine::LinkState state, const std::string& reason);
    void beat();
    void end();
    void emit(engine::Event&& event) { m_surroundings.sink(std::move(event)); }
    core::Time now() const { return m_surroundings.now(); }

    Recording m_recording;
    Surroundings m_surroundings;
    Codec m_codec;
    BookChains m_books;
    std::vector<engine::Event> m_events;
    std::size_t m_next = 0;
    net::Timer m_frameDue, m_beat;
    engine::LinkHealth m_health;
    bool m_running = false;
};

}  // namespace ballast::deribit
