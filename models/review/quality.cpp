#include "models/review/quality.h"

#include "models/review/counterfactual.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace ballast::review {
namespace {

constexpr double kDay = 86'400, kYear = 365 * kDay, kHour = 3'600;
constexpr core::Duration kBrief = std::chrono::seconds{2};

double average(double sum, double seconds) { return seconds > 0 ? sum / seconds : 0; }

/// Gamma times the price squared, USD: what a move's square is multiplied by.
double gammaUsd(const HourCell& cell)
{
    const double s = cell.seconds();
    return average(cell.gammaSeconds, s) * 100 * average(cell.spotSeconds, s);
}

/// One underlying's hours.
struct Watched {
    double seconds = 0, variance = 0, errorSquares = 0;
    double gammaSquares = 0;  ///< (gamma F^2)^2, USD^2 seconds
    double hedges = 0;
    double sigma2() const { return seconds > 0 ? variance / seconds * kYear : 0; }
    /// Of n hedges evenly through the time: pi/4 (gamma F^2 sigma T)^2 sigma^2 / n.
    double theoretical() const
    {
        const double t = seconds / kYear, s2 = sigma2();
        return std::numbers::pi / 4 * average(gammaSquares, seconds) * s2 * s2 * t * t /
               std::max(hedges, 1.0);
    }
    /// A day's drift of delta against a day's move: half the square of both.
    double unhedgedDay() const
    {
        const double day = kDay / kYear, s2 = sigma2();
        return average(gammaSquares, seconds) * s2 * s2 * day * day / 2;
    }
};

std::map<core::Currency, Watched> watched(std::span<const HourCell> hours,
                                          std::span<const Case* const> cases)
{
    std::map<core::Currency, Watched> all;
    for (const HourCell& cell : hours) {
        Watched& w = all[cell.underlying];
        const double g = gammaUsd(cell);
        w.seconds += cell.seconds();
        w.variance += cell.variance;
        w.errorSquares += cell.errorSquares;
        w.gammaSquares += g * g * cell.seconds();
    }
    for (const Case* one : cases)
        if (one->row.filled > 0)
            if (const auto it = all.find(one->row.underlying); it != all.end()) ++it->second.hedges;
    return all;
}

core::Time endOf(const Case& one)
{
    return std::max({one.row.proposedAt, one.row.decidedAt.value_or(one.row.proposedAt),
                     one.row.endedAt.value_or(one.row.proposedAt)});
}

bool wasOutside(const Case& one)
{
    return one.row.deltaBefore < one.bandLower || one.row.deltaBefore > one.bandUpper;
}

}  // namespace

std::string_view text(MissedTrigger::Kind kind)
{
    switch (kind) {
        case MissedTrigger::Kind::NoProposal: return "Breach without a proposal";
        case MissedTrigger::Kind::Expired: return "Expired";
        case MissedTrigger::Kind::Refused: return "Refused";
        case MissedTrigger::Kind::NotProposed: return "Not proposed";
    }
    return "Not proposed";
}

HedgingQuality quality(std::span<const HourCell> hours, std::span<const Case* const> cases,
                       const CostSum& cost)
{
    HedgingQuality q;
    const auto all = watched(hours, cases);
    double seconds = 0, squares = 0, theoretical = 0, unhedged = 0, hedges = 0;
    double variance = 0, watchedSeconds = 0, sigma = 0, sigmaKnown = 0;
    std::set<core::Time> known;  // of two underlyings at once an hour is one
    for (const HourCell& cell : hours) {
        if (cell.steps == 0) continue;
        known.insert(cell.hour);
        q.time.watched += cell.time.watched;
        q.time.inside += cell.time.inside;
        q.errorUsd += cell.errorUsd;
        sigma += cell.sigmaSeconds;
        sigmaKnown += cell.sigmaKnown;
    }
    q.hours = static_cast<int>(known.size());
    for (const auto& [underlying, w] : all) {
        // Independent books: what is a day's variance of each adds up.
        if (!(w.seconds > 0)) continue;
        seconds = std::max(seconds, w.seconds);
        squares += w.errorSquares / w.seconds * kDay;
        theoretical += w.theoretical() / w.seconds * kDay;
        unhedged += w.unhedgedDay();
        hedges += w.hedges;
        variance += w.variance;
        watchedSeconds += w.seconds;
    }
    q.errorSdUsd = std::sqrt(squares);
    q.theoreticalSdUsd = std::sqrt(theoretical);
    q.unhedgedSdUsd = std::sqrt(unhedged);
    q.realisedSigma = std::sqrt(average(variance, watchedSeconds) * kYear);
    q.expectedSigma = average(sigma, sigmaKnown);
    q.costUsd = cost.total;
    q.overEstimate = cost.overEstimate();
    const double days = seconds / kDay;
    if (days > 0) q.hedgesPerDay = hedges / days;
    if (days > 0 && unhedged > squares)
        q.costPerVariance = cost.total / days / (unhedged - squares);
    int traded = 0, inside = 0;
    for (const Case* one : cases) {
        if (one->row.orders == 0) continue;
        ++traded;
        inside += wasOutside(*one) ? 0 : 1;
    }
    if (traded > 0) q.insideShare = static_cast<double>(inside) / traded;
    return q;
}

