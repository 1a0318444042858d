#include "connectors/paper_drill/drill_meter.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ballast::paper_drill {
namespace {

constexpr int kMinuteS = 60;

double standardDeviation(const std::vector<double>& values)
{
    if (values.size() < 2) return 0;
    double mean = 0, square = 0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    for (const double value : values) square += (value - mean) * (value - mean);
    return std::sqrt(square / static_cast<double>(values.size() - 1));
}

/// Calls back for each pair of opposite hedges within kFlipWithin: the earlier, then the later.
template <class Function>
void eachFlip(const std::vector<Hedge>& hedges, Function function)
{
    std::map<core::Currency, const Hedge*> before;
    for (const Hedge& hedge : hedges) {
        const Hedge*& last = before[hedge.underlying];
        if (last && last->side != hedge.side && hedge.at - last->at < kFlipWithin)
            function(*last, hedge);
        last = &hedge;
    }
}

}  // namespace

DrillMeter::DrillMeter(const DrillExchange& exchange, std::vector<Mandate> mandates)
    : m_exchange(exchange), m_mandates(std::move(mandates))
{
    for (const Mandate& mandate : m_mandates)
        m_last.push_back({exchange.mark(mandate.underlying),
                          exchange.delta(mandate.underlying) - mandate.target,
                          exchange.equity(mandate.underlying), exchange.now()});
}

void DrillMeter::sample()
{
    double pnl = 0;
    for (std::size_t i = 0; i < m_mandates.size(); ++i) {
        const Mandate& mandate = m_mandates[i];
        Last& last = m_last[i];
        const double spot = m_exchange.mark(mandate.underlying);
        const double equity = m_exchange.equity(mandate.underlying);
        const double moved = last.deviation * (spot - last.spot);
        m_risk += mandate.riskAversion / 2 * moved * moved;
        pnl += (equity - last.equity) * last.spot;
        last.spot = spot;
        last.equity = equity;
        last.deviation = m_exchange.delta(mandate.underlying) - mandate.target;
        m_square += std::pow(last.deviation / mandate.widest(), 2);
        const bool inside = inBandNow(i);
        m_inside += inside;
        if (inside) last.insideAt = m_exchange.now();
        ++m_samples;
    }
    m_minute += pnl;
    if (++m_seconds % kMinuteS == 0) m_minutes.push_back(std::exchange(m_minute, 0));
}

bool DrillMeter::inBandNow(std::size_t mandate) const
{
    const double deviation = m_last[mandate].deviation;
    return deviation >= -m_mandates[mandate].below && deviation <= m_mandates[mandate].above;
}

Figures DrillMeter::figures() const
{
    Figures f;
    for (const Hedge& hedge : m_exchange.hedges()) {
        ++f.orders;
        f.notionalUsd += hedge.notionalUsd;
        f.feesUsd += hedge.feeUsd;
        f.slippageUsd += hedge.slippageUsd;
        f.settlingOrders += hedge.settling;
    }
    f.flips = flips(m_exchange.hedges());
    f.oscillations = oscillations(m_exchange.hedges(), m_mandates);
    f.pnlSdUsd = standardDeviation(m_minutes);
    f.riskUsd = m_risk;
    f.backInBand = true;
    for (const Last& last : m_last)
        f.backInBand = f.backInBand && m_exchange.now() - last.insideAt <= kFlipWithin;
    if (m_samples > 0) {
        f.deviationRms = std::sqrt(m_square / m_samples);
        f.inBand = m_inside / m_samples;
    }
    return f;
}

int flips(const std::vector<Hedge>& hedges)
{
    int count = 0;
    eachFlip(hedges, [&](const Hedge&, const Hedge&) { ++count; });
    return count;
}

int oscillations(const std::vector<Hedge>& hedges, const std::vector<Mandate>& mandates)
{
    int count = 0;
    eachFlip(hedges, [&](const Hedge& first, const Hedge& second) {
        const auto mandate = std::ranges::find(mandates, second.underlying, &Mandate::underlying);
        if (mandate == mandates.end()) return;
        const double halfWidth = (mandate->below + mandate->above) / 2;
        if (std::abs(second.drift - first.drift) < halfWidth / 2) ++count;
    });
    return count;
}

}  // namespace ballast::paper_drill
