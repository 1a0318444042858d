// Why the band in force is as wide as it is: when that is told, and in which words.
#include "models/core/text.h"
#include "models/engine/band_desk.h"

#include <cmath>
#include <utility>

namespace ballast::engine {
namespace {

using rebalance::LiveBandRule;

/// A width that moved by less since it was told is not told anew.
constexpr double kWorthTelling = 0.01;

/// The half width that a rule asks for.
std::optional<double> whalleyWilmottWidth(const bands::Inputs& in)
{
    const bands::HalfWidth width = bands::whalleyWilmott(in);
    return width.status == bands::Status::Ok ? std::optional{width.coin} : std::nullopt;
}
std::optional<double> zakamoulineWidth(const bands::Inputs& in)
{
    const bands::Zakamouline width = bands::zakamouline(in);
    return width.status == bands::Status::Ok ? std::optional{width.halfWidth()} : std::nullopt;
}

std::string percent(double sigma) { return core::number(100 * sigma, 1) + " %"; }

}  // namespace

/// Puts into words why the width is another than it was told to be.
void BandDesk::explain(State& state, double before, bands::Bound bound, core::Time now)
{
    using bands::Driver;
    const rebalance::Live& live = state.live;
    const LiveBandRule rule = state.written.triggers.liveBand;
    if (rule == LiveBandRule::None) {
        if (state.why.empty())
            say(state, {Driver::Gone, {}, "Band as written: no live band follows the market"});
        return;
    }
    state.drivers.inputs = live.inputs;
    state.drivers.sigmaName = live.volatility.name();
    const double width = live.halfWidth;
    if (width == 0) {
        if (before > 0 || state.why.empty())
            say(state, {Driver::Gone,
                        {},
                        "Band as written: " + std::string{rebalance::text(rule)} + " gives none, " +
                            std::string{bands::text(live.status)}});
        state.toldWidth = 0;
        return;
    }
    if (rebalance::inSettlementWindow(live.nextExpiry, now) && before > 0) {
        if (state.toldDriver != Driver::Settlement)
            say(state, {Driver::Settlement,
                        {},
                        "Band " + core::number(width, 2) + " held until " +
                            core::clockUtc(*live.nextExpiry) + " UTC: settlement window"});
        return;
    }
    if (state.toldWidth == 0) {
        say(state, bands::firstWidth(width, state.drivers, bound, rebalance::text(rule)));
    } else {
        const auto formula =
            rule == LiveBandRule::WhalleyWilmott ? whalleyWilmottWidth : zakamoulineWidth;
        const bands::WidthChange change = bands::widthChange(state.toldWidth, state.toldDrivers,
                                                             width, state.drivers, bound, formula);
        const bool held = bound != bands::Bound::None;
        const bool moved = std::abs(width - state.toldWidth) > kWorthTelling * state.toldWidth;
        const bool newlyHeld = held && change.driver != state.toldDriver;
        if (!moved && !newlyHeld) return;
        say(state, change);
    }
    state.toldWidth = width;
    // While it is on its way it comes from where it set out.
    if (bound != bands::Bound::Change) state.toldDrivers = state.drivers;
}

void BandDesk::say(State& state, bands::WidthChange change)
{
    state.toldDriver = change.driver;
    state.why = change.sentence;
    state.untold = std::move(change.sentence);
}

BandStory BandDesk::story(core::Currency underlying) const
{
    const State& state = of(underlying);
    const rebalance::Live& live = state.live;
    BandStory out;
    out.why = state.why;
    if (out.why.empty()) out.why = "Band as written: nothing else is found yet";
    if (state.slowing.band != 1)
        out.why += "; CAUTION makes it " + core::number(state.slowing.band, 1) + " times as wide";
    out.driver = state.toldDriver;
    out.volatility = live.volatility.sigma > 0
                         ? std::string{live.volatility.name()} + " " +
                               percent(live.volatility.sigma) + ", " +
                               std::string{bands::text(state.written.triggers.volatility)}
                         : "volatility not known yet";
    out.volatility += "; realised: " + state.usual.realised.words();
    out.regime = state.usual.regime.reason;
    return out;
}

void BandDesk::tell(core::Currency underlying, ExposureSample& sample)
{
    State& state = m_states.at(underlying);
    sample.bandSigma = state.live.inputs.sigma;
    sample.bandCost = state.live.inputs.cost;
    sample.bandFactor = state.live.costFactor;
    sample.bandDriver = state.untold.empty() ? bands::Driver::None : state.toldDriver;
    sample.bandWhy = std::exchange(state.untold, {});
}

std::optional<bands::RealisedDay> BandDesk::takeFinishedDay(core::Currency underlying)
{
    return m_states.at(underlying).usual.realised.takeFinishedDay();
}

}  // namespace ballast::engine
