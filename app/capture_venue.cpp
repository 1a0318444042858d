#include "app/capture_venue.h"

#include "connectors/deribit/capture_replay.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>

namespace ballast::app {
namespace {

std::string describe(const std::filesystem::path& path, const net::CapturedSession& session)
{
    const core::Duration length = session.frames.back().at - session.frames.front().at;
    std::string text = fmt::format("recording {} of {}, {} frames, {:.0f} s",
                                   (path / "").parent_path().filename().string(),
                                   core::isoUtc(session.frames.front().at).substr(0, 16),
                                   session.frames.size(), core::seconds(length));
    int refused = 0;
    for (const auto& [reason, count] : session.refused) refused += count;
    return refused == 0 ? text : text + fmt::format(", {} lines were not readable", refused);
}

}  // namespace

bool isCapture(const LaunchOptions& options)
{
    return options.tape && net::isRawCapture(*options.tape);
}

core::Expected<CaptureVenue> openCapture(const LaunchOptions& options, core::VenueId venue,
                                         core::AccountId account)
{
    const std::string what = "opening the recording " + core::quoted(options.tape->string()) + ": ";
    if (options.positions || options.prices || options.autoFire)
        return core::failure(
            what +
            "it is played as it was and takes no orders; leave out --positions, --prices "
            "and --auto-fire.");
    auto session = net::readRawCapture(*options.tape);
    if (!session) return std::unexpected(session.error());
    if (std::ranges::none_of(session->frames, deribit::isInstrumentList))
        return core::failure(
            what +
            "it holds no answer of Deribit to get_instruments, so that no frame can be "
            "understood; choose the folder with the recorded HTTP answers.");
    CaptureVenue out;
    out.clock = {session->frames.front().at, std::chrono::steady_clock::now(), options.speed};
    out.description = describe(*options.tape, *session);
    // Shared because a std::function must be copyable; a recording is large.
    auto frames = std::make_shared<std::vector<net::CapturedFrame>>(std::move(session->frames));
    out.make = [frames, venue, account, clock = out.clock](
                   boost::asio::io_context& io, market::Directory& directory,
                   connectors::Sink sink) -> std::unique_ptr<connectors::Venue> {
        return std::make_unique<deribit::CaptureReplay>(
            deribit::CaptureReplay::Recording{venue, account, std::move(*frames)},
            deribit::CaptureReplay::Surroundings{
                io, directory, std::move(sink),
                [clock] { return clock.at(std::chrono::steady_clock::now()); }, clock.speed});
    };
    return out;
}

}  // namespace ballast::app
