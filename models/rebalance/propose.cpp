#include "models/rebalance/propose.h"

#include "models/core/assert.h"
#include "models/core/digest.h"
#include "models/core/text.h"
#include "models/portfolio/margin.h"
#include "models/rebalance/alternatives.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {
namespace {

/// Ticks a limit is placed beyond the last level it expects to touch, so that a book which moves
/// by a hair does not leave the hedge half done.
constexpr int kLimitSlackTicks = 4;

bool usable(const Situation& s)
{
    return s.hedge && s.hedge->instrument && s.hedge->hasTicker && !s.hedge->stale && s.book &&
           s.book->usable() && !s.book->bids().empty() && !s.book->asks().empty() &&
           s.hedge->ticker.mark.isPositive();
}

double midOf(const market::Book& book)
{
    return (book.bids().front().price.toDouble() + book.asks().front().price.toDouble()) / 2;
}

/// The furthest price the collar allows on this side, on a tick, within the venue's own limits.
core::Price collarLimit(const Situation& s, core::Side side)
{
    const market::Instrument& instrument = *s.hedge->instrument;
    const double reference = std::min(s.hedge->ticker.mark.toDouble(), midOf(*s.book));
    const double upper = std::max(s.hedge->ticker.mark.toDouble(), midOf(*s.book));
    // Measured from the less favourable of mark and mid, so that the gate's median agrees.
    const double raw = side == core::Side::Buy ? reference * (1 + s.policy->collar)
                                               : upper * (1 - s.policy->collar);
    const core::Price price = core::Price::nearest(raw).value_or(core::Price{});
    core::Price limit = side == core::Side::Buy ? instrument.ticks.roundDown(price)
                                                : instrument.ticks.roundUp(price);
    if (s.hedge->ticker.maxPrice) limit = std::min(limit, *s.hedge->ticker.maxPrice);
    if (s.hedge->ticker.minPrice) limit = std::max(limit, *s.hedge->ticker.minPrice);
    return limit;
}

core::Quantity depthWithin(const market::Book& book, core::Side side, core::Price limit)
{
    core::Quantity total;
    for (const market::Level& level : book.side(side)) {
        if (side == core::Side::Buy ? level.price > limit : level.price < limit) break;
        total += level.size;
    }
    return total;
}

core::Quantity roundedSize(const market::Instrument& instrument, double coin, double price)
{
    const double raw = instrument.sizedInUsd() ? coin * price : coin;
    // A hair is given back before flooring: 0.30000000000000004 is three tenths, not more.
    const auto quantity = core::Quantity::nearest(raw);
    return quantity ? quantity->floorTo(instrument.lot) : core::Quantity{};
}

core::Price workingLimit(const Situation& s, core::Side side, core::Quantity quantity,
                         core::Price collar)
{
    const market::Instrument& instrument = *s.hedge->instrument;
    const market::Fillable fill = market::walk(*s.book, side, quantity, collar);
    if (fill.filled < quantity) return collar;
    const core::Price tick = instrument.ticks.tickAt(fill.worstPrice);
    core::Price limit = fill.worstPrice;
    for (int i = 0; i < kLimitSlackTicks; ++i) limit += side == core::Side::Buy ? tick : -tick;
    return side == core::Side::Buy ? std::min(limit, collar) : std::max(limit, collar);
}

/// Cost and effect of the leg as it stands, from the live book.
void costLeg(Leg& leg, const Situation& s)
{
    const market::Instrument& instrument = *s.hedge->instrument;
    const double mid = midOf(*s.book);
    const double mark = s.hedge->ticker.mark.toDouble();
    leg.referencePrice = mid;
    leg.bookChangeId = s.book->changeId();
    leg.coinAmount = market::coinAmount(instrument, leg.quantity.toDouble(), mark);
    leg.deltaChange = core::sign(leg.side) * leg.coinAmount;
    const market::Fillable fill = leg.quantity.isPositive()
                                      ? market::walk(*s.book, leg.side, leg.quantity, leg.limit)
                                      : market::Fillable{};
    leg.expectedPrice = fill.filled.isPositive() ? fill.averagePrice : leg.limit.toDouble();
    const double notional = market::usdNotional(instrument, leg.quantity.toDouble(), mark);
    leg.feeUsd = notional * instrument.takerFee;
    leg.slippageUsd = core::sign(leg.side) * (leg.expectedPrice / mid - 1) * notional;
}

void sumUp(Proposal& p, const Situation& s)
{
    p.feeUsd = p.slippageUsd = p.notionalUsd = 0;
    double change = 0;
    double marginChange = 0;
    for (Leg& leg : p.legs) {
        costLeg(leg, s);
        const double notional = leg.coinAmount * s.hedge->ticker.mark.toDouble();
        p.feeUsd += leg.feeUsd;
        p.slippageUsd += leg.slippageUsd;
        p.notionalUsd += notional;
        change += leg.deltaChange;
        const double before = s.hedgePositionUsd;
        const double after = before + core::sign(leg.side) * notional;
        const double price = s.hedge->ticker.mark.toDouble();
        marginChange += futureMaintenanceUsd(p.underlying, std::abs(after), price) -
                        futureMaintenanceUsd(p.underlying, std::abs(before), price);
    }
    p.convention = s.policy->convention;
    p.smile = s.policy->smile;
    p.deltaBefore = s.delta;
    p.withoutSmile = s.exposure->withoutSmile;
    p.deltaAfter = s.delta + change;
    p.gammaBefore = s.exposure->gamma1PctCoin;
    p.vegaBefore = s.exposure->vega;
    p.spot = s.exposure->spot;
    p.target = s.policy->band.target;
    p.bandLower = s.policy->band.lower();
    p.bandUpper = s.policy->band.upper();
    p.marginUseBefore = s.exposure->marginUse;
    p.marginUseAfter =
        s.exposure->equityUsd > 0
            ? (s.exposure->maintenanceMarginUsd + marginChange) / s.exposure->equityUsd
            : 0;
    p.revisedAt = s.now;
    p.waiting = waitingCost(s, p.deltaAfter, p.feeUsd + p.slippageUsd);
    if (p.trigger != TriggerKind::Manual) p.alternatives = alternatives(s);
}

/// Where a hedge for this reason trades to.
double aimOf(const Situation& s, TriggerKind kind)
{
    const double aim = s.policy->band.aim(s.delta);
    if (kind != TriggerKind::Leland || !s.live) return aim;
    return aim + lelandShift(s.policy->triggers, *s.live);
}

std::string sizeText(const Leg& leg, const market::Instrument& instrument)
{
    const std::string coin = core::number(leg.coinAmount, 3) + " " + instrument.underlying.text();
    if (!instrument.sizedInUsd()) return coin + " of " + instrument.name;
    return core::usd(leg.quantity.toDouble(), 0) + " of " + instrument.name + " (" + coin + ")";
}

/// "(sticky moneyness, 2 options without a smile) ": which delta this is, where it is not Black's.
std::string smileText(const Proposal& p)
{
    if (p.smile.isDefault()) return {};
    std::string out = "(" + pricing::text(p.smile);
    if (p.withoutSmile > 0)
        out += fmt::format(", {} option{} without a smile", p.withoutSmile,
                           p.withoutSmile == 1 ? "" : "s");
    return out + ") ";
}

/// What a trigger other than band, schedule or person says, as a sentence.
std::string askedText(const Proposal& p, const Situation& s)
{
    const TriggerDecision decision = trigger(*s.policy, triggerInputs(s, s.now));
    const TriggerVerdict* verdict = decision.find(p.trigger);
    return std::string{text(p.trigger)} + (verdict ? ": " + verdict->reason + "." : ".");
}

std::string reasonText(const Proposal& p, const Situation& s)
{
    const std::string delta = "Net delta " + smileText(p) + core::signedNumber(p.deltaBefore, 2);
    if (p.trigger == TriggerKind::Band || p.trigger == TriggerKind::LiveBand) {
        const bool live = p.trigger == TriggerKind::LiveBand;
        const FixedBand band = live ? s.policy->band : s.mandate.value_or(s.policy->band);
        const bool above = p.deltaBefore > band.upper();
        return delta + (live ? " left the live band at " : " left the band at ") +
               core::signedNumber(above ? band.upper() : band.lower(), 2) + ".";
    }
    if (p.trigger == TriggerKind::Schedule)
        return "Scheduled hedge of " + core::clockUtc(scheduleSlot(s.policy->schedule, s.now)) +
               " UTC: " + "net delta " + smileText(p) + "is " +
               core::signedNumber(p.deltaBefore, 2) + ", the target " +
               core::signedNumber(p.target, 2) + ".";
    if (p.trigger != TriggerKind::Manual) return askedText(p, s) + " " + delta + ".";
    return (p.note.empty() ? "What-if" : "What-if: " + p.note) + ". " + delta + ".";
}

/// "Trading to the edge at +0.66 costs $56 and saves $212/h of risk."
std::string waitingText(const Proposal& p, const Situation& s)
{
    const bool outside = !s.policy->band.contains(p.deltaBefore);
    const bool edge = outside && s.policy->band.hedgeTo == HedgeTo::Edge;
    const double aim = aimOf(s, p.trigger);
    const bool whole = std::abs(p.deltaAfter - aim) <= 0.01 * std::abs(p.deltaBefore - aim);
    return fmt::format("Trading {}{} costs {} and {} {}/h of risk.",
                       !whole ? ""
                       : edge ? "to the edge at "
                              : "to ",
                       whole ? core::signedNumber(p.deltaAfter, 2)
                             : "as far as " + core::signedNumber(p.deltaAfter, 2),
                       core::usd(p.feeUsd + p.slippageUsd, 0),
                       p.waiting.hourUsd < 0 ? "adds" : "saves",
                       core::usd(std::abs(p.waiting.hourUsd), 0));
}

void writeSentence(Proposal& p, const Situation& s)
{
    const Leg& leg = p.legs.front();
    if (p.waiting.known && p.trigger != TriggerKind::Manual) {
        p.sentence = fmt::format("{} {} {}. {}", reasonText(p, s), orders::text(leg.side),
                                 sizeText(leg, *s.hedge->instrument), waitingText(p, s));
        return;
    }
    p.sentence = fmt::format(
        "{} {} {} to bring it to {}; about {} in fees and {} against the mid.", reasonText(p, s),
        orders::text(leg.side), sizeText(leg, *s.hedge->instrument),
        core::signedNumber(p.deltaAfter, 2), core::usd(p.feeUsd, 2), core::usd(p.slippageUsd, 2));
}

Proposal made(const Situation& s, TriggerKind kind, core::Side side, core::Quantity quantity,
              core::Price collar, const std::string& note = {})
{
    const market::Instrument& instrument = *s.hedge->instrument;
    Proposal p;
    p.underlying = s.policy->underlying;
    p.account = s.policy->account;
    p.trigger = kind;
    p.convention = s.policy->convention;
    p.smile = s.policy->smile;
    p.createdAt = s.now;
    p.expiresAt = s.now + s.policy->proposalLife;
    p.note = note;
    Leg leg;
    leg.instrument = instrument.id;
    leg.instrumentName = instrument.name;
    leg.priceCurrency = instrument.quoteCurrency;
    leg.account = s.policy->account;
    leg.side = side;
    leg.quantity = quantity;
    leg.limit = workingLimit(s, side, quantity, collar);
    p.legs.push_back(leg);
    sumUp(p, s);
    writeSentence(p, s);
    p.hash = hashOf(p);
    return p;
}

/// Why nothing can be traded in the instrument now, for a person who asked for it by name.
std::string whyNotTradable(const Situation& s)
{
    if (!s.hedge || !s.hedge->instrument) return "the instrument is not listed";
    const std::string& name = s.hedge->instrument->name;
    if (s.hedge->instrument->isOption())
        return "no order book of " + name + " is kept: only futures and perpetuals can be proposed";
    if (!s.book || (s.book->bids().empty() && s.book->asks().empty()))
        return "there is no order book of " + name;
    if (!s.book->usable())
        return "the order book of " + name + " is unusable: " + std::string{text(s.book->state())};
    if (s.hedge->stale || !s.hedge->hasTicker || !s.hedge->ticker.mark.isPositive())
        return "the mark of " + name + " is stale";
    if (!usable(s)) return "the order book of " + name + " has only one side";
    return {};
}

}  // namespace

