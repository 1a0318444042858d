#pragma once

#include "connectors/paper_market/depth_model.h"
#include "connectors/paper_market/market_source.h"
#include "connectors/paper_market/price_path.h"
#include "connectors/paper_market/tape_reader.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ballast::paper_market {

/// How a recorded market is brought to life.
struct TapeOptions {
    std::uint64_t seed = 1;  ///< of the walk between recorded prices and of the deeper book
    std::filesystem::path
        pricePath;       ///< candles; empty: one is looked for in "prices" beside the tape
    bool still = false;  ///< no path is looked for: the market stays as it was recorded
    /// Where in the price path to begin; absent: ten minutes before its widest candle.
    std::optional<core::Duration> pathOffset;
};

/// A market from recordings. It opens exactly as recorded: the real instruments with their real
/// marks, volatilities, best bids and offers. From there the underlying moves along a recorded
/// price path, scaled so that it begins at the recorded index, and everything else is carried
/// along: the smile stays where it is in moneyness on the forward, the basis of futures fades
/// toward expiry, quotes keep their recorded distance from the mark, wider as premiums grow. Levels
/// behind the best are not recorded and are drawn. Simulated time begins at the recording's own
/// moment.
///
/// An underlying other than the path's own follows the path with its name ("eth" for "btc" in the
/// file name) where that exists, else the same relative moves.
class TapeMarket final : public MarketSource {
public:
    static core::Expected<std::unique_ptr<TapeMarket>> open(const std::filesystem::path& path,
                                                            const TapeOptions& options = {});

    core::Time start() const { return m_state.at; }
    core::Time now() const { return m_now; }
    /// What was read and what was refused, with reasons.
    const RecordedState& recorded() const { return m_state; }
    const PricePath& pricePath() const { return m_paths.front(); }
    core::Duration pathOffset() const { return m_offset; }

    std::optional<core::Time> startsAt() const override { return start(); }
    void advance(core::Time now) override;
    const std::vector<Listing>& listings() const override { return m_listings; }
    const std::vector<Index>& indices() const override { return m_indices; }
    std::optional<double> deliveryPrice(core::InstrumentId id) const override;
    void consume(core::InstrumentId id, core::Side taker, core::Price price,
                 core::Quantity size) override;
    std::string description() const override;

private:
    struct SmilePoint {
        double logMoneyness = 0, volatility = 0;
    };
    /// One expiry of one underlying: its recorded smile.
    struct Smile {
        std::size_t underlying = 0;
        core::Time expiry{};
        std::vector<SmilePoint> points;  ///< ascending
        double at(double logMoneyness) const;
    };
    struct Back {
        std::size_t underlying = 0, smile = 0;
        RecordedListing recorded;
        double residualIv = 0;  ///< recorded volatility less the smile's, at the recorded moneyness
        std::vector<Consumption> consumed;
        std::optional<double> delivery;
    };
    struct Underlying {
        core::Currency currency;
        double index = 0;      ///< as recorded
        std::size_t path = 0;  ///< in m_paths
        /// Samples of the settlement window taken so far; follows from the path and the time.
        struct Window {
            core::Time expiry{}, upTo{};
            double sum = 0;
            int count = 0;
        };
        mutable Window window;
    };

    TapeMarket(RecordedState state, std::vector<PricePath> paths, core::Duration offset,
               std::uint64_t seed);
    void findUnderlyings();
    void addMissingFutures();
    void buildSmiles();
    void list(const RecordedListing& recorded);

    double indexAt(std::size_t underlying, core::Time at) const;
    double forwardAt(const Back& back, core::Time expiry) const;
    double deliveryAverage(std::size_t underlying, core::Time expiry, double rest) const;
    void refreshIndices();
    void closeWhatIsDue();
    void refresh(Listing& listing, Back& back);
    void refreshOption(Listing& listing, const Back& back);
    void refreshFuture(Listing& listing, const Back& back);
    void quote(Listing& listing, const Back& back, const DepthShape& shape, double widening);
    void close(Listing& listing, Back& back);

    RecordedState m_state;
    std::vector<PricePath> m_paths;
    core::Duration m_offset;
    core::Time m_now;
    core::Time m_nextExpiry = core::Time::max();
    DepthModel m_depth;
    std::vector<Underlying> m_underlyings;
    std::vector<Smile> m_smiles;
    std::vector<Listing> m_listings;
    std::vector<Back> m_backs;
    std::vector<Index> m_indices;
};

}  // namespace ballast::paper_market
