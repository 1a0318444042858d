// paper: the built-in exchange; a websocket and HTTP server that speaks Deribit's protocol.
#pragma once

#include "connectors/paper/fault_plan.h"
#include "connectors/paper_market/market_source.h"
#include "connectors/paper_market/scenario.h"
#include "connectors/paper_trading/account_seed.h"
#include "models/core/clock_mapping.h"
#include "models/core/error.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ballast::paper {

struct ServerOptions {
    std::uint16_t port = 0;  ///< 0: any free one, read back by port()
    std::uint64_t seed = 1;
    double speed = 1;    ///< market seconds per machine second, 1 to 1000
    core::Time start{};  ///< market time at the start; zero: the machine's now
    std::vector<paper_trading::AccountSeed> accounts;  ///< empty: "paper" with the secret "paper"
    paper_market::Scenario scenario = paper_market::Scenario::Chop;  ///< of the generated market
    /// Another market than the generated one: it is moved to `start` and on from there, or begins
    /// at its own moment where it has one. One that has an outage is waited for: until it is over,
    /// callers are told that the venue is closed.
    std::unique_ptr<paper_market::MarketSource> market;
    bool demoBook = false;          ///< the first account begins with the demo desk's book
    core::Duration orderLatency{};  ///< see ExchangeOptions
    /// The clock of another venue, for one price path at two: then `start` and `speed` are its.
    std::optional<core::ClockMapping> clock;
    std::vector<Fault> faults;  ///< see ExchangeOptions
    /// How much faster than the machine's the connections' own time runs: heartbeats, patience and
    /// credits. With the market's speed the whole exchange is in fast motion.
    double wireSpeed = 1;
};

struct ServerLoop;

/// The paper exchange on a loopback port: WebSocket at /ws/api/v2, HTTP at /api/v2, on a thread of
/// its own. Every public function may be called from any thread.
class ExchangeServer {
public:
    static core::Expected<std::unique_ptr<ExchangeServer>> start(ServerOptions options);
    ~ExchangeServer();
    ExchangeServer(const ExchangeServer&) = delete;
    ExchangeServer& operator=(const ExchangeServer&) = delete;

    /// Closes all connections and ends the thread. Safe to call twice.
    void stop();
    std::uint16_t port() const;
    /// "ws://127.0.0.1:PORT/ws/api/v2"
    std::string webSocketUrl() const;
    /// How market time follows the machine's steady clock.
    core::ClockMapping clock() const;
    std::string marketDescription() const;
    std::vector<std::string> accountNames() const;
    /// Why nothing can be traded now, as a sentence; empty: it can. As of the last tick.
    std::string outage() const;
    /// Puts positions in place of all that an account (the first, where the name is empty) holds;
    /// all or none. Its live orders are cancelled, its positions end without P&L, its balances
    /// stay, and its connections are told of each.
    core::Expected<void> importPositions(std::vector<paper_trading::SeedPosition> positions,
                                         std::string account = {});

private:
    explicit ExchangeServer(std::unique_ptr<ServerLoop> loop);
    std::unique_ptr<ServerLoop> m_loop;
};

}  // namespace ballast::paper
