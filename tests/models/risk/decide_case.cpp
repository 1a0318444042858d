#include "tests/models/risk/decide_case.h"

#include <limits>
#include <span>

namespace ballast::tests {
namespace {

constexpr std::int64_t kOne = 1'000'000'000;
constexpr std::int64_t kSecond = 1'000'000'000;
const core::Time kNow = core::fromUnixMs(1'785'000'000'000);

core::Price price(std::int64_t n) { return core::Price::fromMantissa(n); }
core::Quantity quantity(std::int64_t n) { return core::Quantity::fromMantissa(n); }
core::Time ago(std::int64_t age) { return kNow - core::Duration{age}; }

std::shared_ptr<const market::Instrument> instrumentOf(const DecideCase& c)
{
    market::Instrument out;
    out.underlying = "BTC";
    out.state = c.open ? market::InstrumentState::Open : market::InstrumentState::Locked;
    out.lot = out.minimum = quantity(10 * kOne);
    out.ticks.base = price(kOne / 2);
    out.quoteCurrency = "USD";
    out.name = "BTC-PERPETUAL";
    if (c.product != DecideCase::Perpetual) out.expiry = kNow + core::Duration{c.expiresIn};
    if (c.product == DecideCase::Dated) {
        out.kind = market::Kind::Future;
        out.name = "BTC-25SEP26";
    } else if (c.product == DecideCase::Option) {
        out.kind = market::Kind::Option;
        out.name = "BTC-25SEP26-70000-C";
        out.quoteCurrency = "BTC";
        out.lot = out.minimum = quantity(kOne / 10);
        out.ticks = {price(kOne / 10'000), {{price(kOne / 200), price(kOne / 2'000)}}};
    }
    return std::make_shared<const market::Instrument>(out);
}

margin::MarginView viewOf(const DecideCase& c)
{
    margin::MarginView view;
    view.known = c.viewKnown;
    view.refused = c.viewRefused;
    view.sigmaDaily = c.sigma;
    view.before.equityUsd = view.after.equityUsd = view.worstOrder.equityUsd = 640'000;
    view.before.use = c.useBefore;
    view.after.use = c.useAfter;
    view.before.worstUse = c.worstUseBefore;
    view.after.worstUse = c.worstUseAfter;
    view.before.worstEquityUsd = c.worstEquityBefore;
    view.after.worstEquityUsd = c.worstEquityAfter;
    view.before.liquidation.reached = c.reachedBefore;
    view.after.liquidation.reached = c.reachedAfter;
    if (c.liquidates) {
        view.before.liquidation.down = c.downBefore;
        view.after.liquidation.down = c.downAfter;
    }
    if (c.partOrder) view.worstOrderWords = "a part alone";
    view.worstOrder.worstUse = c.partUse;
    return view;
}

