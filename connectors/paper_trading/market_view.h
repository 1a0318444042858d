#pragma once

#include "connectors/paper_market/market_source.h"
#include "models/pricing/deribit_convention.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ballast::paper_trading {

/// The venue's limits for order prices.
struct PriceBand {
    core::Price lowest, highest;
};

/// The simulated market, with what an exchange derives from it. Owns nothing of it.
class MarketView {
public:
    MarketView(paper_market::MarketSource& source, core::Time start);
    /// Moves the source to `now` and learns what it has newly listed. Never backwards.
    void advance(core::Time now);
    core::Time now() const { return m_now; }

    paper_market::MarketSource& source() const { return m_source; }
    const std::vector<paper_market::Listing>& listings() const { return m_source.listings(); }
    const paper_market::Listing& listing(core::InstrumentId id) const
    {
        return listings()[id.index];
    }
    const paper_market::Listing* find(std::string_view name) const;
    const paper_market::Index* index(std::string_view name) const;
    /// USD per coin of the instrument's index; 0 when the source does not know it.
    double indexPrice(const market::Instrument& spec) const;
    /// USD per unit of a currency: an index price for coins, 1 for dollars.
    double usdRate(core::Currency currency) const;
    /// The price that Greeks and margin take for the underlying: a future's own mark, an option's
    /// forward.
    double forward(const paper_market::Listing& listing) const;
    PriceBand band(const paper_market::Listing& listing) const;
    /// All zero for what is not an option or has no volatility.
    pricing::DeribitGreeks greeks(const paper_market::Listing& listing) const;
    /// When the instrument was first seen here.
    core::Time listedAt(core::InstrumentId id) const { return m_listedAt[id.index]; }
    /// Currencies that positions settle in, in order of first sight.
    const std::vector<core::Currency>& settlementCurrencies() const { return m_currencies; }
    /// Mark at the last daily settlement (or at the first sight).
    double settlementPrice(core::InstrumentId id) const { return m_settlementPrices[id.index]; }
    void settleMarks();

private:
    void learnListings();
    paper_market::MarketSource& m_source;
    core::Time m_now{};
    std::unordered_map<std::string_view, core::InstrumentId> m_ids;  ///< keys live in m_names
    std::vector<std::unique_ptr<const std::string>> m_names;
    std::vector<core::Time> m_listedAt;
    std::vector<double> m_settlementPrices;
    std::vector<core::Currency> m_currencies;
};

/// "perpetual", "day", "week" or "month": how often instruments of this expiry are listed.
std::string_view settlementPeriod(const market::Instrument& spec);
/// "future", "option", "spot": perpetuals are futures to the venue.
std::string_view kindText(const market::Instrument& spec);
/// Listed and open for new orders.
bool isTradable(const market::Instrument& spec);

}  // namespace ballast::paper_trading
