#pragma once

#include "connectors/paper_market/spot_process.h"
#include "models/engine/record.h"
#include "models/pricing/black76.h"
#include "models/review/carried_row.h"

#include <string>
#include <vector>

namespace ballast::app {

/// A book of one underlying on a made market: short options that are rolled each Friday, and the
/// perpetual that hedges them. Valued by Black-76 on the market's own surface, so that delta,
/// Greeks and profit belong to each other.
class MadeBook {
public:
    MadeBook(std::size_t underlying, core::AccountKey account);

    /// What is to be recorded of a step of the market.
    struct Changed {
        std::vector<engine::PositionRecord> positions;
        std::vector<review::CarriedRow> carried;
    };
    /// The market as it is now; rolls what has expired. Returns what changed by it; with all that
    /// is carried where a whole hour or a move of 3 % has passed since that was told last.
    Changed see(const paper_market::UnderlyingState& market, core::Time now);
    /// The perpetual as it is carried, with what was traded of it since it was told last.
    review::CarriedRow carriedPerpetual(core::Time now, review::CarriedWhy why);
    /// Trades the perpetual: `contracts` USD, signed, at a price, for a fee in USD.
    void trade(double contracts, double price, double feeUsd);

    const core::Currency& currency() const { return m_currency; }
    std::string perpetual() const { return m_currency.text() + "-PERPETUAL"; }
    double tick() const { return m_underlying == 0 ? 0.5 : 0.05; }
    double lot() const { return m_underlying == 0 ? 10 : 1; }
    double unit() const;  ///< coin of each line that is sold
    double spot() const { return m_spot; }
    double sigma() const { return m_sigma; }
    /// As the history has it, with the band [-width, width] around no delta.
    engine::ExposureSample sample(core::Time now, double bandWidth) const;
    engine::PositionRecord perpetualRecord(core::Time now) const;
    engine::BalanceRecord balance(core::Time now) const;
    double deltaNet() const { return m_deltaNet; }
    double gamma1Pct() const { return m_gamma1Pct; }
    double grossGamma1Pct() const { return m_grossGamma1Pct; }  ///< of all lines without their sign
    double vega() const { return m_vega; }
    double marginUse() const;
    double equityUsd() const { return m_equityUsd; }

private:
    struct Option {
        pricing::Black76Input input;
        std::string name;
        core::Time expiry{};
        double size = 0;   ///< coin, signed
        double value = 0;  ///< USD a coin, as last seen
        double delta = 0;
    };
    void roll(core::Time now);
    void tellAll(core::Time now, std::vector<review::CarriedRow>& carried);
    review::CarriedRow carriedOption(const Option& option, core::Time now,
                                     review::CarriedWhy why) const;
    void value(const paper_market::UnderlyingState& market, core::Time now);
    engine::PositionRecord record(const Option& option, core::Time now) const;

    std::size_t m_underlying;
    core::Currency m_currency;
    core::AccountKey m_account;
    std::vector<Option> m_options;
    core::Time m_expiry{};
    double m_spot = 0, m_sigma = 0;
    double m_contracts = 0, m_average = 0;  ///< USD of the perpetual, and what it was dealt at
    double m_perpCoin = 0;                  ///< its size in coin at the spot
    double m_deltaBs = 0, m_deltaNet = 0, m_gamma1Pct = 0, m_grossGamma1Pct = 0;
    double m_vega = 0, m_theta = 0;
    double m_pnlUsd = 0, m_equityUsd = 0, m_feesUsd = 0;
    double m_startUsd = 0;
    // Of the perpetual, since it was told as carried:
    struct Trade {
        double contracts = 0, price = 0;
    };
    std::vector<Trade> m_trades;
    double m_tradeFeesUsd = 0;
    core::Time m_toldAt{};  ///< when all that is carried was told last
    double m_toldSpot = 0;  ///< the price then
};

}  // namespace ballast::app
