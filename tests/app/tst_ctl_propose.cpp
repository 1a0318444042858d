#include "app/ctl_commands.h"
#include "app/settings_policies.h"
#include "app/tape_decision.h"
#include "connectors/paper_market/tape_market.h"
#include "support/places.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace ballast;

namespace {

struct Ran {
    int code = -1;
    QByteArray out, err;
};

QString data(const char* name)
{
    return QString::fromStdString((test::sourceDirectory() / "tests/data/propose" / name).string());
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{"no such file"};
}

/// What the program is given; each a path.
struct Files {
    QString tape = data("state_options.csv"), positions = data("positions.csv"),
            settings = data("settings.toml");
};

Ran run(const Files& files, const QStringList& more = {})
{
    const auto binary = test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl";
    QStringList arguments{QStringLiteral("propose"),
                          QStringLiteral("--tape"),
                          files.tape,
                          QStringLiteral("--positions"),
                          files.positions,
                          QStringLiteral("--config"),
                          files.settings};
    QProcess process;
    process.start(QString::fromStdString(binary.string()), arguments + more);
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

const QStringList kJson{QStringLiteral("--format"), QStringLiteral("json")};

QJsonObject answered(const Ran& ran) { return QJsonDocument::fromJson(ran.out).object(); }
QJsonObject ofBtc(const Ran& ran)
{
    for (const QJsonValue& v : answered(ran)[QStringLiteral("underlyings")].toArray())
        if (v[QStringLiteral("underlying")] == QStringLiteral("BTC")) return v.toObject();
    return {};
}

}  // namespace

/// The binary as a risk manager runs it over an evening's recording.
class tst_ctl_propose : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString written(const char* name, const QByteArray& text)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) qFatal("no disk");
        return path;
    }

