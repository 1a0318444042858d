#include "models/rebalance/venue_choice.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ballast;
using namespace ballast::rebalance;

namespace {

core::Price price(double v) { return *core::Price::nearest(v); }
core::Quantity qty(double v) { return *core::Quantity::nearest(v); }

/// A perpetual at one venue: ten levels a side, `step` USD apart.
struct Venue {
    market::Listing listing;
    market::Book book;
    HedgePlace place;

    Venue(const char* venue, double feeBp, double depthUsd, double step = 1, double mid = 64'000,
          bool linear = false)
        : place{{venue, venue}, "BTC-PERPETUAL"}
    {
        market::Instrument i;
        i.id = {0};
        i.venue = venue;
        i.name = place.instrument;
        i.kind = market::Kind::Perpetual;
        i.underlying = "BTC";
        i.settlement = linear ? market::Settlement::Linear : market::Settlement::Inverse;
        i.lot = i.minimum = linear ? qty(0.001) : qty(10);
        i.ticks.base = price(0.5);
        i.takerFee = feeBp / 1e4;
        listing.instrument = std::make_shared<const market::Instrument>(i);
        listing.hasTicker = true;
        listing.stale = false;
        listing.ticker.mark = price(mid);
        const core::Quantity level =
            qty(linear ? depthUsd / mid / 10 : depthUsd / 10).floorTo(i.lot);
        market::BookUpdate update{{0}, true, 1, 0, {}, {}, {}, {}};
        for (int k = 0; k < 10; ++k) {
            update.bids.push_back({price(mid - step / 2 - k * step), level});
            update.asks.push_back({price(mid + step / 2 + k * step), level});
        }
        book.apply(update);
    }
    PlaceNow now(std::string closed = {}) const { return {place, &listing, &book, closed}; }
};

std::string where(const VenueChoice& choice, std::span<const PlaceNow> places)
{
    if (choice.shares.empty()) return "nowhere";
    const PlaceShare most = *std::ranges::max_element(choice.shares, {}, &PlaceShare::quantity);
    return places[most.place].place.account.venue.text() + " " + most.quantity.text();
}

}  // namespace

class TestVenueChoice : public QObject {
    Q_OBJECT
private slots:
    void goesToTheCheapest_data()
    {
        QTest::addColumn<double>("coin");
        QTest::addColumn<std::string>("expected");
        // paper-b asks 3.5 bp and has a twentieth of the depth, ten times as far apart.
        QTest::newRow("a small one to the lower fee") << 1.0 << std::string{"paper-b 64000"};
        QTest::newRow("so when it sells") << -1.0 << std::string{"paper-b 64000"};
        // The first level of the lower fee is cheaper than the deep book, the second is not.
        QTest::newRow("a large one mostly to the deeper book")
            << 8.0 << std::string{"paper-a 392000"};
        QTest::newRow("one that only the deep one carries")
            << -30.0 << std::string{"paper-a 1920000"};
        QTest::newRow("more than any carries: most of it")
            << 90.0 << std::string{"paper-a 5000000"};
        QTest::newRow("less than a lot") << 0.0001 << std::string{"nowhere"};
        QTest::newRow("nothing") << 0.0 << std::string{"nowhere"};
        QTest::newRow("no number") << std::nan("") << std::string{"nowhere"};
    }
    void goesToTheCheapest()
    {
        QFETCH(double, coin);
        QFETCH(std::string, expected);
        const Venue a("paper-a", 5, 1e7), b("paper-b", 3.5, 1.2e6, 10);
        const std::vector<PlaceNow> places{a.now(), b.now()};
        const VenueChoice choice = chooseVenue(places, coin, {.splitGain = 0.03});
        QCOMPARE(QByteArray::fromStdString(where(choice, places)),
                 QByteArray::fromStdString(expected));
        for (const PlaceShare& share : choice.shares) QVERIFY(share.quantity.isPositive());
        // The same whichever is asked first.
        const std::vector<PlaceNow> turned{b.now(), a.now()};
        QCOMPARE(where(chooseVenue(turned, coin, {.splitGain = 0.03}), turned), expected);
    }

