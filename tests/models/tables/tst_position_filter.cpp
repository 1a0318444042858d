// The filter expression of the positions: what is read, what it lets through, and where a fault is.
#include "models/tables/position_row.h"

#include "support/market_builder.h"

#include <QtTest/QtTest>

using namespace ballast;
using namespace ballast::tables;
using market::OptionType;
using test::MarketBuilder;

namespace {

const core::Time kNow = MarketBuilder::date(2026, 11, 22, 14, 31);
const core::Time kWeek = MarketBuilder::date(2026, 11, 27);
const core::Time kMonth = MarketBuilder::date(2026, 12, 27);

/// Seven positions, each called by a letter:
/// a 5 days BTC call long, b the put beside it short, c a month's BTC call without a mark, d BTC
/// perpetual short, e ETH put long at another venue, f ETH future long in a second account, g BTC
/// perpetual in that account, stale.
struct Desk {
    MarketBuilder market;
    std::vector<portfolio::Position> positions;
    std::vector<char> letters;

    Desk()
    {
        market.index("BTC", 63412.5);
        market.index("ETH", 3118.4);
        const auto call = market.option("BTC", kWeek, 70000, OptionType::Call);
        const auto put = market.option("BTC", kWeek, 60000, OptionType::Put);
        const auto far = market.option("BTC", kMonth, 80000, OptionType::Call);
        const auto perpetual = market.perpetual("BTC");
        const auto ethPut = market.option("ETH", kMonth, 3000, OptionType::Put);
        const auto future = market.future("ETH", kMonth);
        market.mark(call, 0.0020, 0.55);
        market.mark(put, 0.0110, 0.62);
        market.mark(perpetual, 63412.5);
        market.mark(ethPut, 0.0500, 0.70);
        market.mark(future, 3140);
        hold(call, "25", {"paper", "main"}, 0.0272);
        hold(put, "-12", {"paper", "main"}, 0.0050);
        hold(far, "4", {"paper", "main"}, 0.01);
        hold(perpetual, "-212300", {"paper", "main"}, 63000);
        hold(ethPut, "140", {"deribit-test", "main"}, 0.04);
        hold(future, "30000", {"paper", "second"}, 3000);
        hold(market.linearPerpetual("BTC"), "2", {"paper", "second"}, 60000);
        market.mark({6}, 63400);
        market.at({6}).stale = true;
    }
    void hold(core::InstrumentId id, const char* size, core::AccountKey account, double average)
    {
        portfolio::Position p;
        p.account = account;
        p.instrument = id;
        p.size = test::quantity(size);
        p.averagePrice = average;
        positions.push_back(p);
    }
    /// The letters of those that a filter lets through.
    QString through(const PositionFilter& filter) const
    {
        const portfolio::SubBooks subBooks(std::vector<portfolio::SubBookRule>{
            {.name = "Near Calls", .instrument = "*27NOV26*-C"}});
        const portfolio::Book book = portfolio::value(positions, {}, market.board, kNow, subBooks);
        PositionView view;
        view.grouping = {};
        view.filter = filter;
        QString out;
        for (const PositionBranch& branch : outlineOf(book, view).whole.children)
            out += QLatin1Char(static_cast<char>('a' + branch.row.id.index));
        std::sort(out.begin(), out.end());
        return out;
    }
};

}  // namespace