private slots:
    /// What is expected was printed by the same command; where a decision is meant to change, print
    /// it anew and read the difference.
    void printsTheProposalItsChecksAndCosts()
    {
        const Ran json = run({}, kJson), table = run({});
        QVERIFY2(json.err.isEmpty() && table.err.isEmpty(), json.err + table.err);
        QCOMPARE(json.code, 0);
        QCOMPARE(table.code, 0);
        QCOMPARE(json.out, contents(data("decision.json")));
        QCOMPARE(table.out, contents(data("decision.txt")));
    }

    void theJsonHoldsTogether()
    {
        const QJsonObject btc = ofBtc(run({}, kJson));
        const QJsonObject proposal = btc[QStringLiteral("proposal")].toObject();
        const QJsonArray legs = proposal[QStringLiteral("legs")].toArray();
        QCOMPARE(legs.size(), 1);
        const double before = btc[QStringLiteral("delta_coin")].toDouble();
        const double change = legs[0][QStringLiteral("delta_change_coin")].toDouble();
        const double after = proposal[QStringLiteral("delta_after_coin")].toDouble();
        QVERIFY(std::abs(before + change - after) < 1e-8);
        QVERIFY(before < -2 && std::abs(after + 2) < 10.0 / 64'000);  // to the edge, but for a lot
        const QJsonObject costs = proposal[QStringLiteral("costs")].toObject();
        QVERIFY(costs[QStringLiteral("fee_usd")].toDouble() > 0);
        QVERIFY(proposal[QStringLiteral("checks")].toArray().size() > 10);
    }

    void twoRunsAreTheSameBytes()
    {
        const Ran first = run({}, kJson), second = run({}, kJson);
        QVERIFY(!first.out.isEmpty());
        QCOMPARE(first.out, second.out);
        QCOMPARE(run({}).out, run({}).out);
    }

    void saysWhyNothingIsProposed()
    {
        Files files;
        files.settings = written("wide.toml", "[policy.BTC]\nbelow = 500\nabove = 500\n");
        const Ran inside = run(files, kJson);
        QCOMPARE(inside.code, 3);
        QCOMPARE(ofBtc(inside)[QStringLiteral("reason")].toString(),
                 QStringLiteral("inside the band"));
        QVERIFY(ofBtc(inside)[QStringLiteral("proposal")].isNull());
        QVERIFY(run(files).out.contains("Nothing is proposed: inside the band"));

        files.settings = written(
            "other.toml", "[policy.BTC]\nbelow = 2\nabove = 2\nhedge_with = \"BTC-1JAN27\"\n");
        const Ran without = run(files, kJson);
        QCOMPARE(without.code, 3);
        QVERIFY(ofBtc(without)[QStringLiteral("reason")].toString().contains(
            QStringLiteral("BTC-1JAN27 has no fresh two-sided book")));
    }

    void aDeniedProposalIsShownWithWhatDeniesIt()
    {
        const Ran ran =
            run({}, kJson + QStringList{QStringLiteral("--equity"), QStringLiteral("BTC=1.5")});
        QCOMPARE(ran.code, 0);
        const QJsonObject proposal = ofBtc(ran)[QStringLiteral("proposal")].toObject();
        QCOMPARE(proposal[QStringLiteral("verdict")].toString(), QStringLiteral("deny"));
        bool denied = false;
        for (const QJsonValue& check : proposal[QStringLiteral("checks")].toArray())
            denied = denied || (check[QStringLiteral("rule")] == QStringLiteral("margin") &&
                                check[QStringLiteral("verdict")] == QStringLiteral("deny"));
        QVERIFY(denied);
    }

    void theSmileRuleIsKnownWhenTheBandIsJudged()
    {
        Files files;
        files.settings = written("smile.toml",
                                 "[policy.BTC]\nbelow = 2\nabove = 2\n"
                                 "smile_rule = \"sticky-moneyness\"\n");
        const QJsonObject plain = ofBtc(run({}, kJson)), smile = ofBtc(run(files, kJson));
        QVERIFY(plain[QStringLiteral("delta_coin")] != smile[QStringLiteral("delta_coin")]);
        QVERIFY(!smile[QStringLiteral("reason")].toString().contains(
            QStringLiteral("without a smile")));
    }

    void errorsNameTheFileAndThePlace_data()
    {
        QTest::addColumn<QString>("which");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const char* which, const char* text,
                            const char* said) {
            QTest::addRow("%s", name)
                << QString::fromLatin1(which) << QByteArray{text} << QByteArray{said};
        };
        row("a key out of range", "settings", "[policy.BTC]\nbelow = -1\n",
            "[policy.BTC]: key \"below\" is \"-1\", expected a number");
        row("a key nobody knows", "settings", "[policy.BTC]\nwidth = 1\n",
            "key \"width\" is not known");
        row("no settings at all", "settings", "[policy\n", "line 1");
        row("a size that is none", "positions", "instrument,size\nBTC-PERPETUAL,ten\n",
            "line 2, column \"size\": expected a decimal number, found \"ten\"");
        row("what the tape does not list", "positions",
            "instrument,size\nBTC-PERPETUAL,10\nBTC-27MAR26-1-C,5\n",
            "line 3: \"BTC-27MAR26-1-C\" is not on the tape \"state_options.csv\"");
        row("no positions", "positions", "instrument,size\nBTC-PERPETUAL,0\n", "it holds none");
        row("no columns", "positions", "a,b\n1,2\n", "expected columns for instrument");
        row("a tape without an option", "tape", "instrument_name,mark_price\nX,1\n", "given.csv");
    }
    void errorsNameTheFileAndThePlace()
    {
        QFETCH(QString, which);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, said);
        Files files;
        QString& file = which == QStringLiteral("settings")    ? files.settings
                        : which == QStringLiteral("positions") ? files.positions
                                                               : files.tape;
        file = written("given.csv", text);
        const Ran ran = run(files);
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.isEmpty(), ran.out.constData());
        QVERIFY2(ran.err.startsWith("ballastctl: ") && ran.err.contains(said) &&
                     ran.err.contains("given.csv"),
                 ran.err.constData());
    }

    void aMissingFileIsAnErrorAndAMissingOptionABadCommandLine()
    {
        for (const char* which : {"tape", "positions", "settings"}) {
            Files files;
            (which[0] == 't'   ? files.tape
             : which[0] == 'p' ? files.positions
                               : files.settings) = m_folder.filePath(QStringLiteral("absent.csv"));
            const Ran ran = run(files);
            QCOMPARE(ran.code, 1);
            QVERIFY2(ran.err.contains("absent.csv"), ran.err.constData());
        }
        const auto equity = run({}, {QStringLiteral("--equity"), QStringLiteral("BTC=much")});
        QCOMPARE(equity.code, 1);
        QVERIFY(equity.err.contains("--equity"));
        QCOMPARE(run({}, {QStringLiteral("--format"), QStringLiteral("yaml")}).code, 2);
    }

    void theHelpNamesEveryColumnAndKey()
    {
        const std::string help = app::proposeHelp();
        int keys = 0;
        const QString policies =
            QString::fromStdString(app::policiesText({app::paperPolicy("BTC", 1)}));
        for (const QString& line : policies.split(u'\n')) {
            const QString key = line.section(u'=', 0, 0).trimmed();
            if (!line.contains(u'=') || key.startsWith(u'#')) continue;
            ++keys;
            QVERIFY2(help.find("# " + key.toStdString() + " = ") != std::string::npos,
                     qPrintable(key));
        }
        QVERIFY(keys >= 15);
        for (const char* word :
             {"max_net_delta", "depth_share", "orders_per_hour", "instrument", "size", "side",
              "average price", "instrument_name", "mark_iv", "funding_8h", "Exit codes"})
            QVERIFY2(help.find(word) != std::string::npos, word);
    }

    void aTapeThatIsNotMovedStandsStill()
    {
        const auto market = paper_market::TapeMarket::open(
            data("state_options.csv").toStdString(),
            {.seed = 1, .pricePath = {}, .still = true, .pathOffset = {}});
        QVERIFY2(market.has_value(), "no folder of prices is needed");
        const double index = (*market)->indices().front().price;
        QCOMPARE(index, 64'000.0);
        (*market)->advance((*market)->start() + std::chrono::hours{60});
        QCOMPARE((*market)->indices().front().price, index);
    }

    void decidesOnTheRecordedStates()
    {
        const auto folder = test::recordingsDirectory() / "deribit/exchange_state";
        const auto tapes = test::filesIn(folder, "btc_options", ".csv");
        if (tapes.empty()) QSKIP("no recordings: set BALLAST_RECORDINGS to their folder");
        Files files;
        files.positions =
            written("book.csv", "instrument,size\nBTC-30JAN26-100000-C,-40\nBTC-PERPETUAL,1000\n");
        for (const auto& tape : tapes) {
            files.tape = QString::fromStdString(tape.string());
            const Ran first = run(files, kJson);
            QCOMPARE(first.code, 0);
            QCOMPARE(first.out, run(files, kJson).out);
            QVERIFY(answered(first)[QStringLiteral("tape_rows")].toInt() > 100);
        }
        qInfo("decided on %zu recorded states", tapes.size());
    }
};

QTEST_GUILESS_MAIN(tst_ctl_propose)
#include "tst_ctl_propose.moc"
