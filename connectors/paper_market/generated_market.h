#pragma once

#include "connectors/paper_market/depth_model.h"
#include "connectors/paper_market/listing_plan.h"
#include "connectors/paper_market/market_source.h"
#include "connectors/paper_market/scenario.h"
#include "connectors/paper_market/settlement_window.h"
#include "connectors/paper_market/spot_process.h"
#include "connectors/paper_market/venue_terms.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace ballast::paper_market {

/// A market made from a seed: BTC and ETH options, dated futures and perpetuals with their books,
/// about five hundred instruments, on simulated time in steps of kStep. The market at an instant is
/// a function of (seed, scenario, start) and of what consume() took, not of how often advance() was
/// called on the way; only Listing::revision counts looks.
///
/// Perpetuals and futures are re-quoted each step, each option every fifth step (two times a
/// second), in five groups so that the work is spread.
class GeneratedMarket final : public MarketSource {
public:
    /// `start` is where the simulated time begins; the scenario may move it, see startFor().
    /// Markets that differ in their terms alone are venues of one price path.
    GeneratedMarket(std::uint64_t seed, Scenario scenario, core::Time start,
                    const VenueTerms& terms = {});

    core::Time start() const { return m_start; }
    core::Time now() const { return m_now; }

    std::optional<core::Time> startsAt() const override { return m_start; }
    void advance(core::Time now) override;
    const std::vector<Listing>& listings() const override { return m_listings; }
    const std::vector<Index>& indices() const override { return m_indices; }
    std::optional<double> deliveryPrice(core::InstrumentId id) const override;
    void consume(core::InstrumentId id, core::Side taker, core::Price price,
                 core::Quantity size) override;
    std::string description() const override;

    /// Whether options have books, volatilities of bid and ask, and volumes from the next step on
    /// (they do unless told otherwise). Marks are the same without, and a step costs a quarter.
    void quoteOptions(bool quote) { m_quotesOptions = quote; }

    /// The surface options of this underlying are priced on now.
    const VolSurface& surface(std::size_t underlying) const { return m_surfaces[underlying]; }
    const UnderlyingState& state(std::size_t underlying) const { return m_spot.state(underlying); }

private:
    /// What is remembered of a listing beside what the exchange sees.
    struct Back {
        std::size_t underlying = 0;
        std::vector<Consumption> consumed;
        std::optional<double> delivery;
    };
    /// The strikes listed for one expiry of one underlying.
    struct Chain {
        std::size_t underlying = 0;
        Expiry expiry;
        double lowest = 0, highest = 0;
    };

    void list(market::Instrument spec, std::size_t underlying, std::string underlyingIndex);
    void listOptions(Chain& chain);
    void listExpiry(std::size_t underlying, const Expiry& expiry);
    void extendChains();

    void stepOnce();
    void recallSettlement();
    void sampleSettlement();
    void roll();
    void refreshIndices();
    void refreshOptions(std::uint64_t group);
    void refreshFutures();
    void price(Listing& listing);
    void priceOption(Listing& listing, const Back& back);
    void priceFuture(Listing& listing, const Back& back);
    void close(Listing& listing, Back& back, double delivery);
    Outlook outlook(std::size_t underlying, core::Time expiry) const;
    /// What a drill does to a perpetual or future.
    DepthShape shaped(DepthShape shape) const;
    void cross(Listing& listing) const;
    bool faultyAs(Scenario drill) const
    {
        return m_scenario == drill && faulty(m_scenario, m_now - m_start);
    }
    /// The same with this venue's own premium on the forward.
    Outlook quotedOutlook(std::size_t underlying, core::Time expiry) const;
    double basis(std::size_t underlying) const;
    DepthShape own(DepthShape shape) const;
    double luck(const Listing& listing, double everyS) const;

    VenueTerms m_terms;
    std::uint64_t m_seed;
    std::uint64_t m_luckSeed;  ///< of what is this venue's alone
    Scenario m_scenario;
    core::Time m_start, m_now;
    SpotProcess m_spot;
    DepthModel m_depth;
    std::array<VolSurface, kUnderlyings> m_surfaces;
    std::array<SettlementWindow, kUnderlyings> m_windows;
    std::vector<Listing> m_listings;
    std::vector<Back> m_backs;
    std::vector<Index> m_indices;
    std::vector<Chain> m_chains;
    std::unordered_set<std::string> m_names;
    core::Time m_nextRoll{};
    core::Time m_nextStrikeCheck{};
    bool m_quotesOptions = true;
};

}  // namespace ballast::paper_market
