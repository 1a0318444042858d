// The market that a year is walked in.
#include "connectors/paper_market/coarse_market.h"
#include "models/core/time.h"

#include <fmt/format.h>

#include <QTest>

#include <cmath>

using namespace ballast;
using namespace std::chrono_literals;
using paper_market::CoarseMarket;

namespace {

const core::Time kMonday = core::parseIsoUtc("2026-01-05T00:00:00Z").value();

CoarseMarket made(std::uint64_t seed = 3, core::Duration step = 20s)
{
    return {
        seed, kMonday, step, {{market::OptionType::Call, 1.0}, {market::OptionType::Put, 0.94}}};
}

std::string pictureOf(const CoarseMarket& market)
{
    std::string all;
    for (const paper_market::Listing& l : market.listings()) {
        all += fmt::format("{} {} {} {}\n", l.spec.name, l.mark, l.markIv, l.bids.size());
        for (const market::Level& level : l.bids)
            all += fmt::format("{} {}\n", level.price.text(), level.size.text());
    }
    return all;
}

}  // namespace

class TestCoarseMarket : public QObject {
    Q_OBJECT
private slots:
    void doesNotDependOnHowOftenItIsLookedAt()
    {
        CoarseMarket once = made(), often = made(), other = made(4);
        const core::Time end = kMonday + std::chrono::hours{20};
        once.advance(end);
        for (core::Time at = kMonday; at <= end; at += 7s) often.advance(at);
        often.advance(end);
        other.advance(end);
        QCOMPARE(pictureOf(often), pictureOf(once));
        QVERIFY(pictureOf(other) != pictureOf(once));
    }

    void listsEachFridayWhenTheOneBeforeHasExpired()
    {
        CoarseMarket m = made();
        const core::Time friday = kMonday + std::chrono::days{4} + std::chrono::hours{8};
        QCOMPARE(m.weeks(), 1);
        QCOMPARE(m.listings().size(), std::size_t{2 + 2 * 2});
        const auto first = m.week(0);
        for (const core::InstrumentId id : first)
            QCOMPARE(*m.listings()[id.index].spec.expiry, friday);
        double sum = 0;
        int looks = 0;
        for (core::Time at = kMonday; at < friday; at += 20s) {
            m.advance(at);
            if (friday - at >= 30min) continue;
            sum += m.indices()[0].price;
            ++looks;
        }
        QCOMPARE(m.weeks(), 1);
        QVERIFY(!m.deliveryPrice(first[0]));
        m.advance(friday);
        sum += m.indices()[0].price;
        ++looks;
        QCOMPARE(m.weeks(), 2);
        QCOMPARE(m.listings().size(), std::size_t{2 + 4 * 2});
        // What it pays is the index's average of the last half hour.
        const auto delivery = m.deliveryPrice(first[0]);
        QVERIFY(delivery);
        QVERIFY2(std::abs(*delivery - sum / looks) < 0.006,
                 fmt::format("{} for {}", *delivery, sum / looks).c_str());
        for (const core::InstrumentId id : first)
            QCOMPARE(m.listings()[id.index].spec.state, market::InstrumentState::Closed);
        for (const core::InstrumentId id : m.week(0)) {
            const paper_market::Listing& listing = m.listings()[id.index];
            QCOMPARE(*listing.spec.expiry, friday + std::chrono::days{7});
            QVERIFY(listing.mark > 0 && listing.markIv > 0.1 && !listing.bids.empty());
        }
    }

    /// Whatever the hour it begins at: by days, not by hours.
    void beginsWithTheFirstFridayTwoDaysOff()
    {
        for (int hour = 0; hour < 7 * 24; ++hour) {
            const core::Time start = kMonday + std::chrono::hours{hour};
            const CoarseMarket m(1, start, 20s, {{market::OptionType::Call, 1.0}});
            const core::Time expiry = *m.listings()[m.week(0)[0].index].spec.expiry;
            const auto day = std::chrono::floor<std::chrono::days>(start);
            const core::Duration off = std::chrono::floor<std::chrono::days>(expiry) - day;
            QVERIFY(off >= std::chrono::days{2} && off < std::chrono::days{9});
            QCOMPARE((expiry - kMonday) % std::chrono::days{7},
                     std::chrono::days{4} + std::chrono::hours{8});
        }
    }

    /// Any seed, and a step that no hour is a multiple of: a week and its delivery.
    void anySeedAndStepMakesAMarket_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<qint64>("stepMs");
        QTest::newRow("none") << quint64{0} << qint64{20'000};
        QTest::newRow("the last") << ~quint64{0} << qint64{60'000};
        QTest::newRow("an odd step") << quint64{7} << qint64{24'685};
    }
    void anySeedAndStepMakesAMarket()
    {
        QFETCH(quint64, seed);
        QFETCH(qint64, stepMs);
        CoarseMarket m = made(seed, std::chrono::milliseconds{stepMs});
        const core::InstrumentId option = m.week(0)[0];
        m.advance(kMonday + std::chrono::days{4} + std::chrono::hours{9});
        QCOMPARE(m.weeks(), 2);
        const auto delivery = m.deliveryPrice(option);
        QVERIFY(delivery && std::abs(*delivery / m.indices()[0].price - 1) < 0.1);
        for (const paper_market::Listing& l : m.listings()) {
            if (l.spec.state != market::InstrumentState::Open) continue;
            QVERIFY(std::isfinite(l.mark) && l.mark > 0 && !l.bids.empty() && !l.asks.empty());
            QVERIFY(l.bids.front().price < l.asks.front().price);
        }
    }

    void quotesPerpetualsEachStepAndOptionsEveryTenth()
    {
        CoarseMarket m = made();
        const auto revisions = [&](bool options) {
            std::uint64_t sum = 0;
            for (const paper_market::Listing& listing : m.listings())
                if (listing.spec.isOption() == options) sum += listing.revision;
            return sum;
        };
        const std::uint64_t perpetuals = revisions(false), options = revisions(true);
        m.advance(kMonday + 100 * 20s);
        QCOMPARE(revisions(false) - perpetuals, std::uint64_t{2 * 100});
        QCOMPARE(revisions(true) - options, std::uint64_t{4 * 10});
    }

    void whatIsTakenIsGoneUntilItComesBack()
    {
        CoarseMarket m = made();
        m.advance(kMonday + 20s);
        const paper_market::Listing& perpetual = m.listings()[0];
        const market::Level best = perpetual.asks.front();
        m.consume(perpetual.spec.id, core::Side::Buy, best.price, best.size);
        QVERIFY(perpetual.asks.front().price > best.price);
        m.advance(kMonday + 40s);
        QVERIFY(!perpetual.asks.empty() && perpetual.asks.front().size.isPositive());
    }
};

QTEST_APPLESS_MAIN(TestCoarseMarket)
#include "tst_coarse_market.moc"
