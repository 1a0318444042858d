#include "app/session_maker.h"

#include "connectors/deribit/session.h"

#include <chrono>
#include <memory>
#include <random>

namespace ballast::app {
namespace {

/// Half of the million request ids that the store reserves at each start.
constexpr std::uint64_t kOwnRequestsFrom = 500'000, kOwnRequests = 150'000;

}  // namespace

EngineThread::MakeVenue sessionMaker(deribit::Profile profile, core::ClockMapping clock,
                                     std::uint64_t firstRequestId, std::size_t number,
                                     std::shared_ptr<core::KillSwitch> gate,
                                     std::shared_ptr<net::WireCuts> cuts, AccountSeen accountSeen)
{
    const std::uint64_t first = firstRequestId + kOwnRequestsFrom + number * kOwnRequests;
    // Shared because a std::function must be copyable, and a secret must not.
    auto kept = std::make_shared<deribit::Profile>(std::move(profile));
    return [kept, clock, first, gate, cuts, accountSeen](
               boost::asio::io_context& io, market::Directory& directory,
               connectors::Sink sink) -> std::unique_ptr<connectors::Venue> {
        auto chance = std::make_shared<std::mt19937_64>(std::random_device{}());
        return std::make_unique<deribit::Session>(
            std::move(*kept),
            deribit::Surroundings{
                io, directory, std::move(sink),
                [clock] { return clock.at(std::chrono::steady_clock::now()); },
                [chance] { return std::uniform_real_distribution<double>{}(*chance); }, clock.speed,
                first, gate.get(), cuts.get(), accountSeen});
    };
}

}  // namespace ballast::app
