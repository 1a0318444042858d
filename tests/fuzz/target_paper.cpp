// What a client may send to the paper exchange, logged in and not.
#include "connectors/paper/exchange.h"
#include "connectors/paper_market/generated_market.h"
#include "fuzz/targets.h"
#include "models/core/assert.h"

#include <memory>

namespace ballast::fuzz {

namespace {

const core::Time kStart = core::fromUnixMs(1'785'000'000'000);

struct Venue {
    paper_market::GeneratedMarket market{1, paper_market::Scenario::Calm, kStart};
    paper::Exchange exchange{market, {}, market.start()};
    core::Time now = market.start();
    paper::SessionId stranger{}, trader{};

    Venue()
    {
        paper_trading::AccountSeed seed;
        seed.key = seed.secret = "paper";
        BALLAST_ASSERT(exchange.addAccount(seed).has_value());
        stranger = exchange.connect(now);
        trader = exchange.connect(now);
        exchange.handle(
            trader,
            R"({"jsonrpc":"2.0","id":1,"method":"public/auth","params":)"
            R"({"grant_type":"client_credentials","client_id":"paper","client_secret":"paper"}})",
            now);
        drain();
    }
    void drain()
    {
        for (const auto session : {stranger, trader})
            while (exchange.takeFrame(session)) {
            }
    }
};

}  // namespace

void paperRequest(Bytes bytes)
{
    static std::unique_ptr<Venue> venue;
    static int served = 0;
    if (!venue || ++served % 4096 == 0) venue = std::make_unique<Venue>();
    venue->now += std::chrono::milliseconds{50};
    venue->exchange.handle(venue->stranger, textOf(bytes), venue->now);
    venue->exchange.handle(venue->trader, textOf(bytes), venue->now);
    venue->drain();
    if (!venue->exchange.closing(venue->trader).empty() ||
        !venue->exchange.closing(venue->stranger).empty())
        venue.reset();
}

}  // namespace ballast::fuzz