double futureMaintenanceUsd(core::Currency underlying, double sizeUsd, double price)
{
    static const portfolio::MarginRates rates = portfolio::deribitStandardRates();
    if (!(price > 0)) return 0;
    return sizeUsd *
           portfolio::futureMarginRate(rates.future(underlying), sizeUsd / price).maintenance;
}

TriggerInputs triggerInputs(const Situation& s, core::Time lastScheduleSlot)
{
    TriggerInputs in;
    in.delta = s.delta;
    in.band = s.policy->band;
    in.mandate = s.mandate.value_or(in.band);
    in.spot = s.exposure->spot;
    in.gamma1Pct = s.exposure->gamma1PctCoin;
    in.vega = s.exposure->vega;
    in.marginUse = s.exposure->marginUse;
    in.now = s.now;
    in.lastScheduleSlot = lastScheduleSlot;
    if (s.live) in.live = *s.live;
    return in;
}

std::variant<Proposal, NoProposal> propose(const Situation& s, TriggerKind kind)
{
    BALLAST_ASSERT(s.policy && s.exposure);
    if (!usable(s))
        return NoProposal{"waiting: " + s.policy->hedgeInstrument +
                          " has no fresh two-sided book and mark"};
    const market::Instrument& instrument = *s.hedge->instrument;
    const double mark = s.hedge->ticker.mark.toDouble();
    const double change = aimOf(s, kind) - s.delta;
    if (std::abs(change) < s.policy->triggers.leastTrade)
        return NoProposal{"the hedge is smaller than the least trade"};
    const core::Side side = change > 0 ? core::Side::Buy : core::Side::Sell;
    const core::Price collar = collarLimit(s, side);

    core::Quantity quantity = roundedSize(instrument, std::abs(change), mark);
    const double share = depthWithin(*s.book, side, collar).toDouble() * s.depthShare;
    const core::Quantity most =
        core::Quantity::nearest(share).value_or(core::Quantity{}).floorTo(instrument.lot);
    quantity = std::min(quantity, most);
    if (quantity < instrument.minimum || !quantity.isPositive())
        return NoProposal{most < instrument.minimum ? "waiting: the book is too thin"
                                                    : "the hedge is smaller than one lot"};

    return made(s, kind, side, quantity, collar);
}

