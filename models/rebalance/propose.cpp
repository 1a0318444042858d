#include "models/rebalance/propose.h"

#include "models/core/assert.h"
#include "models/core/digest.h"
#include "models/core/text.h"
#include "models/portfolio/margin.h"
#include "models/rebalance/alternatives.h"
#include "models/rebalance/leg_order.h"
#include "models/rebalance/leg_pricing.h"
#include "models/rebalance/leg_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace ballast::rebalance {
namespace {

constexpr const char* kItsShare = "its share of what the book shows";

const core::AccountKey& accountOf(const Situation& s)
{
    return s.account.venue.empty() ? s.policy->account : s.account;
}

core::Quantity roundedSize(const market::Instrument& instrument, double coin, double price)
{
    const double raw = instrument.sizedInUsd() ? coin * price : coin;
    // A hair is given back before flooring: 0.30000000000000004 is three tenths, not more.
    const auto quantity = core::Quantity::nearest(raw);
    return quantity ? quantity->floorTo(instrument.lot) : core::Quantity{};
}

/// Where a hedge for this reason trades to.
double aimOf(const Situation& s, TriggerKind kind)
{
    const double aim = s.breach ? s.policy->band.aimOfBreach(s.delta) : s.policy->band.aim(s.delta);
    if (kind != TriggerKind::Leland || !s.live) return aim;
    return aim + lelandShift(s.policy->triggers, *s.live);
}

/// What was watched is the policy's hedge: nothing is said of another instrument's book.
execution::DepthTrend depthOf(const Proposal& p, const Situation& s)
{
    const bool there = std::ranges::any_of(p.legs, [&](const Leg& leg) {
        return leg.instrumentName == s.policy->hedgeInstrument &&
               leg.account.venue == s.policy->account.venue;
    });
    return s.depth && there ? *s.depth : execution::DepthTrend{};
}

void sumUp(Proposal& p, const Situation& s)
{
    p.feeUsd = p.slippageUsd = p.notionalUsd = 0;
    p.bookCost = {};
    double delta = 0, gamma = 0, vega = 0;
    for (Leg& leg : p.legs) {
        costLeg(leg, s, tradedOf(s, leg.instrument));
        p.feeUsd += leg.feeUsd;
        p.slippageUsd += leg.slippageUsd;
        p.bookCost += leg.bookCost;
        p.notionalUsd += leg.notionalUsd;
        delta += leg.deltaChange;
        gamma += leg.gammaChange;
        vega += leg.vegaChange;
    }
    p.convention = s.policy->convention;
    p.smile = s.policy->smile;
    p.deltaBefore = s.delta;
    p.withoutSmile = s.exposure->withoutSmile;
    p.deltaAfter = s.delta + delta;
    p.gammaBefore = s.exposure->gamma1PctCoin;
    p.gammaAfter = p.gammaBefore + gamma;
    p.vegaBefore = s.exposure->vega;
    p.vegaAfter = p.vegaBefore + vega;
    p.spot = s.exposure->spot;
    // Leland hedges to the delta at his volatility, and what is judged is the way to it.
    p.target = p.trigger == TriggerKind::Leland ? aimOf(s, p.trigger) : s.policy->band.target;
    p.bandLower = s.policy->band.lower();
    p.bandUpper = s.policy->band.upper();
    // Each account that trades carries its own: equity at another venue does not stand behind it.
    // The one that uses most of its equity afterwards is the one to look at.
    p.marginUseBefore = p.marginUseAfter = 0;
    for (const Leg& leg : p.legs) {
        portfolio::AccountMargin account = portfolio::marginAt(*s.exposure, leg.account);
        const double before = account.use();
        for (const Leg& other : p.legs)
            if (other.account == leg.account) account.maintenanceUsd += other.marginChange;
        if (account.use() < p.marginUseAfter) continue;
        p.marginUseBefore = before;
        p.marginUseAfter = account.use();
    }
    p.revisedAt = s.now;
    p.waiting = waitingCost(s, p);
    p.depth = depthOf(p, s);
}

/// The legs in the order in which the book is least worse on the way.
void orderLegs(Proposal& p)
{
    if (p.legs.size() < 2) return;
    std::vector<LegEffect> effects;
    for (const Leg& leg : p.legs) effects.push_back({leg.deltaChange, leg.marginChange});
    const LegOrder order = bestOrder(effects, p.deltaBefore - p.target);
    std::vector<Leg> sorted;
    for (const std::size_t i : order.legs) sorted.push_back(std::move(p.legs[i]));
    p.legs = std::move(sorted);
    p.orderRemark =
        order.neverWorse
            ? std::string{}
            : fmt::format(
                  "In any order of its legs the book is worse on the way than at both ends: "
                  "after {} of {} net delta is {}.",
                  order.worstAfter, p.legs.size(),
                  core::signedNumber(p.target + order.worstGap, 2));
}

/// "22.222 of 74.100 BTC: the largest order allowed", of one that a limit cut.
std::string sizeText(const Leg& leg, const market::Instrument& instrument, double wished)
{
    std::string coin = core::number(leg.coinAmount, 3);
    if (!leg.cut.empty() && wished > leg.coinAmount) coin += " of " + core::number(wished, 3);
    coin += " " + instrument.underlying.text();
    if (!leg.cut.empty()) coin += ": " + leg.cut;
    if (!instrument.sizedInUsd())
        return leg.cut.empty() ? coin + " of " + instrument.name
                               : instrument.name + " (" + coin + ")";
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

/// Which sub-book is furthest from its own target, where some have one.
std::string subBookText(const Situation& s)
{
    const SubBookPart* part = furthest(s.subBooks);
    if (!part) return {};
    return " Of its sub-books " + part->name +
           " is furthest from its own target: " + core::signedNumber(part->delta, 2) + " (" +
           std::string{portfolio::text(part->convention)} + ") against " +
           core::signedNumber(part->target, 2) + ".";
}

std::string wholeSeconds(core::Duration duration)
{
    const auto whole = std::chrono::floor<std::chrono::seconds>(duration);
    return whole < std::chrono::minutes{1} ? fmt::format("{} s", whole.count())
                                           : core::humanDuration(whole);
}

std::string reasonText(const Proposal& p, const Situation& s)
{
    const std::string delta = "Net delta " + smileText(p) + core::signedNumber(p.deltaBefore, 2);
    if (p.trigger == TriggerKind::Band || p.trigger == TriggerKind::LiveBand) {
        const bool live = p.trigger == TriggerKind::LiveBand;
        const FixedBand band = live ? s.policy->band : s.mandate.value_or(s.policy->band);
        const bool above = p.deltaBefore > band.target;
        const std::string left = delta + (live ? " left the live band at " : " left the band at ") +
                                 core::signedNumber(above ? band.upper() : band.lower(), 2);
        if (band.contains(p.deltaBefore))
            return left + " and is not well inside it yet." + subBookText(s);
        // A breach of a moment needs no telling how long.
        if (s.outsideFor < std::chrono::seconds{1}) return left + "." + subBookText(s);
        return left + " and has been outside for " + wholeSeconds(s.outsideFor) + "." +
               subBookText(s);
    }
    if (p.trigger == TriggerKind::Schedule)
        return "Scheduled hedge of " + core::clockUtc(scheduleSlot(s.policy->schedule, s.now)) +
               " UTC: " + "net delta " + smileText(p) + "is " +
               core::signedNumber(p.deltaBefore, 2) + ", the target " +
               core::signedNumber(p.target, 2) + "." + subBookText(s);
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

/// "Sell $32 000 of BTC-PERPETUAL (0.500 BTC), buy 0.400 BTC of BTC-27MAR26-70000-C"
std::string tradesText(const Proposal& p, const Situation& s)
{
    std::string out;
    const bool engines = p.trigger != TriggerKind::Manual && !isJoint(p.trigger);
    const double wished =
        engines && p.legs.size() == 1 ? std::abs(aimOf(s, p.trigger) - p.deltaBefore) : 0;
    for (std::size_t i = 0; i < p.legs.size(); ++i) {
        const Leg& leg = p.legs[i];
        std::string side{orders::text(leg.side)};
        if (i > 0) {
            side.front() = leg.side == core::Side::Buy ? 'b' : 's';
            out += i + 1 == p.legs.size() ? " and " : ", ";
        }
        out += side + " " + sizeText(leg, *tradedOf(s, leg.instrument).listing->instrument, wished);
        if (!leg.peg && leg.orders() > 1) out += fmt::format(" in {} orders", leg.orders());
        if (!leg.workedBy.empty()) out += " (" + leg.workedBy + ")";
    }
    return out;
}

void writeJointSentence(Proposal& p, const Situation& s)
{
    p.sentence = fmt::format(
        "{} {}: gamma per 1 % from {} to {}, vega per point from {} to {}, net delta to {}; about "
        "{} in fees and {} against the mid.",
        reasonText(p, s), tradesText(p, s), core::signedNumber(p.gammaBefore, 3),
        core::signedNumber(p.gammaAfter, 3), core::usd(p.vegaBefore, 0), core::usd(p.vegaAfter, 0),
        core::signedNumber(p.deltaAfter, 2), core::usd(p.feeUsd, 2), core::usd(p.slippageUsd, 2));
    if (p.note.empty()) return;
    std::string note = p.note;
    note.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(note.front())));
    p.sentence += " " + note + ".";
}

/// " Filled resting it costs $19 in fees; crossing at its deadline $96 and $3 against the mid.":
/// both ends of what rests first.
std::string restingText(const Proposal& p, const Situation& s)
{
    double maker = 0, taker = 0, slippage = 0;
    bool crosses = false, rests = false;
    for (const Leg& leg : p.legs) {
        if (!leg.peg) continue;
        rests = true;
        crosses = crosses || leg.peg->atDeadline == execution::AtDeadline::Cross;
        maker += leg.notionalUsd * tradedOf(s, leg.instrument).listing->instrument->makerFee;
        taker += leg.feeUsd;
        slippage += leg.slippageUsd;
    }
    if (!rests) return {};
    std::string out = " Filled resting it costs " + core::usd(maker, 2) + " in fees";
    if (crosses)
        out += "; crossing at its deadline " + core::usd(taker, 2) + " in fees and " +
               core::usd(slippage, 2) + " against the mid";
    return out + ".";
}

void writeWhy(Proposal& p, const Situation& s)
{
    if (p.waiting.known && !p.waiting.assumed && p.trigger != TriggerKind::Manual) {
        p.sentence =
            fmt::format("{} {}. {}", reasonText(p, s), tradesText(p, s), waitingText(p, s));
        if (!s.placeReason.empty()) p.sentence += " " + s.placeReason;
        return;
    }
    p.sentence =
        fmt::format("{} {} to bring it to {}; about {} in fees and {} against the mid.",
                    reasonText(p, s), tradesText(p, s), core::signedNumber(p.deltaAfter, 2),
                    core::usd(p.feeUsd, 2), core::usd(p.slippageUsd, 2));
    if (!s.placeReason.empty()) p.sentence += " " + s.placeReason;
}

/// " The depth it meets has fallen by 32 % in 5 min 00 s."; nothing while it stands.
std::string depthText(const Proposal& p)
{
    using enum execution::DepthTrend::Direction;
    if (p.depth.direction != Thinner && p.depth.direction != Deeper) return {};
    return fmt::format(" The depth it meets has {} by {} % in {}.",
                       p.depth.direction == Thinner ? "fallen" : "grown",
                       core::number(100 * std::abs(p.depth.change), 0),
                       core::humanDuration(p.depth.over));
}

void writeSentence(Proposal& p, const Situation& s)
{
    if (isJoint(p.trigger)) return writeJointSentence(p, s);
    writeWhy(p, s);
    p.sentence += restingText(p, s) + depthText(p);
}

/// A hedge at once that is larger than one order may be goes in several, one right after the other.
void sliceToLimit(Leg& leg, const Situation& s, const Traded& traded)
{
    if (s.mostOrders < 2 || !leg.slices.empty() || leg.peg) return;
    const core::Quantity most = mostOf(s, traded, leg.quantity);
    if (!most.isPositive() || leg.quantity <= most) return;
    core::Quantity left = leg.quantity;
    for (; left > most; left -= most) leg.slices.push_back({most, {}});
    if (left >= traded.listing->instrument->minimum)
        leg.slices.push_back({left, {}});
    else
        leg.quantity -= left;
    leg.workedBy = "each at most " + s.mostWords;
}

/// Of a split: a limit that one order may not pass is not passed by two.
double partAllowed(const Situation& s)
{
    double usd = 0;
    for (const Situation::Share& share : s.split)
        usd += share.quantity.toDouble() * unitUsd(s, tradedOf(s, share.instrument));
    return s.mostUsd > 0 && usd > s.mostUsd ? s.mostUsd / usd : 1;
}

Leg legIn(const Situation& s, const Traded& traded, core::Side side, core::Quantity quantity)
{
    const market::Instrument& instrument = *traded.listing->instrument;
    Leg leg;
    leg.instrument = instrument.id;
    leg.instrumentName = instrument.name;
    leg.priceCurrency = instrument.quoteCurrency;
    leg.account = traded.account.venue.empty() ? accountOf(s) : traded.account;
    leg.side = side;
    leg.quantity = quantity;
    return leg;
}

Proposal made(const Situation& s, TriggerKind kind, std::vector<Leg> legs, Telling telling,
              const std::string& note = {})
{
    Proposal p;
    p.underlying = s.policy->underlying;
    p.account = accountOf(s);
    p.trigger = kind;
    p.convention = s.policy->convention;
    p.smile = s.policy->smile;
    p.createdAt = s.now;
    p.expiresAt = s.now + s.policy->proposalLife;
    p.note = note;
    p.legs = std::move(legs);
    // A person's trade goes as the person cut it.
    if (kind != TriggerKind::Manual && !isJoint(kind))
        for (Leg& leg : p.legs) {
            styleLeg(leg, s, tradedOf(s, leg.instrument));
            if (p.legs.size() == 1) sliceToLimit(leg, s, tradedOf(s, leg.instrument));
        }
    for (Leg& leg : p.legs) limitLeg(leg, s, tradedOf(s, leg.instrument));
    sumUp(p, s);
    orderLegs(p);
    if (telling == Telling::Whole) tell(p, s);
    return p;
}

/// The parts of a leg are orders the venue takes, and all of it.
std::string wrongSlices(const Leg& leg, const market::Instrument& instrument)
{
    core::Quantity sum;
    for (const Slice& slice : leg.slices) {
        if (slice.quantity < instrument.minimum || !slice.quantity.isMultipleOf(instrument.lot))
            return "a part of " + slice.quantity.text() + " is no order in " + instrument.name;
        sum += slice.quantity;
    }
    if (!leg.slices.empty() && sum != leg.quantity)
        return "the parts of " + instrument.name + " do not add up to " + leg.quantity.text();
    return {};
}

std::variant<Leg, NoProposal> wantedLeg(const Situation& s, const WantedLeg& wanted)
{
    const Traded traded = tradedOf(s, wanted.instrument);
    if (std::string why = whyNotTradable(traded); !why.empty()) return NoProposal{std::move(why)};
    const market::Instrument& instrument = *traded.listing->instrument;
    const core::Side side = wanted.quantity.isPositive() ? core::Side::Buy : core::Side::Sell;
    Leg leg = legIn(s, traded, side, wanted.quantity.abs().floorTo(instrument.lot));
    if (leg.quantity < instrument.minimum || !leg.quantity.isPositive())
        return NoProposal{"the smallest order in " + instrument.name + " is " +
                          instrument.minimum.text()};
    leg.slices = wanted.slices;
    if (std::string why = wrongSlices(leg, instrument); !why.empty())
        return NoProposal{std::move(why)};
    return leg;
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
    in.subBooks = s.subBooks;
    return in;
}

void tell(Proposal& p, const Situation& s)
{
    if (p.trigger != TriggerKind::Manual && !isJoint(p.trigger)) p.alternatives = alternatives(s);
    writeSentence(p, s);
}

std::variant<Proposal, NoProposal> propose(const Situation& s, TriggerKind kind, Telling telling)
{
    BALLAST_ASSERT(s.policy && s.exposure);
    const Traded hedge{s.hedge, s.book, 0, s.hedgePositionUsd, false, s.account};
    if (!usable(hedge))
        return NoProposal{"waiting: " + s.policy->hedgeInstrument +
                          " has no fresh two-sided book and mark"};
    const market::Instrument& instrument = *s.hedge->instrument;
    const double mark = s.hedge->ticker.mark.toDouble();
    const double change = aimOf(s, kind) - s.delta;
    if (std::abs(change) < s.policy->triggers.leastTrade)
        return NoProposal{"the hedge is smaller than the least trade"};
    const core::Side side = change > 0 ? core::Side::Buy : core::Side::Sell;
    // Leland's aim is another than the one that was split.
    if (!s.split.empty() && kind != TriggerKind::Leland) {
        std::vector<Leg> legs;
        const double part = partAllowed(s);
        for (const Situation::Share& share : s.split) {
            const Traded traded = tradedOf(s, share.instrument);
            const auto cut = core::Quantity::nearest(part * share.quantity.toDouble());
            const core::Quantity most =
                part < 1 && cut ? cut->floorTo(traded.lot()) : share.quantity;
            if (most < traded.listing->instrument->minimum) continue;
            legs.push_back(legIn(s, traded, side, most));
            if (most < share.quantity) legs.back().cut = s.mostWords;
        }
        if (legs.empty()) return NoProposal{"the hedge is smaller than one lot"};
        return made(s, kind, std::move(legs), telling);
    }
    const core::Quantity wished = roundedSize(instrument, std::abs(change), mark);
    const core::Quantity most = shareOfBook(s, hedge, side);
    const core::Quantity allowed = mostOf(s, hedge, wished);
    core::Quantity together = allowed;
    // What is worked over time is cut by its own schedule, and each of its parts is an order.
    if (s.policy->style.kind == execution::StyleKind::ImmediateIoc)
        for (std::size_t i = 1; i < s.mostOrders && together < wished; ++i) together += allowed;
    const core::Quantity quantity = std::min({wished, most, together});
    if (quantity < instrument.minimum || !quantity.isPositive())
        return NoProposal{most < instrument.minimum ? "waiting: the book is too thin"
                                                    : "the hedge is smaller than one lot"};

    Leg leg = legIn(s, hedge, side, quantity);
    if (quantity < wished) leg.cut = most < together ? kItsShare : s.mostWords;
    return made(s, kind, {std::move(leg)}, telling);
}

std::variant<Proposal, NoProposal> proposeTrades(const Situation& s,
                                                 const std::vector<WantedLeg>& wanted,
                                                 const std::string& note)
{
    return proposeTrades(s, TriggerKind::Manual, wanted, note);
}

std::variant<Proposal, NoProposal> proposeTrades(const Situation& s, TriggerKind kind,
                                                 const std::vector<WantedLeg>& wanted,
                                                 const std::string& note)
{
    BALLAST_ASSERT(s.policy && s.exposure);
    if (wanted.empty() || wanted.size() > kMostLegs)
        return NoProposal{fmt::format("a proposal has 1 to {} legs, and {} were given", kMostLegs,
                                      wanted.size())};
    std::vector<Leg> legs;
    for (const WantedLeg& wish : wanted) {
        auto leg = wantedLeg(s, wish);
        if (auto* none = std::get_if<NoProposal>(&leg)) return *none;
        legs.push_back(std::get<Leg>(std::move(leg)));
        if (std::ranges::count(legs, wish.instrument, &Leg::instrument) > 1)
            return NoProposal{legs.back().instrumentName + " is named twice; give its sum"};
    }
    return made(s, kind, std::move(legs), Telling::Whole, note);
}

std::variant<Proposal, NoProposal> proposeTrade(const Situation& s, core::Quantity signedQuantity,
                                                const std::string& note)
{
    if (!s.hedge || !s.hedge->instrument) return NoProposal{"the instrument is not listed"};
    return proposeTrades(s, {{s.hedge->instrument->id, signedQuantity, {}}}, note);
}

Proposal reprice(Proposal p, const Situation& s, bool keepLimit)
{
    const auto priced = [&](const Leg& leg) { return usable(tradedOf(s, leg.instrument)); };
    if (p.legs.empty() || !std::ranges::all_of(p.legs, priced)) return p;
    for (Leg& leg : p.legs)
        if (!keepLimit) limitLeg(leg, s, tradedOf(s, leg.instrument));
    sumUp(p, s);
    tell(p, s);
    return p;
}

std::string hashOf(const Proposal& p)
{
    std::string body = fmt::format("{}|{}|{}|{}", p.id.value, p.revision, p.account.venue.view(),
                                   p.account.account.view());
    for (const Leg& leg : p.legs)
        body += fmt::format("|{}|{}|{}|{}|{}|{}|{}|{}", leg.account.venue.view(),
                            leg.account.account.view(), leg.instrumentName, orders::text(leg.side),
                            leg.quantity.text(), leg.limit.text(), orders::text(leg.timeInForce),
                            leg.bookChangeId);
    for (const Leg& leg : p.legs)
        for (const Slice& slice : leg.slices)
            body += fmt::format("|{}+{}", slice.quantity.text(), slice.after.count());
    for (const Leg& leg : p.legs)
        if (leg.peg)
            body += fmt::format("|peg {} {} {} {} {} {}", leg.peg->repegTicks,
                                leg.peg->moveEvery.count(), leg.peg->deadline.count(),
                                static_cast<int>(leg.peg->atDeadline), leg.peg->mostMoves,
                                leg.peg->mostRefusals);
    return core::sha256Hex(body);
}

}  // namespace ballast::rebalance
