#pragma once

#include "connectors/paper_drill/drill_venue.h"

#include <optional>
#include <vector>

namespace ballast::paper_drill {

/// One underlying of a hedger by a fixed threshold, both typed by hand.
struct Threshold {
    core::Currency underlying;
    double centre = 0;     ///< coin of net transaction delta
    double threshold = 0;  ///< coin away from the centre, either side; > 0
};

/// What scripts and public tools do: every `every` read the account's delta as the venue tells it,
/// and where it is beyond the threshold send the whole way back through the book, at once. It
/// looks neither at a band, nor at costs, nor at what is wrong with the market; an order that
/// found less than it wanted is followed by the next look.
class FixedHedger {
public:
    /// `exchange` must outlive it.
    FixedHedger(DrillExchange& exchange, Latencies latencies, std::vector<Threshold> thresholds,
                core::Duration every = std::chrono::seconds{5});
    /// Goes on to `to`, orders that arrive on the way included. Never backwards.
    void advance(core::Time to);
    std::uint64_t orders() const { return m_orders; }  ///< sent

private:
    struct Underway {
        core::Time arrives{};
        paper_trading::OrderRequest request;
    };
    void look();
    std::optional<paper_trading::OrderRequest> orderFor(const Threshold& threshold) const;
    void arrive(core::Time at);

    DrillExchange& m_exchange;
    Latencies m_latencies;
    std::vector<Threshold> m_thresholds;
    core::Duration m_every;
    core::Time m_nextLook;
    std::vector<Underway> m_underway;  ///< in the order of arrival
    std::uint64_t m_orders = 0;
};

}  // namespace ballast::paper_drill
