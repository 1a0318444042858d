// The report as a document and as text: its figures, its words, and what hostile words do to it.
#include "models/core/text.h"
#include "models/report/charts.h"
#include "models/report/writers.h"
#include "models/tables/report_pages.h"
#include "support/places.h"
#include "tests/models/report/report_samples.h"
#include "tidy/source_tree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <fstream>
#include <numeric>

using namespace ballast;
using namespace ballast::report;

namespace {

/// The file beside the tests says what is to come out; BALLAST_GOLDEN=1 writes it anew.
void compareWithFile(const std::string& found, const std::string& name)
{
    const auto path = test::sourceDirectory() / "tests/data/report" / name;
    if (qEnvironmentVariableIsSet("BALLAST_GOLDEN")) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << found;
    }
    const QByteArray wanted = QByteArray::fromStdString(test::readWhole(path));
    const QByteArray got = QByteArray::fromStdString(found);
    qsizetype at = 0;
    while (at < std::min(wanted.size(), got.size()) && wanted[at] == got[at]) ++at;
    if (wanted != got)
        qWarning("%s differs at byte %lld:\n  wanted %s\n  found  %s", name.c_str(),
                 static_cast<long long>(at), wanted.mid(at, 120).constData(),
                 got.mid(at, 120).constData());
    QVERIFY(wanted == got);
}

QJsonObject section(const QJsonObject& report, const char* key)
{
    for (const QJsonValue& each : report[QLatin1String("sections")].toArray())
        if (each[QLatin1String("key")] == QLatin1String(key)) return each.toObject();
    return {};
}
QJsonArray rows(const QJsonObject& section, const char* table)
{
    for (const QJsonValue& each : section[QLatin1String("tables")].toArray())
        if (each[QLatin1String("key")] == QLatin1String(table))
            return each[QLatin1String("rows")].toArray();
    return {};
}
QJsonObject json(const Document& document)
{
    QJsonParseError error{};
    const auto read =
        QJsonDocument::fromJson(QByteArray::fromStdString(jsonText(document)), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s at %d", qPrintable(error.errorString()), error.offset);
    return read.object();
}

double sum(const Picture& picture, Ink ink)
{
    double height = 0;
    for (const Shape& s : picture.shapes)
        if (s.kind == Shape::Kind::Box && s.ink == ink) height += std::abs(s.to.y - s.from.y);
    return height;
}

}  // namespace