    void splitsWhereTheMergedBooksAreCheaper()
    {
        // Two books alike but for the fee: what is too much for one is shared.
        const Venue a("paper-a", 5, 2e6, 20), b("paper-b", 5.2, 2e6, 20);
        const std::vector<PlaceNow> places{a.now(), b.now()};
        const VenueChoice small = chooseVenue(places, 0.5, {});
        QCOMPARE(small.shares.size(), 1U);
        const VenueChoice large = chooseVenue(places, 12, {});
        QCOMPARE(large.shares.size(), 2U);
        double coin = 0, cost = 0;
        for (const PlaceShare& share : large.shares) {
            QVERIFY(share.quantity.isMultipleOf(qty(10)));
            const Venue& venue = share.place == 0 ? a : b;
            const double usd = share.quantity.toDouble();
            coin += usd / 64'000;
            cost +=
                usd * venue.listing.instrument->takerFee +
                (market::walk(venue.book, core::Side::Buy, share.quantity).averagePrice / 64'000 -
                 1) *
                    usd;
        }
        QVERIFY2(std::abs(coin - 12) < 2 * 10 / 64'000.0, std::to_string(coin).c_str());
        QVERIFY(cost < 0.95 * large.costs[0].totalUsd() || !large.costs[0].whole);
        QVERIFY(cost < 0.95 * large.costs[1].totalUsd() || !large.costs[1].whole);
        QVERIFY2(large.reason.find(" takes 5") != std::string::npos &&
                     large.reason.find("together") != std::string::npos,
                 large.reason.c_str());
        // Selling is the mirror image, and a closed place takes no share.
        QCOMPARE(chooseVenue(places, -12, {}).shares.size(), 2U);
        const std::vector<PlaceNow> gone{a.now(), b.now("the link to it is not up")};
        QCOMPARE(chooseVenue(gone, 12, {}).shares.size(), 1U);
    }

    void aShareThatIsTooSmallIsCarriedByTheOthers()
    {
        const Venue a("paper-a", 5, 2e6, 20), b("paper-b", 5.2, 2e6, 20), c("paper-c", 4, 2000);
        const std::vector<PlaceNow> places{a.now(), b.now(), c.now()};
        const VenueChoice choice = chooseVenue(places, 12, {});
        QCOMPARE(choice.shares.size(), 2U);
        core::Quantity sum;
        for (const PlaceShare& share : choice.shares) sum += share.quantity;
        QCOMPARE(sum, qty(12 * 64'000));
    }

    void aStandingSplitStaysForAsLongAsItSavesAnything()
    {
        const Venue a("paper-a", 5, 2e6, 20), b("paper-b", 5.2, 2e6, 20);
        const std::vector<PlaceNow> places{a.now(), b.now()};
        ChoiceTerms proud{.splitGain = 0.9};
        QCOMPARE(chooseVenue(places, 8, proud).shares.size(), 1U);
        proud.standingSplit = true;
        QCOMPARE(chooseVenue(places, 8, proud).shares.size(), 2U);
    }

    void addsFeeAndWalkByHand()
    {
        // 100 000 USD a level, 1 USD apart, mid 64 000: 250 000 walks to an average 0.9 above it.
        const Venue a("paper-a", 5, 1e6), b("paper-b", 3, 1e6);
        const std::vector<PlaceNow> places{a.now(), b.now()};
        const VenueChoice choice = chooseVenue(places, 250'000 / 64'000.0, {});
        QCOMPARE(choice.costs.size(), 2U);
        QCOMPARE(choice.costs[0].quantity, qty(250'000));
        QVERIFY(std::abs(choice.costs[0].feeUsd - 125) < 1e-9);
        QVERIFY(std::abs(choice.costs[1].feeUsd - 75) < 1e-9);
        const double average = market::walk(a.book, core::Side::Buy, qty(250'000)).averagePrice;
        const double walk = (average / 64'000 - 1) * 250'000;
        QVERIFY(walk > 0);
        QVERIFY(std::abs(choice.costs[0].walkUsd - walk) < 1e-9);
        QCOMPARE(choice.shares, (std::vector<PlaceShare>{{1, qty(250'000)}}));
        const std::string expected = "Cheapest at Paper B: $80.08 ($75.00 fees, $5.08 book); ";
        QVERIFY2(choice.reason.starts_with(expected), choice.reason.c_str());
        QVERIFY2(choice.reason.find("Paper A $130.08 ($125.00 fees, ") != std::string::npos,
                 choice.reason.c_str());
    }

    void aHigherPerpetualIsNoDearerOne()
    {
        // paper-b stands 30 bp higher; buying there costs what its book costs, not the basis.
        const Venue a("paper-a", 5, 1e7), b("paper-b", 4, 1e7, 1, 64'200);
        const std::vector<PlaceNow> places{a.now(), b.now()};
        QVERIFY(where(chooseVenue(places, 2, {}), places).starts_with("paper-b"));
        QVERIFY(where(chooseVenue(places, -2, {}), places).starts_with("paper-b"));
    }

    void comparesCoinsAndDollars()
    {
        const Venue a("paper-a", 5, 1e7), b("paper-b", 3, 1e7, 1, 64'000, true);
        const std::vector<PlaceNow> places{a.now(), b.now()};
        QCOMPARE(where(chooseVenue(places, 2.5, {}), places), std::string{"paper-b 2.5"});
    }

    void saysWhyAPlaceCannot_data()
    {
        QTest::addColumn<int>("wrong");
        QTest::addColumn<std::string>("said");
        QTest::newRow("closed") << 0 << std::string{"Paper B: the link to it is not up"};
        QTest::newRow("not listed")
            << 1 << std::string{"Paper B: BTC-PERPETUAL is not listed there"};
        QTest::newRow("stale") << 2 << std::string{"Paper B: its mark is stale"};
        QTest::newRow("no book") << 3 << std::string{"Paper B: it has no live two-sided book"};
        QTest::newRow("thin") << 4 << std::string{"Paper B: its book is too thin"};
    }
    void saysWhyAPlaceCannot()
    {
        QFETCH(int, wrong);
        QFETCH(std::string, said);
        const Venue a("paper-a", 5, 1e7);
        Venue b("paper-b", 1, wrong == 4 ? 100 : 1e7);
        if (wrong == 2) b.listing.stale = true;
        if (wrong == 3) b.book.markStale();
        if (wrong == 4) {
            market::BookUpdate update{{0}, true, 2, 0, {}, {}, {}, {}};
            update.bids.push_back({price(63'999), qty(10)});
            update.asks.push_back({price(64'001), qty(10)});
            b.book.apply(update);
        }
        PlaceNow other = b.now(wrong == 0 ? "the link to it is not up" : "");
        if (wrong == 1) other.listing = nullptr;
        const std::vector<PlaceNow> places{a.now(), other};
        const VenueChoice choice = chooseVenue(places, 1, {});
        QCOMPARE(where(choice, places), std::string{"paper-a 64000"});
        QVERIFY2(choice.reason.find(said) != std::string::npos, choice.reason.c_str());
        // And alone it carries nothing, and says so.
        const std::vector<PlaceNow> alone{other, other};
        const VenueChoice none = chooseVenue(alone, 1, {});
        QVERIFY(none.shares.empty());
        QVERIFY2(none.reason.starts_with("No place carries the hedge"), none.reason.c_str());
    }

    void aStandingProposalStaysUntilAnotherIsCheaperByEnough()
    {
        const Venue a("paper-a", 5, 1e7), near("paper-b", 4.95, 1e7), far("paper-b", 4, 1e7);
        ChoiceTerms terms;
        terms.standing = 0;
        const std::vector<PlaceNow> alike{a.now(), near.now()};
        QVERIFY(where(chooseVenue(alike, 1, terms), alike).starts_with("paper-a"));
        QVERIFY(chooseVenue(alike, 1, terms).reason.starts_with("Paper A stays"));
        QVERIFY(where(chooseVenue(alike, 1, {}), alike).starts_with("paper-b"));
        const std::vector<PlaceNow> apart{a.now(), far.now()};
        QVERIFY(where(chooseVenue(apart, 1, terms), apart).starts_with("paper-b"));
        const std::vector<PlaceNow> gone{a.now("the link to it is not up"), near.now()};
        QVERIFY(where(chooseVenue(gone, 1, terms), gone).starts_with("paper-b"));
    }

    void onePlaceNeedsNoReason()
    {
        const Venue a("paper-a", 5, 1e7);
        const std::vector<PlaceNow> places{a.now()};
        QCOMPARE(chooseVenue(places, 1, {}).reason, std::string{});
        QCOMPARE(where(chooseVenue(places, 1, {}), places), std::string{"paper-a 64000"});
    }
};

QTEST_APPLESS_MAIN(TestVenueChoice)
#include "tst_venue_choice.moc"
