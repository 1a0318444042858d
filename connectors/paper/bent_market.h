#pragma once

#include "connectors/paper_market/market_source.h"

namespace ballast::paper {

/// A market whose index can be told wrong, while its prices and its liquidity stay what they are.
class BentMarket final : public paper_market::MarketSource {
public:
    explicit BentMarket(paper_market::MarketSource& real) : m_real(real) { read(); }
    /// Each index is told as so many times what it is.
    void bend(double factor)
    {
        m_factor = factor;
        read();
    }

    std::optional<core::Time> startsAt() const override { return m_real.startsAt(); }
    void advance(core::Time now) override
    {
        m_real.advance(now);
        read();
    }
    const std::vector<paper_market::Listing>& listings() const override
    {
        return m_real.listings();
    }
    const std::vector<paper_market::Index>& indices() const override { return m_told; }
    std::optional<double> deliveryPrice(core::InstrumentId id) const override
    {
        return m_real.deliveryPrice(id);
    }
    void consume(core::InstrumentId id, core::Side taker, core::Price price,
                 core::Quantity size) override
    {
        m_real.consume(id, taker, price, size);
    }
    std::string outage() const override { return m_real.outage(); }
    std::string description() const override { return m_real.description(); }

private:
    void read()
    {
        m_told = m_real.indices();
        for (paper_market::Index& index : m_told) index.price *= m_factor;
    }
    paper_market::MarketSource& m_real;
    std::vector<paper_market::Index> m_told;
    double m_factor = 1;
};

}  // namespace ballast::paper
