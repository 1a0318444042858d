// What a reviewer's filter lets through, and what it says of an expression that it does not know.
#include "models/review/case_query.h"

#include "models/review/review_picture.h"
#include "tests/support/sample_review.h"

#include <QTest>

#include <functional>

using namespace ballast;
using namespace ballast::review;

namespace {

/// One that a person edited and traded on paper-b, with a tag and a note.
Case edited()
{
    Case c = samples::one(4126);
    c.row.outcome = "Edited";
    c.edited = true;
    c.trader = "anna";
    c.legs[0].venue = "paper-b";
    c.account = "main";
    c.waiting.hourUsd = 210;
    c.notes = {
        {c.row.proposal, NoteKind::Note, "The funding print came late", "anna", samples::at(9)}};
    c.tags = {"late fill"};
    return c;
}

}  // namespace

class TestCaseQuery : public QObject {
    Q_OBJECT
private slots:
    void letsThrough_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("passes");
        const auto row = [](const char* text, bool passes) {
            QTest::newRow(*text ? text : "(empty)") << QString::fromUtf8(text) << passes;
        };
        row("", true);
        row("   ", true);
        row("4126", true);
        row("BTC-perpetual", true);
        row("funding late", true);
        row("\"funding print\"", true);
        row("\"print funding\"", false);
        row("venue:paper-b", true);
        row("venue:okx", false);
        row("-venue:okx", true);
        row("by:ANN", true);
        row("tag:late", true);
        row("tag:\"late fill\"", true);
        row("-tag:late", false);
        row("trigger:breach outcome:edit book:btc account:main style:once", true);
        row("edited manual traded noted", true);
        row("auto", false);
        row("-auto", true);
        row("cost>50", true);
        row("cost>50k", false);
        row("bp>=0 fees>60 fees<64", true);
        row("size>=126k size<0.2M", true);
        row("approval=6", true);
        row("approval!=6", false);
        row("wait>200 wait<=210", true);
        row("orders=1", true);
        row("-cost>50", false);
    }
    void letsThrough()
    {
        QFETCH(QString, text);
        QFETCH(bool, passes);
        const auto query = CaseQuery::parse(text.toStdString());
        QVERIFY2(query, query ? "" : query.error().message.c_str());
        const Case one = edited();
        QCOMPARE(query->passes(one, costOf(one), vsNoTrade(one)), passes);
    }

    void whatIsNotKnownIsNeitherAboveNorBelow()
    {
        Case none = samples::one();
        none.legs[0].fills.clear();
        none.legs[0].orders = none.row.orders = 0;
        none.waiting.hourUsd.reset();
        for (const char* text : {"wait>0", "wait<=0", "approval>0", "approval<=0"}) {
            const auto query = CaseQuery::parse(text);
            QVERIFY2(!query->passes(none, costOf(none), {}), text);
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* text, const char* sentence) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(sentence);
        };
        row("\"open", "a quotation mark has no end");
        row("moon:full", "there is no \"moon\"");
        row("moon>3", "\"moon\" is nothing that can be compared");
        row("cost>cheap", "\"cheap\" is no number");
        row("cost>", "\"\" is no number");
        row("cost!3", "has no comparison");
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        const auto query = CaseQuery::parse(text.toStdString());
        QVERIFY(!query);
        QVERIFY2(QString::fromStdString(query.error().message).contains(sentence),
                 query.error().message.c_str());
    }

    void aQueryNarrowsTheCasesAndNothingOfTheBook()
    {
        const Period week{samples::at(0), samples::at(7 * 86'400) - core::Duration{1}};
        ReviewWish wish;
        wish.period = week, wish.other = before(week);
        const auto whole = support::reviewPicture(wish, 20);
        wish.query = *CaseQuery::parse("venue:paper-b traded");
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
