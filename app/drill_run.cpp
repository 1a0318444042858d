#include "app/drill_run.h"

#include "app/drill_desk.h"
#include "app/engine_config.h"
#include "connectors/paper_drill/fixed_hedger.h"
#include "models/bands/waiting.h"

#include <cmath>
#include <functional>
#include <memory>

namespace ballast::app {
namespace {

using namespace std::chrono_literals;

/// What the book asks of a hedger at the start, by the venue's own numbers.
bands::Inputs inputsOf(const paper_drill::DrillExchange& exchange, core::Currency underlying)
{
    const paper_trading::MarketView& market = exchange.market();
    const paper_market::Listing& perpetual = *market.find(paper_drill::perpetualOf(underlying));
    bands::Inputs in;
    in.forward = perpetual.mark;
    in.gamma = exchange.gamma(underlying);
    for (const paper_market::Index& index : market.source().indices())
        if (index.underlying == underlying) in.sigma = index.volatility / 100;
    const double bid = perpetual.bids.front().price.toDouble();
    const double ask = perpetual.asks.front().price.toDouble();
    in.cost = perpetual.spec.takerFee + (ask - bid) / (ask + bid);
    return in;
}

/// The policy's own risk aversion: by what it says a day may leave; where it says nothing, that at
/// which its band is as wide as Whalley and Wilmott's.
double riskAversionOf(const rebalance::Policy& policy, const bands::Inputs& in)
{
    const double halfWidth = (policy.band.below + policy.band.above) / 2;
    const double daily =
        policy.triggers.hedgingSdUsd > 0
            ? policy.triggers.hedgingSdUsd
            : halfWidth / std::sqrt(3.0) * in.forward * in.sigma / std::sqrt(365.0);
    const bands::RiskAversion found = bands::riskAversionFor(daily, in);
    return found.status == bands::Status::Ok ? found.perUsd : 0;
}

std::vector<paper_drill::Mandate> mandatesOf(const Settings& settings,
                                             const paper_drill::DrillExchange& exchange)
{
    std::vector<paper_drill::Mandate> mandates;
    for (const rebalance::Policy& policy : settings.policies) {
        if (!exchange.market().find(paper_drill::perpetualOf(policy.underlying))) continue;
        const bands::Inputs in = inputsOf(exchange, policy.underlying);
        const rebalance::FixedBand band = policy.mandate(in.forward);
        mandates.push_back(
            {policy.underlying, band.target, band.below, band.above, riskAversionOf(policy, in)});
    }
    return mandates;
}

std::vector<paper_drill::Threshold> thresholdsOf(const std::vector<paper_drill::Mandate>& mandates)
{
    std::vector<paper_drill::Threshold> thresholds;
    for (const paper_drill::Mandate& m : mandates)
        thresholds.push_back({m.underlying, m.target, (m.below + m.above) / 2});
    return thresholds;
}

engine::Config configOf(const DrillSetting& setting)
{
    engine::Recovered fresh;
    fresh.installId = "DRILLDRL";
    fresh.nextProposal = setting.firstProposal;
    const Settings& settings = setting.settings;
    return engineConfig(settings, {*settings.profile("paper")}, std::move(fresh), 1);
}

}  // namespace

core::Time drillNoon() { return core::Time{std::chrono::sys_days{2026y / 3 / 4} + 12h}; }

std::string_view text(DrillHedger hedger)
{
    switch (hedger) {
        case DrillHedger::Desk: return "ballast";
        case DrillHedger::Fixed: return "fixed 5 s";
        case DrillHedger::None: return "no hedge";
    }
    return "";
}

DrillOutcome runDrill(const DrillSetting& setting, paper_market::Scenario scenario,
                      std::uint64_t seed, DrillHedger hedger)
{
    paper_drill::DrillExchange exchange(seed, scenario, drillNoon(), hedger == DrillHedger::Desk);
    const auto mandates = mandatesOf(setting.settings, exchange);
    paper_drill::DrillMeter meter(exchange, mandates);
    WatchfulPerson person(setting.personDelay);
    std::unique_ptr<DrillDesk> desk;
    std::unique_ptr<paper_drill::FixedHedger> fixed;
    std::function<void(core::Time)> advance = [&](core::Time to) { exchange.advance(to); };
    if (hedger == DrillHedger::Desk) {
        engine::Config config = configOf(setting);
        auto recorded = setting.record ? setting.record(config) : DrillDesk::Recorded{};
        desk = std::make_unique<DrillDesk>(std::move(config), exchange, setting.latencies, person,
                                           std::move(recorded));
        advance = [&](core::Time to) { desk->advance(to); };
    } else if (hedger == DrillHedger::Fixed) {
        fixed = std::make_unique<paper_drill::FixedHedger>(exchange, setting.latencies,
                                                           thresholdsOf(mandates));
        advance = [&](core::Time to) { fixed->advance(to); };
    }
    const core::Time end = exchange.start() + setting.length;
    for (core::Time at = exchange.start() + 1s; at <= end; at += 1s) {
        advance(at);
        meter.sample();
    }
    DrillOutcome out;
    out.figures = meter.figures();
    if (desk) {
        out.count = desk->count();
        out.halts = desk->halts();
        out.haltedAtEnd = desk->haltedNow();
        out.byPerson = person.approved();
        out.inCaution = desk->inCaution();
        out.inHalt = desk->inHalt();
        out.cautions = desk->cautions();
    }
    return out;
}

}  // namespace ballast::app
