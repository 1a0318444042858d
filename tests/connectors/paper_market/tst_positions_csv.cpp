#include "connectors/paper_market/csv.h"
#include "connectors/paper_market/positions_csv.h"

#include "tests/support/places.h"

#include <QTest>

#include <cmath>

#include <fmt/format.h>

using namespace ballast;
using namespace ballast::paper_market;

namespace {

std::string show(const core::Expected<PositionsFile>& file)
{
    if (!file) return file.error().message;
    std::string out;
    for (const BookPosition& p : file->positions)
        out += fmt::format("{}{} {} @ {}", out.empty() ? "" : ", ", p.instrument, p.size.text(),
                           p.averagePrice ? fmt::format("{:g}", *p.averagePrice) : "mark");
    return out;
}

std::string show(const core::Expected<CsvTable>& table)
{
    if (!table) return table.error().message;
    std::string out;
    const auto add = [&](const CsvRow& row) {
        for (const std::string& field : row.fields) out += "[" + field + "]";
        out += fmt::format("@{} ", row.line);
    };
    add(table->header);
    for (const CsvRow& row : table->rows) add(row);
    return out;
}

}  // namespace

class TestPositionsCsv : public QObject {
    Q_OBJECT
private slots:
    void readsWhatRfc4180Says_data();
    void readsWhatRfc4180Says();
    void readsNumbersTheSameEverywhere();
    void readsPositions_data();
    void readsPositions();
    void saysThatTheRecordedWebExportsHoldNoPositions();
};

void TestPositionsCsv::readsWhatRfc4180Says_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QByteArray{text} << QByteArray{expected};
    };
    row("plain", "a,b\n1,2\n", "[a][b]@1 [1][2]@2 ");
    row("no newline at the end", "a,b\n1,2", "[a][b]@1 [1][2]@2 ");
    row("carriage returns", "a,b\r\n1,2\r\n", "[a][b]@1 [1][2]@2 ");
    row("byte order mark",
        "\xEF\xBB\xBF"
        "a\n1\n",
        "[a]@1 [1]@2 ");
    row("quotes", "a,b\n\"x,y\",\"say \"\"so\"\"\"\n", "[a][b]@1 [x,y][say \"so\"]@2 ");
    row("line break in a field", "a,b\n\"x\ny\",2\n3,4\n", "[a][b]@1 [x\ny][2]@2 [3][4]@4 ");
    row("empty fields", "a,b,c\n,,\n", "[a][b][c]@1 [][][]@2 ");
    row("blank lines", "a\n\n1\n\n", "[a]@1 [1]@3 ");
    row("semicolons", "a;b\n1;2\n", "[a][b]@1 [1][2]@2 ");
    row("short row", "a,b\n1\n", "[a][b]@1 [1]@2 ");
    row("long row", "a,b\n1,2,3\n", "line 2: 3 fields under a header of 2");
    row("open quote", "a\n\"x\ny\n", "line 2: a quoted field that never ends");
    row("text after quote", "a\n\"x\"y\n", "line 2: text after a closing quote");
    row("quote inside", "a\nx\"y\n", "line 2: a quote inside a field that did not begin with one");
    row("empty", "", "the file is empty");
}

void TestPositionsCsv::readsWhatRfc4180Says()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(show(parseCsv(text.toStdString()))), expected);
}

void TestPositionsCsv::readsNumbersTheSameEverywhere()
{
    QCOMPARE(csvNumber("0.01690192674360534").value(), 0.01690192674360534);
    QCOMPARE(csvNumber("-12.5e-3").value(), -0.0125);
    QCOMPARE(csvNumber("0.0").value(), 0.0);
    QCOMPARE(csvNumber("+7").value(), 7.0);
    for (const char* bad :
         {"", "-", ".", "e5", "1e", "nan", "inf", "1,5", "1 2", "0x10", "1e999", "1e1.5", "1.2.3"})
        QVERIFY2(!csvNumber(bad), bad);
}

