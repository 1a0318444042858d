// What a filter narrows of a review, and what of it stays of the whole book.
#include "models/review/case_query.h"

#include "models/review/review_picture.h"
#include "tests/support/sample_review.h"

#include <QTest>

#include <functional>

using namespace ballast;
using namespace ballast::review;

class TestCaseQuery : public QObject {
    Q_OBJECT
private slots:
    void aQueryNarrowsTheCasesAndNothingOfTheBook()
    {
        const Period week{samples::at(0), samples::at(7 * 86'400) - core::Duration{1}};
        ReviewWish wish;
        wish.period = week, wish.other = before(week);
        const auto whole = support::reviewPicture(wish, 20);
        wish.query =
            CaseQuery{"b", [](const Case& one, const CostSum& cost, const Figure&) {
                          return one.row.venue == core::VenueId{"paper-b"} && cost.fills > 0;
                      }};
        const auto few = support::reviewPicture(wish, 20);
        QVERIFY(few->now.rows.size() > 5 && few->now.rows.size() < whole->now.rows.size());
        double total = 0;
        for (const std::size_t n : few->now.rows) {
            QCOMPARE(few->source->data.cases[n].row.venue, core::VenueId{"paper-b"});
            total += few->source->data.costs[n].total;
        }
        QVERIFY(std::abs(total - few->now.cost.total) < 1e-9);
        QCOMPARE(few->now.headline.rebalances, int(few->now.rows.size()));
        QVERIFY(few->now.headline.band == whole->now.headline.band);
        QCOMPARE(few->now.headline.pnlUsd, whole->now.headline.pnlUsd);
        QCOMPARE(few->now.quality.errorSdUsd, whole->now.quality.errorSdUsd);
        QCOMPARE(few->now.days.size(), whole->now.days.size());
        QCOMPARE(few->now.missed.size(), whole->now.missed.size());
    }

    void whatIsBeforeAMonthIsAMonth()
    {
        using namespace std::chrono;
        const core::Time march{sys_days{2026y / 3 / 1}}, april{sys_days{2026y / 4 / 1}};
        const core::Time february{sys_days{2026y / 2 / 1}};
        const Period month{march, april - core::Duration{1}};
        QVERIFY(before(month) == (Period{february, march - core::Duration{1}}));
        const Period day{march, march + days{1} - core::Duration{1}};
        QVERIFY(before(day) == (Period{march - days{1}, march - core::Duration{1}}));
    }

    void partsJoinToTheWhole()
    {
        const Period days{samples::at(0), samples::at(6 * 86'400) - core::Duration{1}};
        ReviewData whole = support::reviewData({days.from, days.to, 10, 3});
        ReviewData first = whole, second = whole;
        const core::Time middle = samples::at(3 * 86'400);
        const auto late = [&](const Case& c) { return c.row.proposedAt >= middle; };
        const auto lateHour = [&](const HourCell& c) { return c.hour >= middle; };
        std::erase_if(first.cases, late);
        std::erase_if(second.cases, std::not_fn(late));
        std::erase_if(first.hours, lateHour);
        // An hour that both parts have is taken once, and so is a day.
        first.to = middle - core::Duration{1}, second.from = middle;
        std::vector<ReviewData> parts;
        parts.push_back(std::move(second));
        parts.push_back(std::move(first));
        const ReviewData all = joined(std::move(parts));
        QCOMPARE(all.cases.size(), whole.cases.size());
        QCOMPARE(all.hours.size(), whole.hours.size());
        QCOMPARE(all.pnl.size(), whole.pnl.size());
        const PeriodReview a = reviewOf(all), b = reviewOf(whole);
        QCOMPARE(a.headline.shortfallUsd, b.headline.shortfallUsd);
        QCOMPARE(a.headline.pnlUsd, b.headline.pnlUsd);
        QCOMPARE(a.quality.hours, b.quality.hours);
    }
};

QTEST_GUILESS_MAIN(TestCaseQuery)
#include "tst_case_query.moc"