class tst_position_filter : public QObject {
    Q_OBJECT

private slots:
    void letsThroughWhatItSays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("through");
        const auto row = [](const char* text, const char* through) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(through);
        };
        row("", "abcdefg");
        row("   ", "abcdefg");
        row("btc", "abcdg");
        row("BTC put", "b");
        row("call", "ac");
        row("option", "abce");
        row("future", "f");
        row("perpetual", "dg");
        row("spot", "");
        row("long", "acefg");
        row("short", "bd");
        row("stale", "g");
        row("unvalued", "c");
        row("70000", "a");
        row("btc-*-c", "ac");
        row("BTC-27NOV26-?0000-*", "ab");
        row("*perpetual", "dg");
        row("\"27DEC26\"", "cef");
        row("\"call\"", "");  // in quotes it is letters of the name
        row("venue:paper", "abcdfg");
        row("venue:deribit*", "e");
        row("venue:deribit", "");
        row("venue:\"deribit*\"", "");
        row("venue:\"deribit-test\"", "e");
        row("account:second", "fg");
        row("underlying:eth", "ef");
        row("sub-book:\"near calls\"", "a");
        row("sub-book:near*", "a");
        row("expiry:27nov26", "ab");
        row("dte<7", "ab");
        row("dte<7d", "ab");
        row("dte < 120h", "ab");
        row("dte>=4w", "cef");
        row("dte>0", "abcef");  // a perpetual is neither above nor below
        row("iv>60%", "be");
        row("iv<=55", "a");
        row("strike=70k", "a");
        row("strike!=70000", "bce");
        row("size>=10k", "f");
        row("size<0", "bd");
        row("delta>0", "abfg");
        row("|delta|>1", "abdefg");
        row("|delta| < 3", "abg");
        row("delta$<-100k", "de");
        row("delta$ <= -$0.1m", "de");
        row("pnl<0", "abd");
        row("vega>-1m", "abe");
        row("vega30>0", "ae");
        row("gamma<0", "b");
        row("average\u2265$3000", "dfg");
        row("mark\u22643150 and mark>1", "f");
        row("delta>0 delta\u22600", "abfg");
        row("not call", "bdefg");
        row("not not call", "ac");
        row("NOT call AND btc", "bdg");
        row("btc put or eth future", "bf");
        row("btc (put or perpetual)", "bdg");
        row("not (btc or eth)", "");
        row("(call)", "ac");
        row("call or put and short", "abc");
        row("btc put dte<7 |delta|>0.1 venue:paper not call", "b");
        row("not delta>0", "de");  // what has no delta is neither, and not known not to be
        row("not dte<7", "cef");
        row("not strike=70000", "bce");
        row("not iv>60%", "a");
        row("not (dte<7 or perpetual)", "cef");
        row("not (dte<7 and put)", "acdefg");  // of what is no put the rest does not matter
        row("perpetual or not dte<7", "cdefg");
        row("not sub-book:near*", "bcdefg");  // a name that is not there is another one
        row("nothing-like-it", "");
    }
    void letsThroughWhatItSays()
    {
        QFETCH(QString, text);
        const auto filter = PositionFilter::parse(text);
        QVERIFY2(filter.has_value(), filter ? "" : qPrintable(filter.error().sentence));
        QTEST(Desk{}.through(*filter), "through");
        QCOMPARE(filter->text(), text.trimmed());
        QCOMPARE(filter->isEmpty(), text.trimmed().isEmpty());
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("at");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* text, int at, const char* sentence) {
            QTest::newRow(text) << QString::fromUtf8(text) << at
                                << QStringLiteral("Character %1: ").arg(at + 1) +
                                       QString::fromUtf8(sentence);
        };
        row("dte<", 3, "after “<” comes a number.");
        row("dte<(7)", 4, "after “<” comes a number.");
        row("dte<call", 4, "“dte” is compared with a number such as -0.5, not with “call”.");
        row("delta>0,1", 6,
            "“,1” is no unit of “delta”, which is counted in coin, thousands (k) "
            "or millions (m) of it.");
        row("delta>7d", 6,
            "“d” is no unit of “delta”, which is counted in coin, thousands (k) or "
            "millions (m) of it.");
        row("btc dte<7%", 8,
            "“%” is no unit of “dte”, which is counted in days (d), hours (h) or "
            "weeks (w).");
        row("iv>$5", 3, "“iv” is compared with a number such as -0.5, not with “$5”.");
        row("pnl>nan", 4, "“pnl” is compared with a number such as -0.5, not with “nan”.");
        row("strike>1.2.3", 7,
            "“strike” is compared with a number such as -0.5, not with "
            "“1.2.3”.");
        row("colour>3", 0,
            "there is no number “colour”. Known are: dte iv size strike mark "
            "average delta delta$ gamma gamma$ vega vega30 theta vanna volga charm "
            "pnl value.");
        row("btc colour:red", 4,
            "there is no “colour:”. Known are: venue, account, underlying, "
            "sub-book, expiry.");
        row("venue:", 0, "after “venue:” comes a name.");
        row("delta", 0, "after “delta” comes a comparison, such as delta>0.");
        row("btc |delta|", 5, "after “|delta|” comes a comparison, such as |delta|>0.");
        row("|delta>1", 0, "between bars stands the name of a number, as in |delta|.");
        row("btc )", 4, "a bracket is closed that was not opened.");
        row("btc (put", 4, "this bracket is not closed.");
        row("()", 1, "before “)” a word is missing.");
        row("btc or", 6, "a word or a comparison is missing at the end.");
        row("not", 3, "a word or a comparison is missing at the end.");
        row("or btc", 0, "“or” stands between two conditions.");
        row("btc and or put", 8, "“or” stands between two conditions.");
        row("> 3", 0, "before “>” a word is missing.");
        row("!call", 0, "“!” alone means nothing: write not, or !=.");
        row("btc \"27DEC", 4, "this quote is not closed.");
    }
    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QString, text);
        QFETCH(int, at);
        const auto filter = PositionFilter::parse(text);
        QVERIFY(!filter.has_value());
        QTEST(filter.error().sentence, "sentence");
        QCOMPARE(int(filter.error().at), at);
        QVERIFY(filter.error().at + filter.error().length <= text.size());
    }

    void hasAnEndOfLengthAndDepth()
    {
        QVERIFY(!PositionFilter::parse(QString(401, QLatin1Char('x'))).has_value());
        QVERIFY(PositionFilter::parse(QString(400, QLatin1Char('x'))).has_value());
        const QString open(100, QLatin1Char('(')), shut(100, QLatin1Char(')'));
        const auto deep = PositionFilter::parse(open + QStringLiteral("btc") + shut);
        QVERIFY(!deep.has_value());
        QVERIFY(deep.error().sentence.endsWith(
            QStringLiteral("more brackets within brackets than are read.")));
        QVERIFY(PositionFilter::parse(QStringLiteral("not ").repeated(20) + QStringLiteral("btc"))
                    .has_value());
    }
};

QTEST_GUILESS_MAIN(tst_position_filter)
#include "tst_position_filter.moc"
