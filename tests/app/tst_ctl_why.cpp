// `ballastctl why` as a person runs it, on a made history.
#include "support/places.h"

#include <QDateTime>
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

Ran run(const QStringList& arguments)
{
    const auto binary = test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl";
    QProcess process;
    process.start(QString::fromStdString(binary.string()), arguments);
    Ran ran;
    if (!process.waitForFinished(120'000)) return ran;
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

}  // namespace

class TestCtlWhy : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const Ran made =
            run({QStringLiteral("make-history"), QStringLiteral("--data"), m_dir.path() + m_name,
                 QStringLiteral("--days"), QStringLiteral("1"), QStringLiteral("--rows-per-day"),
                 QStringLiteral("4000"), QStringLiteral("--start"),
                 QStringLiteral("2026-11-22T00:00:00Z"), QStringLiteral("--quiet")});
        QVERIFY2(made.code == 0, made.err.constData());
    }

    void answersForEachUnderlying()
    {
        const Ran ran = why({QStringLiteral("--at"), QStringLiteral("2026-11-22T03:31:00Z")});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY(ran.out.startsWith("2026-11-22T03:31:00"));
        for (const char* underlying : {"\nBTC: ", "\nETH: "})
            QVERIFY2(ran.out.contains(underlying), ran.out.constData());
        QVERIFY2(ran.out.contains("trade"), ran.out.constData());
    }

    void oneUnderlyingAsJson()
    {
        const Ran ran =
            why({QStringLiteral("--at"), QStringLiteral("2026-11-22 03:31"),
                 QStringLiteral("--underlying"), QStringLiteral("BTC"), QStringLiteral("--minutes"),
                 QStringLiteral("90"), QStringLiteral("--format"), QStringLiteral("json")});
        QVERIFY2(ran.code == 0, ran.err.constData());
        const QJsonObject moment = QJsonDocument::fromJson(ran.out).object();
        QCOMPARE(moment[QStringLiteral("around_s")].toDouble(), 5'400.0);
        const QJsonArray books = moment[QStringLiteral("underlyings")].toArray();
        QCOMPARE(books.size(), qsizetype{1});
        const QJsonObject btc = books[0].toObject();
        QVERIFY(btc[QStringLiteral("answer")].toString().startsWith(QStringLiteral("It ")));
        QVERIFY(btc.contains(QStringLiteral("band_lower")));
        const QJsonArray events = moment[QStringLiteral("events")].toArray();
        QVERIFY(!events.isEmpty());
        QString last;
        for (const QJsonValue& event : events) {
            const QString at = event.toObject()[QStringLiteral("at_utc")].toString();
            QVERIFY(last <= at);
            last = at;
            QVERIFY(event.toObject()[QStringLiteral("underlying")] != QStringLiteral("ETH"));
        }
    }

    /// The last day is said, and the days are counted back from it.
    void aMadeHistoryEndsAtItsLastDay_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const QStringList& arguments, int code,
                            const QByteArray& said) {
            QTest::newRow(name) << arguments << code << said;
        };
        const QString until = QStringLiteral("--until"), day = QStringLiteral("2026-03-31");
        row("fixed", {}, 0, "2026-11-25T00:00:00.000Z to 2026-11-27T00:00:00.000Z.");
        row("a day", {until, day}, 0, "2026-03-30T00:00:00.000Z to 2026-04-01T00:00:00.000Z.");
        row("yesterday", {until, QStringLiteral("yesterday")}, 0,
            QDate(QDateTime::currentDateTimeUtc().date()).toString(Qt::ISODate).toLatin1() +
                "T00:00:00.000Z.");
        row("no day", {until, QStringLiteral("2026-02-30")}, 2, "a day is written as");
        row("a time", {until, QStringLiteral("2026-03-31T10:00:00Z")}, 2, "a day is written as");
        row("before any", {until, QStringLiteral("1680-01-01")}, 2, "from 2000 to 2099");
        row("after all", {QStringLiteral("--start"), QStringLiteral("2261-12-31")}, 2,
            "from 2000 to 2099");
        row("its end after all", {QStringLiteral("--start"), QStringLiteral("2099-12-31")}, 2,
            "--start, with --days: 2100-01-01T23:59:59.999Z: a history is made of days from 2000 "
            "to 2099.");
        row("the first seed", {until, day, QStringLiteral("--seed"), QStringLiteral("0")}, 0,
            "2026-03-30T00:00:00.000Z to");
        row("the last seed",
            {until, day, QStringLiteral("--seed"), QStringLiteral("18446744073709551615")}, 0,
            "2026-03-30T00:00:00.000Z to");
        row("no seed", {until, day, QStringLiteral("--seed"), QStringLiteral("-1")}, 2, "--seed");
        row("both", {until, day, QStringLiteral("--start"), QStringLiteral("2026-03-01")}, 2,
            "excludes");
    }
    void aMadeHistoryEndsAtItsLastDay()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, said);
        const QTemporaryDir dir;
        const QString folder = dir.path() + QStringLiteral("/made");
        const Ran ran = run(QStringList{QStringLiteral("make-history"), QStringLiteral("--data"),
                                        folder, QStringLiteral("--days"), QStringLiteral("2"),
                                        QStringLiteral("--rows-per-day"), QStringLiteral("2880"),
                                        QStringLiteral("--quiet")} +
                            arguments);
        QCOMPARE(ran.code, code);
        QVERIFY2((code == 0 ? ran.out : ran.err).contains(said), (ran.out + ran.err).constData());
        if (code != 0) return;
        // All that its desk decided can be decided again.
        const Ran replay = run({QStringLiteral("replay"), QStringLiteral("--data"), folder});
        QVERIFY2(replay.code == 0, (replay.out + replay.err).constData());
        QCOMPARE(replay.out.count("  identical\n"), qsizetype{2});
    }

    void aMadeHistoryWithoutEventsSaysSo()
    {
        const QTemporaryDir dir;
        const QString folder = dir.path() + QStringLiteral("/made");
        const Ran made =
            run({QStringLiteral("make-history"), QStringLiteral("--data"), folder,
                 QStringLiteral("--days"), QStringLiteral("1"), QStringLiteral("--rows-per-day"),
                 QStringLiteral("2880"), QStringLiteral("--no-events"), QStringLiteral("--quiet")});
        QVERIFY2(made.code == 0, made.err.constData());
        const Ran replay = run({QStringLiteral("replay"), QStringLiteral("--data"), folder});
        QCOMPARE(replay.code, 2);
        QVERIFY2(replay.err.contains("was made by make-history and holds no events"),
                 replay.err.constData());
    }

    /// A bit that fell over in a page that still reads well: no query notices, the chain does.
    void readingCommandsNoticeWhatIsNotAsWritten()
    {
        const QTemporaryDir dir;
        const QString folder = dir.path() + QStringLiteral("/made");
        const Ran made =
            run({QStringLiteral("make-history"), QStringLiteral("--data"), folder,
                 QStringLiteral("--days"), QStringLiteral("1"), QStringLiteral("--rows-per-day"),
                 QStringLiteral("4000"), QStringLiteral("--start"),
                 QStringLiteral("2026-11-22T00:00:00Z"), QStringLiteral("--quiet")});
        QVERIFY2(made.code == 0, made.err.constData());
        const QString day = QStringLiteral("2026-11-22"), from = QStringLiteral("--from"),
                      data = QStringLiteral("--data"), out = QStringLiteral("--out");
        const auto all = [&](const QString& pack) {
            return QList<QStringList>{
                {QStringLiteral("review"), data, folder, from, day},
                {QStringLiteral("review"), data, folder, QStringLiteral("--format"),
                 QStringLiteral("json")},
                {QStringLiteral("why"), data, folder, QStringLiteral("--at"),
                 QStringLiteral("2026-11-22T12:00:00Z"), QStringLiteral("--minutes"),
                 QStringLiteral("719")},
                {QStringLiteral("report"), data, folder, from, day, QStringLiteral("--format"),
                 QStringLiteral("csv")},
                {QStringLiteral("export-audit"), data, folder, out, dir.path() + pack}};
        };
        for (const QStringList& words : all(QStringLiteral("/well"))) {
            const Ran ran = run(words);
            QVERIFY2(ran.code == 0, ran.err.constData());
            const bool isText = words.front() != QStringLiteral("export-audit") &&
                                !words.contains(QStringLiteral("json"));
            QVERIFY2(!isText || ran.out.contains("verified"), ran.out.constData());
        }
        QFile file(folder + QStringLiteral("/history.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("Net delta"));
        bytes.replace("Net delta", "Net delts");
        QVERIFY(file.seek(0) && file.write(bytes) == bytes.size());
        file.close();
        for (const QStringList& words : all(QStringLiteral("/wrong"))) {
            const Ran ran = run(words);
            QVERIFY2(ran.code == 3, ran.err.constData());
            QVERIFY2(ran.err.contains("does not hold: "), ran.err.constData());
            QVERIFY2(words.front() == QStringLiteral("export-audit") || !ran.out.isEmpty(),
                     qPrintable(words.join(QLatin1Char(' '))));
        }
    }

    /// Nothing of an underlying that is not there looks like a quiet one.
    void saysThatThereIsNoSuchUnderlying()
    {
        const QString folder = m_dir.path() + m_name, named = QStringLiteral("--underlying");
        const QStringList review{QStringLiteral("review"), QStringLiteral("--data"), folder};
        for (const char* format : {"table", "csv", "json"}) {
            const QStringList asked = review + QStringList{QStringLiteral("--format"),
                                                           QString::fromLatin1(format), named};
            const Ran none = run(asked + QStringList{QStringLiteral("DOGE")});
            QCOMPARE(none.code, 2);
            QVERIFY(none.out.isEmpty());
            QCOMPARE(none.err,
                     QByteArray("ballastctl: --underlying \"DOGE\": no such underlying is "
                                "in this history. It has BTC, ETH.\n"));
            // One that is there, in whatever case.
            const Ran upper = run(asked + QStringList{QStringLiteral("BTC")});
            const Ran lower = run(asked + QStringList{QStringLiteral("btc")});
            QVERIFY2(upper.code == 0, upper.err.constData());
            QCOMPARE(lower.code, 0);
            QVERIFY(upper.out.contains("BTC"));
            QCOMPARE(lower.out, upper.out);
        }
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no time") << QStringList{} << 2 << QByteArray("--at");
        QTest::newRow("no such time")
            << QStringList{QStringLiteral("--at"), QStringLiteral("half past two")} << 2
            << QByteArray("--at: expected a UTC time");
        QTest::newRow("no such underlying")
            << QStringList{QStringLiteral("--at"), QStringLiteral("2026-11-22T03:31:00Z"),
                           QStringLiteral("--underlying"), QStringLiteral("a very long name")}
            << 2 << QByteArray("no such underlying is in this history. It has BTC, ETH.");
        QTest::newRow("a stretch of nothing")
            << QStringList{QStringLiteral("--at"), QStringLiteral("2026-11-22T03:31:00Z"),
                           QStringLiteral("--minutes"), QStringLiteral("0")}
            << 2 << QByteArray("--minutes");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, said);
        const Ran ran = why(arguments);
        QCOMPARE(ran.code, code);
        QVERIFY2(ran.err.contains(said), ran.err.constData());
    }

private:
    Ran why(const QStringList& arguments) const
    {
        return run(
            QStringList{QStringLiteral("why"), QStringLiteral("--data"), m_dir.path() + m_name} +
            arguments);
    }
    QTemporaryDir m_dir;
    QString m_name = QStringLiteral("/made");
};

QTEST_GUILESS_MAIN(TestCtlWhy)
#include "tst_ctl_why.moc"
