#pragma once

#include "models/engine/recovered.h"
#include "models/market/instrument.h"
#include "models/risk/picture.h"

#include <deque>

namespace ballast::engine {

/// What our own hedges did and cost: the figures by which the desk holds itself to its limits over
/// time. Budgets of auto-fire are of the durable record; costs are of this session.
class HedgeTally {
public:
    explicit HedgeTally(const Recovered& recovered);

    /// A fill of ours, seen for the first time. What cannot be valued makes the sums unknown.
    void filled(const orders::Fill& fill, const orders::Intent& intent,
                const market::Instrument& instrument, core::Time now);
    /// Equity of the desk, USD.
    void equity(double usd);
    /// Auto-fire was charged with a plan.
    void fired(core::Time now, double usd, std::size_t orders);
    /// What a plan that has ended did not use of it.
    void giveBack(double usd, std::size_t orders);
    /// Costs and the highest equity are those from here on; budgets of auto-fire and the fills of
    /// the last minutes stay as they are.
    void beginSession();
    /// A person has done something: auto-fire goes on with a look behind it.
    void looked() { m_inARow = 0; }

    /// How much worse than the mid at the decision, fraction of notional; 0: no fills since.
    double shortfall(core::Currency underlying, core::Time since) const;
    double sessionCost() const;
    double drawdown() const;
    /// With so much more in it.
    risk::AutoSpent spent(core::Time now, double usd = 0, std::size_t orders = 0) const;

private:
    struct Fill {
        core::Currency underlying;
        core::Time at{};
        double worseUsd = 0, notionalUsd = 0;
    };
    std::deque<Fill> m_fills;       ///< oldest first
    std::deque<AutoFired> m_fired;  ///< oldest first
    double m_costUsd = 0, m_tradedUsd = 0;
    double m_equityUsd = 0, m_highestUsd = 0;
    int m_inARow = 0;
};

}  // namespace ballast::engine