void TestPositionsCsv::readsPositions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const std::string& text, const char* expected) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray{expected};
    };
    row("plain",
        "instrument,size,average "
        "price\nBTC-27MAR26-70000-C,-12.5,0.0412\nBTC-PERPETUAL,150000,70123.5\n",
        "BTC-27MAR26-70000-C -12.5 @ 0.0412, BTC-PERPETUAL 150000 @ 70123.5");
    row("other titles", "Symbol;Qty;Entry Price\nETH-PERPETUAL;-3000;2055.05\n",
        "ETH-PERPETUAL -3000 @ 2055.05");
    row("the venue's position fields",
        "instrument_name,direction,size,average_price\nBTC-27MAR26,sell,-500,70000\nBTC-PERPETUAL,"
        "buy,10,1\nETH-PERPETUAL,zero,0,0\n",
        "BTC-27MAR26 -500 @ 70000, BTC-PERPETUAL 10 @ 1");
    row("side gives the sign",
        "instrument,side,amount\nBTC-PERPETUAL,short,100\nETH-PERPETUAL,Long,5\n",
        "BTC-PERPETUAL -100 @ mark, ETH-PERPETUAL 5 @ mark");
    row("rows add up",
        "instrument,size,price\nBTC-PERPETUAL,100,100\nBTC-PERPETUAL,300,200\nETH-PERPETUAL,5,"
        "1\nETH-PERPETUAL,-5,2\n",
        "BTC-PERPETUAL 400 @ 175");
    row("rows that add up to more than there is",
        "instrument,size\nBTC-PERPETUAL,4000000000\nBTC-PERPETUAL,4000000000\n",
        "reading positions from book.csv, line 3, column \"size\": with this row the sizes of "
        "\"BTC-PERPETUAL\" sum to more than a quantity "
        "can be");
    row("less keeps the average, crossing starts anew",
        "instrument,size,price\nA-PERPETUAL,4,10\nA-PERPETUAL,-1,20\nB-PERPETUAL,1,10\nB-PERPETUAL,"
        "-3,20\n",
        "A-PERPETUAL 3 @ 10, B-PERPETUAL -2 @ 20");
    row("transaction log, newest first",
        "ID,UserSeq,Date,Instrument,Type,Side,Amount,Position,Price,Change\n"
        "9,105,2026-03-02,BTC-PERPETUAL,settlement,long,300,300,71000,0.001\n"
        "8,104,2026-03-01,BTC-PERPETUAL,trade,close sell,100,300,72000,0\n"
        "7,103,2026-03-01,BTC-PERPETUAL,trade,open buy,200,400,71000,0\n"
        "6,102,2026-03-01,BTC-PERPETUAL,trade,open buy,200,200,69000,0\n"
        "5,101,2026-03-01,,deposit,-,1,,,1\n"
        "4,100,2026-02-28,BTC-28FEB26-70000-C,trade,open sell,2,-2,0.05,0\n"
        "10,106,2026-03-02,BTC-28FEB26-70000-C,delivery,close buy,2,0,0.01,0\n",
        "BTC-PERPETUAL 300 @ 70000");
    row("transaction log that begins in the middle",
        "UserSeq,Instrument,Type,Side,Amount,Position,Price\n1,BTC-PERPETUAL,trade,open "
        "buy,100,900,70000\n",
        "BTC-PERPETUAL 900 @ mark");
    row("chain export with own positions",
        "Instrument,Pos,Size,IV Bid,Bid,Mark,Ask,IV "
        "Ask,Size\nBTC-26APR24-60000-C,-,70,1,2,3,4,5,76\nBTC-26APR24-61000-P,-2.5,70,1,2,3,4,5,"
        "76\n",
        "BTC-26APR24-61000-P -2.5 @ mark");
    row("number", "instrument,size\nBTC-PERPETUAL,10\nBTC-27MAR26,ten\n",
        "reading positions from book.csv, line 3, column \"size\": expected a decimal number, "
        "found \"ten\"");
    row("thousands", "instrument,size\nBTC-PERPETUAL,\"1,000\"\n",
        "reading positions from book.csv, line 2, column \"size\": expected a decimal number, "
        "found \"1,000\"");
    row("price below zero", "instrument,size,price\nBTC-PERPETUAL,10,-5\n",
        "reading positions from book.csv, line 2, column \"price\": expected a price of zero or "
        "more, found \"-5\"");
    row("instrument", "instrument,size\nBTC PERP!,10\n",
        "reading positions from book.csv, line 2, column \"instrument\": expected an instrument "
        "like BTC-27MAR26-70000-C, found \"BTC PERP!\"");
    row("side", "instrument,size,side\nBTC-PERPETUAL,10,up\n",
        "reading positions from book.csv, line 2, column \"side\": expected buy, sell, long or "
        "short, found \"up\"");
    row("columns", "name,delta\nBTC-PERPETUAL,10\n",
        "reading positions from book.csv, line 1: expected columns for instrument, size and "
        "average price, found \"name, delta\"");
    row("broken csv", "instrument,size\n\"BTC-PERPETUAL,10\n",
        "reading positions from book.csv: line 2: a quoted field that never ends");
    row("empty", "", "reading positions from book.csv: the file is empty");
}

void TestPositionsCsv::readsPositions()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(show(parsePositionsCsv(text.toStdString(), "book.csv"))),
             expected);
}

void TestPositionsCsv::saysThatTheRecordedWebExportsHoldNoPositions()
{
    const auto files =
        test::filesIn(test::recordingsDirectory() / "deribit/web_export", "", ".csv");
    if (files.empty())
        QSKIP("no recordings beside the project: set BALLAST_RECORDINGS to their folder");
    for (const auto& file : files) {
        const auto read = readPositionsCsv(file);
        QVERIFY(!read);
        QVERIFY2(
            read.error().message.find("without its column of own positions") != std::string::npos,
            read.error().message.c_str());
    }
    qInfo("%d web exports checked", static_cast<int>(files.size()));
}

QTEST_APPLESS_MAIN(TestPositionsCsv)
#include "tst_positions_csv.moc"
