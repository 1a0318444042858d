#include "tests/support/sample_snapshot.h"

#include "models/core/text.h"
#include "tests/support/sample_book.h"
#include "tests/support/sample_surface.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <span>

namespace ballast::support {
namespace {

using namespace std::chrono_literals;
using core::Side;

core::Price price(std::string_view text) { return *core::Price::parse(text); }

core::Quantity quantity(std::string_view text) { return *core::Quantity::parse(text); }

/// A mean-reverting walk from raw engine bits: the same on every platform.
class Walk {
public:
    explicit Walk(unsigned seed) : m_bits(seed) {}
    double step()
    {
        double sum = 0;
        for (int i = 0; i < 4; ++i) sum += static_cast<double>(m_bits()) / 4294967295.0 - 0.5;
        return sum * 1.73;  // about unit variance
    }

private:
    std::mt19937 m_bits;
};

rebalance::Policy policy(core::Currency underlying, double width, const std::string& hedge)
{
    rebalance::Policy p;
    p.underlying = underlying;
    p.account = sampleAccount();
    p.band = {0, width, width, rebalance::HedgeTo::Ratio, 0.7};
    p.hedgeInstrument = hedge;
    return p;
}

engine::UnderlyingState state(const SampleWish& wish, const portfolio::Exposure& exposure,
                              rebalance::Policy policy)
{
    engine::UnderlyingState s;
    s.underlying = exposure.underlying;
    s.exposure = exposure;
    s.delta = exposure.delta.of(policy.convention);
    s.deltaWorstCase = s.delta;
    s.policy = std::move(policy);
    s.band = s.policy.band;
    s.spotChange24h = s.underlying == core::Currency("BTC") ? -0.0124 : -0.0082;
    s.liquidationDistance = s.underlying == core::Currency("BTC") ? -0.31 : -0.24;
    s.numbersAt = wish.linkUp ? wish.at - 140ms : wish.at - 9s;
    const rebalance::FixedBand& band = s.policy.band;
    const double edge = s.delta > band.target ? band.above : band.below;
    if (wish.mode == engine::Mode::Halted)
        s.state = engine::BandState::Halted, s.why = "Halted by a person.";
    else if (!wish.linkUp)
        s.state = engine::BandState::Stale,
        s.why = "The link to paper is down; the numbers are old.";
    else if (!band.contains(s.delta))
        s.state = engine::BandState::OutOfBand,
        s.why = fmt::format("Net delta {} left the band at {}.", core::signedNumber(s.delta, 2),
                            core::signedNumber(s.delta > 0 ? band.upper() : band.lower(), 2));
    else if (std::abs(s.delta - band.target) > 0.8 * edge)
        s.state = engine::BandState::NearEdge, s.why = "Net delta is close to the band's edge.";
    else
        s.state = engine::BandState::InBand, s.why = "Net delta is inside the band.";
    SeriesWish series{s.underlying, wish.at,     wish.history, wish.every, exposure.spot,
                      s.delta,      band.target, band.below,   band.above};
    s.series = std::make_shared<const engine::Series>(sampleSeries(series));
    return s;
}

rebalance::Leg leg(const market::Instrument& instrument)
{
    rebalance::Leg l;
    l.instrument = instrument.id;
    l.instrumentName = instrument.name;
    l.account = sampleAccount();
    l.side = Side::Sell;
    l.quantity = quantity("121700");
    l.limit = price("63352.5");
    l.coinAmount = 1.92;
    l.deltaChange = -1.92;
    l.referencePrice = 63'412.5;
    l.expectedPrice = 63'398.9;
    l.feeUsd = 60.85;
    l.slippageUsd = 24.9;
    l.bookChangeId = 88'123;
    return l;
}

rebalance::Proposal proposal(const SampleWish& wish, const engine::UnderlyingState& s,
                             const market::Instrument& instrument)
{
    rebalance::Proposal p;
    p.id = {4127};
    p.revision = 3;
    p.underlying = s.underlying;
    p.account = sampleAccount();
    p.createdAt = wish.at - 1100ms;
    p.revisedAt = wish.at - 300ms;
    p.expiresAt = wish.at + 14s;
    p.legs = {leg(instrument)};
    p.deltaBefore = s.delta;
    p.deltaAfter = s.delta + p.legs[0].deltaChange;
    p.gammaBefore = p.gammaAfter = s.exposure.gamma1PctCoin;
    p.vegaBefore = s.exposure.vega;
    p.target = s.policy.band.target;
    p.bandLower = s.policy.band.lower();
    p.bandUpper = s.policy.band.upper();
    p.feeUsd = p.legs[0].feeUsd;
    p.slippageUsd = p.legs[0].slippageUsd;
    p.notionalUsd = 121'700;
    p.marginUseBefore = s.exposure.marginUse;
    p.marginUseAfter = s.exposure.marginUse - 0.02;
    p.margin.known = true;
    p.margin.sigmaDaily = 0.0256;
    p.margin.spot = s.exposure.spot;
    p.margin.before.liquidation.down = -0.312;
    p.margin.after.liquidation.down = -0.33;
    p.margin.before.worstUse = 0.71;
    p.margin.after.worstUse = 0.66;
    p.margin.after.use = p.margin.after.legUse = p.marginUseAfter;
    p.margin.after.worstSpotMove = -4 * p.margin.sigmaDaily;
    p.margin.after.worstVolMove = 0.5;
    p.margin.ratesAsOf = std::chrono::sys_days{std::chrono::year{2026} / 9 / 23};
    p.margin.venue = {p.createdAt, p.createdAt, p.marginUseAfter + 0.002, {}};
    p.spot = s.exposure.spot;
    p.sentence = fmt::format(
        "Net delta {} left the band at {}. Sell 121 700 USD of {} to come back to {}: about $85.75 "
        "in fees and slippage.",
        core::signedNumber(p.deltaBefore, 2), core::signedNumber(p.bandUpper, 2),
        p.legs[0].instrumentName, core::signedNumber(p.deltaAfter, 2));
    using Verdict = rebalance::CheckResult::Verdict;
    p.checks = {
        {"collar", Verdict::Allow, ""},
        {"stale-book", Verdict::Allow, ""},
        {"depth", Verdict::Confirm, "The order takes more than a quarter of what the book shows."}};
    p.hash = "9f2c7d";
    return p;
}

std::shared_ptr<const rebalance::Proposals> proposals(
    const SampleWish& wish, const std::vector<engine::UnderlyingState>& states,
    const portfolio::Book& book)
{
    auto out = std::make_shared<rebalance::Proposals>();
    for (const engine::UnderlyingState& s : states) out->policies.push_back(s.policy);
    const auto perpetual = std::ranges::find_if(
        book.lines, [](const portfolio::Line& l) { return l.instrument->name == "BTC-PERPETUAL"; });
    if (states[0].state == engine::BandState::OutOfBand)
        out->items.push_back(proposal(wish, states[0], *perpetual->instrument));
    rebalance::Proposal old = proposal(wish, states[0], *perpetual->instrument);
    old.id = {4126};
    old.state = rebalance::ProposalState::Done;
    old.createdAt = wish.at - 18min;
    old.revisedAt = old.createdAt + 4s;
    old.expiresAt = old.createdAt + 30s;
    out->items.push_back(old);
    return out;
}

orders::Order order(core::Time at, int number, Side side, const market::Instrument& instrument,
                    std::string_view size, std::string_view filled, std::string_view limit,
                    orders::OrderState state)
{
    orders::Order o;
    o.intent.label = fmt::format("R1-k3v9qz2m-{:013}", number);
    o.intent.proposal = {static_cast<std::uint64_t>(4100 + number)};
    o.intent.account = sampleAccount();
    o.intent.underlying = instrument.underlying;
    o.intent.instrument = instrument.id;
    o.intent.instrumentName = instrument.name;
    o.intent.side = side;
    o.intent.quantity = quantity(size);
    o.intent.limit = price(limit);
    o.intent.createdAt = o.sentAt = at;
    o.intent.validUntil = at + 5s;
    o.intent.decisionMid = o.intent.limit.toDouble();
    o.state = state;
    o.filled = quantity(filled);
    o.averagePrice = o.filled.isZero() ? 0 : o.intent.limit.toDouble();
    o.venueOrderId = fmt::format("P-{}", 700'000 + number);
    o.evidence = "epoch 1, venue record";
    o.lastAt = at + 44ms;
    return o;
}

orders::Fill fill(const orders::Order& o)
{
    orders::Fill f;
    f.tradeId = "T-" + o.venueOrderId;
    f.account = o.intent.account;
    f.label = o.intent.label;
    f.instrument = o.intent.instrument;
    f.instrumentName = o.intent.instrumentName;
    f.side = o.intent.side;
    f.quantity = o.filled;
    f.price = o.intent.limit;
    f.feeCurrency = o.intent.underlying;
    f.fee = 0.0005 * o.filled.toDouble() / o.intent.limit.toDouble();
    f.mid = o.intent.decisionMid;
    f.indexPrice = o.intent.limit.toDouble();
    f.venueAt = f.at = o.lastAt;
    return f;
}

std::shared_ptr<const orders::Blotter> blotter(core::Time at, const portfolio::Book& book)
{
    const auto named = [&](std::string_view name) -> const market::Instrument& {
        return *std::ranges::find_if(book.lines, [&](const auto& l) {
                    return l.instrument->name == name;
                })->instrument;
    };
    const auto &btc = named("BTC-PERPETUAL"), &eth = named("ETH-PERPETUAL");
    using enum orders::OrderState;
    auto out = std::make_shared<orders::Blotter>();
    out->orders = {order(at - 2s, 26, Side::Sell, btc, "88700", "38000", "63412.5", Open),
                   order(at - 18min, 25, Side::Sell, btc, "50700", "50700", "63395", Filled),
                   order(at - 33min, 24, Side::Buy, eth, "37400", "37400", "3120.15", Filled),
                   order(at - 51min, 23, Side::Buy, btc, "41200", "41200", "63408.5", Filled),
                   order(at - 74min, 22, Side::Sell, eth, "22000", "0", "3131.05", Cancelled)};
    for (const orders::Order& o : out->orders)
        if (!o.filled.isZero()) out->fills.push_back(fill(o));
    orders::ExternalOrder external;
    external.account = sampleAccount();
    external.venueOrderId = "P-655001";
    external.instrument = btc.id;
    external.instrumentName = btc.name;
    external.side = Side::Buy;
    external.quantity = quantity("5000");
    external.limit = price("60000");
    external.state = "open";
    external.at = at - 3h;
    out->external.push_back(external);
    return out;
}

std::vector<engine::Alert> alerts(core::Time at)
{
    using enum engine::Severity;
    return {
        {5, Warning, "proposal",
         "BTC net delta +2.61 left the band at +2.30. A proposal is waiting: approve, edit or "
         "reject it.",
         "BTC", at - 1100ms},
        {4, Notice, "order",
         "Sell 50 700 BTC-PERPETUAL filled at 63 395.0; net delta is inside the band again.", "BTC",
         at - 18min},
        {3, Notice, "order", "Buy 37 400 ETH-PERPETUAL filled at 3 120.15.", "ETH", at - 33min},
        {2, Warning, "link",
         "The book of BTC-PERPETUAL missed a change and was read again; proposals waited 180 ms.",
         "BTC", at - 95min},
        {1, Notice, "link", "Connected to paper; cancel-on-disconnect is armed.", {}, at - 3h}};
}

std::vector<engine::LinkStatus> links(const SampleWish& wish)
{
    engine::LinkStatus link;
    link.venue = kSampleVenue;
    link.state = wish.linkUp ? engine::LinkState::Up : engine::LinkState::Down;
    link.reason = wish.linkUp ? "" : "the venue closed the connection; trying again in 2 s";
    link.since = wish.at - 3h;
    link.health.venue = kSampleVenue;
    link.health.messages = 1'204'331;
    link.health.refused = 2;
    link.health.lastRefusal = "deribit ticker: field mark_price, expected a number, was \"n/a\"";
    link.health.roundTripMs = 4.2;
    link.health.cancelOnDisconnect = true;
    link.health.creditsLeft = 0.93;
    link.health.at = wish.at - 400ms;
    link.messagesPerSecond = wish.linkUp ? 3'821 : 0;
    return {link};
}

/// Drift to an edge and back by a trade, so that a fill in the sample means something.
struct Hedge {
    core::Duration before;
    double edge, after;
};
constexpr Hedge kBtcHedges[] = {{51min, -2.35, -0.65}, {18min, 2.38, 0.62}, {97min, 2.31, 0.7}};
constexpr Hedge kEthHedges[] = {{33min, -24.6, -7.0}};

double hedged(core::Currency underlying, core::Duration before)
{
    const std::span<const Hedge> hedges = underlying == core::Currency("BTC")
                                              ? std::span<const Hedge>(kBtcHedges)
                                              : std::span<const Hedge>(kEthHedges);
    double sum = 0;
    for (const Hedge& h : hedges) {
        const double away = core::seconds(before - h.before);  // > 0: not yet
        sum += away >= 0 ? h.edge * std::exp(-away / 420) : h.after * std::exp(away / 300);
    }
    return sum;
}

std::vector<engine::Marker> markers(core::Time at)
{
    using Kind = engine::Marker::Kind;
    return {{Kind::Fill,
             "BTC",
             at - 51min,
             Side::Buy,
             -0.65,
             "Bought 41 200 BTC-PERPETUAL at 63 408.5",
             {4123}},
            {Kind::Approval,
             "BTC",
             at - 18min - 2s,
             Side::Sell,
             2.38,
             "Approved by trader: sell 50 700 BTC-PERPETUAL",
             {4125}},
            {Kind::Fill,
             "BTC",
             at - 18min,
             Side::Sell,
             0.62,
             "Sold 50 700 BTC-PERPETUAL at 63 395.0",
             {4125}},
            {Kind::Fill,
             "ETH",
             at - 33min,
             Side::Buy,
             -7.0,
             "Bought 37 400 ETH-PERPETUAL at 3 120.15",
             {4124}},
            {Kind::Proposal,
             "BTC",
             at - 1100ms,
             Side::Sell,
             2.61,
             "Proposed: sell 121 700 BTC-PERPETUAL",
             {4127}}};
}

}  // namespace

core::Time sampleTime() { return *core::parseIsoUtc("2026-11-22T14:31:07.214Z"); }

std::vector<engine::ExposureSample> sampleSamples(const SeriesWish& wish)
{
    const auto count = static_cast<std::size_t>(wish.length / wish.every) + 1;
    Walk walk(wish.underlying == core::Currency("BTC") ? 11U : 29U);
    std::vector<engine::ExposureSample> out(count);
    double spot = 1, delta = 0, width = 1;
    const double root = std::sqrt(core::seconds(wish.every) / 5.0);
    for (std::size_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(count);
        spot *= 1 + 0.00022 * root * walk.step();
        delta += root * (0.055 * walk.step() * wish.above / 2.3 - 0.006 * delta);
        width = 1 + 0.18 * std::sin(5 * t) + 0.1 * std::sin(13 * t);
        engine::ExposureSample& s = out[i];
        s.underlying = wish.underlying;
        s.at = wish.end - wish.every * static_cast<std::int64_t>(count - 1 - i);
        s.spot = spot;
        s.delta = delta;
        s.target = wish.target;
        s.lower = wish.target - wish.below * (1 + (width - 1) * (1 - t));
        s.upper = wish.target + wish.above * (1 + (width - 1) * (1 - t));
        s.gamma1Pct = 1.8 * (1 + 0.2 * std::sin(7 * t));
        s.vega = 12'400 * (1 + 0.1 * std::cos(4 * t));
        s.theta = -8'900;
        s.equityUsd = 1'560'000;
        s.marginUse = 0.46 + 0.03 * std::sin(6 * t);
    }
    const double spotScale = wish.spot / spot;
    const double shift = wish.delta - 0.4 * delta - hedged(wish.underlying, {});
    for (std::size_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(i + 1) / static_cast<double>(count);
        out[i].spot *= spotScale;
        out[i].delta = 0.4 * out[i].delta + hedged(wish.underlying, wish.end - out[i].at) +
                       shift * std::pow(t, 40);
        out[i].deltaNet = out[i].delta;
        out[i].deltaBs = out[i].delta * 1.06;
        out[i].deltaUsdNeutral = out[i].delta + 24.6;
    }
    return out;
}

engine::Series sampleSeries(const SeriesWish& wish)
{
    engine::Series series;
    for (const engine::ExposureSample& sample : sampleSamples(wish)) series.append(sample);
    return series;
}

std::shared_ptr<engine::Snapshot> copyOf(const engine::Snapshot& snapshot)
{
    return std::make_shared<engine::Snapshot>(snapshot);
}

std::shared_ptr<const engine::Snapshot> sampleSnapshot(const SampleWish& wish)
{
    SampleBook made = sampleBook(wish.at, wish.btcDelta, wish.ethDelta, !wish.linkUp);
    std::vector<engine::UnderlyingState> states{
        state(wish, made.book.exposures[0], policy("BTC", 2.3, "BTC-PERPETUAL")),
        state(wish, made.book.exposures[1], policy("ETH", 24, "ETH-PERPETUAL"))};

    auto s = std::make_shared<engine::Snapshot>();
    s->revision = wish.revision;
    s->at = wish.at;
    s->proposals = proposals(wish, states, made.book);
    s->orders = blotter(wish.at, made.book);
    s->market = std::make_shared<const market::Board>(std::move(made.board));
    s->surfaces = sampleSurfaces(wish.at);
    s->portfolio = std::make_shared<const portfolio::Book>(std::move(made.book));
    s->underlyings =
        std::make_shared<const std::vector<engine::UnderlyingState>>(std::move(states));
    s->alerts = std::make_shared<const std::vector<engine::Alert>>(alerts(wish.at));
    s->links = std::make_shared<const std::vector<engine::LinkStatus>>(links(wish));
    s->markers = std::make_shared<const std::vector<engine::Marker>>(markers(wish.at));
    s->mode = wish.mode;
    if (wish.mode == engine::Mode::Halted)
        s->haltReason = "STOP ALL pressed by trader at 14:30:58 UTC";
    s->journalHealthy = wish.journalHealthy;
    s->autoFire.armed = wish.autoFireArmed;
    if (wish.autoFireArmed) {
        s->autoFire.until = wish.at + 42min;
        s->autoFire.ordersLeft = 7;
        s->autoFire.notionalLeftUsd = 184'000;
    }
    return s;
}

std::vector<review::Rebalance> sampleRebalances(core::Time now, int count)
{
    static constexpr std::string_view kOutcomes[] = {"Approved",   "Approved", "Edited",
                                                     "Auto-fired", "Rejected", "Expired"};
    Walk walk(5);
    std::vector<review::Rebalance> rows;
    for (int i = 0; i < count; ++i) {
        const bool btc = i % 3 != 1, buy = walk.step() > 0;
        review::Rebalance r;
        r.proposal = {static_cast<std::uint64_t>(4126 - i)};
        r.revision = 2;
        r.underlying = btc ? "BTC" : "ETH";
        r.trigger = i % 7 == 3 ? "Schedule" : "Band breach";
        r.outcome = kOutcomes[static_cast<std::size_t>(i) % std::size(kOutcomes)];
        r.actor = r.outcome == "Auto-fired" ? "auto-fire" : r.outcome == "Expired" ? "" : "trader";
        r.reason = r.outcome == "Rejected" ? "waiting for the funding print" : "";
        r.convention = "NTD";
        r.proposedAt = now - 17min * (i + 1) - 431ms * i;
        r.deltaBefore = (buy ? -1 : 1) * (btc ? 2.4 : 25) * (1 + 0.05 * std::abs(walk.step()));
        r.deltaProposed = r.deltaBefore * 0.28;
        r.decisionMid = btc ? 63'400 + 120 * walk.step() : 3'118 + 9 * walk.step();
        r.limit = r.decisionMid * (buy ? 1.0008 : 0.9992);
        if (r.outcome != "Rejected" && r.outcome != "Expired") {
            r.decidedAt = r.proposedAt + 4100ms;
            r.sentAt = *r.decidedAt + 3ms;
            r.endedAt = *r.sentAt + 44ms;
            r.quantity = r.filled =
                std::round(std::abs(r.deltaBefore - r.deltaProposed) * r.decisionMid / 10) * 10;
            r.notionalUsd = r.filled;
            r.order = fmt::format("{} {} {}-PERPETUAL", buy ? "Buy" : "Sell",
                                  core::number(r.quantity, 0), btc ? "BTC" : "ETH");
            r.orderState = "Filled";
            r.label = fmt::format("R1-k3v9qz2m-{:013}", 26 - i);
            r.slippageBp = 0.6 + 0.9 * walk.step();
            r.slippageUsd = r.slippageBp / 10'000 * r.notionalUsd;
            r.averagePrice = r.decisionMid * (1 + (buy ? 1 : -1) * r.slippageBp / 10'000);
            r.feesUsd = 0.0005 * r.notionalUsd;
            r.deltaAfter = r.deltaProposed * 1.02;
        }
        rows.push_back(std::move(r));
    }
    return rows;
}

}  // namespace ballast::support
