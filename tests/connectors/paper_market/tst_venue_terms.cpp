#include "connectors/paper_market/demo_book.h"
#include "connectors/paper_market/generated_market.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace ballast;
using namespace ballast::paper_market;

namespace {

const core::Time kStart = core::parseIsoUtc("2026-03-01T09:00:00Z").value();

GeneratedMarket marketOf(const VenueTerms& terms, std::uint64_t seed = 10)
{
    return {seed, Scenario::Calm, kStart, terms};
}

const Listing& named(const GeneratedMarket& market, std::string_view name)
{
    for (const Listing& listing : market.listings())
        if (listing.spec.name == name) return listing;
    qFatal("no such instrument");
}

double depthOf(const std::vector<market::Level>& levels)
{
    double sum = 0;
    for (const market::Level& level : levels) sum += level.size.toDouble();
    return sum;
}

}  // namespace

class TestVenueTerms : public QObject {
    Q_OBJECT
private slots:
    void theFirstOfThemIsTheMarketAsItIsAlone()
    {
        GeneratedMarket alone{10, Scenario::Calm, kStart};
        GeneratedMarket first = marketOf(venuesSideBySide()[0]);
        for (int s = 0; s <= 30; s += 3) {
            alone.advance(kStart + std::chrono::seconds{s});
            first.advance(kStart + std::chrono::seconds{s});
            for (std::size_t i = 0; i < alone.listings().size(); ++i) {
                const Listing &a = alone.listings()[i], &b = first.listings()[i];
                QCOMPARE(a.mark, b.mark);
                QCOMPARE(a.bids, b.bids);
                QCOMPARE(a.spec, b.spec);
            }
        }
    }

    /// One price path: index, instruments and volatilities are common, the rest is within its
    /// terms.
    void shareThePathAndDifferByTheirTerms()
    {
        const auto all = venuesSideBySide();
        QCOMPARE(all.size(), 3U);
        GeneratedMarket a = marketOf(all[0]);
        for (const VenueTerms& terms : all.subspan(1)) {
            a = marketOf(all[0]);
            GeneratedMarket b = marketOf(terms);
            std::set<double> premiums;
            double spreadA = 0, spreadB = 0, depthA = 0, depthB = 0;
            for (int s = 0; s <= 120; s += 5) {
                const core::Time at = kStart + std::chrono::seconds{s};
                a.advance(at);
                b.advance(at);
                for (std::size_t i = 0; i < a.indices().size(); ++i)
                    QCOMPARE(a.indices()[i].price, b.indices()[i].price);
                QCOMPARE(a.listings().size(), b.listings().size());
                const Listing &pa = named(a, "BTC-PERPETUAL"), &pb = named(b, "BTC-PERPETUAL");
                const double premium = pb.mark / pa.mark - 1;
                QVERIFY(std::abs(premium) <= terms.basis + 1e-6);
                premiums.insert(std::round(premium * 1e6));
                spreadA += (pa.asks.front().price - pa.bids.front().price).toDouble();
                spreadB += (pb.asks.front().price - pb.bids.front().price).toDouble();
                depthA += depthOf(pa.bids);
                depthB += depthOf(pb.bids);
            }
            QVERIFY(premiums.size() > 10);  // it wanders
            QVERIFY2(spreadB > spreadA, terms.name.data());
            const double share = depthB / depthA;
            QVERIFY2(share > 0.7 * terms.depth && share < 1.4 * terms.depth,
                     qPrintable(QString::number(share)));
            for (std::size_t i = 0; i < a.listings().size(); ++i) {
                const Listing &x = a.listings()[i], &y = b.listings()[i];
                QCOMPARE(x.spec.name, y.spec.name);
                if (x.spec.isOption()) QVERIFY(std::abs(x.markIv - y.markIv) < 0.01);
                QCOMPARE(y.spec.takerFee,
                         y.spec.isOption() ? terms.fees->option : terms.fees->futureTaker);
            }
        }
    }

    void theBasisDoesNotJump()
    {
        const VenueTerms& terms = venuesSideBySide()[2];
        double before = basisAt(terms, 3, 0, kStart);
        for (int tenth = 1; tenth < 3'000; ++tenth) {
            const double now =
                basisAt(terms, 3, 0, kStart + std::chrono::milliseconds{100 * tenth});
            QVERIFY(std::abs(now) <= terms.basis);
            QVERIFY(std::abs(now - before) < terms.basis / 100);
            before = now;
        }
        QVERIFY(basisAt(terms, 3, 0, kStart) != basisAt(terms, 3, 1, kStart));
        QVERIFY(basisAt(terms, 3, 0, kStart) != basisAt(terms, 4, 0, kStart));
    }

    void theDemonstrationsBookIsDealtOutWhole()
    {
        const GeneratedMarket market = marketOf({});
        const auto book = demoBook(market, kStart);
        QVERIFY(book.size() > 8);
        for (const int parts : {1, 2, 3}) {
            std::map<std::string, core::Quantity> together;
            for (int part = 0; part < parts; ++part)
                for (const BookPosition& p : partOf(book, part, parts)) {
                    QVERIFY(!together.contains(p.instrument));
                    together[p.instrument] = p.size;
                }
            QCOMPARE(together.size(), book.size());
            for (const BookPosition& p : book) QCOMPARE(together[p.instrument], p.size);
        }
    }

    void saysItsTermsInALine()
    {
        QCOMPARE(text(venuesSideBySide()[1]),
                 std::string{"paper-b: futures 3.50 bp taker and 1.00 bp maker, options 2.50 bp; "
                             "depth x 0.25, spread x 2.5, own basis up to 3 bp; an order arrives "
                             "after 40 ms"});
    }
};

QTEST_APPLESS_MAIN(TestVenueTerms)
#include "tst_venue_terms.moc"
