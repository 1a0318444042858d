#include "models/portfolio/valuation.h"

#include "models/portfolio/unit.h"
#include "models/pricing/black76.h"
#include "models/pricing/futures.h"
#include "support/market_builder.h"

#include <QtTest/QtTest>

#include <array>
#include <cmath>
#include <map>
#include <random>

using namespace ballast;
using namespace ballast::portfolio;
using market::OptionType;
using test::MarketBuilder;

namespace {

const core::Time kStart = MarketBuilder::date(2026, 11, 22, 14, 31);

/// What a line must be: its unit, priced alone by the scalar formulas, times its size.
struct Expected {
    Figures figures;
    Gap gap = Gap::NoInstrument;
    bool withoutSmile = false;
};

double pnlOf(const market::Instrument& i, const Position& p, double mark, double usdPerCoin)
{
    const double size = p.size.toDouble(), average = p.averagePrice;
    if (!(average > 0)) return 0;
    if (i.settlement == market::Settlement::Linear) return size * (mark - average);
    return usdPerCoin * (i.isOption() ? size * (mark - average) : size * (1 / average - 1 / mark));
}

double spotOf(const Lines& lines, core::Currency underlying, const market::Board& board)
{
    if (const auto* index = board.index(underlying); index && index->price.isPositive())
        return index->price.toDouble();
    for (const Line& line : lines) {
        const market::Listing* listing = board.find(line.position.instrument);
        if (listing && listing->instrument->underlying == underlying && listing->hasTicker &&
            listing->ticker.index.isPositive())
            return listing->ticker.index.toDouble();
    }
    return 0;
}

/// The smile's part of one unit, by the scalar formulas.
void addSmile(Unit& unit, const market::Instrument& i, const SmileView* smile, core::Time now,
              bool& without)
{
    if (!smile || !i.isOption() || (unit.gap != Gap::None && unit.gap != Gap::StaleMark)) return;
    const double strike = i.strike->toDouble(), tau = i.yearsToExpiry(now);
    const pricing::Black76Greeks g =
        pricing::black76({i.optionType, unit.forward, strike, tau, unit.volatility, 0});
    const auto shift = smileShift(*smile, {strike, *i.expiry, unit.forward, tau, g.delta, g.vega});
    without = !shift;
    if (!shift) return;
    unit.smileShift = settlementShare(i.expiry, now) * *shift;
    unit.delta.shift(unit.smileShift);
    unit.deltaUsd.shift(unit.smileShift * unit.forward);
}

Expected expectedOf(const Position& position, const market::Board& board, double spot,
                    core::Time now, const SmileView* smile)
{
    Expected out;
    const market::Listing* listing = board.find(position.instrument);
    if (!listing) return out;
    Unit unit = unitOf(*listing->instrument, *listing, spot, now);
    addSmile(unit, *listing->instrument, smile, now, out.withoutSmile);
    out.gap = unit.gap;
    if (unit.gap == Gap::NoMark) return out;
    out.figures = position.size.toDouble() * unit;
    out.figures.pnlUsd =
        pnlOf(*listing->instrument, position, unit.mark, spot > 0 ? spot : unit.forward);
    return out;
}

/// A desk on two venues and three underlyings, to which things happen.
struct World {
    MarketBuilder market;
    std::vector<core::InstrumentId> instruments;
    std::vector<Position> positions;
    std::vector<Balance> balances;
    std::map<core::Currency, SmileView> smiles;
    core::Time now = kStart;
    std::mt19937_64 random, smileRandom;
    Valuation kept{SubBooks(std::vector<SubBookRule>{{.name = "Calls", .instrument = "*-C"}})};