class TestReport : public QObject {
    Q_OBJECT
private slots:
    void theTextsAreThoseOfTheFiles()
    {
        const Document document = tables::reportOf(samples::source());
        compareWithFile(htmlText(document), "small.html");
        compareWithFile(csvText(document), "small.csv");
        compareWithFile(jsonText(document), "small.json");
    }
    void theSameSourceGivesTheSameBytes()
    {
        const Document a = tables::reportOf(samples::source()),
                       b = tables::reportOf(samples::source());
        QCOMPARE(htmlText(a), htmlText(b));
        QCOMPARE(jsonText(a), jsonText(b));
    }
    /// Whether the rows are as they were written stands on the first page.
    void theChainOfThePeriodIsTold_data()
    {
        QTest::addColumn<review::ChainLook>("look");
        QTest::addColumn<QString>("fact");
        QTest::newRow("whole") << review::ChainLook{.links = 12, .rows = 345}
                               << QStringLiteral("verified: 12 links over 345 rows");
        QTest::newRow("in part") << review::ChainLook{.links = 12, .rows = 345, .rowsLeft = 6}
                                 << QStringLiteral(
                                        "verified in part: the newest 345 rows, in 12 links, are "
                                        "as they were written; 6 older rows were not checked");
        QTest::newRow("the newest links")
            << review::ChainLook{.links = 12, .rows = 345, .linksLeft = 7, .rowsLeft = 6}
            << QStringLiteral(
                   "verified in part: the newest 345 rows, in 12 links, are as they were written; "
                   "6 older rows, and what 7 older links cover, were not checked");
        QTest::newRow("nothing") << review::ChainLook{.nothing = true}
                                 << QStringLiteral("nothing was recorded in this period");
        QTest::newRow("no link") << review::ChainLook{} << QStringLiteral("has no link yet");
        QTest::newRow("wrong") << review::ChainLook{.wrong = "link 3 is missing"}
                               << QStringLiteral("does not hold: link 3 is missing");
    }
    void theChainOfThePeriodIsTold()
    {
        QFETCH(review::ChainLook, look);
        QFETCH(QString, fact);
        Source source = samples::source();
        source.records.chain = look;
        const QJsonObject report = json(tables::reportOf(source));
        QCOMPARE(report[QLatin1String("facts")].toObject()[QLatin1String("chain")].toString(),
                 fact);
        // What does not hold is an exception of the period; what holds is none, and the figures are
        // the same however much of it was read.
        const QByteArray exceptions = QJsonDocument(section(report, "exceptions")).toJson();
        QCOMPARE(exceptions.contains("The hash chain of this period does not hold"), !look.holds());
        const auto figures = [](const QJsonObject& of) {
            return of[QLatin1String("facts")].toObject()[QLatin1String("figures")].toString();
        };
        QCOMPARE(figures(report) == figures(json(tables::reportOf(samples::source()))),
                 look.holds());
    }
    void figuresAreThoseOfTheReview()
    {
        const Source source = samples::source();
        const QJsonObject report = json(tables::reportOf(source));
        const QJsonArray days = rows(section(report, "pnl"), "pnl_by_day");
        QCOMPARE(days.size(), 3);  // two days and their sum
        const auto total = [](const QJsonValue& row) {
            return row[QLatin1String("total_usd")].toDouble();
        };
        QCOMPARE(total(days[0]) + total(days[1]), total(days[2]));
        QCOMPARE(total(days[2]), source.now.pnl.profitUsd());
        // The parts of each row add up to it.
        for (const QJsonValue& row : days) {
            double parts = 0;
            for (const char* key :
                 {"delta_usd", "gamma_usd", "theta_usd", "vega_usd", "cross_usd", "linear_usd",
                  "funding_usd", "fees_usd", "new_trades_usd", "unexplained_usd"})
                parts += row[QLatin1String(key)].toDouble();
            QVERIFY(std::abs(parts - total(row)) < 1e-9);
        }
        const QJsonArray trades = rows(section(report, "rebalances"), "rebalances");
        QCOMPARE(trades.size(), 2);
        QCOMPARE(trades[0][QLatin1String("shortfall_usd")].toDouble(), source.data->costs[0].total);
        QCOMPARE(trades[0][QLatin1String("approval_s")].toDouble(), 6.0);
        QVERIFY(trades[1][QLatin1String("shortfall_usd")].isNull());  // nothing was sent
    }
    /// A count beside ratios in one column is a whole number on a page, and is read as before.
    /// Two coins that were watched for two hours were watched for two hours.
    void watchedTimeIsToldOfEachUnderlying()
    {
        Source source = samples::source();
        auto data = std::make_shared<review::ReviewData>(*source.data);
        for (review::HourCell cell : source.data->hours) {
            cell.underlying = "ETH";
            data->hours.push_back(cell);
        }
        source.data = data;
        source.now = review::reviewOf(*data);
        const std::string csv = csvText(tables::reportOf(source));
        QVERIFY2(csv.contains("of BTC 1 h 59 min, ETH 1 h 59 min watched"), csv.c_str());
        QVERIFY(csv.contains("Hours that were watched,2,"));
    }
    void countsHaveNoDecimals()
    {
        Table table;
        table.key = "compared";
        table.columns = {{"figure", "Figure", Unit::Words, 1}, {"now", "Now", Unit::Factor, 1}};
        table.rows = {{{"Rebalances", 1234.0}, false, false, true},
                      {{"Realised over estimated", 1.5}}};
        QCOMPARE(shownText(table.rows[0].cells[1], unitOf(table, table.rows[0], 1)),
                 core::number(1234, 0));
        QCOMPARE(shownText(table.rows[1].cells[1], unitOf(table, table.rows[1], 1)),
                 std::string{"1.50"});
        QCOMPARE(unitOf(table, table.rows[0], 0), Unit::Words);
        Document document = tables::reportOf(samples::source());
        document.sections = {{"s", "Section", {table}}};
        const std::string page = htmlText(document);
        QVERIFY2(page.find(">" + core::number(1234, 0) + "<") != std::string::npos, page.c_str());
        // Which of the figures of two periods are counts.
        QStringList counts;
        for (const review::ComparedFigure& figure : review::compare({}, {}))
            if (figure.isCount) counts << QString::fromStdString(std::string{figure.name});
        QCOMPARE(counts.join(u'|'), QStringLiteral("Rebalances|Missed triggers"));
    }
    void whatIsOutOfOrderStandsFirst()
    {
        const Document document = tables::reportOf(samples::source());
        QCOMPARE(document.sections.front().key, std::string{"exceptions"});
        const QJsonArray found = rows(section(json(document), "exceptions"), "exceptions");
        const auto any = [&](const char* key, const char* part) {
            return std::ranges::any_of(found, [&](const QJsonValue& row) {
                return row[QLatin1String(key)].toString().contains(QLatin1String(part));
            });
        };
        QVERIFY(any("what", "400 of the profit is unexplained") ||
                any("what", "of the profit is unexplained"));
        QVERIFY(any("what", "To be investigated"));
        QVERIFY(any("kind", "Alert"));
        QVERIFY(any("what", "caution: spread 12 bp"));
        QVERIFY(any("kind", "Override"));
    }
    void aLaterChangeOfALimitIsUndone()
    {
        const QJsonArray limits =
            rows(section(json(tables::reportOf(samples::source())), "settings"), "in_force");
        QCOMPARE(limits[0][QLatin1String("value")].toString(), QStringLiteral("1000"));
    }
    void hostileWordsDrawNothing()
    {
        const Document document = tables::reportOf(samples::source());
        const QString html = QString::fromStdString(htmlText(document));
        QVERIFY(!html.contains(QStringLiteral("<script")));
        QVERIFY(html.contains(QStringLiteral("&lt;script&gt;alert(1)&lt;/script&gt;")));
        QVERIFY(!html.contains(QStringLiteral("http-equiv=\"refresh\"")));
        QVERIFY(!html.contains(QStringLiteral(" src=")));
        QVERIFY(!html.contains(QStringLiteral("url(")));
        for (const std::string& text : {htmlText(document), csvText(document), jsonText(document)})
            QVERIFY(text.find("\xE2\x80\xAE") == std::string::npos);  // turns what follows it
        // A cell that begins as a formula does has an apostrophe before it.
        const std::string csv = csvText(document);
        QVERIFY(csv.find("\"'=HYPERLINK") != std::string::npos);
        QVERIFY(csv.find("\"=HYPERLINK") == std::string::npos);
        QVERIFY(csv.find(",=HYPERLINK") == std::string::npos);
        QVERIFY(csv.find(",@anna") == std::string::npos);
        // The page is well formed, pictures and all, but for what HTML alone has.
        QString page = html.mid(html.indexOf(QLatin1String("<body>")));
        page.truncate(page.indexOf(QLatin1String("</html>")));
        QXmlStreamReader xml(page);
        while (!xml.atEnd()) xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }
    void anEmptyPeriodIsSaidToBeEmpty()
    {
        Source empty;
        empty.span = {samples::day(), samples::day()};
        empty.program = "Ballast 0.0.0";
        empty.data = std::make_shared<const review::ReviewData>();
        const std::string html = htmlText(tables::reportOf(empty));
        for (const char* sentence :
             {"Nothing was proposed in this period.", "No order was sent in this period.",
              "nothing can be said of its profit", "Nothing is recorded of the period before.",
              "nothing was recorded in this period",
              "Not known: nothing was recorded in this period"})
            QVERIFY2(html.find(sentence) != std::string::npos, sentence);
        QVERIFY(html.find(">nan") == std::string::npos);
    }
    void whatIsMissingIsSaid()
    {
        Source source = samples::source();
        auto data = std::make_shared<review::ReviewData>(*source.data);
        for (review::CaseLeg& leg : data->cases[0].legs) leg.arrival.reset(), leg.end.reset();
        data->remark = "The index of 3 h is missing.";
        data->pnl[0].parts.leftOut = 4;
        review::finish(*data);
        source.data = data;
        source.now = review::reviewOf(*data);
        const std::string html = htmlText(tables::reportOf(source));
        QVERIFY(html.find("The index of 3 h is missing.") != std::string::npos);
        QVERIFY(html.find("4 steps of positions had no price") != std::string::npos);
        QVERIFY(html.find("market was not recorded") != std::string::npos);
    }

