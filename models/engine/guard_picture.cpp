// What the guard of an underlying looks at, gathered from one instant.
#include "models/core/text.h"
#include "models/core/venue_name.h"
#include "models/engine/guard_desk.h"

#include <algorithm>
#include <cmath>

namespace ballast::engine {
namespace {

using ballast::guard::Level;
using ballast::guard::Picture;

/// Realised volatility stands in for the options' once it was averaged over so many seconds.
constexpr int kLeastRealised = 600;

std::optional<double> recordIndex(const MarketState& market, core::Currency underlying)
{
    const market::IndexPrice* index = market.board().index(underlying);
    if (!index || !index->price.isPositive()) return std::nullopt;
    return index->price.toDouble();
}

const LinkStatus* linkUp(const std::vector<LinkStatus>& links, core::VenueId venue)
{
    for (const LinkStatus& link : links)
        if (link.venue == venue && link.state == LinkState::Up) return &link;
    return nullptr;
}

/// How much of the calibrated impact the own one is, where it is believed; else nothing.
std::optional<double> impactTimes(const GuardPlace& place, const ballast::guard::Limits& limits)
{
    const std::optional<double> calibrated =
        limits.impactUsdPerCoin > 0 ? limits.impactUsdPerCoin : place.slope();
    if (!place.own().fit().known || place.own().trades() < limits.leastTrades || !calibrated ||
        !(place.own().fit().t > limits.impactT))
        return std::nullopt;
    return place.own().fit().beta / *calibrated;
}

}  // namespace

void GuardDesk::addLink(Picture& picture, core::VenueId venue, const Look& look,
                        core::Time now) const
{
    const LinkStatus* link = linkUp(look.links, venue);
    if (!link) return;
    picture.linkUp = true;
    picture.upForS = std::max(picture.upForS, core::seconds(now - link->since));
}

Picture GuardDesk::pictureAt(const GuardPlace& place, const Look& look, core::Time now,
                             core::Currency underlying)
{
    Picture p;
    addLink(p, place.venue(), look, now);
    place.addTo(p, look.market, recordIndex(look.market, underlying), now);
    p.errors = venueOf(place.venue()).errors.sum(now);
    return p;
}

/// What does not depend on a place. Of several the index is whoever's counts, and any link carries
/// it.
void GuardDesk::addWhole(Picture& p, GuardWard& ward, const Look& look, core::Time now) const
{
    p.indexAgeS = ward.index.age(now);
    p.indexGapS = ward.index.medianGap();
    for (const GuardPlace& place : ward.places) {
        addLink(p, place.venue(), look, now);
        Picture there;
        place.addTo(there, look.market, {}, now);
        if (there.feedAgeS) p.feedAgeS = std::min(p.feedAgeS.value_or(1e300), *there.feedAgeS);
        // Where one venue's index falls silent another's counts: gone it is when all are.
        if (!ward.several() || !there.indexAgeS || *there.indexAgeS >= p.indexAgeS.value_or(1e300))
            continue;
        p.indexAgeS = there.indexAgeS;
        p.indexGapS = there.indexGapS;
    }
    p.index = recordIndex(look.market, ward.underlying);
    p.volatility = ward.minute.volatility();
    if (ward.expectsImplied || ward.expected.count() >= kLeastRealised)
        p.expectedVolatility = ward.expected.value();
    const portfolio::Exposure* exposure = look.valuation.find(ward.underlying);
    if (exposure && (exposure->equityUsd > 0 || exposure->maintenanceMarginUsd > 0))
        p.marginUse = exposure->marginUse;
    p.costUsd = ward.cost.sum(now);
    p.trades = ward.trades.sum(now);
    p.withReturn = ward.crowd.withReturn();
    p.withImbalance = ward.crowd.withImbalance();
    p.crowdTrades = ward.crowd.trades();
    const std::optional<double> slope = ward.places.front().slope();
    const auto& limits = m_settings.of(ward.underlying);
    const std::optional<double> impact =
        limits.impactUsdPerCoin > 0 ? std::optional{limits.impactUsdPerCoin} : slope;
    if (exposure && impact)
        p.feedback = ballast::guard::feedback(exposure->gamma, *impact, limits.feedbackReference);
}

/// Own impact is of the place where it is greatest; before any is believed, of the first.
void GuardDesk::addLoops(Picture& p, const GuardWard& ward) const
{
    const auto& limits = m_settings.of(ward.underlying);
    const GuardPlace* shown = &ward.places.front();
    double most = impactTimes(*shown, limits).value_or(0);
    for (const GuardPlace& place : ward.places) {
        const double times = impactTimes(place, limits).value_or(0);
        if (times <= most) continue;
        most = times;
        shown = &place;
    }
    p.impact = shown->own().fit();
    p.impactTrades = shown->own().trades();
    p.calibratedImpact = limits.impactUsdPerCoin > 0 ? limits.impactUsdPerCoin : shown->slope();
}

/// How far the calm places' mids are apart, and how many places are left.
void GuardDesk::comparePlaces(Picture& p, const GuardWard& ward, const Look& look) const
{
    if (!ward.several()) return;
    struct Mid {
        double at;
        core::VenueId venue;
    };
    std::vector<Mid> mids;
    Picture::Places places;
    int up = 0, open = 0;
    Level best = Level::Halt;
    for (const GuardPlace& place : ward.places) {
        const Level level = place.machine.level();
        const std::string name = core::venueName(place.venue());
        if (!linkUp(look.links, place.venue())) {
            places.words += (places.words.empty() ? "" : "; ") + name + ": its link is not up";
            continue;
        }
        ++up;
        best = std::min(best, level);
        if (level != Level::Normal) {
            places.words +=
                (places.words.empty() ? "" : "; ") + name + ": " + place.machine.cause();
            continue;
        }
        ++open;
        if (const auto mid = place.comparableMid(look.market))
            mids.push_back({*mid, place.venue()});
    }
    if (up > 0) {
        const auto all = static_cast<int>(ward.places.size());
        places.leftOut = 1 - static_cast<double>(open) / all;
        // One whose link is down is not halted, and may come back.
        places.best = up < all ? std::min(best, Level::Caution) : best;
        p.places = places;
    }
    if (mids.size() < 2) return;
    const auto [low, high] = std::ranges::minmax(mids, {}, &Mid::at);
    p.apart = high.at / low.at - 1;
    p.apartWords = core::venueName(high.venue) + " " + core::number(high.at, 2) + ", " +
                   core::venueName(low.venue) + " " + core::number(low.at, 2);
}

}  // namespace ballast::engine