    explicit World(std::uint64_t seed) : random(seed), smileRandom(seed)
    {
        const core::Time soon = kStart + std::chrono::minutes{50};
        const core::Time near = MarketBuilder::date(2026, 11, 23),
                         far = MarketBuilder::date(2027, 3, 26);
        for (const char* underlying : {"BTC", "ETH"}) {
            for (const core::Time expiry : {soon, near, far})
                for (int k = 0; k < 4; ++k)
                    add(market.option(underlying, expiry, 2'000 + 1'000 * k,
                                      k % 2 ? OptionType::Call : OptionType::Put));
            add(market.future(underlying, near));
            add(market.perpetual(underlying));
        }
        market.venue = "other";
        add(market.linearPerpetual("SOL"));
        add(market.option("SOL", far, 3'000, OptionType::Call, market::Settlement::Linear));
        add(market.option("BTC", far, 3'000, OptionType::Call));
        for (const core::InstrumentId id : instruments) mark(id);
        market.index("BTC", 3'100);
    }
    void add(core::InstrumentId id) { instruments.push_back(id); }
    double uniform(double low, double high)
    {
        return std::uniform_real_distribution{low, high}(random);
    }
    std::size_t below(std::size_t n) { return random() % n; }
    core::InstrumentId any() { return instruments[below(instruments.size())]; }
    core::AccountKey account() { return {"paper", below(3) ? "main" : "second"}; }

    /// A ticker, sometimes with something missing.
    void mark(core::InstrumentId id)
    {
        const market::Instrument& i = market.instrument(id);
        const double spot = uniform(2'900, 3'300);
        if (!i.isOption()) {
            market.mark(id, below(30) ? spot : 0);
        } else {
            const double sigma = uniform(0.3, 1.1);
            const double usd = pricing::black76Price(
                {i.optionType, spot, i.strike->toDouble(), i.yearsToExpiry(now), sigma, 0});
            const bool inverse = i.settlement == market::Settlement::Inverse;
            market.mark(id, below(20) ? usd / (inverse ? spot : 1) : 0, below(8) ? sigma : 0);
            if (below(6))
                market.at(id).ticker.underlyingPrice = test::price(spot);
            else
                market.at(id).ticker.underlyingPrice.reset();
        }
        market.at(id).ticker.index = test::price(below(3) ? spot : 0);
    }
    Position held(core::InstrumentId id)
    {
        Position p;
        p.account = account();
        p.instrument = id;
        const double size = std::round(uniform(-50, 50) * 10) / 10;
        p.size = test::quantity(fmt::format("{:.1f}", size == 0 ? 1 : size));
        if (id.index < market.board.listings.size() && market.instrument(id).sizedInUsd())
            p.size = core::Quantity::fromMantissa(p.size.mantissa() * 1'000);
        p.averagePrice = below(5) ? uniform(0.01, 0.2) : 0;
        return p;
    }
    auto find(const Position& p)
    {
        return std::ranges::find_if(positions, [&](const Position& known) {
            return known.account == p.account && known.instrument == p.instrument;
        });
    }
    void hold(const Position& p)
    {
        const auto it = find(p);
        if (it == positions.end())
            positions.push_back(p);
        else
            *it = p;
        kept.put(p);
    }

    /// One event. Says what it was.
    QString step()
    {
        // Drawn apart, so that what else happens does not depend on it.
        if (smileRandom() % 50 == 0) return smile();
        const std::size_t kind = below(100);
        if (kind < 55) return tick();
        if (kind < 67) return move();
        if (kind < 75) return trade();
        if (kind < 78) return remove();
        if (kind < 80) return readBack();
        if (kind < 82) return loseLink();
        if (kind < 83) return list();
        if (kind < 86) return settle();
        return pass();
    }
    QString tick()
    {
        const core::InstrumentId id = any();
        mark(id);
        kept.touch(id);
        return QStringLiteral("ticker of %1")
            .arg(QString::fromStdString(market.instrument(id).name));
    }
    QString move()
    {
        const char* underlying = below(2) ? "BTC" : below(4) ? "ETH" : "SOL";
        market.index(underlying, uniform(2'900, 3'300));
        kept.touchIndex(underlying);
        return QStringLiteral("index of %1").arg(QLatin1String(underlying));
    }
    QString trade()
    {
        // Now and then in something that is not listed yet.
        hold(held(below(25) ? any()
                            : core::InstrumentId{static_cast<std::uint32_t>(
                                  market.board.listings.size() + below(3))}));
        return QStringLiteral("a position");
    }
    QString remove()
    {
        if (positions.empty()) return {};
        Position gone = positions[below(positions.size())];
        positions.erase(find(gone));
        gone.size = {};
        kept.put(gone);
        return QStringLiteral("a position gone");
    }
    QString readBack()
    {
        std::ranges::shuffle(positions, random);
        if (positions.size() > 60) positions.resize(30);
        kept.touchPositions();
        return QStringLiteral("positions read back");
    }
    QString loseLink()
    {
        const core::VenueId venue = below(2) ? "paper" : "other";
        for (std::uint32_t i = 0; i < market.board.listings.size(); ++i)
            if (market.at({i}).instrument->venue == venue) market.at({i}).stale = true;
        kept.touchMarket();
        return QStringLiteral("a link lost");
    }
    QString list()
    {
        if (market.board.listings.size() > 60) return {};
        add(market.option("ETH", MarketBuilder::date(2027, 3, 26),
                          2'000 + static_cast<int>(below(40)) * 50, OptionType::Call));
        mark(instruments.back());
        kept.touchPositions();
        return QStringLiteral("an instrument listed");
    }
    QString settle()
    {
        Balance b;
        b.account = account();
        b.currency = below(2) ? "BTC" : below(2) ? "USDC" : "DOGE";
        b.equity = uniform(-5, 50);
        b.maintenanceMargin = uniform(0, 5);
        const auto it = std::ranges::find_if(balances, [&](const Balance& known) {
            return known.account == b.account && known.currency == b.currency;
        });
        if (it == balances.end())
            balances.push_back(b);
        else
            *it = b;
        kept.touchBalances();
        return QStringLiteral("a balance");
    }
    /// Another rule, another surface, or the same again.
    QString smile()
    {
        const auto pick = [&](std::size_t n) { return smileRandom() % n; };
        const auto draw = [&](double low, double high) {
            return std::uniform_real_distribution{low, high}(smileRandom);
        };
        SmileView view{pick(2) ? "BTC" : "ETH", {}, nullptr};
        view.choice = {static_cast<pricing::SmileRule>(pick(4)), draw(-1, 3), draw(-1, 1),
                       draw(-1, 1), 0.2};
        pricing::Surface surface;
        for (const core::Time expiry :
             {MarketBuilder::date(2026, 11, 23), MarketBuilder::date(2027, 3, 26)}) {
            if (pick(4) == 0) continue;
            pricing::Smile curve;
            curve.expiry = expiry;
            curve.tau = core::years(expiry - kStart);
            curve.kind = pick(4) ? pricing::SmileKind::Curve : pricing::SmileKind::None;
            curve.svi = {0.3 * curve.tau, 0.2 * std::sqrt(curve.tau), draw(-0.6, 0.6), 0, 0.3};
            surface = pricing::withSmile(surface, std::make_shared<const pricing::Smile>(curve));
        }
        if (pick(6)) view.surface = std::make_shared<const pricing::Surface>(surface);
        smiles[view.underlying] = view;
        kept.setSmile(view);
        return QStringLiteral("a smile");
    }
    const SmileView* smileOf(core::Currency underlying) const
    {
        const auto it = smiles.find(underlying);
        return it == smiles.end() || it->second.choice.isDefault() ? nullptr : &it->second;
    }
    QString pass()
    {
        // Mostly part of a second, sometimes minutes: through the settlement window and expiries.
        now += below(10) ? core::fromSeconds(uniform(0, 0.9)) : core::fromSeconds(uniform(0, 400));
        return QStringLiteral("time");
    }
    void refresh() { kept.refresh(positions, balances, market.board, now); }
};

/// Empty when the kept book is what its positions are worth one by one.
QString fault(World& world)
{
    const std::shared_ptr<const Book> book = world.kept.book();
    const core::Time at = std::chrono::floor<std::chrono::seconds>(world.now);
    if (book->valuedAt != at) return QStringLiteral("valued at another time");
    if (book->lines.size() != world.positions.size()) return QStringLiteral("lines are missing");
    struct Sum {
        Figures net, gross;
        int lines = 0, partial = 0, stale = 0, withoutSmile = 0;
    };
    std::map<core::Currency, Sum> sums;
    int unlisted = 0;
    const auto far = [](const Figures& a, const Figures& b, const Figures& scale) {
        const FigureRow left = rowOf(a), right = rowOf(b), size = rowOf(scale);
        for (std::size_t i = 0; i < left.size(); ++i)
            if (!(std::abs(left[i] - right[i]) <= 1e-9 * (size[i] + 1e-9)))
                return QStringLiteral("%1 is %2, expected %3")
                    .arg(QString::fromUtf8(figureName(i).data()))
                    .arg(left[i], 0, 'g', 15)
                    .arg(right[i], 0, 'g', 15);
        return QString();
    };
    const auto magnitude = [](const Figures& f) {
        FigureRow row = rowOf(f);
        for (double& number : row) number = std::abs(number);
        return figuresOf(row);
    };
    for (const Line& line : book->lines) {
        const auto it = world.find(line.position);
        if (it == world.positions.end() || !(*it == line.position))
            return QStringLiteral("another position");
        const core::Currency underlying =
            line.instrument ? line.instrument->underlying : core::Currency{};
        const double spot = spotOf(book->lines, underlying, world.market.board);
        const Expected expected =
            expectedOf(*it, world.market.board, spot, at, world.smileOf(underlying));
        const QString name =
            line.instrument ? QString::fromStdString(line.instrument->name) : QStringLiteral("?");
        if (line.gap != expected.gap) return name + QStringLiteral(": another gap");
        if (line.withoutSmile != expected.withoutSmile)
            return name + QStringLiteral(": another smile");
        if (const QString f = far(line, expected.figures, magnitude(expected.figures));
            !f.isEmpty())
            return name + QStringLiteral(": ") + f;
        if (!line.instrument) {
            ++unlisted;
            continue;
        }
        Sum& sum = sums[underlying];
        sum.net += expected.figures;
        sum.gross += magnitude(expected.figures);
        ++sum.lines;
        sum.partial += line.gap != Gap::None;
        sum.stale += line.gap == Gap::StaleMark;
        sum.withoutSmile += expected.withoutSmile;
    }
    for (const auto& [underlying, sum] : sums) {
        const Exposure* e = world.kept.find(underlying);
        if (!e) return QStringLiteral("an exposure is missing");
        Figures net = sum.net;  // equity comes on top of the USD-neutral delta
        net.delta.usdNeutral = pricing::withEquity(net.delta.netTransaction, e->equityCoin);
        net.deltaUsd.usdNeutral = net.deltaUsd.netTransaction + e->equityCoin * e->spot;
        Figures scale = sum.gross;
        scale.delta.usdNeutral += pricing::UsdNeutralDelta{std::abs(e->equityCoin)};
        scale.deltaUsd.usdNeutral += std::abs(e->equityCoin * e->spot);
        if (const QString f = far(*e, net, scale); !f.isEmpty())
            return QString::fromStdString(underlying.text()) + QStringLiteral(": ") + f;
        if (e->lines != sum.lines + unlisted || e->partialLines != sum.partial + unlisted ||
            e->staleLines != sum.stale)
            return QStringLiteral("miscounted");
        const SmileView* smile = world.smileOf(underlying);
        if (e->withoutSmile != sum.withoutSmile ||
            !(e->smile == (smile ? smile->choice : pricing::SmileChoice{})))
            return QStringLiteral("another smile");
        double equity = 0;
        for (const Balance& b : world.balances)
            if (b.currency == underlying) equity += b.equity;
        if (std::abs(equity - e->equityCoin) > 1e-9) return QStringLiteral("another equity");
    }
    return {};
}

}  // namespace

class tst_valuation : public QObject {
    Q_OBJECT

private slots:
    void isAfterEveryEventWhatItsPositionsAreWorthOneByOne_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<int>("looks");  // once in so many events
        for (quint64 seed : {1, 2, 3}) QTest::addRow("seed %llu", seed) << seed << 1;
        // What nobody looks at waits, and is right when somebody does.
        for (quint64 seed : {4, 5}) QTest::addRow("seed %llu, seldom seen", seed) << seed << 13;
    }
    void isAfterEveryEventWhatItsPositionsAreWorthOneByOne()
    {
        QFETCH(quint64, seed);
        QFETCH(int, looks);
        World world(seed);
        QString last;
        for (int i = 0; i < 20; ++i) last = world.trade();
        for (int event = 0; event < 10'000; ++event) {
            // One event a refresh, mostly; sometimes a batch of them.
            last = world.step();
            while (world.below(5) == 0) last += QStringLiteral(", ") + world.step();
            world.refresh();
            if (event % looks > 0) continue;
            if (const QString f = fault(world); !f.isEmpty())
                QFAIL(qPrintable(QStringLiteral("event %1 (%2): %3").arg(event).arg(last, f)));
            if (event % (50 * looks) == 0) {
                const auto found =
                    world.kept.check(world.positions, world.balances, world.market.board);
                QVERIFY2(!found, found ? text(*found).c_str() : "");
            }
            // Soon enough everything has expired: the next day is as good as the first.
            if (world.now > kStart + std::chrono::hours{20})
                world.now = kStart, world.kept.touchPositions();
        }
    }

    void addsUpTheLinesOfEachAccount()
    {
        World world(12);
        for (int event = 0; event < 3'000; ++event) {
            world.step();
            world.refresh();
            if (event % 3 > 0) continue;
            const auto sums = world.kept.accountSums();
            std::map<core::AccountKey, std::array<double, 4>> expected;
            for (const Line& line : world.kept.book()->lines) {
                if (!line.counted()) continue;
                auto& [usd, vega, grossUsd, grossVega] = expected[line.position.account];
                usd += line.deltaUsd.netTransaction;
                vega += line.vega;
                grossUsd += std::abs(line.deltaUsd.netTransaction);
                grossVega += std::abs(line.vega);
            }
            for (const Valuation::AccountSum& sum : sums) {
                const auto& [usd, vega, grossUsd, grossVega] = expected[sum.account];
                QVERIFY(std::abs(sum.deltaUsd - usd) <= 1e-9 * (1 + grossUsd));
                QVERIFY(std::abs(sum.vega - vega) <= 1e-9 * (1 + grossVega));
                expected.erase(sum.account);
            }
            QVERIFY(expected.empty());
        }
    }

    /// The index moves value and profit of an inverse option and nothing else of it: no line is
    /// priced again, and each is there when it is asked for.
    void anIndexAloneMovesNoGreek()
    {
        World world(6);
        for (const core::InstrumentId id : world.instruments) {
            world.market.mark(id, 0.02, 0.5);
            world.market.at(id).ticker.underlyingPrice = test::price(3'050.0);
            world.hold(world.held(id));
        }
        world.refresh();
        const auto before = world.kept.book();
        const std::uint64_t wholes = world.kept.wholes();
        for (const double spot : {3'111.0, 3'222.0, 2'950.5}) {
            world.market.index("BTC", spot);
            world.kept.touchIndex("BTC");
            world.refresh();
            QCOMPARE(world.kept.wholes(), wholes);
            QCOMPARE(world.kept.find("BTC")->spot, spot);
        }
        QCOMPARE(world.kept.bookOfBefore(), before);
        QCOMPARE(fault(world), QString());
        QVERIFY(world.kept.bookOfBefore() != before);
        int moved = 0;
        for (std::size_t i = 0; i < before->lines.size(); ++i) {
            const Line &was = before->lines[i], &is = world.kept.book()->lines[i];
            QVERIFY(is.delta == was.delta && is.gamma == was.gamma && is.vega == was.vega);
            moved += is.valueUsd != was.valueUsd;
        }
        QVERIFY(moved > 0);
    }

    void isTheSameForTheSameEvents()
    {
        World a(9), b(9);
        for (int event = 0; event < 2'000; ++event) {
            for (World* world : {&a, &b}) world->step(), world->refresh();
            QCOMPARE(a.kept.exposures().size(), b.kept.exposures().size());
            for (std::size_t i = 0; i < a.kept.exposures().size(); ++i)
                QVERIFY(static_cast<const Figures&>(a.kept.exposures()[i]) ==
                        b.kept.exposures()[i]);
        }
    }

    void sumsDoNotDrift()
    {
        FiguresSum sum;
        std::mt19937_64 random(11);
        std::uniform_real_distribution<double> size(-1e9, 1e9);
        std::vector<Figures> lines(50);
        for (int i = 0; i < 1'000'000; ++i) {
            Figures next;
            next.deltaUsd.blackScholes = size(random);
            Figures& line = lines[random() % lines.size()];
            sum.replace(line, next);
            line = next;
        }
        long double exact = 0;
        for (const Figures& line : lines)
            exact += static_cast<long double>(line.deltaUsd.blackScholes);
        QVERIFY(std::abs(sum.value().deltaUsd.blackScholes - static_cast<double>(exact)) < 1e-6);
        for (Figures& line : lines) sum.replace(line, {});
        QCOMPARE(sum.value().deltaUsd.blackScholes, 0.0);
    }

    void findsAndTakesWhatItWasNotTold()
    {
        World world(4);
        for (int i = 0; i < 20; ++i) world.trade();
        const core::InstrumentId call = world.instruments[1];
        Position position = world.held(call);
        position.size = test::quantity("10");
        world.hold(position);
        world.market.mark(call, 0.02, 0.5);
        world.kept.touch(call);
        world.refresh();
        QVERIFY(!world.kept.check(world.positions, world.balances, world.market.board));

        world.market.mark(call, 0.03, 0.6);  // and nobody says so
        world.refresh();
        const auto found = world.kept.check(world.positions, world.balances, world.market.board);
        QVERIFY(found.has_value());
        QCOMPARE(found->where, world.market.instrument(call).name);
        QVERIFY(!found->what.empty() && found->kept != found->full);
        QVERIFY(text(*found).find(found->where) != std::string::npos);
        QCOMPARE(fault(world), QString());
        QVERIFY(!world.kept.check(world.positions, world.balances, world.market.board));

        world.balances.push_back({world.account(), "BTC", 3});  // nor of this
        QCOMPARE(world.kept.check(world.positions, world.balances, world.market.board)->what,
                 std::string("equity in coin"));
        world.positions.pop_back();
        QCOMPARE(world.kept.check(world.positions, world.balances, world.market.board)->what,
                 std::string("number of positions"));
    }

    void findsItInPiecesToo()
    {
        World world(4);
        for (int i = 0; i < 20; ++i) world.trade();
        world.refresh();
        const auto some = [&](std::size_t lines) {
            return world.kept.checkSome(world.positions, world.balances, world.market.board, lines);
        };
        // What is wrong is found by the piece that it is in, and a cycle is as many as it takes.
        const core::InstrumentId last = world.positions.back().instrument;
        world.market.mark(last, 0.03, 0.6);  // and nobody says so
        const auto first = std::ranges::find(world.positions, last, &Position::instrument);
        const auto before = static_cast<std::size_t>(first - world.positions.begin()) / 2;
        const std::size_t pieces = (world.positions.size() + 1) / 2;
        QVERIFY(before > 0);
        for (std::size_t piece = 0; piece < before; ++piece) {
            const auto early = some(2);
            QVERIFY2(!early, early ? text(*early).c_str() : "");
            QVERIFY(world.kept.isChecking());
        }
        const auto found = some(2);
        QVERIFY(found.has_value());
        QCOMPARE(found->where, world.market.instrument(last).name);
        QVERIFY(!world.kept.isChecking());
        for (std::size_t piece = 0; piece < pieces; ++piece) QVERIFY(!some(2));
        QVERIFY(!world.kept.isChecking());
        // The sums are looked at with the last piece.
        world.balances.push_back({world.account(), "BTC", 3});
        for (std::size_t piece = 0; piece + 1 < pieces; ++piece) QVERIFY(!some(2));
        QCOMPARE(some(2)->what, std::string("equity in coin"));
    }

    void repricesOnlyWhatATickTouches()
    {
        World world(6);
        for (const core::InstrumentId id : world.instruments) world.hold(world.held(id));
        world.refresh();
        const std::shared_ptr<const Book> before = world.kept.book();
        QCOMPARE(world.kept.book(), before);  // nothing happened: the same pointer
        world.market.mark(world.instruments[3], 0.021, 0.777);
        world.kept.touch(world.instruments[3]);
        world.refresh();
        const std::shared_ptr<const Book> after = world.kept.book();
        QVERIFY(after != before);
        int changed = 0;
        for (std::size_t i = 0; i < after->lines.size(); ++i)
            changed += !(static_cast<const Figures&>(after->lines[i]) == before->lines[i]);
        QCOMPARE(changed, 1);
    }

    void isOfOneInstantAtMostASecondOld()
    {
        World world(8);
        world.market.mark(world.instruments[9], 0.02, 0.5);
        world.hold(world.held(world.instruments[9]));
        world.now = kStart + std::chrono::milliseconds{999};
        world.refresh();
        QCOMPARE(world.kept.valuedAt(), kStart);
        const double theta = world.kept.find("BTC")->theta;
        world.now = kStart + std::chrono::milliseconds{1'000};
        world.refresh();
        QCOMPARE(world.kept.valuedAt(), world.now);
        QVERIFY(world.kept.find("BTC")->theta != theta);
    }

    void namesTheSubBookOfALine()
    {
        World world(8);
        world.hold(world.held(world.instruments[0]));  // a put
        world.hold(world.held(world.instruments[1]));  // a call
        world.refresh();
        const auto book = world.kept.book();
        QCOMPARE(*book->subBooks, std::vector<std::string>{"Calls"});
        for (const Line& line : book->lines)
            QCOMPARE(line.subBook,
                     line.instrument->optionType == OptionType::Call ? SubBookId(0) : kUnassigned);
    }
};

QTEST_APPLESS_MAIN(tst_valuation)
#include "tst_valuation.moc"
