// What a policy says, for the record of a change: whatever differs in it differs here.
#include "models/core/text.h"
#include "models/rebalance/policy_problems.h"
#include "models/rebalance/proposal.h"

#include <fmt/format.h>

#include <cmath>

namespace ballast::rebalance {
namespace {

/// Shortest that reads back to the same number: what differs in a record is seen to differ.
std::string exact(double value) { return fmt::format("{}", value); }
/// As a person says it, and to the millisecond where that is not all of it.
std::string span(core::Duration d)
{
    const double seconds = core::seconds(d);
    const bool whole = std::fmod(seconds, seconds >= 3600 ? 60 : seconds >= 60 ? 1 : 0.1) == 0;
    return core::humanDuration(d) + (whole ? "" : " (" + exact(seconds) + " s)");
}
std::string dollars(double value) { return "$" + exact(value); }

/// What three decimals do not say of a number, where there is anything: " (2.3001)".
std::string restOf(double value)
{
    return std::abs(std::round(1e3 * value) / 1e3 - value) > 1e-12 * std::abs(value)
               ? " (" + exact(value) + ")"
               : std::string{};
}

std::string limitWords(const char* name, const GreekLimits& limits)
{
    std::string out;
    if (limits.floor || limits.ceiling)
        out = fmt::format(", {} {} to {}", name, limits.floor ? exact(*limits.floor) : "any",
                          limits.ceiling ? exact(*limits.ceiling) : "any");
    if (limits.target) out += fmt::format(", {} target {}", name, exact(*limits.target));
    if (limits.tolerance > 0) out += fmt::format(" (tolerance {})", exact(limits.tolerance));
    return out;
}

std::string triggerWords(const TriggerRules& rules)
{
    std::string out;
    const auto add = [&](bool on, const std::string& what) {
        if (on) out += ", " + what;
    };
    add(rules.liveBand != LiveBandRule::None, std::string{text(rules.liveBand)} + " live band");
    add(rules.volatility != bands::VolatilitySource::Regime,
        std::string{bands::text(rules.volatility)} + " volatility");
    add(rules.hedgingSdUsd > 0, "hedging sd " + dollars(rules.hedgingSdUsd) + " a day");
    add(rules.fundingShift, "leaning to funding");
    add(rules.riskBudgetUsd > 0,
        "risk budget " + dollars(rules.riskBudgetUsd) + " over " + span(rules.riskHorizon));
    add(rules.priceMove > 0, "price move " + exact(100 * rules.priceMove) + " %");
    add(rules.leland, rules.lelandEvery > core::Duration{0}
                          ? "Leland every " + span(rules.lelandEvery)
                          : "Leland on the best clock");
    add(rules.tradeCostUsd > 0, "each trade " + dollars(rules.tradeCostUsd));
    add(rules.leastTrade > 0, "no trade below " + exact(rules.leastTrade));
    out += limitWords("gamma", rules.gamma) + limitWords("vega", rules.vega);
    add(rules.marginUse > 0, "margin use " + exact(100 * rules.marginUse) + " %");
    add(rules.liquidationDistance > 0,
        "liquidation " + exact(100 * rules.liquidationDistance) + " % away");
    add(rules.fundingUsdPerDay > 0, "funding " + dollars(rules.fundingUsdPerDay) + " a day");
    return out;
}

std::string scheduleWords(const Schedule& schedule)
{
    const std::string least =
        schedule.minimumDelta > 0 ? " from " + exact(schedule.minimumDelta) + " coin on" : "";
    if (!schedule.enabled) return {};
    if (schedule.at.empty()) return ", every " + span(schedule.every) + least;
    std::string out = ", at";
    for (const core::Duration at : schedule.at) out += " " + core::clockUtc(core::Time{at});
    return out + " UTC" + least;
}

std::string targetWords(double number, const DeltaTarget& bySpot)
{
    if (bySpot.points.empty()) return core::signedNumber(number, 3) + restOf(number);
    std::string out = "by spot";
    for (const DeltaTarget::Point& point : bySpot.points)
        out += fmt::format(" {}: {}", exact(point.spot), exact(point.delta));
    return out;
}

std::string subBookWords(const std::vector<SubBookTarget>& books)
{
    std::string out;
    for (const SubBookTarget& book : books)
        out += fmt::format(", {} to {} ({}){}{}", core::quoted(book.name),
                           targetWords(book.target, book.bySpot), portfolio::text(book.convention),
                           limitWords("gamma", book.gamma), limitWords("vega", book.vega));
    return out;
}

/// Only what is not as it comes.
std::string jointWords(const JointRules& joint)
{
    const JointRules usual;
    const construction::CandidateRules &rules = joint.candidates, &plain = usual.candidates;
    std::string out;
    const auto add = [&](bool differs, const std::string& what) {
        if (differs) out += ", " + what;
    };
    add(rules.maximumSpread != plain.maximumSpread,
        "spread to " + exact(100 * rules.maximumSpread) + " %");
    add(rules.minimumDepthCoin > 0, "depth from " + exact(rules.minimumDepthCoin));
    add(rules.minimumOpenInterest > 0, "open interest from " + exact(rules.minimumOpenInterest));
    add(rules.minimumLife > core::Duration{0}, "expiry from " + span(rules.minimumLife));
    add(rules.maximumLife != plain.maximumLife, "expiry to " + span(rules.maximumLife));
    add(!rules.names.empty(), fmt::format("names {}", fmt::join(rules.names, " ")));
    add(!rules.excluded.empty(), fmt::format("except {}", fmt::join(rules.excluded, " ")));
    add(joint.mostLegs != usual.mostLegs, fmt::format("{} legs", joint.mostLegs));
    add(joint.riskUsd > 0, "risk penalty $" + exact(joint.riskUsd));
    add(joint.fundingHorizon != usual.fundingHorizon, "funding for " + span(joint.fundingHorizon));
    add(joint.marginUsd > 0, "margin to $" + exact(joint.marginUsd));
    return out.empty() ? out : ", joint hedge:" + out.substr(1);
}

/// How it is carried out, where that is not as it comes.
std::string tradingWords(const Policy& p)
{
    const Policy usual;
    std::string out;
    const auto add = [&](bool differs, const std::string& what) {
        if (differs) out += ", " + what;
    };
    add(!p.hedgeInstrument.empty(), "with " + p.hedgeInstrument);
    for (const HedgePlace& place : p.alternatives)
        out += " or " + place.instrument + " at " + place.account.venue.text();
    add(p.collar != usual.collar, "collar " + exact(100 * p.collar) + " %");
    add(p.proposalLife != usual.proposalLife,
        "a proposal lives " + exact(core::seconds(p.proposalLife)) + " s");
    add(p.cooldown != usual.cooldown, "cooldown " + exact(core::seconds(p.cooldown)) + " s");
    return out;
}

std::string breachWords(const Hysteresis& hysteresis)
{
    if (hysteresis == Hysteresis{}) return {};
    return fmt::format(", a breach after {} or {} % beyond, over at {} %", span(hysteresis.dwell),
                       exact(100 * hysteresis.jump), exact(100 * hysteresis.release));
}

std::string styleWords(const execution::Style& style)
{
    using execution::StyleKind;
    if (style.kind == StyleKind::ImmediateIoc) return {};
    std::string out = ", worked by " + std::string{execution::text(style.kind)};
    if (style.kind == StyleKind::Iceberg)
        return out + fmt::format(" ({} of the touch, {} apart)", exact(style.iceberg.touchShare),
                                 span(style.clipPause));
    out += fmt::format(" ({} over {}", style.slices, span(style.over));
    if (style.kind == StyleKind::AlmgrenChriss) out += ", half life " + span(style.halfLife);
    if (style.kind == StyleKind::ObizhaevaWang) out += ", refill " + span(style.refill);
    return out + ")";
}

}  // namespace

std::string words(const Policy& p)
{
    const FixedBand& band = p.band;
    std::string out = "target " + targetWords(band.target, p.target) + ", band " +
                      core::signedNumber(band.lower(), 3) + " to " +
                      core::signedNumber(band.upper(), 3) + restOf(band.below) +
                      restOf(band.above) + ", hedge to " + std::string{text(band.hedgeTo)};
    if (band.hedgeTo == HedgeTo::Pair) out += " (inner " + exact(band.inner) + ")";
    if (band.hedgeTo == HedgeTo::Ratio) out += " (" + exact(band.ratio) + ")";
    return out + ", " + std::string{portfolio::text(p.convention)} + ", " + pricing::text(p.smile) +
           scheduleWords(p.schedule) + triggerWords(p.triggers) + breachWords(p.hysteresis) +
           subBookWords(p.subBooks) + jointWords(p.joint) + tradingWords(p) + styleWords(p.style);
}

}  // namespace ballast::rebalance
