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

Ran run(const QStringList& arguments)
{
    const auto binary = test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl";
    QProcess process;
    process.start(QString::fromStdString(binary.string()),
                  QStringList{QStringLiteral("backtest")} + arguments);
    Ran ran;
    if (!process.waitForFinished(120'000)) return ran;
    ran = {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    return ran;
}

QStringList words(const char* line) { return QString::fromUtf8(line).split(QLatin1Char(' ')); }

}  // namespace

/// The binary as a quant runs it.
class TestCtlBacktest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    QString written(const QByteArray& text)
    {
        const QString path = m_folder.filePath(QStringLiteral("lab.toml"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the configuration could not be written");
        return path;
    }

private slots:
    void printsAStudyBesideItsReference()
    {
        const Ran ran = run(words("--study leland --paths 4096 --format csv --threads 1"));
        QVERIFY2(ran.code == 0, ran.err.constData());
        const QList<QByteArray> lines = ran.out.split('\n');
        QCOMPARE(lines.size(), 18 + 2);  // header, rows, the end of the last one
        QCOMPARE(lines[0].trimmed(),
                 QByteArray("case,hedge,measure,reference,reference_se,value,se,z,within"));
        QVERIFY2(ran.err.contains(" options priced in "), ran.err.constData());
        const Ran two = run(words("--study leland --paths 4096 --format csv --threads 3 --quiet"));
        QCOMPARE(two.out, ran.out);
        QVERIFY2(two.err.isEmpty(), two.err.constData());
    }
    void comparesPoliciesFromAFile()
    {
        const QString file = written(
            "[market]\ndays = 2\n[run]\nseeds = \"1..2\"\n"
            "[[policy]]\ntrigger = \"clock\"\nevery_s = 3600\n");
        const Ran ran = run({QStringLiteral("--config"), file, QStringLiteral("--policy"),
                             QStringLiteral("name = \"line\", trigger = \"band\", below = 1, "
                                            "above = 1"),
                             QStringLiteral("--market"), QStringLiteral("generated:calm"),
                             QStringLiteral("--seeds"), QStringLiteral("3..4"),
                             QStringLiteral("--format"), QStringLiteral("csv")});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY(ran.out.startsWith("policy,trigger,cost_usd,"));
        QVERIFY(ran.out.contains("\nclock,clock,") && ran.out.contains("\nline,band,"));
        QVERIFY2(ran.err.contains("BTC, calm"), ran.err.constData());
        const QByteArray header = ran.out.left(ran.out.indexOf('\r'));
        QVERIFY2(header.endsWith(",fee_bp,half_spread_bp,visible_depth_coin,daily_volume_coin,"
                                 "impact_y"),
                 header.constData());
        const Ran table = run({QStringLiteral("--config"), file, QStringLiteral("--quiet")});
        QVERIFY2(table.out.startsWith("Costs assumed: fee 5 bp, half spread 0.5 bp, 5 coin at the "
                                      "best prices, "),
                 table.out.constData());
        QVERIFY(!table.out.contains("fee_bp"));
    }
    void namesWhatIsWrong()
    {
        const QString file = written("[[policy]]\ntrigger = \"band\"\nbelow = -1\n");
        const Ran ran = run({QStringLiteral("--config"), file});
        QCOMPARE(ran.code, 1);
        QVERIFY2(
            ran.err.contains("lab.toml: [[policy]] 1: key \"below\" is \"-1\", expected a number"),
            ran.err.constData());
        QCOMPARE(run(words("--study moon")).code, 2);
        QCOMPARE(run({}).code, 1);
        QCOMPARE(run({QStringLiteral("--study"), QStringLiteral("hull"), QStringLiteral("--config"),
                      file})
                     .code,
                 1);
    }
};

QTEST_GUILESS_MAIN(TestCtlBacktest)
#include "tst_ctl_backtest.moc"
