// The filter expression of the review: what it lets through, that it is the language of the
// positions, and where a fault is.
#include "models/tables/case_filter.h"

#include "models/review/counterfactual.h"
#include "models/tables/position_filter.h"
#include "tests/models/review/review_samples.h"

#include <QTest>

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

class TestCaseFilter : public QObject {
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
        row("412?", true);
        row("412", false);  // a number is the rebalance of that number, and no other
        row("126", false);
        row("4126 late", true);
        row("not 412", true);
        row("\"412\"", true);  // in quotes it is letters of whatever says so
        row("412*", true);
        row("BTC-perpetual", true);
        row("BTC-PERP*", true);
        row("ETH-*", false);
        row("funding late", true);
        row("\"funding print\"", true);
        row("\"print funding\"", false);
        row("venue:paper-b", true);
        row("venue:paper*", true);
        row("venue:okx", false);
        row("venue:\"paper-b\"", true);
        row("venue:\"paper*\"", false);  // in quotes a star is a star
        row("tag:\"lat?\"", false);
        row("not venue:okx", true);
        row("by:ANNA", true);
        row("by:ann", false);  // a name is whole, as everywhere
        row("trader:ann*", true);
        row("tag:late", true);  // one of its words
        row("tag:\"late fill\"", true);
        row("not tag:late", false);
        row("tag:l", false);
        row("trigger:breach outcome:edited book:btc account:main style:once", true);
        row("underlying:btc", true);
        row("underlying:eth or cost>50", true);
        row("underlying:eth (auto or cost>50)", false);
        row("edited manual traded noted tagged", true);
        row("auto", false);
        row("not auto", true);
        row("cost>50", true);
        row("shortfall > 50", true);
        row("cost>$50", true);
        row("cost>50k", false);
        row("bp>=0bp fees>60 fees<64", true);
        row("size>=126k size<0.2m", true);
        row("approval=6", true);
        row("approval=6s approval<1min", true);
        row("approval!=6", false);
        row("wait>200 wait\u2264210", true);
        row("orders=1", true);
        row("|delta|>=0", true);
        row("hour>=0 and hour<24", true);
        row("hour>=24h", false);
        row("notes=1", true);
        row("vol>0", false);  // no options: not known
        row("not cost>50", false);
        row("not cost>50k", true);
        row("not vol>0", false);  // nor is the opposite known
        row("not not vol>0", false);
        row("not vol!=0", false);
        row("vol>0 or cost>50", true);
        row("not (vol>0 or cost>50)", false);
        row("not (vol>0 or cost>50k)", false);
        row("not (vol>0 and cost>50k)", true);
        row("not (vol>0 and cost>50)", false);
        row("not tag:early", true);
    }
    void letsThrough()
    {
        QFETCH(QString, text);
        QFETCH(bool, passes);
        const auto query = tables::readCaseQuery(text);
        QVERIFY2(query.has_value(), query ? "" : qPrintable(query.error().sentence));
        const Case one = edited();
        QCOMPARE(query->passes(one, costOf(one), vsNoTrade(one)), passes);
        QCOMPARE(query->isEmpty(), text.trimmed().isEmpty());
        QCOMPARE(QString::fromStdString(query->text()), text.trimmed());
    }

    /// A tag may be called what would be a pattern.
    void aQuotedNameIsLetterByLetter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<bool>("passes");
        const auto row = [](const char* text, const char* tag, bool passes) {
            QTest::addRow("%s of %s", text, tag)
                << QString::fromUtf8(text) << QString::fromUtf8(tag) << passes;
        };
        row("tag:\"*x\"", "*x", true);
        row("tag:\"*x\"", "ax", false);
        row("tag:\"*x\"", "one *X more", true);
        row("tag:*x", "*x", true);
        row("tag:*x", "ax", true);
        row("tag:\"why?\"", "why?", true);
        row("tag:\"why?\"", "whys", false);
        row("tag:\"say \"\"no\"\"\"", "say \"no\"", true);
        row("tag:\"say \"\"no\"\"\"", "say no", false);
        row("\"*x\"", "a*xb", true);
        row("\"*x\"", "axb", false);
    }
    void aQuotedNameIsLetterByLetter()
    {
        QFETCH(QString, text);
        QFETCH(QString, tag);
        QFETCH(bool, passes);
        const auto query = tables::readCaseQuery(text);
        QVERIFY2(query.has_value(), query ? "" : qPrintable(query.error().sentence));
        Case one = samples::one();
        one.tags = {tag.toStdString()};
        QCOMPARE(query->passes(one, costOf(one), vsNoTrade(one)), passes);
    }

    void theHourIsOfTheUtcDay()
    {
        Case one = edited();
        one.row.proposedAt = core::Time{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}} +
                             std::chrono::hours{14} + std::chrono::minutes{59};
        const auto passes = [&](const char* text) {
            return tables::readCaseQuery(QString::fromLatin1(text))->passes(one, costOf(one), {});
        };
        QVERIFY(passes("hour=14") && passes("hour<15") && !passes("hour>14"));
    }

    void whatIsNotKnownIsNeitherAboveNorBelow()
    {
        Case none = samples::one();
        none.legs[0].fills.clear();
        none.legs[0].orders = none.row.orders = 0;
        none.waiting.hourUsd.reset();
        for (const char* text : {"wait>0", "wait<=0", "approval>0", "approval<=0", "cost>0",
                                 "cost<=0", "slip>0", "slip<=0", "vs>0", "vs<=0"})
            for (const char* before : {"", "not "}) {
                const auto query =
                    tables::readCaseQuery(QString::fromLatin1(before) + QString::fromLatin1(text));
                QVERIFY2(!query->passes(none, costOf(none), {}), text);
            }
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("at");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* text, int at, const char* sentence) {
            QTest::newRow(text) << QString::fromUtf8(text) << at << QString::fromUtf8(sentence);
        };
        row("eth \"open", 4, "this quote is not closed.");
        row("eth moon:full", 4,
            "there is no “moon:”. Known are: underlying, book, venue, account, trader, by, "
            "trigger, outcome, style, tag, desk.");
        row("moon>3", 0,
            "there is no number “moon”. Known are: cost shortfall bp slip fees wait size delta "
            "approval vs orders hour vol notes.");
        row("cost>cheap", 5, "“cost” is compared with a number such as -0.5, not with “cheap”.");
        row("cost>", 4, "after “>” comes a number.");
        row("approval>2m", 9,
            "“m” is no unit of “approval”, which is counted in seconds (s), minutes (min) or "
            "hours (h).");
        row("eth -tag:late", 4, "the opposite of “tag” is written “not tag”.");
        row("-auto", 0, "the opposite of “auto” is written “not auto”.");
        row("-cost>50", 0, "the opposite of “cost” is written “not cost”.");
    }
    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QString, text);
        QFETCH(int, at);
        QFETCH(QString, sentence);
        const auto query = tables::readCaseQuery(text);
        QVERIFY(!query.has_value());
        QCOMPARE(query.error().sentence, QStringLiteral("Character %1: ").arg(at + 1) + sentence);
        QCOMPARE(int(query.error().at), at);
    }

    /// One grammar: what is wrong in the one filter is wrong in the other, at the same place.
    void isTheLanguageOfThePositions()
    {
        for (const char* text :
             {"a or", "or a", "(a", "a )", "()", "not", "a and or b", "!a", "> 3", "\"a", "size>",
              "size>(1)", "size", "|size|", "|size>1", "venue:", "size>1.2.3", "size<x"}) {
            const QString expression = QString::fromLatin1(text);
            const auto ours = tables::readCaseQuery(expression);
            const auto theirs = tables::PositionFilter::parse(expression);
            QVERIFY2(!ours && !theirs, text);
            QCOMPARE(ours.error().sentence, theirs.error().sentence);
        }
        for (const char* text : {"a b", "a or b and not (c)", "size>=1k", "|size|<2m", "venue:a*",
                                 "\"a b\" underlying:btc", "account:\"x y\""}) {
            const QString expression = QString::fromLatin1(text);
            QVERIFY2(tables::readCaseQuery(expression) && tables::PositionFilter::parse(expression),
                     text);
        }
    }
};

QTEST_GUILESS_MAIN(TestCaseFilter)
#include "tst_case_filter.moc"
