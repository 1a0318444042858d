#include "support/places.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace ballast;

namespace {

struct Ran {
    int code = -1;
    QByteArray out, err;
};

Ran run(const QStringList& arguments, const QByteArray& input = {})
{
    const auto binary = test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl";
    QProcess process;
    process.start(QString::fromStdString(binary.string()), arguments);
    process.write(input);
    process.closeWriteChannel();
    Ran ran;
    if (!process.waitForFinished(60'000)) return ran;
    ran = {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    return ran;
}

const QByteArray kTable =
    "id,type,forward,strike,tau,sigma\n"
    "near,call,64000,70000,0.0821917808219178,0.55\n"
    "broken,call,64000,0,0.0821917808219178,0.55\n"
    "far,put,64000,60000,0.5,0.6\n";

}  // namespace

/// The binary as a quant runs it.
class tst_ctl_greeks : public QObject {
    Q_OBJECT

private slots:
    void pricesAFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("book.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kTable);
        file.close();
        const Ran ran = run({QStringLiteral("greeks"), path});
        QCOMPARE(ran.code, 3);
        QVERIFY2(ran.err.contains("1 of 3 rows could not be answered"), ran.err.constData());
        const QList<QByteArray> lines = ran.out.split('\n');
        QCOMPARE(lines.size(), 5);  // header, three rows, the end of the last one
        const QList<QByteArray> header = lines[0].trimmed().split(',');
        const auto cell = [&](int line, const char* column) {
            return lines[line].trimmed().split(',').value(header.indexOf(column));
        };
        QVERIFY(header.contains("gamma_coin_per_usd"));
        QVERIFY(qAbs(cell(1, "price_coin").toDouble() - 0.0292276486177) < 1e-12);
        QVERIFY(qAbs(cell(1, "delta_net_coin").toDouble() - 0.283024660372) < 1e-11);
        QCOMPARE(cell(2, "status"), QByteArray("refused"));
        QVERIFY(lines[2].contains("strike: expected a price above 0"));
        QCOMPARE(cell(3, "status"), QByteArray("ok"));
    }

    void readsStandardInput()
    {
        const Ran ran = run({QStringLiteral("iv"), QStringLiteral("-"), QStringLiteral("--format"),
                             QStringLiteral("json"), QStringLiteral("--at"),
                             QStringLiteral("2026-12-01T08:00:00Z")},
                            "type,forward,strike,expiry,price\n"
                            "call,64000,70000,2026-12-31T08:00:00Z,0.0292276486177\n");
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.err.isEmpty(), ran.err.constData());
        QVERIFY(ran.out.startsWith("[\n {\"line\":2,"));
        const qsizetype at = ran.out.indexOf("\"sigma\":");
        QVERIFY(at > 0);
        const QByteArray sigma = ran.out.mid(at + 8, ran.out.indexOf(',', at) - at - 8);
        QVERIFY(qAbs(sigma.toDouble() - 0.55) < 1e-10);
    }

    void printsATableForTheEye()
    {
        const Ran ran = run({QStringLiteral("greeks"), QStringLiteral("-"),
                             QStringLiteral("--format"), QStringLiteral("table")},
                            kTable);
        QCOMPARE(ran.code, 3);
        QVERIFY(ran.out.startsWith("line  id"));
        QVERIFY(ran.out.contains("0.02922764862"));
    }

    void saysWhyItCannot_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("no such file")
            << QStringList{QStringLiteral("greeks"), QStringLiteral("/nowhere/book.csv")}
            << QByteArray() << 1 << QByteArray("cannot open /nowhere/book.csv");
        QTest::newRow("an unknown column") << QStringList{QStringLiteral("iv"), QStringLiteral("-")}
                                           << QByteArray("type,forward,strike,tau,premium\n") << 1
                                           << QByteArray("unknown column \"premium\"");
        QTest::newRow("no time") << QStringList{QStringLiteral("iv"), QStringLiteral("-"),
                                                QStringLiteral("--at"), QStringLiteral("noon")}
                                 << QByteArray() << 1 << QByteArray("--at: ");
        QTest::newRow("no table") << QStringList{QStringLiteral("greeks")} << QByteArray() << 2
                                  << QByteArray("file is required");
        QTest::newRow("no such format")
            << QStringList{QStringLiteral("greeks"), QStringLiteral("-"),
                           QStringLiteral("--format"), QStringLiteral("xml")}
            << QByteArray() << 2 << QByteArray("xml");
    }
    void saysWhyItCannot()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, input);
        QFETCH(int, code);
        QFETCH(QByteArray, sentence);
        const Ran ran = run(arguments, input);
        QCOMPARE(ran.code, code);
        QVERIFY2(ran.err.contains(sentence), ran.err.constData());
        QVERIFY(ran.out.isEmpty());
    }

    void helpSaysWhatItReads()
    {
        for (const QString& name : {QStringLiteral("greeks"), QStringLiteral("iv")}) {
            const Ran ran = run({name, QStringLiteral("--help")});
            QCOMPARE(ran.code, 0);
            QVERIFY(ran.out.contains("forward    price of the future"));
            QVERIFY(ran.out.contains("3 some rows could not be answered"));
        }
    }
};

QTEST_GUILESS_MAIN(tst_ctl_greeks)
#include "tst_ctl_greeks.moc"
