#include "models/rebalance/leg_style.h"

#include "models/core/text.h"
#include "models/execution/almgren_chriss.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {
namespace {

std::int64_t lotsIn(core::Quantity quantity, core::Quantity lot)
{
    return quantity.mantissa() / lot.mantissa();
}

/// Coin a dollar of price: what rests from the best price to where `quantity` would reach, two
/// levels at the least. 0: not known.
double density(const Traded& traded, core::Side side, core::Quantity quantity)
{
    if (!traded.book || !traded.book->usable()) return 0;
    const market::Instrument& instrument = *traded.listing->instrument;
    const auto levels = traded.book->side(side);
    core::Quantity sum;
    double width = 0;
    for (std::size_t i = 0; i < levels.size() && (i < 2 || sum < quantity); ++i) {
        sum += levels[i].size;
        width = std::abs(levels[i].price.toDouble() - levels.front().price.toDouble());
    }
    const double coin =
        market::coinAmount(instrument, sum.toDouble(), traded.listing->ticker.mark.toDouble());
    return width > 0 ? coin / width : 0;
}

/// 1 / kappa, years; 0: not known.
double halfLifeYears(const Situation& s, const Traded& traded, core::Side side,
                     core::Quantity quantity, const execution::Style& style)
{
    if (!s.live || style.slices < 1 || traded.listing->instrument->isOption()) return 0;
    const bands::Inputs& in = s.live->inputs;
    const double q = density(traded, side, quantity);
    if (!(in.riskAversion > 0) || !(in.sigma > 0) || !(in.forward > 0) || !(q > 0)) return 0;
    const double slice = core::years(style.over) / style.slices;
    execution::AlmgrenChrissInputs ac;
    ac.quantity = market::coinAmount(*traded.listing->instrument, quantity.toDouble(),
                                     traded.listing->ticker.mark.toDouble());
    ac.time = core::years(style.over);
    ac.steps = style.slices;
    ac.sigma = in.sigma * in.forward;
    ac.temporary = slice / (2 * q);
    ac.riskAversion = in.riskAversion;
    const execution::AlmgrenChriss out = execution::almgrenChriss(ac);
    return out.status == execution::Status::Ok && out.halfLife ? *out.halfLife : 0;
}

/// On a grid of quarters.
double stepped(double value)
{
    return std::exp(std::round(std::log(value) / std::log(1.25)) * std::log(1.25));
}

void followRisk(LiveStyle& live, const Situation& s, const Traded& traded, core::Side side,
                core::Quantity quantity)
{
    const double years = halfLifeYears(s, traded, side, quantity, live.style);
    const double seconds = years > 0 ? stepped(years * 31'536'000.0) : 0;
    if (!(seconds > 0) || !std::isfinite(seconds)) {
        live.from = fmt::format(
            "half-life {} as written: risk aversion, volatility or depth is "
            "not known",
            core::humanDuration(live.style.halfLife));
        return;
    }
    // A second is at once; a day is a straight line over any time that is worked here.
    live.style.halfLife = core::fromSeconds(std::clamp(seconds, 1.0, 86'400.0));
    live.from = fmt::format("half-life {}, by the {}risk aversion, volatility and depth of now",
                            core::humanDuration(live.style.halfLife),
                            s.live->assumedRiskAversion ? "assumed " : "");
}

void followRefill(LiveStyle& live, const Situation& s)
{
    const auto seen = s.refill ? s.refill->halfTime() : std::nullopt;
    if (!seen) {
        live.from = fmt::format("refill {} as written: {} of {} refills seen",
                                core::humanDuration(live.style.refill),
                                s.refill ? s.refill->seen() : 0, execution::Refill::kEnough);
        return;
    }
    live.style.refill = core::fromSeconds(std::clamp(stepped(core::seconds(*seen)), 0.1, 86'400.0));
    live.from = fmt::format("half refilled within {}, as seen {} times",
                            core::humanDuration(live.style.refill), s.refill->seen());
}

std::string pegText(const execution::Peg& peg)
{
    return fmt::format("resting at the best price for {} at most, then {}",
                       core::humanDuration(peg.deadline),
                       peg.atDeadline == execution::AtDeadline::Cross ? "crossing" : "left");
}

}  // namespace

LiveStyle liveStyle(const Situation& s, const Traded& traded, core::Side side,
                    core::Quantity quantity)
{
    LiveStyle live{s.policy->style, {}};
    if (!traded.listing || !traded.listing->instrument) return live;
    if (live.style.kind == execution::StyleKind::AlmgrenChriss)
        followRisk(live, s, traded, side, quantity);
    if (live.style.kind == execution::StyleKind::ObizhaevaWang) followRefill(live, s);
    if (live.style.kind == execution::StyleKind::Peg) live.from = pegText(live.style.peg);
    return live;
}

void styleLeg(Leg& leg, const Situation& s, const Traded& traded)
{
    leg.slices.clear();
    leg.peg.reset();
    leg.workedBy.clear();
    leg.timeInForce = orders::TimeInForce::ImmediateOrCancel;
    if (s.policy->style.kind == execution::StyleKind::ImmediateIoc || !traded.listing) return;
    const market::Instrument& instrument = *traded.listing->instrument;
    const core::Quantity lot = instrument.lot;
    if (!lot.isPositive()) return;
    LiveStyle live = liveStyle(s, traded, leg.side, leg.quantity);
    if (live.style.kind == execution::StyleKind::Peg) {
        leg.peg = live.style.peg;
        leg.timeInForce = orders::TimeInForce::GoodTilCancelled;
        leg.workedBy = std::move(live.from);
        return;
    }
    const std::int64_t least =
        (instrument.minimum.mantissa() + lot.mantissa() - 1) / lot.mantissa();
    std::int64_t touch = 0;
    if (traded.book && !traded.book->side(leg.side).empty())
        touch = lotsIn(traded.book->side(leg.side).front().size, lot);
    const auto children = execution::children(live.style, lotsIn(leg.quantity, lot),
                                              std::max<std::int64_t>(least, 1), touch);
    if (children.size() < 2) return;
    for (const execution::Child& child : children)
        leg.slices.push_back(
            {core::Quantity::fromMantissa(child.lots * lot.mantissa()), child.after});
    leg.workedBy = std::string{execution::text(live.style.kind)};
    if (!live.from.empty()) leg.workedBy += ", " + live.from;
}

}  // namespace ballast::rebalance