struct Random {
    std::uint64_t state;
    std::uint64_t next()
    {
        std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    template <class T, std::size_t N>
    T of(const T (&values)[N])
    {
        return values[below(N)];
    }
    bool coin() { return (next() & 1) != 0; }
};

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

double oddDelta(Random& r)
{
    return r.of({kNan, kInf, -kInf, 0.0, 0.125, -0.125, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, -3.125,
                 -5.875, -6.0, -6.125, 6.0, 100.0, -100.0});
}
double oddFraction(Random& r)
{
    return r.of({kNan,   kInf,   -kInf, -0.25,  -0.0,   0.0, 0.004,  0.005,
                 0.0051, 0.0099, 0.01,  0.0101, 0.25,   0.3, 0.3001, 0.69,
                 0.7,    0.7001, 0.99,  1.0,    1.0001, 1.5, 100.0});
}
double oddSum(Random& r)
{
    return r.of({kNan, kInf, -kInf, 0.0, 1.0, -1.0, 10.0, -10.0, 500.0, -500.0, 999.0, 1'000.0,
                 1'001.0, 250'000.0, -250'000.0, 1e13});
}
double oddUsd(Random& r)
{
    return r.of({kNan, kInf, -kInf, -1.0, 0.0, 1.0, 99'999.0, 100'000.0, 100'001.0, 300'000.0,
                 300'001.0, 490'000.0, 500'000.0, 1e9, 1e10});
}
std::int64_t oddAge(Random& r)
{
    const std::int64_t at = r.of({std::int64_t{0}, std::int64_t{1}, std::int64_t{5},
                                  std::int64_t{30}, std::int64_t{60}, std::int64_t{3'600}});
    const std::int64_t age = at * kSecond + r.of({std::int64_t{-1}, std::int64_t{0},
                                                  std::int64_t{1}, std::int64_t{kSecond / 2}});
    return r.below(4) == 0 ? -age : age;
}
/// So many ticks from where it was, sometimes off the tick.
std::int64_t moved(Random& r, std::int64_t from, bool option)
{
    const std::int64_t tick = option ? kOne / 2'000 : kOne / 2;
    const std::int64_t far = option ? 1 : 20;
    const std::int64_t steps = (static_cast<std::int64_t>(r.below(61)) - 30) * far;
    return from + steps * tick + (r.below(10) == 0 ? tick / 3 : 0);
}

using Change = void (*)(DecideCase&, Random&);
constexpr auto kChanges = std::to_array<Change>({
    [](DecideCase& c, Random& r) { c.listed = r.coin(); },
    [](DecideCase& c, Random& r) { c.open = r.coin(); },
    [](DecideCase& c, Random& r) { c.hasTerms = r.coin(); },
    [](DecideCase& c, Random& r) { c.hasTicker = r.coin(); },
    [](DecideCase& c, Random& r) { c.linkStale = r.coin(); },
    [](DecideCase& c, Random& r) { c.expiresIn = oddAge(r); },
    [](DecideCase& c, Random& r) { c.mark = moved(r, c.mark, c.product == DecideCase::Option); },
    [](DecideCase& c, Random& r) { c.mark = r.of({std::int64_t{0}, std::int64_t{-1}, kOne}); },
    [](DecideCase& c, Random& r) {
        c.index = r.of({std::int64_t{0}, -kOne, 63'000 * kOne, 63'360 * kOne, 63'366 * kOne,
                        63'950 * kOne, 64'400 * kOne, 64'646 * kOne, 65'000 * kOne, kOne});
    },
    [](DecideCase& c, Random& r) {
        const std::int64_t by = moved(r, 0, c.product == DecideCase::Option);
        c.bid += by, c.ask += by, c.deeper += by;
    },
    [](DecideCase& c, Random&) { std::swap(c.bid, c.ask); },
    [](DecideCase& c, Random& r) {
        c.size =
            r.of({kOne, 10 * kOne, 5'000 * kOne, 64'000 * kOne, 128'000 * kOne, 1'000'000 * kOne});
    },
    [](DecideCase& c, Random& r) { c.hasIndex = r.coin(); },
    [](DecideCase& c, Random& r) { c.hasBook = r.coin(); },
    [](DecideCase& c, Random& r) { c.hasSnapshot = r.coin(); },
    [](DecideCase& c, Random& r) { c.oneSided = r.coin(); },
    [](DecideCase& c, Random& r) { c.sameQuote = r.coin(); },
    [](DecideCase& c, Random& r) { c.bookAge = oddAge(r); },
    [](DecideCase& c, Random& r) { c.markAge = oddAge(r); },
    [](DecideCase& c, Random& r) { c.indexAge = oddAge(r); },
    [](DecideCase& c, Random& r) {
        c.hasMin = true;
        c.least = moved(r, c.limit, c.product == DecideCase::Option);
    },
    [](DecideCase& c, Random& r) {
        c.hasMax = true;
        c.most = moved(r, c.limit, c.product == DecideCase::Option);
    },
    [](DecideCase& c, Random& r) { c.quoteOnly = r.coin(); },
    [](DecideCase& c, Random&) { c.buy = !c.buy; },
    [](DecideCase& c, Random& r) { c.rests = r.coin(); },
    [](DecideCase& c, Random& r) {
        c.quantity = r.of({std::int64_t{0}, std::int64_t{-kOne}, kOne / 10, kOne, 3 * kOne / 20,
                           10 * kOne, 15 * kOne, 78 * kOne / 10, 79 * kOne / 10, 64'000 * kOne,
                           500'000 * kOne, 500'010 * kOne, 2'000'000 * kOne, 2'000'010 * kOne,
                           100'000'000 * kOne, 4'000'000'000 * kOne});
    },
    [](DecideCase& c, Random& r) { c.limit = moved(r, c.limit, c.product == DecideCase::Option); },
    [](DecideCase& c, Random& r) { c.limit = r.of({std::int64_t{0}, -kOne, std::int64_t{1}}); },
    [](DecideCase& c, Random& r) { c.linkUp = r.coin(); },
    [](DecideCase& c, Random& r) { c.positionsKnown = r.coin(); },
    [](DecideCase& c, Random& r) { c.halted = r.coin(); },
    [](DecideCase& c, Random& r) { c.journal = r.coin(); },
    [](DecideCase& c, Random& r) {
        c.guard = static_cast<int>(r.below(4));
        c.guardAsks = r.coin();
    },
    [](DecideCase& c, Random& r) { c.partial = r.coin(); },
    [](DecideCase& c, Random& r) { c.flight = r.coin(); },
    [](DecideCase& c, Random& r) { c.personal = r.coin(); },
    [](DecideCase& c, Random& r) { c.bound = r.coin(); },
    [](DecideCase& c, Random& r) { c.withoutSmile = r.of({0, 1, -1}); },
    [](DecideCase& c, Random& r) {
        c.clockError = r.of({kNan, kInf, -1.0, 0.0, 249.0, 250.0, 250.5, 1e9});
    },
    [](DecideCase& c, Random& r) {
        c.feedLag = r.of({kNan, kInf, -1.0, 0.0, 999.0, 1000.0, 1000.5, 1e9});
    },
    [](DecideCase& c, Random& r) { c.before = oddDelta(r); },
    [](DecideCase& c, Random& r) { c.change = oddDelta(r); },
    [](DecideCase& c, Random& r) { c.target = oddDelta(r); },
    [](DecideCase& c, Random& r) { c.openDelta = r.of({kNan, kInf, -1.0, 0.0, 0.5, 3.0, 3.5}); },
    [](DecideCase& c, Random& r) {
        c.hasPlan = true;
        c.planChange = oddDelta(r);
    },
    [](DecideCase& c, Random& r) { c.volPoint = r.of({kNan, kInf, 0.0, -0.002, 0.002, 0.01}); },
    [](DecideCase& c, Random& r) { c.vega[r.below(3)] = oddSum(r); },
    [](DecideCase& c, Random& r) { c.accountDelta[r.below(3)] = oddSum(r); },
    [](DecideCase& c, Random& r) { c.accountVega[r.below(3)] = oddSum(r); },
    [](DecideCase& c, Random& r) { c.holdsOptions = r.coin(); },
    [](DecideCase& c, Random& r) { c.hasGreeks = r.coin(); },
    [](DecideCase& c, Random& r) { c.greeksAge = oddAge(r); },
    [](DecideCase& c, Random& r) { c.shortfall = oddFraction(r); },
    [](DecideCase& c, Random& r) { c.sessionCost = oddFraction(r); },
    [](DecideCase& c, Random& r) { c.drawdown = oddFraction(r); },
    [](DecideCase& c, Random& r) { c.reducing = r.coin(); },
    [](DecideCase& c, Random& r) {
        c.autoFired = true;
        c.autoOrders = r.of({0, 1, 6, 7, 200, 201, 100'000});
        c.autoInARow = r.of({0, 1, 5, 6, 1'000, 1'001});
        c.autoHour = oddUsd(r);
        c.autoDay = oddUsd(r);
    },
    [](DecideCase& c, Random& r) { c.marginUse = oddFraction(r); },
    [](DecideCase& c, Random& r) { c.riskReducing = r.coin(); },
    [](DecideCase& c, Random& r) { c.hasView = r.coin(); },
    [](DecideCase& c, Random& r) {
        c.viewKnown = false;
        c.viewRefused = r.coin();
    },
    [](DecideCase& c, Random& r) { c.sigma = r.of({kNan, kInf, 0.0, -0.01, 0.01, 0.02}); },
    [](DecideCase& c, Random& r) { c.useAfter = oddFraction(r); },
    [](DecideCase& c, Random& r) { c.useBefore = oddFraction(r); },
    [](DecideCase& c, Random& r) { c.worstUseAfter = oddFraction(r); },
    [](DecideCase& c, Random& r) { c.worstUseBefore = oddFraction(r); },
    [](DecideCase& c, Random& r) { c.worstEquityAfter = oddUsd(r); },
    [](DecideCase& c, Random& r) { c.reachedBefore = r.coin(); },
    [](DecideCase& c, Random& r) { c.reachedAfter = r.coin(); },
    [](DecideCase& c, Random& r) { c.liquidates = r.coin(); },
    [](DecideCase& c, Random& r) { c.downAfter = r.of({-0.01, -0.1, -0.14, -0.16, -0.9}); },
    [](DecideCase& c, Random& r) {
        c.partOrder = true;
        c.partUse = oddFraction(r);
    },
    [](DecideCase& c, Random& r) {
        const std::size_t n =
            r.of({std::size_t{1}, std::size_t{2}, std::size_t{20}, std::size_t{200}});
        for (std::size_t i = 0; i < n; ++i) c.sends.push_back(oddAge(r));
    },
    [](DecideCase& c, Random& r) {
        c.recent.push_back({oddAge(r), r.below(4) != 0, r.below(4) != 0, r.below(4) != 0,
                            r.below(4) == 0, r.coin(), r.coin()});
    },
    [](DecideCase& c, Random& r) {
        c.ownQuantity = true;
        c.ownHard = r.of({0.0, 1.0, 5.0, 128'000.0, 127'990.0, 1e9, kNan});
        c.ownSoft = r.of({0.0, 1.0, 5.0, 128'000.0, 127'990.0, 1e9, kNan});
    },
    [](DecideCase& c, Random& r) {
        c.limits.maxNetDelta = r.of({0.5, 1.0, 3.0, 3.5, 4.0});
        c.limits.maxVega = r.of({0.0, 100.0, 110.0, 1'000.0});
        c.limits.maxAccountVega = r.of({0.0, 100.0, 110.0, 1'000.0});
        c.limits.maxAccountDeltaUsd = r.of({0.0, 72'000.0, 200'000.0, 250'000.0});
    },
    [](DecideCase& c, Random& r) {
        c.limits.collarFuture = r.of({0.0005, 0.001, 0.01});
        c.limits.collarOption = {r.of({0.001, 0.1}), r.of({0, 12}), r.of({0.0, 3.0})};
        c.limits.depthShare = r.of({0.125, 0.25, 1.0});
        c.limits.softQuantityCoin = r.of({0.5, 2.0, 10.0});
        c.limits.hardQuantityCoin = r.of({1.0, 2.0, 10.0});
    },
    [](DecideCase& c, Random& r) {
        c.limits.autoOrdersPerHour = 6;
        c.limits.autoUsdPerHour = 100'000;
        c.limits.autoUsdPerDay = 300'000;
        c.limits.autoInARow = 5;
        c.limits.softNotionalUsd = r.of({25'000.0, 128'000.0});
        c.limits.hardNotionalUsd = r.of({100'000.0, 128'000.0, 1e6});
    },
});

}  // namespace

BuiltCase::BuiltCase(const DecideCase& c) : limits(c.limits)
{
    const auto instrument = instrumentOf(c);
    order.account = {"paper", "paper"};
    order.underlying = "BTC";
    order.instrumentName = instrument->name;
    order.side = c.buy ? core::Side::Buy : core::Side::Sell;
    order.quantity = quantity(c.quantity);
    order.limit = price(c.limit);
    order.label = core::Label{"R1-THIS"};
    order.proposal = core::ProposalId{7};
    order.child = 1;
    if (c.rests) order.timeInForce = orders::TimeInForce::GoodTilCancelled;

    if (c.hasTerms) listing.instrument = instrument;
    listing.hasTicker = c.hasTicker;
    listing.stale = c.linkStale;
    listing.ticker.mark = price(c.mark);
    listing.ticker.quote.at = ago(c.markAge);
    listing.ticker.quote.bid = price(c.sameQuote ? c.bid : c.bid - 1);
    listing.ticker.quote.ask = price(c.ask);
    if (c.hasMin) listing.ticker.minPrice = price(c.least);
    if (c.hasMax) listing.ticker.maxPrice = price(c.most);
    index = {"paper", "BTC", price(c.index), ago(c.indexAge)};
    if (c.hasSnapshot) {
        market::BookUpdate update{{}, true, 1, 0, {}, {}, ago(c.bookAge), ago(c.bookAge)};
        const std::int64_t gap = c.ask - c.deeper;  // as far on the other side
        update.bids = {{price(c.bid), quantity(c.size)}, {price(c.deeper), quantity(c.size)}};
        if (!c.oneSided)
            update.asks = {{price(c.ask), quantity(c.size)},
                           {price(c.bid + gap), quantity(c.size)}};
        book.apply(update);
    }
    view = viewOf(c);
    for (const std::int64_t age : c.sends) sends.push_back(ago(age));
    for (const DecideCase::Recent& was : c.recent) {
        orders::Order other;
        other.intent = order;
        other.intent.createdAt = ago(was.age);
        if (!was.sameAccount) other.intent.account.account = "else";
        if (!was.sameUnderlying) other.intent.underlying = "ETH";
        if (!was.sameSide) other.intent.side = c.buy ? core::Side::Sell : core::Side::Buy;
        if (!was.sameLabel) other.intent.label = core::Label{"R1-OTHER"};
        if (!was.samePlan) other.intent.proposal = core::ProposalId{8};
        if (!was.sameChild) other.intent.child = 0;
        recent.push_back(other);
    }
    if (c.ownQuantity) limits.quantities = {{instrument->name, c.ownSoft, c.ownHard}};

    picture.now = kNow;
    if (c.listed) picture.listing = &listing;
    if (c.hasBook) picture.book = &book;
    if (c.hasIndex) picture.index = &index;
    picture.linkUp = c.linkUp;
    picture.halted = c.halted;
    picture.guard = static_cast<risk::Picture::Guard>(c.guard);
    picture.guardAsksPerson = c.guardAsks;
    picture.guardCause = "a cause";
    picture.journalHealthy = c.journal;
    picture.withoutSmile = c.withoutSmile;
    picture.exposurePartial = c.partial;
    picture.positionsKnown = c.positionsKnown;
    picture.flightInBucket = c.flight;
    picture.clockErrorMs = c.clockError;
    picture.feedLagMs = c.feedLag;
    picture.personal = c.personal;
    picture.deltaBefore = c.before;
    picture.deltaChange = c.change;
    if (c.hasPlan) picture.planChange = c.planChange;
    picture.target = c.target;
    picture.openDelta = c.openDelta;
    picture.vega = {c.vega[0], c.vega[1], c.vega[2]};
    picture.accountDeltaUsd = {c.accountDelta[0], c.accountDelta[1], c.accountDelta[2]};
    picture.accountVega = {c.accountVega[0], c.accountVega[1], c.accountVega[2]};
    picture.holdsOptions = c.holdsOptions;
    if (c.hasGreeks) picture.greeksAt = ago(c.greeksAge);
    picture.periodShortfall = c.shortfall;
    picture.sessionCost = c.sessionCost;
    picture.drawdown = c.drawdown;
    picture.reducing = c.reducing;
    picture.accountBound = c.bound;
    picture.autoFired = c.autoFired;
    picture.autoSpent = {c.autoOrders, c.autoHour, c.autoDay, c.autoInARow};
    picture.volPoint = c.volPoint;
    picture.quoteOnly = c.quoteOnly;
    picture.marginUseAfter = c.marginUse;
    picture.riskReducingMargin = c.riskReducing;
    if (c.hasView) picture.margin = &view;
    picture.recentSends = sends;
    picture.recentOrders = recent;
}

DecideCase soundCase(int product)
{
    DecideCase c;
    c.product = product;
    if (product != DecideCase::Option) {
        c.mark = 64'000 * kOne;
        c.bid = 63'999 * kOne + kOne / 2;
        c.ask = 64'000 * kOne + kOne / 2;
        c.deeper = 63'990 * kOne;
        c.size = 500'000 * kOne;
        c.quantity = 128'000 * kOne;
        c.limit = 63'990 * kOne;
    } else {
        c.mark = kOne / 20;
        c.bid = 495 * kOne / 10'000;
        c.ask = 505 * kOne / 10'000;
        c.deeper = 490 * kOne / 10'000;
        c.size = 40 * kOne;
        c.quantity = kOne;
        c.limit = 490 * kOne / 10'000;
    }
    return c;
}

DecideCase randomCase(std::uint64_t number)
{
    Random r{number * 0x2545f4914f6cdd1dULL + 1};
    DecideCase c = soundCase(static_cast<int>(r.below(3)));
    if (r.coin()) {
        c.buy = true;
        c.limit = c.ask;
        c.before = -c.before;
        c.change = -c.change;
        c.planChange = -c.planChange;
    }
    const std::size_t changes = r.below(7);
    for (std::size_t i = 0; i < changes; ++i) kChanges[r.below(kChanges.size())](c, r);
    return c;
}

}  // namespace ballast::tests