std::vector<MissedTrigger> missedTriggers(std::span<const Breach> breaches,
                                          std::span<const Case* const> cases)
{
    std::vector<MissedTrigger> missed;
    std::map<core::Currency, std::vector<const Case*>> by;
    for (const Case* one : cases) by[one->row.underlying].push_back(one);
    for (const Breach& breach : breaches) {
        if (breach.ended - breach.began < kBrief) continue;
        const auto& own = by[breach.underlying];
        // The first that was proposed after the breach had ended: before it stand those that may
        // have been waiting or at work in it, and a proposal does not live for an hour.
        auto at = std::ranges::upper_bound(own, breach.ended + kBrief, {},
                                           [](const Case* c) { return c->row.proposedAt; });
        bool met = false;
        while (!met && at != own.begin()) {
            const Case& one = **--at;
            met = endOf(one) >= breach.began - kBrief;
            if (breach.began - one.row.proposedAt > std::chrono::hours{24}) break;
        }
        if (!met)
            missed.push_back({MissedTrigger::Kind::NoProposal,
                              breach.underlying,
                              breach.began,
                              breach.ended - breach.began,
                              breach.worst,
                              {},
                              {}});
    }
    for (const Case* one : cases) {
        const bool expired = one->row.outcome == "Expired", refused = one->row.outcome == "Refused";
        if ((!expired && !refused) || one->row.orders > 0 || !wasOutside(*one)) continue;
        const double d = one->row.deltaBefore;
        missed.push_back({expired ? MissedTrigger::Kind::Expired : MissedTrigger::Kind::Refused,
                          one->row.underlying, one->row.proposedAt,
                          endOf(*one) - one->row.proposedAt,
                          d > one->bandUpper ? d - one->bandUpper : d - one->bandLower,
                          one->row.proposal, one->row.reason});
    }
    std::ranges::stable_sort(missed, {}, &MissedTrigger::at);
    return missed;
}

std::vector<Override> overrides(std::span<const Case* const> cases)
{
    std::vector<Override> found;
    for (const Case* one : cases) {
        // What ran out, was overtaken or refused nobody decided: it stands among the missed
        // triggers and in its own count.
        if (one->trader.empty()) continue;
        const std::string& outcome = one->row.outcome;
        const bool untraded =
            (outcome == "Rejected" || outcome == "Snoozed" || outcome == "Withdrawn") &&
            one->row.orders == 0;
        if (!untraded && !(one->edited && one->row.orders > 0)) continue;
        Figure figure = vsAsProposed(*one);
        figure.value = -figure.value;
        found.push_back({one->row.proposal, one->row.proposedAt, outcome, one->trader, figure});
    }
    return found;
}

ScheduleComparison againstHourly(std::span<const HourCell> hours,
                                 std::span<const Case* const> cases, const CostSum& cost)
{
    ScheduleComparison out;
    // Delta that was hedged within each hour: what the drift of an hour is without.
    std::map<std::pair<core::Currency, core::Time>, double> hedged;
    for (const Case* one : cases)
        for (const CaseLeg& leg : one->legs) {
            if (!(leg.target > 0)) continue;
            for (const CaseFill& fill : leg.fills)
                hedged[{one->row.underlying, std::chrono::floor<std::chrono::hours>(fill.at)}] +=
                    leg.deltaChange * fill.quantity / leg.target;
        }
    const double paid = cost.realised;
    const double ours = cost.tradedUsd > 0 ? paid / cost.tradedUsd : -1;
    double squares = 0, fourths = 0, variance = 0;
    double rootUsd = 0, rootSquares = 0;  // of a clock of one hour, were it a walk
    int counted = 0;
    for (const HourCell& cell : hours) {
        // Of an hour that was watched for less than three quarters the drift is not known.
        if (cell.seconds() < 0.75 * kHour) continue;
        const double lambda = ours >= 0 ? ours : average(cell.costSeconds, cell.sigmaKnown);
        const auto within = hedged.find({cell.underlying, cell.hour});
        const double drift =
            cell.deltaLast - cell.deltaFirst - (within == hedged.end() ? 0 : within->second);
        out.scheduleUsd += std::abs(drift) * average(cell.spotSeconds, cell.seconds()) * lambda;
        const double g = gammaUsd(cell) * cell.variance;
        // Of a normal move the mean without its sign: sqrt(2 / pi) of its deviation.
        const double walk =
            gammaUsd(cell) * std::sqrt(2 * cell.variance / std::numbers::pi) * lambda;
        rootUsd += walk;
        rootSquares += walk * walk;
        variance += g * g / 2;
        const double e2 = cell.errorSquares;
        squares += e2;
        fourths += e2 * e2;
        out.hours += cell.seconds() / kHour;
        ++counted;
    }
    if (counted == 0 || !(variance > 0) || !(squares > 0) || !(rootUsd > 0)) return out;
    out.known = true;
    const double n = counted, ratio = squares / variance;
    out.scheduleSdUsd = std::sqrt(variance / out.hours * 24);
    out.sameRiskHours = ratio;
    out.sameRiskUsd = rootUsd / std::sqrt(ratio);
    out.savedUsd.value = out.sameRiskUsd - paid;
    // Standard errors of the two sums, taken as of independent hours.
    const double costShare =
        std::sqrt(std::max(rootSquares - rootUsd * rootUsd / n, 0.0)) / rootUsd;
    const double errorShare = std::sqrt(std::max(fourths - squares * squares / n, 0.0)) / squares;
    out.savedUsd.plusMinus =
        out.sameRiskUsd * std::sqrt(costShare * costShare + errorShare * errorShare / 4);
    return out;
}

}  // namespace ballast::review
