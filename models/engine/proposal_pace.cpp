#include "models/engine/proposal_pace.h"

#include "models/core/text.h"
#include "models/rebalance/leg_pricing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::engine {
namespace {

using rebalance::Leg;
using rebalance::Proposal;

constexpr double kMaterialSize = 0.02;
constexpr double kMaterialPrice = 0.25;  // of the collar
constexpr double kSeenSize = 0.10;
constexpr double kSeenPrice = 0.5;  // of the collar

/// The venue's lots are whole numbers or tenths: grouped for reading where they are whole.
std::string sizeText(core::Quantity quantity)
{
    const double value = quantity.toDouble();
    return value == std::floor(value) ? core::number(value, 0) : quantity.text();
}

bool sameInstrument(const Leg& a, const Leg& b)
{
    return a.instrument == b.instrument && a.account == b.account;
}

bool isMaterial(const Leg& shown, const Leg& fresh, core::Quantity lot)
{
    if (!sameInstrument(shown, fresh) || shown.side != fresh.side ||
        shown.timeInForce != fresh.timeInForce || shown.slices.empty() != fresh.slices.empty())
        return true;
    const double size = shown.quantity.toDouble();
    const double resized = std::abs(fresh.quantity.toDouble() - size);
    const double moved = std::abs(fresh.limit.toDouble() - shown.limit.toDouble());
    return (resized > 0 && resized >= std::max(lot.toDouble(), kMaterialSize * size)) ||
           moved > kMaterialPrice * fresh.collar;
}

/// So much of a single leg an approval passes over beside kSeenSize, the instrument's unit: half of
/// what the band is wide on the side where the quantity that was seen would end now. Only where
/// that is in the inner half of it, and nearer the target than delta is now.
double sizeRoom(const Proposal& seen, const Proposal& now)
{
    if (seen.legs.size() != 1 || now.legs.size() != 1 || seen.target != now.target ||
        seen.edited != now.edited)
        return 0;
    const Leg& leg = now.legs.front();
    const double size = leg.quantity.toDouble();
    if (seen.legs.front().side != leg.side || !(size > 0) || leg.deltaChange == 0) return 0;
    const double one = leg.deltaChange / size;
    const double end = now.deltaBefore + one * seen.legs.front().quantity.toDouble() - now.target;
    const double half = (end > 0 ? now.bandUpper - now.target : now.target - now.bandLower) / 2;
    if (!(std::abs(end) <= half) || !(std::abs(end) < std::abs(now.deltaBefore - now.target)))
        return 0;
    return half / std::abs(one);
}

/// Of one leg; empty: an approval passes over it.
std::string whatChanged(const Leg& seen, const Leg& now, double collar, double room)
{
    const std::string& name = seen.instrumentName;
    if (seen.account != now.account && name == now.instrumentName)
        return fmt::format("the leg in {} goes to {} now", name, now.account.venue.text());
    if (!sameInstrument(seen, now))
        return fmt::format("the leg in {} became one in {}", name, now.instrumentName);
    if (seen.side != now.side)
        return fmt::format("{} was {} and is {} now", name, orders::text(seen.side),
                           orders::text(now.side));
    const double size = seen.quantity.toDouble(), limit = seen.limit.toDouble();
    if (std::abs(now.quantity.toDouble() - size) > std::max(kSeenSize * size, room))
        return fmt::format("the quantity of {} went from {} to {}", name, sizeText(seen.quantity),
                           sizeText(now.quantity));
    const double priceRoom = kSeenPrice * (seen.collar > 0 ? seen.collar : collar * limit);
    if (std::abs(now.limit.toDouble() - limit) > priceRoom)
        return fmt::format(
            "the limit of {} went from {} to {}, more than the {} that an approval "
            "covers",
            name, seen.limit.text(), now.limit.text(),
            core::number(priceRoom, priceRoom < 1 ? 4 : 1));
    if (seen.slices.empty() != now.slices.empty())
        return fmt::format("{} goes in {} order{} now and was to go in {}", name, now.orders(),
                           now.orders() == 1 ? "" : "s", seen.orders());
    return {};
}

std::string changes(const Proposal& seen, const Proposal& now, double collar, double room)
{
    if (seen.legs.size() != now.legs.size())
        return fmt::format("it had {} leg{} and has {} now", seen.legs.size(),
                           seen.legs.size() == 1 ? "" : "s", now.legs.size());
    std::string all;
    for (std::size_t l = 0; l < seen.legs.size(); ++l)
        if (const std::string change = whatChanged(seen.legs[l], now.legs[l], collar, room);
            !change.empty())
            all += (all.empty() ? "" : ", ") + change;
    return all;
}

}  // namespace

bool limitPassed(const Proposal& proposal, const rebalance::Situation& s)
{
    return std::ranges::any_of(proposal.legs, [&](const Leg& leg) {
        const rebalance::Traded traded = tradedOf(s, leg.instrument);
        // What rests does not mean to meet the other side, and is priced anew when it is placed.
        if (leg.limitWritten || leg.peg || !rebalance::usable(traded)) return false;
        return leg.side == core::Side::Buy ? traded.book->asks().front().price > leg.limit
                                           : traded.book->bids().front().price < leg.limit;
    });
}

bool otherSide(const Proposal& shown, const Proposal& fresh)
{
    const std::size_t both = std::min(shown.legs.size(), fresh.legs.size());
    for (std::size_t l = 0; l < both; ++l)
        if (shown.legs[l].side != fresh.legs[l].side) return true;
    return false;
}

bool isMaterial(const Proposal& shown, const Proposal& fresh, const rebalance::Situation& s)
{
    if (shown.legs.size() != fresh.legs.size() || shown.trigger != fresh.trigger ||
        shown.edited != fresh.edited)
        return true;
    for (std::size_t l = 0; l < shown.legs.size(); ++l)
        if (isMaterial(shown.legs[l], fresh.legs[l], tradedOf(s, shown.legs[l].instrument).lot()))
            return true;
    return limitPassed(shown, s);
}

Verdicts verdictsOf(const Proposal& proposal)
{
    Verdicts out;
    for (const risk::CheckResult& check : proposal.checks)
        out.emplace_back(check.rule, check.verdict);
    return out;
}

Proposal withFiguresOfNow(const Proposal& shown, const rebalance::Situation& s)
{
    Proposal next = rebalance::reprice(shown, s, true);
    for (std::size_t l = 0; l < next.legs.size(); ++l)
        next.legs[l].bookChangeId = shown.legs[l].bookChangeId;
    next.revision = shown.revision;
    next.hash = shown.hash;
    return next;
}

std::string whatChanged(const Proposal& seen, const Proposal& now, double collar)
{
    return changes(seen, now, collar, sizeRoom(seen, now));
}

std::string whatChangedAtMost(const Proposal& seen, const Proposal& now, double collar)
{
    return changes(seen, now, collar, 0);
}

}  // namespace ballast::engine
