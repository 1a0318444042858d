#pragma once

#include "connectors/paper_market/depth_model.h"
#include "connectors/paper_market/market_source.h"
#include "connectors/paper_market/settlement_window.h"
#include "connectors/paper_market/spot_process.h"

#include <array>
#include <optional>
#include <vector>

namespace ballast::paper_market {

/// A market for walking a year: the price process of the built-in one in steps of seconds, the
/// inverse perpetuals, and of each underlying a few options on the next Friday, listed when those
/// of the Friday before have expired. Perpetuals are quoted each step, options every tenth. A
/// function of (seed, start, step) and of what consume() took.
class CoarseMarket final : public MarketSource {
public:
    /// What is listed of each Friday: the strike as a fraction of the price at the listing.
    struct Line {
        market::OptionType type = market::OptionType::Call;
        double moneyness = 1;
    };
    /// `step` of one second to a minute, see SpotProcess. The first options are on the first Friday
    /// whose day is the second after that of `start` or a later one.
    CoarseMarket(std::uint64_t seed, core::Time start, core::Duration step,
                 std::vector<Line> lines);

    std::optional<core::Time> startsAt() const override { return m_start; }
    void advance(core::Time now) override;
    const std::vector<Listing>& listings() const override { return m_listings; }
    const std::vector<Index>& indices() const override { return m_indices; }
    std::optional<double> deliveryPrice(core::InstrumentId id) const override;
    void consume(core::InstrumentId id, core::Side taker, core::Price price,
                 core::Quantity size) override;
    std::string description() const override;

    /// The options of the coming Friday, line by line.
    const std::vector<core::InstrumentId>& week(std::size_t underlying) const
    {
        return m_weeks[underlying];
    }
    /// Counts up with each Friday that was listed.
    int weeks() const { return m_weeksListed; }
    const UnderlyingState& state(std::size_t underlying) const { return m_spot.state(underlying); }

private:
    struct Back {
        std::size_t underlying = 0;
        std::vector<Consumption> consumed;
        std::optional<double> delivery;
    };
    void step();
    void refreshIndices();
    void list(market::Instrument spec, std::size_t underlying);
    void listWeek();
    void deliver();
    void price(Listing& listing);
    double luck(const Listing& listing) const;

    std::uint64_t m_seed;
    core::Time m_start, m_now;
    core::Duration m_step;
    std::vector<Line> m_lines;
    SpotProcess m_spot;
    DepthModel m_depth;
    std::vector<Listing> m_listings;
    std::vector<Back> m_backs;
    std::vector<Index> m_indices;
    std::array<std::vector<core::InstrumentId>, kUnderlyings> m_weeks;
    std::array<SettlementWindow, kUnderlyings> m_windows;
    core::Time m_expiry{};
    int m_weeksListed = 0;
};

}  // namespace ballast::paper_market