    void periods_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("before");
        const auto row = [](const char* first, const char* last, Kind kind, const char* before) {
            QTest::addRow("%s to %s", first, last)
                << QString::fromLatin1(first) << QString::fromLatin1(last) << static_cast<int>(kind)
                << QString::fromLatin1(before);
        };
        row("2026-11-22", "2026-11-22", Kind::Daily, "2026-11-21 2026-11-21");
        row("2026-11-01", "2026-11-30", Kind::Monthly, "2026-10-01 2026-10-31");
        row("2024-02-01", "2024-02-29", Kind::Monthly, "2024-01-01 2024-01-31");
        row("2026-11-16", "2026-11-22", Kind::Period, "2026-11-09 2026-11-15");
        row("2026-01-01", "2026-01-01", Kind::Daily, "2025-12-31 2025-12-31");
    }
    void periods()
    {
        QFETCH(QString, first);
        QFETCH(QString, last);
        const auto day = [](const QString& text) {
            return std::chrono::floor<std::chrono::days>(
                *core::parseIsoUtc(text.toStdString() + "T00:00:00Z"));
        };
        const Span span{day(first), day(last)};
        QTEST(static_cast<int>(kindOf(span)), "kind");
        QTEST(
            QString::fromStdString(dayText(before(span).first) + " " + dayText(before(span).last)),
            "before");
        QVERIFY(span.to() + core::Duration{1} == core::Time{span.last + std::chrono::days{1}});
    }

    void plainText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        QTest::newRow("letters") << QByteArray("B\xC3\xA4lle \xE2\x82\xAC \xF0\x9F\x98\x80")
                                 << QByteArray("B\xC3\xA4lle \xE2\x82\xAC \xF0\x9F\x98\x80");
        QTest::newRow("bidi") << QByteArray(
                                     "a\xE2\x80\xAE"
                                     "b\xE2\x81\xA6"
                                     "c\xD8\x9C")
                              << QByteArray("abc");
        QTest::newRow("control") << QByteArray("a\x1b[31m\tb\x7f") << QByteArray("a [31m b ");
        QTest::newRow("bad") << QByteArray("a\xFF\xC3") << QByteArray("a\xEF\xBF\xBD\xEF\xBF\xBD");
        QTest::newRow("too long a form")
            << QByteArray("\xC0\xAF") << QByteArray("\xEF\xBF\xBD\xEF\xBF\xBD");
        QTest::newRow("half a pair")
            << QByteArray("\xED\xA0\x80") << QByteArray("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
        QTest::newRow("break") << QByteArray("a\nb") << QByteArray("a b");
    }
    void plainText()
    {
        QFETCH(QByteArray, text);
        const QByteArray got = QByteArray::fromStdString(plain(text.toStdString()));
        QTEST(got, "wanted");
    }

    void ticksAreRoundAndHoldEverything()
    {
        for (const auto& [least, greatest] : {std::pair{0.0, 7.3},
                                              {-12.0, 3'400.0},
                                              {-0.004, 0.0},
                                              {0.0, 0.0},
                                              {-5e9, 1.0},
                                              {std::nan(""), 1.0}}) {
            const auto ticks = roundTicks(least, greatest);
            QVERIFY(ticks.size() >= 2 && ticks.size() <= 9);
            QVERIFY(std::ranges::find(ticks, 0.0) != ticks.end());
            QVERIFY(!(ticks.front() > least) && !(ticks.back() < greatest));
        }
    }
    void aWaterfallStepsToItsTotal()
    {
        const std::vector<Step> steps{{"a", 10, false}, {"b", -4, false}, {"sum", 6, true}};
        const Picture picture = waterfall({"k", "Title", "words", "USD"}, steps, true, 1);
        QVERIFY(std::abs(sum(picture, Ink::Gain) - sum(picture, Ink::Loss) -
                         sum(picture, Ink::Total)) < 1e-9);
        QVERIFY(std::abs(sum(picture, Ink::Gain) / sum(picture, Ink::Total) - 10.0 / 6) < 1e-9);
        for (const Shape& s : picture.shapes) {
            QVERIFY(s.from.x >= 0 && s.from.x <= picture.width);
            QVERIFY(s.from.y >= 0 && s.from.y <= picture.height);
        }
        QVERIFY(svg(picture).find("<script") == std::string::npos);
    }
    void aPictureTakesWhateverComes()
    {
        const double inf = std::numeric_limits<double>::infinity();
        const std::vector<Step> steps{
            {"<b>", inf, false}, {"", std::nan(""), false}, {"t", 0, true}};
        const std::string text = svg(waterfall({"k", "<i>", "\"w\"", "&"}, steps, false, 2));
        QVERIFY(text.find("<b>") == std::string::npos && text.find("<i>") == std::string::npos);
        QVERIFY(text.find("inf") == std::string::npos && text.find("\"nan") == std::string::npos);
        QXmlStreamReader xml(QString::fromStdString(text));
        while (!xml.atEnd()) xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        (void)svg(stackedBars({"k", "t", "w", ""}, {}, {}));
        (void)svg(histogram({"k", "t", "w", ""}, {}, "", ""));
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
