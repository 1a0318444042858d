#include "models/review/review_text.h"

#include "models/core/csv_text.h"

#include "models/core/json_text.h"
#include "models/review/cost.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ballast;
using namespace ballast::review;

namespace {

core::Time at(std::int64_t ms) { return core::fromUnixMs(1'795'357'866'114 + ms); }

Rebalance approved()
{
    Rebalance r;
    r.proposal = {12};
    r.revision = 2;
    r.underlying = "BTC";
    r.trigger = "Band breach";
    r.outcome = "Approved";
    r.actor = "trader";
    r.convention = "net transaction";
    r.proposedAt = at(0);
    r.decidedAt = at(1'500);
    r.sentAt = at(1'502);
    r.endedAt = at(1'561);
    r.order =
        "Sell 126\xE2\x80\x89"
        "400 BTC-PERPETUAL";
    r.orderState = "Filled";
    r.label = "R1-ABCDEFGH-000000000000C";
    r.venue = "paper";
    r.quantity = 126'400;
    r.filled = 126'400;
    r.limit = 63'380.5;
    r.averagePrice = 63'401.5;
    r.decisionMid = 63'412.25;
    r.deltaBefore = 2.61;
    r.deltaProposed = 0.617;
    r.deltaAfter = 0.62;
    r.notionalUsd = 126'400;
    r.feesUsd = 63.2;
    r.slippageUsd = 21.4275;
    r.slippageBp = 1.6952;
    return r;
}

Rebalance rejected()
{
    Rebalance r;
    r.proposal = {13};
    r.revision = 1;
    r.underlying = "ETH";
    r.trigger = "Schedule";
    r.outcome = "Rejected";
    r.actor = "trader";
    r.reason = "=HYPERLINK(\"http://x\"), \"no\"";
    r.convention = "Black-Scholes";
    r.proposedAt = at(60'000);
    r.decidedAt = at(64'000);
    r.order =
        "Buy 20\xE2\x80\x89"
        "000 ETH-PERPETUAL";
    r.quantity = 20'000;
    r.limit = 3'100;
    r.decisionMid = 3'099.5;
    r.deltaBefore = -7.5;
    r.deltaProposed = -1;
    return r;
}

constexpr const char* kTable =
    " #  Proposed (UTC)           Coin  Trigger      Outcome   By      Decided       Ended         "
    "Order                       State     Average  Delta before   after  Fees $    Slip $     bp\n"
    "12  2026-11-22 14:31:06.114  BTC   Band breach  Approved  trader  14:31:07.614  14:31:07.675  "
    "Sell 126 400 BTC-PERPETUAL  Filled  63 401.50        +2.610  +0.620   63.20    +21.43  +1.70\n"
    "13  2026-11-22 14:32:06.114  ETH   Schedule     Rejected  trader  14:32:10.114  –             "
    "Buy 20 000 ETH-PERPETUAL    –               –        -7.500       –       –         –      "
    "–\n";

constexpr const char* kCsv =
    "proposal,revision,underlying,trigger,outcome,actor,reason,proposed_utc,decided_utc,sent_utc,"
    "ended_utc,order,order_state,"
    "label,quantity,filled,limit,average_price,decision_mid,convention,delta_before,delta_proposed,"
    "delta_after,notional_usd,"
    "fees_usd,slippage_usd,slippage_bp,venue\r\n"
    "12,2,BTC,Band "
    "breach,Approved,trader,,2026-11-22T14:31:06.114Z,2026-11-22T14:31:07.614Z,2026-11-22T14:31:07."
    "616Z,"
    "2026-11-22T14:31:07.675Z,Sell 126\xE2\x80\x89"
    "400 BTC-PERPETUAL,Filled,R1-ABCDEFGH-000000000000C,126400,126400,63380.5,"
    "63401.5,63412.25,net transaction,2.61,0.617,0.62,126400,63.2,21.4275,1.6952,paper\r\n"
    "13,1,ETH,Schedule,Rejected,trader,\"'=HYPERLINK(\"\"http://x\"\"), "
    "\"\"no\"\"\",2026-11-22T14:32:06.114Z,"
    "2026-11-22T14:32:10.114Z,,,Buy 20\xE2\x80\x89"
    "000 ETH-PERPETUAL,,,20000,,3100,,3099.5,Black-Scholes,-7.5,-1,,,,,,\r\n";

}  // namespace

class TestReviewText : public QObject {
    Q_OBJECT
private slots:
    void printsTheTable();
    void printsTheCsv();
    void printsJsonThatReadsBack();
    void saysWhenThereIsNothing();
    void sumsUpInOneLine();
    void disarmsFormulas_data();
    void disarmsFormulas();
    void keepsForeignTextFromMovingTheCursor();
    void measuresShortfall_data();
    void measuresShortfall();
    void writesOnlyValidJsonText_data();
    void writesOnlyValidJsonText();
    void namesTheDeskOnlyWhereThereAreSeveral();
};

/// The golden table is written with plain spaces; the thin ones it is printed with are as wide.
void TestReviewText::printsTheTable()
{
    const std::vector rows{approved(), rejected()};
    const QString printed =
        QString::fromStdString(table(rows)).replace(QChar(0x2009), QLatin1Char(' '));
    const QStringList lines = printed.split(QLatin1Char('\n')),
                      golden = QString::fromUtf8(kTable).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), golden.size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(lines[i].simplified(), golden[i].simplified());
    // Columns stand under their titles.
    for (const char* title : {"Trigger", "Outcome", "Order", "State"}) {
        const auto column = lines[0].indexOf(QLatin1String(title));
        QVERIFY(column > 0);
        for (int i = 1; i <= 2; ++i)
            QVERIFY(lines[i][column - 1] == QLatin1Char(' ') &&
                    lines[i][column] != QLatin1Char(' '));
    }
    for (int i = 1; i <= 2; ++i) QCOMPARE(lines[i].size(), lines[0].size());
}

void TestReviewText::printsTheCsv()
{
    const std::vector rows{approved(), rejected()};
    QCOMPARE(QByteArray::fromStdString(csv(rows)), QByteArray(kCsv));
}

void TestReviewText::printsJsonThatReadsBack()
{
    const std::vector rows{approved(), rejected()};
    QJsonParseError error;
    const QJsonArray array =
        QJsonDocument::fromJson(QByteArray::fromStdString(json(rows)), &error).array();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(array.size(), 2);
    QCOMPARE(array[0][QStringLiteral("slippage_usd")].toDouble(), 21.4275);
    QCOMPARE(array[0][QStringLiteral("proposed_utc")].toString(),
             QStringLiteral("2026-11-22T14:31:06.114Z"));
    QVERIFY(array[1][QStringLiteral("delta_after")].isNull());
    QVERIFY(array[1][QStringLiteral("filled")].isNull());
    QCOMPARE(array[1][QStringLiteral("reason")].toString(),
             QString::fromStdString(rejected().reason));
    QCOMPARE(array[0].toObject().size(), QByteArray(kCsv).split('\r')[0].count(',') + 1);
}

void TestReviewText::saysWhenThereIsNothing()
{
    QVERIFY(QByteArray::fromStdString(table({})).endsWith("Nothing was proposed in this time.\n"));
    QCOMPARE(json({}), std::string{"[]\n"});
    QCOMPARE(QByteArray::fromStdString(csv({})).count("\r\n"), 1);
}

void TestReviewText::sumsUpInOneLine()
{
    using std::chrono::seconds;
    const std::vector rows{approved(), rejected(), approved()};
    QString line =
        QString::fromStdString(text(summarise(rows, {{"BTC", {seconds{7'200}, seconds{6'840}}},
                                                     {"SOL", {}},
                                                     {"ETH", {seconds{3'600}, seconds{3'564}}}})));
    QCOMPARE(
        line.replace(QChar(0x2009), QLatin1Char(' ')),
        QStringLiteral("3 proposals (2 Approved, 1 Rejected); 2 orders, $252 800 traded, fees "
                       "$126.40, slippage $42.85 "
                       "(+1.70 bp); inside the band BTC 95.0% of 2 h 00 min, ETH 99.0% of 1 h 00 "
                       "min"));
}

void TestReviewText::disarmsFormulas_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    const auto row = [](const char* name, QByteArray text, QByteArray cell) {
        QTest::newRow(name) << text << cell;
    };
    row("plain", "BTC", "BTC");
    row("empty", "", "");
    row("equals", "=1+1", "'=1+1");
    row("plus", "+1", "'+1");
    row("minus", "-2 reasons", "'-2 reasons");
    row("at", "@SUM(A1)", "'@SUM(A1)");
    row("tab", "\tx", "\"'\tx\"");
    row("return", "\rx", "\"'\rx\"");
    row("nul", QByteArray("\0x", 2), "'x");
    row("behind a blank", " =1", "' =1");
    row("wide", "\uFF1D1", "'\uFF1D1");
    row("another separator", "a;=1", "\"a;'=1\"");
    row("comma", "a,b", "\"a,b\"");
    row("quote", "a\"b", "\"a\"\"b\"");
    row("line", "a\nb", "\"a\nb\"");
    row("within", "a=b", "a=b");
}

void TestReviewText::disarmsFormulas()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(QByteArray::fromStdString(core::csvCell(text.toStdString())), cell);
}

void TestReviewText::keepsForeignTextFromMovingTheCursor()
{
    Rebalance r = approved();
    r.actor = "a\x1b[2Jb\nc";
    const std::string printed = table(std::vector{r});
    QVERIFY(printed.find('\x1b') == std::string::npos);
    QCOMPARE(std::ranges::count(printed, '\n'), 2);
}

void TestReviewText::measuresShortfall_data()
{
    QTest::addColumn<bool>("sizedInUsd");
    QTest::addColumn<double>("usdPerPrice");
    QTest::addColumn<bool>("buy");
    QTest::addColumn<double>("quantity");
    QTest::addColumn<double>("price");
    QTest::addColumn<double>("mid");
    QTest::addColumn<double>("usd");
    QTest::newRow("inverse, bought 1 % high")
        << true << 1.0 << true << 10'000.0 << 101.0 << 100.0 << 100.0;
    QTest::newRow("inverse, sold 1 % high")
        << true << 1.0 << false << 10'000.0 << 101.0 << 100.0 << -100.0;
    QTest::newRow("linear, bought 2 low") << false << 1.0 << true << 3.0 << 98.0 << 100.0 << -6.0;
    QTest::newRow("coin premium, sold low")
        << false << 50'000.0 << false << 10.0 << 0.049 << 0.05 << 500.0;
    QTest::newRow("no mid") << false << 1.0 << true << 3.0 << 98.0 << 0.0 << 0.0;
    QTest::newRow("no price") << false << 1.0 << true << 3.0 << std::nan("") << 100.0 << 0.0;
}

void TestReviewText::measuresShortfall()
{
    QFETCH(bool, sizedInUsd);
    QFETCH(double, usdPerPrice);
    QFETCH(bool, buy);
    QFETCH(double, quantity);
    QFETCH(double, price);
    QFETCH(double, mid);
    QFETCH(double, usd);
    const double found = shortfallUsd(
        {sizedInUsd, usdPerPrice}, buy ? core::Side::Buy : core::Side::Sell, quantity, price, mid);
    QVERIFY2(std::abs(found - usd) < 1e-9, qPrintable(QString::number(found, 'g', 17)));
    if (!sizedInUsd || !(mid > 0)) return;
    // The identity for inverse contracts: the coin left behind, valued at the price dealt.
    QVERIFY(std::abs(std::abs(quantity * (1 / mid - 1 / price) * price) - std::abs(usd)) < 1e-9);
}

void TestReviewText::writesOnlyValidJsonText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("controls") << QByteArray("a\x01\n\t\"\\\x7f")
                              << QByteArray(R"("a\u0001\n\t\"\\\u007f")");
    QTest::newRow("two, three and four bytes") << QByteArray("é–😀") << QByteArray("\"é–😀\"");
    QTest::newRow("cut short") << QByteArray("a\xE2\x80")
                               << QByteArray("\"a\xEF\xBF\xBD\xEF\xBF\xBD\"");
    QTest::newRow("overlong") << QByteArray("\xC0\xAF")
                              << QByteArray("\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80")
                               << QByteArray("\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    QTest::newRow("beyond the last")
        << QByteArray("\xF4\x90\x80\x80")
        << QByteArray("\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

void TestReviewText::writesOnlyValidJsonText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, json);
    QCOMPARE(QByteArray::fromStdString(core::jsonQuoted(bytes.toStdString())), json);
}

void TestReviewText::namesTheDeskOnlyWhereThereAreSeveral()
{
    std::vector<Rebalance> rows{approved(), rejected()};
    QVERIFY(csv(rows).starts_with("proposal,"));
    QVERIFY(!table(rows).starts_with("Desk"));
    QVERIFY(json(rows).find("\"desk\"") == std::string::npos);
    rows[1].desk = "=ana@tower: \"paper\"\n";
    QVERIFY(csv(rows).starts_with("desk,proposal,"));
    QVERIFY(csv(rows).find("\"'=ana@tower: \"\"paper\"\"") != std::string::npos);
    const std::string lines = table(rows);
    QVERIFY(lines.starts_with("Desk"));
    QCOMPARE(std::ranges::count(lines, '\n'), std::ptrdiff_t{3});  // one row, one line
    const auto parsed = QJsonDocument::fromJson(QByteArray::fromStdString(json(rows))).array();
    QCOMPARE(parsed[0].toObject()[QStringLiteral("desk")].toString(), QString());
    QCOMPARE(parsed[1].toObject()[QStringLiteral("desk")].toString().toStdString(), rows[1].desk);
}

QTEST_APPLESS_MAIN(TestReviewText)
#include "tst_review_text.moc"
