// A period of the review as the window is given it: for tests that look at what is shown, and for
// pictures. Days of a made book, hedged by hand and by auto-fire.
#pragma once

#include "models/core/text.h"
#include "models/review/review_picture.h"
#include "tests/models/review/review_samples.h"

#include <array>
#include <chrono>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

namespace ballast::support {

struct ReviewWorld {
    core::Time from{}, to{};
    int each = 60;  ///< rebalances a day
    std::uint64_t seed = 3;
};

inline review::Case reviewCase(std::uint64_t number, core::Time at, review::samples::Chance& chance)
{
    static constexpr std::array<const char*, 6> kOutcomes = {"Approved",   "Approved", "Edited",
                                                             "Auto-fired", "Rejected", "Expired"};
    static constexpr std::array<const char*, 4> kTriggers = {"Band breach", "Price move",
                                                             "Schedule", "Gamma floor"};
    const double seconds = core::seconds(at - review::samples::at(0));
    review::Case c = review::samples::one(number, seconds);
    c.row.trigger = kTriggers[static_cast<std::size_t>(chance.below(4))];
    c.row.outcome = kOutcomes[static_cast<std::size_t>(chance.below(6))];
    c.row.convention = "NTD";
    c.row.orderState = "Filled";
    c.row.label = "R1-k3v9qz2m-" + std::to_string(number);
    const bool btc = chance.below(3) != 1;
    c.row.underlying = btc ? "BTC" : "ETH";
    c.row.deltaBefore = chance.between(2.3, 3.1);
    const double usd = std::round(chance.between(20'000, 160'000) / 10) * 10;
    c.legs = {review::samples::leg(usd, usd)};
    review::CaseLeg& leg = c.legs.front();
    leg.venue = chance.below(3) == 0 ? "paper-b" : "paper";
    c.row.venue = leg.venue;
    leg.instrument = btc ? "BTC-PERPETUAL" : "ETH-PERPETUAL";
    const double move = chance.normal() * 12;
    leg.decision.mid += move;
    for (review::CaseFill& fill : leg.fills) fill.at += core::fromSeconds(seconds);
    c.row.order = "Sell " + core::number(usd, 0) + " " + leg.instrument;
    c.row.quantity = c.row.filled = c.row.notionalUsd = usd;
    c.row.slippageBp = chance.normal() * 1.5 + 0.8;
    c.row.slippageUsd = c.row.slippageBp * usd / 1e4;
    c.row.feesUsd = usd * 5e-4;
    c.row.deltaAfter = chance.between(0.4, 0.8);
    const double thought = chance.between(2, 14);
    c.row.decidedAt = at + core::fromSeconds(thought);
    c.row.sentAt = *c.row.decidedAt + std::chrono::microseconds{210};
    c.row.endedAt = *c.row.sentAt + std::chrono::milliseconds{44};
    c.trader = c.row.actor = chance.below(2) == 0 ? "anna" : "trader";
    c.edited = c.row.outcome == "Edited";
    c.automatic = c.row.outcome == "Auto-fired";
    c.waiting.hourUsd = chance.between(60, 300);
    c.spotUntil = c.spot + chance.normal() * 250;
    if (c.automatic) {
        c.trader.clear();
        c.row.actor = "auto-fire";
        c.row.decidedAt = at + std::chrono::microseconds{38};
    }
    if (c.row.outcome == "Rejected" || c.row.outcome == "Expired") {
        leg.fills.clear();
        leg.orders = c.row.orders = 0;
        leg.approval.reset(), leg.arrival.reset(), leg.end.reset();
        c.row.sentAt.reset(), c.row.endedAt.reset(), c.row.deltaAfter.reset();
        c.row.orderState.clear(), c.row.label.clear();
        c.row.filled = c.row.notionalUsd = c.row.feesUsd = 0;
        c.row.slippageBp = c.row.slippageUsd = 0;
        if (c.row.outcome == "Expired") {
            c.trader.clear();
            c.row.actor.clear();
            c.row.decidedAt.reset();
        } else {
            c.row.reason = "waiting for the funding print";
        }
    }
    return c;
}

inline review::HourCell reviewHour(core::Time hour, review::samples::Chance& chance)
{
    review::HourCell cell;
    cell.hour = hour;
    cell.underlying = "BTC";
    cell.time.watched = std::chrono::hours{1};
    cell.time.inside = core::fromSeconds(3'600 * chance.between(0.95, 1.0));
    cell.samples = cell.steps = cell.known = 3'600;
    cell.errorUsd = 900 * chance.normal();
    cell.errorSquares = cell.errorUsd * cell.errorUsd;
    cell.variance = 0.25 / 8'760 * chance.between(0.7, 1.3);
    cell.spotSeconds = 63'000.0 * 3'600;
    cell.gammaSeconds = 0.6 * 3'600;
    cell.vegaSeconds = 400.0 * 3'600;
    cell.sigmaSeconds = 0.5 * 3'600, cell.sigmaKnown = 3'600;
    cell.costSeconds = 5e-4 * 3'600;
    cell.spotFirst = cell.spotLow = 62'900, cell.spotLast = cell.spotHigh = 63'100;
    cell.deltaFirst = chance.between(-1, 1), cell.deltaLast = chance.between(-1, 1);
    return cell;
}

inline review::PnlCell reviewPnl(review::UtcDay day, const char* underlying,
                                 review::samples::Chance& chance)
{
    review::PnlCell cell;
    cell.day = day;
    cell.account = {"paper", "main"};
    cell.underlying = core::Currency{underlying};
    review::Attribution& p = cell.parts;
    p.delta = 3'000 * chance.normal();
    p.gamma = 9'000 * chance.uniform() + 3'000;
    p.theta = -7'000 * chance.uniform() - 3'000;
    p.vega = 3'000 * chance.normal();
    p.funding = 400 * chance.normal();
    p.fees = -600 * chance.uniform() - 100;
    p.newTrades = 200 * chance.normal();
    p.unexplained = 60 * chance.normal();
    p.total = p.explained() + p.unexplained;
    p.options = p.total - p.funding - p.fees - p.newTrades;
    p.timeStep = p.theta, p.spotStep = p.delta + p.gamma;
    p.volStep = p.options - p.timeStep - p.spotStep;
    cell.markedUsd = p.total + 20 * chance.normal();
    cell.grossUsdSeconds = 12e6 * 86'400;
    cell.steps = 24;
    return cell;
}

inline review::ReviewData reviewData(const ReviewWorld& world)
{
    review::samples::Chance chance(world.seed);
    review::ReviewData data;
    data.from = world.from, data.to = world.to;
    std::uint64_t number = 4'000;
    const auto first = std::chrono::floor<std::chrono::days>(world.from);
    const auto last = std::chrono::floor<std::chrono::days>(world.to);
    for (review::UtcDay day = first; day <= last; day += std::chrono::days{1}) {
        for (int n = 0; n < world.each; ++n)
            data.cases.push_back(reviewCase(
                ++number, core::Time{day} + core::fromSeconds(86'400.0 * (n + 0.5) / world.each),
                chance));
        for (int hour = 0; hour < 24; ++hour)
            data.hours.push_back(reviewHour(core::Time{day} + std::chrono::hours{hour}, chance));
        data.pnl.push_back(reviewPnl(day, "BTC", chance));
        data.pnl.push_back(reviewPnl(day, "ETH", chance));
    }
    review::finish(data);
    return data;
}

/// What a worker would answer.
inline std::shared_ptr<const review::ReviewPicture> reviewPicture(const review::ReviewWish& wish,
                                                                  int each = 60)
{
    return std::make_shared<review::ReviewPicture>(review::pictureOf(
        review::sourceOf(reviewData({wish.period.from, wish.period.to, each, 3})),
        review::sourceOf(reviewData({wish.other.from, wish.other.to, each, 4})), wish));
}

inline std::shared_ptr<const review::CaseDetail> reviewDetail(const review::Case& one)
{
    auto detail = std::make_shared<review::CaseDetail>();
    detail->one = one;
    detail->cost = review::costOf(one);
    detail->life = {{one.row.proposedAt, "proposed", "engine", "Net delta +2.61 left the band."}};
    if (one.row.decidedAt)
        detail->life.push_back(
            {*one.row.decidedAt, one.row.outcome, one.row.actor, one.row.reason});
    if (one.row.sentAt) detail->life.push_back({*one.row.sentAt, "sent", "engine", one.row.label});
    if (one.row.endedAt)
        detail->life.push_back({*one.row.endedAt, "order Filled", "", "{\"order\":1}"});
    detail->whatIfs = review::whatIfs(one, {});
    return detail;
}

}  // namespace ballast::support
