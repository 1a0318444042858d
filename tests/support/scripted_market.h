#pragma once

#include "connectors/paper_market/market_source.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace ballast::test {

inline core::Price price(std::string_view text) { return core::Price::parse(text).value(); }
inline core::Quantity quantity(std::string_view text)
{
    return core::Quantity::parse(text).value();
}

/// A market that does what the test says: instruments, books and marks are set by hand, and what is
/// consumed is gone until it is set again.
class ScriptedMarket final : public paper_market::MarketSource {
public:
    ScriptedMarket()
    {
        m_indices = {{"btc_usd", "BTC", 60'000, 55},
                     {"eth_usd", "ETH", 3'000, 65},
                     {"btc_usdc", "BTC", 60'000, 55}};
        add(perpetual("BTC-PERPETUAL", "BTC", "0.5", "10"), 60'000);
        add(perpetual("ETH-PERPETUAL", "ETH", "0.05", "1"), 3'000);
        add(future("BTC-25DEC26", "2026-12-25T08:00:00Z"), 61'000);
        add(option("BTC-25DEC26-60000-C", "60000", market::OptionType::Call), 0.06);
        add(option("BTC-25DEC26-60000-P", "60000", market::OptionType::Put), 0.045);
        add(linear("BTC_USDC-PERPETUAL"), 60'000);
        book("BTC-PERPETUAL", {{"60000", "1000"}, {"59999.5", "2000"}, {"59990", "5000"}},
             {{"60001", "1000"}, {"60001.5", "2000"}, {"60010", "5000"}});
        book("ETH-PERPETUAL", {{"2999.95", "500"}}, {{"3000.05", "500"}});
        book("BTC-25DEC26", {{"60997.5", "1000"}}, {{"61002.5", "1000"}});
        book("BTC-25DEC26-60000-C", {{"0.0595", "5"}, {"0.059", "10"}},
             {{"0.0605", "5"}, {"0.061", "10"}});
        book("BTC-25DEC26-60000-P", {{"0.0445", "5"}}, {{"0.0455", "5"}});
        book("BTC_USDC-PERPETUAL", {{"59999", "1"}}, {{"60001", "1"}});
    }

    using Side = std::vector<std::pair<std::string_view, std::string_view>>;
    void book(std::string_view name, const Side& bids, const Side& asks)
    {
        paper_market::Listing& l = at(name);
        const auto levels = [](const Side& side) {
            std::vector<market::Level> out;
            for (const auto& [p, q] : side) out.push_back({price(p), quantity(q)});
            return out;
        };
        l.bids = levels(bids);
        l.asks = levels(asks);
        ++l.revision;
    }
    void mark(std::string_view name, double value)
    {
        at(name).mark = value;
        ++at(name).revision;
    }
    void index(std::string_view name, double value)
    {
        for (paper_market::Index& i : m_indices)
            if (i.name == name) i.price = value;
    }
    void close(std::string_view name, std::optional<double> delivery)
    {
        at(name).spec.state = market::InstrumentState::Closed;
        ++at(name).revision;
        if (delivery) m_delivery[at(name).spec.id] = *delivery;
    }
    paper_market::Listing& at(std::string_view name)
    {
        return *std::ranges::find_if(
            m_listings, [&](const paper_market::Listing& l) { return l.spec.name == name; });
    }

    void advance(core::Time) override {}
    const std::vector<paper_market::Listing>& listings() const override { return m_listings; }
    const std::vector<paper_market::Index>& indices() const override { return m_indices; }
    std::optional<double> deliveryPrice(core::InstrumentId id) const override
    {
        const auto it = m_delivery.find(id);
        return it == m_delivery.end() ? std::nullopt : std::optional{it->second};
    }
    void consume(core::InstrumentId id, core::Side taker, core::Price at,
                 core::Quantity size) override
    {
        paper_market::Listing& l = m_listings[id.index];
        auto& levels = taker == core::Side::Buy ? l.asks : l.bids;
        for (market::Level& level : levels)
            if (level.price == at) level.size -= size;
        std::erase_if(levels, [](const market::Level& level) { return !level.size.isPositive(); });
        ++l.revision;
    }
    std::string description() const override { return "a scripted market"; }
    std::string outage() const override { return m_outage; }
    void outage(std::string why) { m_outage = std::move(why); }

private:
    static market::Instrument base(std::string_view name, core::Currency coin)
    {
        market::Instrument spec;
        spec.name = name;
        spec.venue = "paper";
        spec.underlying = coin;
        spec.priceIndex = coin == core::Currency{"ETH"} ? "eth_usd" : "btc_usd";
        spec.settlementCurrency = coin;
        spec.quoteCurrency = "USD";
        spec.takerFee = 0.0005;
        return spec;
    }
    static market::Instrument perpetual(std::string_view name, core::Currency coin,
                                        std::string_view tick, std::string_view lot)
    {
        market::Instrument spec = base(name, coin);
        spec.contractSize = spec.lot = spec.minimum = quantity(lot);
        spec.ticks.base = price(tick);
        return spec;
    }
    static market::Instrument future(std::string_view name, std::string_view expiry)
    {
        market::Instrument spec = perpetual(name, "BTC", "2.5", "10");
        spec.kind = market::Kind::Future;
        spec.expiry = core::parseIsoUtc(expiry).value();
        return spec;
    }
    static market::Instrument option(std::string_view name, std::string_view strike,
                                     market::OptionType type)
    {
        market::Instrument spec = base(name, "BTC");
        spec.kind = market::Kind::Option;
        spec.quoteCurrency = "BTC";
        spec.contractSize = quantity("1");
        spec.lot = spec.minimum = quantity("0.1");
        spec.ticks.base = price("0.0001");
        spec.ticks.steps = {{price("0.005"), price("0.0005")}};
        spec.expiry = core::parseIsoUtc("2026-12-25T08:00:00Z").value();
        spec.strike = price(strike);
        spec.optionType = type;
        spec.makerFee = spec.takerFee = 0.0003;
        return spec;
    }
    static market::Instrument linear(std::string_view name)
    {
        market::Instrument spec = base(name, "BTC");
        spec.settlement = market::Settlement::Linear;
        spec.settlementCurrency = spec.quoteCurrency = "USDC";
        spec.priceIndex = "btc_usdc";
        spec.contractSize = spec.lot = spec.minimum = quantity("0.0001");
        spec.ticks.base = price("0.5");
        return spec;
    }
    void add(market::Instrument spec, double mark)
    {
        paper_market::Listing listing;
        spec.id = core::InstrumentId{static_cast<std::uint32_t>(m_listings.size())};
        if (spec.isOption()) {
            listing.markIv = 0.55;
            listing.forward = 61'000;
            listing.underlyingIndex = "BTC-25DEC26";
        }
        listing.spec = std::move(spec);
        listing.mark = mark;
        listing.revision = 1;
        m_listings.push_back(std::move(listing));
    }

    std::vector<paper_market::Listing> m_listings;
    std::vector<paper_market::Index> m_indices;
    std::map<core::InstrumentId, double> m_delivery;
    std::string m_outage;
};

}  // namespace ballast::test
