#pragma once

#include "connectors/paper_drill/drill_exchange.h"

#include <vector>

namespace ballast::paper_drill {

/// By what a hedger is measured in one underlying.
struct Mandate {
    core::Currency underlying;
    double target = 0;        ///< coin
    double below = 0;         ///< coin, > 0: the band's lower edge is target - below
    double above = 0;         ///< coin, > 0
    double riskAversion = 0;  ///< 1/USD
    double widest() const { return below > above ? below : above; }
};

/// What one hedger came to on one seed. Amounts in USD over all underlyings.
struct Figures {
    double orders = 0;       ///< that found a fill
    double notionalUsd = 0;  ///< traded
    double feesUsd = 0;
    double slippageUsd = 0;     ///< half spreads and impact, against the mid each order met
    double pnlSdUsd = 0;        ///< standard deviation of the book's P&L over one minute
    double deviationRms = 0;    ///< delta less target, in half widths of the band
    double inBand = 0;          ///< share of the time, 0 to 1
    double flips = 0;           ///< two hedges on opposite sides within a minute
    double oscillations = 0;    ///< of these, such as no move of the market asked for
    double settlingOrders = 0;  ///< filled while something held was averaged for delivery
    double riskUsd = 0;  ///< half the risk aversion times the realised variance of what deviated
    bool backInBand = false;  ///< each underlying was inside in the last minute
    double tradingUsd() const { return feesUsd + slippageUsd; }
    double totalUsd() const { return tradingUsd() + riskUsd; }
    bool operator==(const Figures&) const = default;
};

/// Two hedges on opposite sides nearer than this are an oscillation.
inline constexpr core::Duration kFlipWithin = std::chrono::minutes{1};

/// Watches an exchange's account from its start, once a market second. The P&L is that of the coin
/// held, for net transaction delta hedges coin: each second's change at that second's price.
class DrillMeter {
public:
    /// `exchange` must outlive it.
    DrillMeter(const DrillExchange& exchange, std::vector<Mandate> mandates);
    /// After each whole second.
    void sample();
    Figures figures() const;
    bool inBandNow(std::size_t mandate) const;

private:
    struct Last {
        double spot = 0, deviation = 0, equity = 0;
        core::Time insideAt{};
    };
    const DrillExchange& m_exchange;
    std::vector<Mandate> m_mandates;
    std::vector<Last> m_last;
    double m_risk = 0, m_square = 0, m_inside = 0, m_samples = 0, m_minute = 0;
    std::vector<double> m_minutes;  ///< P&L of each whole minute
    int m_seconds = 0;
};

/// How often two of these hedges, of one underlying, one after the other, stand on opposite sides
/// within kFlipWithin.
int flips(const std::vector<Hedge>& hedges);
/// How often this was the hedger's own doing: between the two, market and time moved delta by less
/// than half the band, so that the second takes back what the first did too much of.
int oscillations(const std::vector<Hedge>& hedges, const std::vector<Mandate>& mandates);

}  // namespace ballast::paper_drill
