#pragma once

#include "connectors/deribit/book_chains.h"
#include "connectors/deribit/codec.h"
#include "connectors/deribit/requests.h"
#include "connectors/paper/exchange.h"
#include "connectors/paper_market/tape_market.h"
#include "models/market/directory.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ballast::app {

/// A recorded market as the desk hears it, without a wire: the paper exchange's own frames through
/// the venue's decoder, at times the caller says. The same calls give the same events.
class TapeVenue {
public:
    /// Account "paper" at venue "paper".
    static core::Expected<std::unique_ptr<TapeVenue>> open(
        std::unique_ptr<paper_market::TapeMarket> market, paper_trading::AccountSeed account);

    core::Time start() const { return m_market->start(); }
    const paper_market::TapeMarket& market() const { return *m_market; }
    core::AccountKey account() const { return m_codec.names().key(); }

    using Events = std::vector<engine::Event>;
    /// What is listed, and its prices, books and indices at the start.
    core::Expected<Events> listen();
    /// The account as read back, and the link that is up from now on.
    core::Expected<Events> login();
    /// What came until `to`.
    core::Expected<Events> advance(core::Time to);

private:
    using Take = std::function<core::Expected<void>(deribit::json::Value)>;

    TapeVenue(std::unique_ptr<paper_market::TapeMarket> market);
    core::Expected<void> call(const deribit::Request& request, Events& events,
                              const Take& take = {});
    core::Expected<void> hear(Events& events, const deribit::Request* asked, const Take& take);
    core::Expected<void> subscribe(const std::vector<std::string>& channels, Events& events);
    std::vector<std::string> channels() const;
    core::Expected<void> list(Events& events);
    void pass(engine::Event&& event, Events& events);

    std::unique_ptr<paper_market::TapeMarket> m_market;
    core::Time m_now;
    paper::Exchange m_exchange;
    market::Directory m_directory;
    deribit::Codec m_codec;
    deribit::BookChains m_books;
    std::uint64_t m_lastRequest = 0;
    paper::SessionId m_session = 0;
};

}  // namespace ballast::app
