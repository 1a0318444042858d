#pragma once

#include "tests/support/scripted_market.h"

namespace ballast::test {

/// A market of a few instruments that never stands still: each move takes prices a tick up or down
/// and refills every book, so that whoever trades in it finds the same liquidity again.
class SmallMarket final : public paper_market::MarketSource {
public:
    SmallMarket() { move(); }

    void advance(core::Time now) override
    {
        if (now < m_next) return;
        m_next = now + std::chrono::milliseconds{250};
        move();
    }
    const std::vector<paper_market::Listing>& listings() const override
    {
        return m_market.listings();
    }
    const std::vector<paper_market::Index>& indices() const override { return m_market.indices(); }
    std::optional<double> deliveryPrice(core::InstrumentId id) const override
    {
        return m_market.deliveryPrice(id);
    }
    void consume(core::InstrumentId id, core::Side taker, core::Price price,
                 core::Quantity size) override
    {
        m_market.consume(id, taker, price, size);
    }
    std::string description() const override { return "a small market"; }

private:
    void move()
    {
        m_up = !m_up;
        m_market.index("btc_usd", m_up ? 60'000.5 : 60'000);
        m_market.mark("BTC-PERPETUAL", m_up ? 60'000.5 : 60'000);
        m_market.mark("BTC-25DEC26", m_up ? 61'002.5 : 61'000);
        m_market.book("BTC-PERPETUAL", {{m_up ? "60000" : "59999.5", "90000"}, {"59999", "90000"}},
                      {{m_up ? "60001" : "60000.5", "90000"}, {"60001.5", "90000"}});
        m_market.book("BTC-25DEC26", {{"60997.5", "90000"}},
                      {{m_up ? "61005" : "61002.5", "90000"}});
    }
    ScriptedMarket m_market;
    core::Time m_next{};
    bool m_up = false;
};

}  // namespace ballast::test
