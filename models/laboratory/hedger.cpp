#include "models/laboratory/hedger.h"

#include "models/bands/bands.h"
#include "models/laboratory/desk_rule.h"

#include <cmath>
#include <optional>

namespace ballast::laboratory {
namespace {

constexpr double kDaysAYear = 365, kYearSeconds = kDaysAYear * 86'400;

class Hedger {
public:
    Hedger(const Hedge& rule, const Costs& costs, core::Time begins, double stepYears)
        : m_rule(rule), m_costs(costs), m_begins(begins), m_stepYears(stepYears)
    {
        if (rule.policy) m_desk.emplace(*rule.policy, costs, begins);
    }

    void begin(const Seen& seen)
    {
        m_coin = (m_desk ? m_desk->target(seen) : shift(seen)) - seen.delta;
        m_lastPrice = seen.spot;
    }
    /// From one step to the next: what was held earns, what was left open errs.
    void hold(const Seen& before, const Seen& now)
    {
        const double move = now.spot - before.spot;
        m_day.error += (before.delta + m_coin) * move;
        m_day.pnl += now.bookPnl + m_coin * move;
    }
    void look(const Seen& seen, std::size_t step)
    {
        // Whole milliseconds: a nanosecond short of 08:00 is another slot.
        const double seconds =
            std::round(static_cast<double>(step) * m_stepYears * kYearSeconds * 1e3) / 1e3;
        const core::Time now = m_begins + core::fromSeconds(seconds);
        if (const auto wanted = wish(seen, now)) trade(seen, *wanted, now);
    }
    void endDay(HedgeOutcome& out)
    {
        out.cost.add(m_day.cost);
        out.error.add(m_day.error);
        out.pnl.add(m_day.pnl);
        out.trades.add(m_day.trades);
        out.turnover.add(m_day.turnover);
        m_day = {};
    }

private:
    struct Day {
        double cost = 0, error = 0, pnl = 0, trades = 0, turnover = 0;
    };

    bands::Inputs inputs(const Seen& seen) const
    {
        return {.forward = seen.spot,
                .gamma = seen.gamma,
                .sigma = seen.sigma,
                .tau = seen.tau,
                .cost = costFraction(m_costs, m_costs.typicalTrade, daily(seen)),
                .riskAversion = m_rule.riskAversion};
    }
    static double daily(const Seen& seen) { return seen.sigma / std::sqrt(kDaysAYear); }

    /// What the rule's volatility takes from the delta that is wanted, coin: vanna times the
    /// difference between the volatility it hedges at and the one of now. 0 where the formula does
    /// not hold.
    double shift(const Seen& seen) const
    {
        if (m_rule.trigger == Trigger::Leland) {
            const bands::Inputs in = inputs(seen);
            const bands::Leland l = bands::leland(in.sigma, in.cost, m_stepYears * m_rule.every);
            const double sigma = seen.gamma < 0 ? l.sigmaShort : l.sigmaLong;
            return sigma > 0 ? -seen.vanna * (sigma - seen.sigma) : 0;
        }
        if (m_rule.trigger != Trigger::Zakamouline) return 0;
        const bands::Zakamouline z = bands::zakamouline(inputs(seen));
        return z.status == bands::Status::Ok ? -seen.vanna * (z.sigmaModified - seen.sigma) : 0;
    }

    /// How much the residual delta is to change, coin; none: the rule is content.
    std::optional<double> wish(const Seen& seen, core::Time now)
    {
        if (m_desk) return m_desk->wish(seen, m_coin, inputs(seen), now);
        const double over = seen.delta + m_coin - shift(seen);
        switch (m_rule.trigger) {
            case Trigger::Clock:
            case Trigger::Leland: return -over;
            case Trigger::Move:
                if (std::abs(seen.spot / m_lastPrice - 1) < m_rule.move) return std::nullopt;
                return -over;
            case Trigger::Band: return outside(0, over);
            case Trigger::WhalleyWilmott: {
                const bands::HalfWidth width = bands::whalleyWilmott(inputs(seen));
                if (width.status != bands::Status::Ok) return std::nullopt;
                return outside(width.coin, over);
            }
            case Trigger::Zakamouline: {
                const bands::Zakamouline width = bands::zakamouline(inputs(seen));
                if (width.status != bands::Status::Ok) return std::nullopt;
                return outside(width.halfWidth(), over);
            }
            case Trigger::Desk: break;
        }
        return std::nullopt;
    }
    std::optional<double> outside(double halfWidth, double over) const
    {
        const rebalance::FixedBand band = bandOf(m_rule, halfWidth);
        if (band.contains(over)) return std::nullopt;
        return band.aim(over) - over;
    }

    void trade(const Seen& seen, double wanted, core::Time now)
    {
        double coin = wanted;
        // A hair is given before rounding towards no trade: 0.3 in lots of 0.1 is three of them.
        if (m_costs.lot > 0)
            coin = std::copysign(m_costs.lot * std::floor(std::abs(wanted) / m_costs.lot + 1e-9),
                                 wanted);
        m_lastPrice = seen.spot;
        if (coin == 0) return;
        if (m_desk) m_desk->hedged(seen.spot, now);
        const double size = std::abs(coin);
        m_coin += coin;
        m_day.cost += size * seen.spot * costFraction(m_costs, size, daily(seen));
        m_day.trades += 1;
        m_day.turnover += size;
    }

    const Hedge& m_rule;
    const Costs& m_costs;
    core::Time m_begins;
    double m_stepYears;
    std::optional<DeskRule> m_desk;
    double m_coin = 0, m_lastPrice = 0;
    Day m_day;
};

}  // namespace

void HedgeOutcome::merge(const HedgeOutcome& other)
{
    cost.merge(other.cost);
    error.merge(other.error);
    pnl.merge(other.pnl);
    trades.merge(other.trades);
    turnover.merge(other.turnover);
}

HedgeOutcome hedge(const Hedge& rule, const Costs& costs, const Series& series, double stepYears,
                   const std::atomic<bool>* cancelled)
{
    HedgeOutcome out;
    if (series.steps.empty()) return out;
    const auto aDay = static_cast<std::size_t>(std::llround(1 / (kDaysAYear * stepYears)));
    Hedger hedger(rule, costs, series.begins, stepYears);
    hedger.begin(series.steps.front());
    for (std::size_t i = 1; i < series.steps.size(); ++i) {
        if (cancelled && i % kStepsALook == 0 && *cancelled) break;
        hedger.hold(series.steps[i - 1], series.steps[i]);
        if (i % rule.every == 0) hedger.look(series.steps[i], i);
        if (i % aDay == 0) hedger.endDay(out);
    }
    return out;
}

}  // namespace ballast::laboratory
