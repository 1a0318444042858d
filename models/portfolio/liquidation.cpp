#include "models/portfolio/liquidation.h"

#include "models/pricing/black76.h"
#include "models/pricing/futures.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ballast::portfolio {
namespace {

bool valued(const Line& line) { return line.gap == Gap::None || line.gap == Gap::StaleMark; }

/// What is settled from one balance. Amounts in its currency.
class Pool {
public:
    Pool(const Balance& balance, core::Currency underlying, const Lines& lines, core::Time now)
        : m_balance(&balance)
    {
        for (const Line& line : lines) {
            if (!valued(line) || line.instrument->settlementCurrency != balance.currency ||
                line.position.account != balance.account)
                continue;
            const Leg leg = legOf(line, now);
            if (line.instrument->underlying == underlying)
                m_moving.push_back(leg);
            else
                m_resting += notional(leg, 1);
        }
        for (const Leg& leg : m_moving) m_notional += notional(leg, 1);
    }

    bool moves() const { return !m_moving.empty(); }

    /// Equity less maintenance margin with every price of the underlying at `factor` times itself.
    double excess(double factor) const
    {
        double equity = m_balance->equity;
        double moving = 0;
        for (const Leg& leg : m_moving) {
            equity += leg.size * (worth(leg, factor) - leg.worth);
            moving += notional(leg, factor);
        }
        const double before = m_resting + m_notional;
        const double scale = before > 0 ? (m_resting + moving) / before : 1;
        return equity - m_balance->maintenanceMargin * scale;
    }

private:
    struct Leg {
        pricing::Black76Input option;  ///< options only
        double size = 0;
        double mark = 0;
        double worth = 0;  ///< of one unit, now
        bool isOption = false;
        bool inverse = false;
    };

    static Leg legOf(const Line& line, core::Time now)
    {
        const market::Instrument& instrument = *line.instrument;
        Leg leg;
        leg.size = line.position.size.toDouble();
        leg.mark = instrument.isOption() ? line.forward : line.mark;
        leg.isOption = instrument.isOption();
        leg.inverse = instrument.settlement == market::Settlement::Inverse;
        if (leg.isOption)
            leg.option = {.type = instrument.optionType,
                          .forward = line.forward,
                          .strike = instrument.strike->toDouble(),
                          .tau = instrument.yearsToExpiry(now),
                          .sigma = line.volatility};
        leg.worth = worth(leg, 1);
        return leg;
    }

    /// One unit's value up to a constant, in the settlement currency.
    static double worth(const Leg& leg, double factor)
    {
        const double price = leg.mark * factor;
        if (!leg.isOption)
            return leg.inverse ? pricing::inversePnlCoin(1, leg.mark, price) : price - leg.mark;
        pricing::Black76Input option = leg.option;
        option.forward = price;
        const double usd = pricing::black76Price(option);
        return leg.inverse ? usd / price : usd;
    }

    static double notional(const Leg& leg, double factor)
    {
        const double price = leg.mark * factor;
        const double size = std::abs(leg.size);
        if (!leg.inverse) return size * price;
        return leg.isOption ? size : size / price;
    }

    const Balance* m_balance;
    std::vector<Leg> m_moving;
    double m_notional = 0;
    double m_resting = 0;
};

/// First move from 0 towards `limit` (a factor) at which no excess is left. Equity need not be
/// monotone in the spot, so the way is walked before it is halved.
std::optional<double> search(const Pool& pool, double limit)
{
    constexpr int kSteps = 24;
    constexpr int kHalvings = 16;
    const double stride = std::log(limit) / kSteps;
    for (int step = 1; step <= kSteps; ++step) {
        if (pool.excess(std::exp(stride * step)) > 0) continue;
        double safe = stride * (step - 1), gone = stride * step;
        for (int i = 0; i < kHalvings; ++i) {
            const double middle = (safe + gone) / 2;
            (pool.excess(std::exp(middle)) > 0 ? safe : gone) = middle;
        }
        return std::expm1(gone);
    }
    return std::nullopt;
}

std::optional<double> nearer(std::optional<double> a, std::optional<double> b)
{
    if (!a || !b) return a ? a : b;
    return std::abs(*a) <= std::abs(*b) ? a : b;
}

}  // namespace

double LiquidationEstimate::nearest() const
{
    return known && !reached ? nearer(down, up).value_or(0) : 0;
}

LiquidationEstimate estimateLiquidation(const Book& book, core::Currency underlying, core::Time now)
{
    LiquidationEstimate estimate;
    for (const Line& line : book.lines)
        if (!valued(line) && (!line.instrument || line.instrument->underlying == underlying))
            return estimate;
    for (const Balance& balance : book.balances) {
        if (!(balance.equity > 0) || !(balance.maintenanceMargin > 0)) continue;
        const Pool pool(balance, underlying, book.lines, now);
        if (!pool.moves()) continue;
        estimate.known = true;
        if (pool.excess(1) <= 0) {
            estimate.reached = true;
            continue;
        }
        constexpr double kLowest = 0.05, kHighest = 6;
        estimate.down = nearer(estimate.down, search(pool, kLowest));
        estimate.up = nearer(estimate.up, search(pool, kHighest));
    }
    return estimate;
}

double liquidationDistance(const Book& book, core::Currency underlying, core::Time now)
{
    return estimateLiquidation(book, underlying, now).nearest();
}

}  // namespace ballast::portfolio
