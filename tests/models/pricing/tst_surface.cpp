#include "models/pricing/surface.h"
#include "support/places.h"
#include "support/seeds.h"

#include <QtTest/QtTest>

#include <simdjson.h>

#include <cmath>
#include <limits>

using namespace ballast;
using namespace ballast::pricing;

namespace {

constexpr core::Time kNow = core::fromUnixMs(1'785'000'000'000);
constexpr double kForward = 64'000;

core::Time daysAhead(double days) { return kNow + core::fromSeconds(days * 86'400); }

/// Curves as crypto smiles are, all without arbitrage.
struct Sample {
    const char* name;
    double days;
    Svi svi;
};
const Sample kSamples[] = {
    {"one day", 1, {0.0003, 0.008, -0.2, 0.0, 0.03}},
    {"a week", 7, {0.002, 0.03, -0.35, -0.02, 0.12}},
    {"a month", 30, {0.005, 0.08, -0.3, -0.02, 0.25}},
    {"skewed to calls", 60, {0.01, 0.1, 0.35, 0.05, 0.4}},
    {"a year", 350, {0.08, 0.2, -0.25, 0.05, 0.8}},
    {"below zero on its own", 45, {-0.02, 0.12, -0.1, 0.0, 0.4}},
    {"nearly flat", 30, {0.02, 0.002, 0.0, 0.0, 0.2}},
};

/// Quotes of a curve at `strikes` strikes, from -3 to +3 deviations, `spread` of volatility wide.
std::vector<SmileQuote> quotesOf(const Svi& svi, double tau, int strikes, double spread)
{
    const double deviation = std::sqrt(totalVariance(svi, 0).w);
    std::vector<SmileQuote> quotes;
    for (int i = 0; i < strikes; ++i) {
        const double k = deviation * (-3 + 6.0 * i / (strikes - 1));
        const double sigma = std::sqrt(totalVariance(svi, k).w / tau);
        SmileQuote q;
        q.type = k >= 0 ? market::OptionType::Call : market::OptionType::Put;
        q.strike = kForward * std::exp(k);
        q.forward = kForward;
        q.bidIv = sigma - spread / 2;
        q.askIv = sigma + spread / 2;
        q.markIv = sigma;
        q.at = kNow;
        quotes.push_back(q);
    }
    return quotes;
}

double worstMiss(const Smile& smile, const Svi& truth, double tau)
{
    double worst = 0;
    const double deviation = std::sqrt(totalVariance(truth, 0).w);
    for (double x = -3; x <= 3; x += 0.05) {
        const double k = deviation * x;
        worst = std::max(worst,
                         std::abs(at(smile, k).sigma - std::sqrt(totalVariance(truth, k).w / tau)));
    }
    return worst;
}

int count(const Smile& smile, QuoteUse use)
{
    return smile.quality.counts[static_cast<std::size_t>(use)];
}

double number(simdjson::dom::element e)
{
    return e.is_string() ? std::strtod(std::string{e.get_string().value()}.c_str(), nullptr)
                         : e.get_double().value();
}

/// A smile that has one volatility everywhere, of quotes at five deviations.
std::shared_ptr<const Smile> flatSmile(double years, double sigma)
{
    const core::Time expiry = kNow + core::fromSeconds(years * 31'536'000);
    const double tau = core::years(expiry - kNow);
    return std::make_shared<Smile>(
        makeSmile(expiry, quotesOf({sigma * sigma * tau, 0, 0, 0, 0.2}, tau, 11, 0.01), kNow));
}

}  // namespace

class tst_surface : public QObject {
    Q_OBJECT

private slots:
    void exactQuotesGiveTheCurveBack_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(kSamples)); ++i) QTest::newRow(kSamples[i].name) << i;
    }
    void exactQuotesGiveTheCurveBack()
    {
        QFETCH(int, index);
        const Sample& sample = kSamples[index];
        QVERIFY2(butterfly(sample.svi).free(), sentence(butterfly(sample.svi)).c_str());
        const core::Time expiry = daysAhead(sample.days);
        const double tau = core::years(expiry - kNow);
        for (const int strikes : {7, 15, 40}) {
            const Smile smile = makeSmile(expiry, quotesOf(sample.svi, tau, strikes, 0.01), kNow);
            QCOMPARE(smile.kind, SmileKind::Curve);
            QVERIFY(!smile.repaired);
            const double miss = worstMiss(smile, sample.svi, tau);
            QVERIFY2(miss < 1e-6,
                     qPrintable(QStringLiteral("%1 strikes: %2").arg(strikes).arg(miss)));
            QCOMPARE(smile.quality.quotes, strikes);
            QCOMPARE(smile.quality.insideSpread, strikes);
            // Begun where the last one ended it is no worse, and costs less than from nothing.
            const Smile again =
                makeSmile(expiry, quotesOf(sample.svi, tau, strikes, 0.01), kNow, &smile);
            QVERIFY(worstMiss(again, sample.svi, tau) < 1e-6);
        }
    }

    void theSameQuotesGiveTheSameCurveInAnyOrder()
    {
        const double tau = core::years(daysAhead(30) - kNow);
        auto quotes = quotesOf(kSamples[2].svi, tau, 21, 0.02);
        const Smile one = makeSmile(daysAhead(30), quotes, kNow);
        std::ranges::reverse(quotes);
        const Smile two = makeSmile(daysAhead(30), quotes, kNow);
        QCOMPARE(one.svi, two.svi);
    }

    void noiseIsAveraged()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            test::Seeded random(seed);
            for (const Sample& sample : kSamples) {
                const double tau = core::years(daysAhead(sample.days) - kNow);
                auto quotes = quotesOf(sample.svi, tau, 40, 0.02);
                for (SmileQuote& q : quotes) {
                    const double shift = 0.005 * random.normal();
                    q.bidIv += shift;
                    q.askIv += shift;
                }
                const Smile smile = makeSmile(daysAhead(sample.days), quotes, kNow);
                QCOMPARE(smile.kind, SmileKind::Curve);
                QVERIFY(smile.check.free());
                QVERIFY(smile.quality.rmse < 0.8);
                // Near the money, where the quotes weigh, half a point of noise is a quarter of
                // one.
                const double miss =
                    std::abs(at(smile, 0).sigma - std::sqrt(totalVariance(sample.svi, 0).w / tau));
                QVERIFY2(miss < 0.005, sample.name);
            }
        }
    }

    void aCurveWithArbitrageIsReplacedByTheNearestWithout()
    {
        const Svi vogt{-0.0410, 0.1331, 0.3060, 0.3586, 0.4153};
        const double tau = core::years(daysAhead(365) - kNow);
        std::vector<SmileQuote> quotes;
        for (double k = -1.5; k <= 1.5; k += 0.1) {
            const double sigma = std::sqrt(totalVariance(vogt, k).w / tau);
            quotes.push_back({k >= 0 ? market::OptionType::Call : market::OptionType::Put,
                              kForward * std::exp(k), kForward, sigma - 0.005, sigma + 0.005, sigma,
                              kNow});
        }
        const Smile smile = makeSmile(daysAhead(365), quotes, kNow);
        QCOMPARE(smile.kind, SmileKind::Curve);
        QVERIFY(smile.repaired);
        QVERIFY(smile.check.free());
        QVERIFY(butterfly(smile.svi).free());
        QVERIFY(smile.quality.rmse > 0 && smile.quality.rmse < 0.5);
    }

    void fewQuotesAreInterpolatedAndItIsSaid()
    {
        const double tau = core::years(daysAhead(30) - kNow);
        const auto quotes = quotesOf(kSamples[2].svi, tau, 5, 0.02);
        const Smile smile = makeSmile(daysAhead(30), quotes, kNow);
        QCOMPARE(smile.kind, SmileKind::Interpolated);
        QCOMPARE(smile.why, std::string("5 usable quotes, 6 are needed for a curve"));
        for (const SmileQuote& q : quotes)
            QVERIFY(std::abs(at(smile, q.k()).sigma - q.markIv) < 1e-12);
        // Between the points no hump and no dip that they do not have.
        for (double k = smile.lowest(); k < smile.highest(); k += 0.001) {
            const double w = totalVariance(smile, k).w;
            double low = 1e9, high = 0;
            for (std::size_t i = 0; i + 1 < smile.points.size(); ++i)
                if (k >= smile.points[i].k && k <= smile.points[i + 1].k) {
                    low = std::min(smile.points[i].w, smile.points[i + 1].w);
                    high = std::max(smile.points[i].w, smile.points[i + 1].w);
                }
            QVERIFY(w >= low - 1e-15 && w <= high + 1e-15);
        }
        const Smile one = makeSmile(daysAhead(30), std::span(quotes).first(1), kNow);
        QCOMPARE(one.why, std::string("1 usable quote, 6 are needed for a curve"));
        QVERIFY(std::abs(at(one, 2.0).sigma - quotes[0].markIv) < 1e-12);
        const Smile none = makeSmile(daysAhead(30), {}, kNow);
        QVERIFY(!none.usable());
        QCOMPARE(none.why, std::string("0 usable quotes, 6 are needed for a curve"));
    }

    void quotesLikeNoCurveAreInterpolatedAndItIsSaid()
    {
        const double tau = core::years(daysAhead(30) - kNow);
        auto quotes = quotesOf(kSamples[2].svi, tau, 21, 0.01);
        for (std::size_t i = 0; i < quotes.size(); ++i) {
            const double shift = i % 2 ? 0.1 : -0.1;
            quotes[i].bidIv += shift;
            quotes[i].askIv += shift;
        }
        const Smile smile = makeSmile(daysAhead(30), quotes, kNow);
        QCOMPARE(smile.kind, SmileKind::Interpolated);
        QVERIFY(smile.why.starts_with("the best curve is ") &&
                smile.why.ends_with(" off its quotes"));
        QVERIFY(smile.quality.rmse < 1e-9);
    }

    void badQuotesAreRefusedAndCounted()
    {
        const double tau = core::years(daysAhead(30) - kNow);
        const Svi truth = kSamples[2].svi;
        auto quotes = quotesOf(truth, tau, 21, 0.02);
        const auto bad = [&](double bid, double ask, double mark, double forward = kForward) {
            SmileQuote q = quotes[10];
            q.strike *= 1 + 0.001 * static_cast<double>(quotes.size());
            q.bidIv = bid, q.askIv = ask, q.markIv = mark, q.forward = forward;
            quotes.push_back(q);
        };
        const double nan = std::numeric_limits<double>::quiet_NaN();
        bad(0.9, 0.2, 0.5);
        bad(0.56, 0.55, 0.5);
        bad(0, 0, 0);
        bad(nan, 0.6, 0.5);
        bad(0.5, std::numeric_limits<double>::infinity(), 0.5);
        bad(-0.1, 0.6, 0.5);
        bad(0.5, 0.6, 0.5, 0);
        bad(0.5, 0.6, 0.5, nan);
        bad(40, 50, 45);
        const Smile smile = makeSmile(daysAhead(30), quotes, kNow);
        QCOMPARE(count(smile, QuoteUse::Crossed), 2);
        QCOMPARE(count(smile, QuoteUse::Empty), 1);
        QCOMPARE(count(smile, QuoteUse::NotANumber), 6);
        QCOMPARE(count(smile, QuoteUse::TwoSided), 21);
        QVERIFY(worstMiss(smile, truth, tau) < 1e-6);
        QCOMPARE(smile.forward, kForward);
    }

    void wideAndOneSidedQuotesHardlyCount()
    {
        const double tau = core::years(daysAhead(30) - kNow);
        const Svi truth = kSamples[2].svi;
        auto quotes = quotesOf(truth, tau, 21, 0.01);
        // A wrong quote ten times as wide moves the curve by little; as narrow as the others by
        // much.
        const auto missWith = [&](double spread) {
            auto moved = quotes;
            moved[12].bidIv = moved[12].markIv + 0.05 - spread / 2;
            moved[12].askIv = moved[12].markIv + 0.05 + spread / 2;
            return worstMiss(makeSmile(daysAhead(30), moved, kNow), truth, tau);
        };
        QVERIFY(missWith(0.2) < missWith(0.01) / 20);
        // A side alone stands at its mark, and with no mark at itself.
        auto oneSided = quotes;
        for (std::size_t i = 0; i < oneSided.size(); i += 2) oneSided[i].bidIv = 0;
        const Smile half = makeSmile(daysAhead(30), oneSided, kNow);
        QCOMPARE(count(half, QuoteUse::OneSided), 11);
        QVERIFY(worstMiss(half, truth, tau) < 1e-6);
        for (SmileQuote& q : oneSided) q.bidIv = q.askIv = 0;
        const Smile marks = makeSmile(daysAhead(30), oneSided, kNow);
        QCOMPARE(count(marks, QuoteUse::MarkOnly), 21);
        QCOMPARE(marks.quality.twoSided, 0);
        QVERIFY(worstMiss(marks, truth, tau) < 1e-6);
    }

    void oneOptionAStrikeIsUsed()
    {
        const double tau = core::years(daysAhead(30) - kNow);
        auto quotes = quotesOf(kSamples[2].svi, tau, 11, 0.02);
        const std::size_t before = quotes.size();
        for (std::size_t i = 0; i < before; ++i) {
            SmileQuote twin = quotes[i];
            twin.type = twin.type == market::OptionType::Call ? market::OptionType::Put
                                                              : market::OptionType::Call;
            twin.bidIv += 0.2, twin.askIv += 0.2;  // in the money: would be far off
            quotes.push_back(twin);
        }
        quotes[3].bidIv = quotes[3].askIv + 1;  // refused: here its twin speaks
        const SmilePoints points = smilePoints(quotes, tau);
        QCOMPARE(points.points.size(), before);
        QCOMPARE(points.counts[static_cast<std::size_t>(QuoteUse::OtherType)], int(before) - 1);
        int off = 0;
        double weights = 0;
        for (const SmilePoint& p : points.points) {
            off += p.sigma > 0.1 + std::sqrt(totalVariance(kSamples[2].svi, p.k).w / tau);
            weights += p.weight;
        }
        QCOMPARE(off, 1);
        QVERIFY(std::abs(weights - 1) < 1e-12);
    }

    void pricesStandInForVolatilities()
    {
        market::Instrument option;
        option.kind = market::Kind::Option;
        option.strike = core::Price::nearest(70'000).value();
        option.expiry = daysAhead(30);
        market::Ticker ticker;
        ticker.underlyingPrice = core::Price::nearest(64'000).value();
        ticker.mark = core::Price::parse("0.0292").value();
        ticker.quote.bid = core::Price::parse("0.0285").value();
        ticker.quote.ask = core::Price::parse("0.0300").value();
        const SmileQuote implied = smileQuote(option, ticker, 0, kNow);
        QVERIFY(std::abs(implied.markIv - 0.55) < 1e-3);
        QVERIFY(implied.bidIv < implied.markIv && implied.markIv < implied.askIv);
        ticker.bidIv = 0.53, ticker.askIv = 0.57, ticker.markIv = 0.551;
        const SmileQuote published = smileQuote(option, ticker, 0, kNow);
        QCOMPARE(published.bidIv, 0.53);
        QCOMPARE(published.markIv, 0.551);
        // A price with no volatility in it, and a side that is not there.
        ticker = {};
        ticker.quote.bid = core::Price::parse("0.0001").value();
        option.strike = core::Price::nearest(40'000).value();
        const SmileQuote below = smileQuote(option, ticker, 64'000, kNow);
        QCOMPARE(below.forward, 64'000.0);
        QCOMPARE(below.bidIv, 0.0);
        QCOMPARE(below.askIv, 0.0);
    }

    void expiriesAreJoinedLinearlyInTotalVariance()
    {
        simdjson::dom::parser parser;
        const auto file =
            parser.load((test::vectorsDirectory() / "vol_surface_delta.json").string()).value();
        int rows = 0, violations = 0;
        const simdjson::dom::array table = file["interpolation"];
        for (const auto row : table) {
            const auto in = row["inputs"], expected = row["expected"];
            // Smiles of one volatility each, with the very taus of the row.
            const auto smile = [&](const char* t, const char* vol) {
                auto flat = std::make_shared<Smile>(*flatSmile(number(in[t]), number(in[vol])));
                flat->tau = number(in[t]);
                flat->kind = SmileKind::Curve;
                flat->svi = {number(in[vol]) * number(in[vol]) * flat->tau, 0, 0, 0, 1};
                return flat;
            };
            Surface surface;
            surface = withSmile(surface, smile("t2", "vol2"));
            surface = withSmile(surface, smile("t1", "vol1"));
            const double t = number(in["t"]);
            const SmileValue value = surface.at(0.1, t).value();
            const double vol = number(expected["vol"]);
            QVERIFY(std::abs(value.sigma - vol) <= 1e-10 * vol);
            QVERIFY(std::abs(value.sigma * value.sigma * t - number(expected["total_variance"])) <=
                    1e-10 * number(expected["total_variance"]));
            QCOMPARE(!surface.violations.empty(),
                     expected["calendar_arbitrage"].get_bool().value());
            violations += static_cast<int>(surface.violations.size());
            ++rows;
        }
        qInfo("interpolation: %d rows, %d with calendar arbitrage", rows, violations);
        QVERIFY(rows >= 12);
    }

    void derivativesAreThoseOfTheVolatility()
    {
        const double step = 1e-4;
        for (const Sample& sample : kSamples) {
            const core::Time expiry = daysAhead(sample.days);
            const double tau = core::years(expiry - kNow);
            const auto quotes = quotesOf(sample.svi, tau, 15, 0.01);
            Surface surface;
            surface = withSmile(surface, std::make_shared<Smile>(makeSmile(expiry, quotes, kNow)));
            surface = withSmile(surface, flatSmile(3, 0.9));
            for (const double t : {0.5 * tau, tau, 0.5 * (tau + 3), 4.0})
                for (const double x : {-1.7, -0.3, 0.0, 0.4, 2.2}) {
                    const double k = x * std::sqrt(totalVariance(sample.svi, 0).w);
                    const auto sigma = [&](double at) { return surface.at(at, t)->sigma; };
                    const SmileValue value = surface.at(k, t).value();
                    const double skew = (sigma(k + step) - sigma(k - step)) / (2 * step);
                    const double curvature =
                        (sigma(k + step) - 2 * sigma(k) + sigma(k - step)) / (step * step);
                    QVERIFY2(std::abs(value.skew - skew) < 1e-4 * (1 + std::abs(skew)),
                             sample.name);
                    QVERIFY2(
                        std::abs(value.curvature - curvature) < 1e-2 * (1 + std::abs(curvature)),
                        sample.name);
                }
        }
    }

    void outsideItsExpiriesASurfaceKeepsItsVolatility()
    {
        Surface surface;
        QVERIFY(!surface.at(0, 0.5));
        surface = withSmile(surface, flatSmile(0.25, 0.6));
        surface = withSmile(surface, flatSmile(1.0, 0.5));
        QVERIFY(std::abs(surface.at(0, 0.05)->sigma - 0.6) < 1e-7);
        QVERIFY(std::abs(surface.at(0, 2.0)->sigma - 0.5) < 1e-7);
        QVERIFY(!surface.at(0, 0));
        QVERIFY(!surface.at(0, std::nan("")));
    }

    void calendarViolationsAreNamed()
    {
        Surface surface;
        surface.underlying = "BTC";
        surface = withSmile(surface, flatSmile(0.1, 0.5));
        surface = withSmile(surface, flatSmile(0.2, 0.4));
        QVERIFY(surface.violations.empty());
        const auto third = flatSmile(0.15, 0.9);
        const Surface wrong = withSmile(surface, third);
        QCOMPARE(wrong.violations.size(), std::size_t(1));
        QVERIFY(wrong.violations[0].nearer == third->expiry);
        QVERIFY(wrong.violations[0].nearerW > wrong.violations[0].fartherW);
        QVERIFY(sentence(wrong.violations[0]).starts_with("calendar arbitrage: "));
        // One put right is forgotten; and expiries that are reached are gone.
        QVERIFY(withSmile(wrong, flatSmile(0.15, 0.45)).violations.empty());
        const Surface later = withoutExpired(wrong, third->expiry);
        QCOMPARE(later.smiles.size(), std::size_t(1));
        QVERIFY(later.violations.empty());
    }

    /// Smiles come, change, lose their quotes and end: what is said of neighbours is what all pairs
    /// compared anew would say.
    void neighboursAreComparedWhereOneChanged()
    {
        const double taus[] = {0.02, 0.05, 0.1, 0.2, 0.3, 0.5};
        const double sigmas[] = {0.3, 0.5, 0.9};
        Surface surface;
        std::size_t seen = 0;
        std::uint32_t luck = 7;
        const auto next = [&](std::uint32_t of) {
            luck = luck * 1'664'525 + 1'013'904'223;
            return luck / 65'536 % of;
        };
        for (int step = 0; step < 300; ++step) {
            auto smile = std::make_shared<Smile>(*flatSmile(taus[next(6)], sigmas[next(3)]));
            if (next(4) == 0) smile->kind = SmileKind::None;
            surface = withSmile(surface, std::move(smile));
            if (step % 50 == 49) surface = withoutExpired(surface, surface.smiles.front()->expiry);
            std::vector<std::pair<core::Time, core::Time>> expected, told;
            const Smile* before = nullptr;
            for (const auto& each : surface.smiles) {
                if (!each->usable()) continue;
                if (before && calendarViolation(*before, *each))
                    expected.emplace_back(before->expiry, each->expiry);
                before = each.get();
            }
            for (const CalendarViolation& v : surface.violations)
                told.emplace_back(v.nearer, v.farther);
            QVERIFY(told == expected);
            seen += told.size();
        }
        QVERIFY(seen > 100);
    }

    void ageIsKept()
    {
        const double tau = core::years(daysAhead(30) - kNow);
        auto quotes = quotesOf(kSamples[2].svi, tau, 11, 0.02);
        for (SmileQuote& q : quotes) q.at = kNow - std::chrono::seconds{90};
        quotes[4].at = kNow - std::chrono::seconds{20};
        const Smile smile = makeSmile(daysAhead(30), quotes, kNow);
        QVERIFY(smile.quotesAt == kNow - std::chrono::seconds{20});
        QVERIFY(smile.fittedAt == kNow);
    }
};

QTEST_APPLESS_MAIN(tst_surface)
#include "tst_surface.moc"
