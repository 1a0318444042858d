// paper_live: the paper exchange's market taken from a venue's public stream; knows the venue's
// words and the paper market, and nothing of accounts.
#pragma once

#include "connectors/paper_market/market_source.h"
#include "models/core/error.h"

#include <memory>
#include <string>
#include <vector>

namespace ballast::paper_live {

struct LiveOptions {
    std::string url;  ///< "wss://www.deribit.com/ws/api/v2"
    std::vector<core::Currency> currencies{"BTC", "ETH", "USDC"};
    std::vector<core::Currency> underlyings{"BTC", "ETH"};
};

/// Real prices, real liquidity, paper fills. Machine time at its own speed: a live market cannot
/// run fast. It reads what has come whenever it is advanced, on the caller's thread.
///
/// While the link is down, or before everything that was asked for is there, outage() says why.
class LiveMarket final : public paper_market::MarketSource {
public:
    /// Refuses an address that is none. Nothing is connected yet: that begins with the first
    /// advance().
    static core::Expected<std::unique_ptr<LiveMarket>> open(LiveOptions options);
    ~LiveMarket() override;

    void advance(core::Time now) override;
    const std::vector<paper_market::Listing>& listings() const override;
    const std::vector<paper_market::Index>& indices() const override;
    std::optional<double> deliveryPrice(core::InstrumentId id) const override;
    void consume(core::InstrumentId id, core::Side taker, core::Price price,
                 core::Quantity size) override;
    std::string description() const override;
    std::string outage() const override;

private:
    explicit LiveMarket(LiveOptions options);
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace ballast::paper_live