std::variant<Proposal, NoProposal> proposeTrade(const Situation& s, core::Quantity signedQuantity,
                                                const std::string& note)
{
    BALLAST_ASSERT(s.policy && s.exposure);
    if (std::string why = whyNotTradable(s); !why.empty()) return NoProposal{std::move(why)};
    const market::Instrument& instrument = *s.hedge->instrument;
    const core::Side side = signedQuantity.isPositive() ? core::Side::Buy : core::Side::Sell;
    const core::Quantity quantity = signedQuantity.abs().floorTo(instrument.lot);
    if (quantity < instrument.minimum || !quantity.isPositive())
        return NoProposal{"the smallest order in " + instrument.name + " is " +
                          instrument.minimum.text()};
    return made(s, TriggerKind::Manual, side, quantity, collarLimit(s, side), note);
}

Proposal reprice(Proposal p, const Situation& s, bool keepLimit)
{
    if (!usable(s) || p.legs.empty()) return p;
    if (!keepLimit)
        for (Leg& leg : p.legs)
            leg.limit = workingLimit(s, leg.side, leg.quantity, collarLimit(s, leg.side));
    sumUp(p, s);
    writeSentence(p, s);
    p.hash = hashOf(p);
    return p;
}

std::string hashOf(const Proposal& p)
{
    std::string body = fmt::format("{}|{}|{}|{}", p.id.value, p.revision, p.account.venue.view(),
                                   p.account.account.view());
    for (const Leg& leg : p.legs)
        body += fmt::format("|{}|{}|{}|{}|{}|{}", leg.instrumentName, orders::text(leg.side),
                            leg.quantity.text(), leg.limit.text(), orders::text(leg.timeInForce),
                            leg.bookChangeId);
    return core::sha256Hex(body);
}

}  // namespace ballast::rebalance
