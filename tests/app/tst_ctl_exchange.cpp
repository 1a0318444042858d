// `ballastctl exchange` as it is run: on a recorded market, and on a path that is none.
#include "support/closed_port.h"
#include "support/places.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <fstream>

using namespace ballast;

namespace {

constexpr int kPatienceMs = 60'000;

/// The exchange in a process of its own; ended with this.
class Exchange {
public:
    explicit Exchange(const QStringList& arguments)
    {
        const auto binary = test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl";
        m_process.start(QString::fromStdString(binary.string()),
                        QStringList{QStringLiteral("exchange")} + arguments);
    }
    ~Exchange()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(kPatienceMs)) m_process.kill();
    }
    /// The port it says it listens on; 0 when it ended before it said one.
    quint16 port()
    {
        static const QRegularExpression kAddress(
            QStringLiteral("listens on ws://127\\.0\\.0\\.1:(\\d+)/"));
        while (m_process.state() != QProcess::NotRunning || m_process.bytesAvailable() > 0) {
            m_said += QString::fromUtf8(m_process.readAllStandardOutput());
            if (const auto found = kAddress.match(m_said); found.hasMatch())
                return found.captured(1).toUShort();
            if (!m_process.waitForReadyRead(kPatienceMs)) break;
        }
        return 0;
    }
    QString said() const { return m_said; }
    int exitCode()
    {
        return m_process.waitForFinished(kPatienceMs) &&
                       m_process.exitStatus() == QProcess::NormalExit
                   ? m_process.exitCode()
                   : -1;
    }
    QString complaint() { return QString::fromUtf8(m_process.readAllStandardError()); }

private:
    QProcess m_process;
    QString m_said;
};

/// The result of a public method, asked by HTTP.
QJsonValue get(quint16 port, const QByteArray& target)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(kPatienceMs)) return {};
    socket.write("GET /api/v2/public/" + target +
                 " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    QByteArray all;
    while (socket.waitForReadyRead(kPatienceMs)) all += socket.readAll();
    all += socket.readAll();
    return QJsonDocument::fromJson(all.mid(all.indexOf("\r\n\r\n") + 4))
        .object()[QStringLiteral("result")];
}

std::vector<std::filesystem::path> tapes()
{
    const auto root = test::recordingsDirectory() / "deribit";
    auto files = test::filesIn(root / "option_chain", "", ".csv");
    for (const auto& file : test::filesIn(root / "exchange_state", "", ".csv"))
        if (file.filename().string().find("options") != std::string::npos) files.push_back(file);
    return files;
}

}  // namespace

class tst_ctl_exchange : public QObject {
    Q_OBJECT

private slots:
    void tradesOnARecordedMarket_data()
    {
        QTest::addColumn<QString>("tape");
        for (const auto& file : tapes())
            QTest::newRow(file.filename().string().c_str())
                << QString::fromStdString(file.string());
    }
    void tradesOnARecordedMarket()
    {
        if (tapes().empty()) QSKIP("no recordings: set BALLAST_RECORDINGS");
        QFETCH(QString, tape);
        Exchange exchange({QStringLiteral("--tape"), tape});
        const quint16 port = exchange.port();
        QVERIFY2(port != 0, qPrintable(exchange.complaint()));
        const QJsonArray listed = get(port, "get_instruments?kind=option").toArray();
        QVERIFY2(listed.size() > 100, qPrintable(exchange.said()));
        // A market that can be traded: marks everywhere, and books on most of it.
        const QString currency =
            listed.first().toObject()[QStringLiteral("base_currency")].toString();
        const QJsonArray summaries =
            get(port, "get_book_summary_by_currency?kind=option&currency=" + currency.toLatin1())
                .toArray();
        QVERIFY(!summaries.isEmpty());
        int priced = 0, quoted = 0;
        for (const QJsonValue& row : summaries) {
            priced += row.toObject()[QStringLiteral("mark_price")].toDouble() >= 0;
            quoted += row.toObject()[QStringLiteral("bid_price")].toDouble() > 0;
        }
        QCOMPARE(priced, summaries.size());
        QVERIFY(quoted > summaries.size() / 3);
        m_read += static_cast<int>(listed.size());
    }
    void movesTheTapeAlongChosenPrices()
    {
        if (tapes().empty()) QSKIP("no recordings: set BALLAST_RECORDINGS");
        const auto prices = test::recordingsDirectory() / "prices" / "btc_1h_2024-08-05_yen.csv";
        Exchange exchange({QStringLiteral("--tape"),
                           QString::fromStdString(tapes().back().string()),
                           QStringLiteral("--prices"), QString::fromStdString(prices.string()),
                           QStringLiteral("--speed"), QStringLiteral("100")});
        QVERIFY2(exchange.port() != 0, qPrintable(exchange.complaint()));
        QVERIFY2(exchange.said().contains(QStringLiteral("btc_1h_2024-08-05_yen")),
                 qPrintable(exchange.said()));
    }
    void theSameSeedAndStartListTheSameInstruments()
    {
        const auto names = [](const char* start) {
            Exchange exchange({QStringLiteral("--seed"), QStringLiteral("3"),
                               QStringLiteral("--start"), QString::fromLatin1(start)});
            QStringList all;
            const QJsonArray listed = get(exchange.port(), "get_instruments").toArray();
            for (const QJsonValue& row : listed)
                all << row.toObject()[QStringLiteral("instrument_name")].toString();
            return all;
        };
        const QStringList first = names("2026-03-01T09:00:00Z");
        QVERIFY(first.size() > 100);
        QVERIFY(!first.filter(QStringLiteral("2MAR26")).isEmpty());
        QCOMPARE(names("2026-03-01T09:00:00Z"), first);
        QVERIFY(names("2026-05-01T09:00:00Z") != first);
    }
    void cleanupTestCase() { qInfo("%d instruments of %zu recordings", m_read, tapes().size()); }

    void refusesWithASentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const char* line, int code, const char* sentence) {
            QTest::newRow(name) << QString::fromLatin1(line).split(QLatin1Char(' ')) << code
                                << QString::fromLatin1(sentence);
        };
        row("a path that is not there", "--tape /no/such/recording.csv", 2,
            "/no/such/recording.csv");
        row("a folder without a recording", "--tape EMPTY", 1, "EMPTY");
        row("a file that is none", "--tape NOTES", 1, "NOTES");
        row("prices without a tape", "--prices NOTES", 2, "--tape");
        row("two markets", "--tape NOTES --live ws://127.0.0.1:1/", 2, "two markets");
        row("a start of a recorded market", "--start 2026-03-01T09:00:00Z --tape NOTES", 2,
            "simulated market");
        row("a start that is no time", "--start soon", 2, "2026-03-01T09:00:00Z");
        row("a live market that runs fast", "--live ws://127.0.0.1:1/ --speed 5", 2,
            "its own speed");
        row("an address that is none", "--live http://example.org", 1, "opening the live market");
    }
    void refusesWithASentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, sentence);
        QTemporaryDir folder;
        const QString notes = folder.filePath(QStringLiteral("notes.csv"));
        std::ofstream(notes.toStdString()) << "to,buy\nmilk,2\n";
        const QString empty = folder.filePath(QStringLiteral("empty"));
        std::filesystem::create_directory(empty.toStdString());
        for (QString& word : arguments) {
            if (word == QStringLiteral("NOTES")) word = notes;
            if (word == QStringLiteral("EMPTY")) word = empty;
        }
        if (sentence == QStringLiteral("NOTES")) sentence = QStringLiteral("notes.csv");
        if (sentence == QStringLiteral("EMPTY")) sentence = QStringLiteral("empty");
        Exchange exchange(arguments);
        QCOMPARE(exchange.exitCode(), code);
        const QString said = exchange.complaint();
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QVERIFY2(said.trimmed().count(QLatin1Char('\n')) <= 1, qPrintable(said));
    }
    void saysThatALiveMarketIsOutOfReach()
    {
        const test::ClosedPort nobody;
        Exchange exchange({QStringLiteral("--live"), QString::fromStdString(nobody.url())});
        const quint16 port = exchange.port();
        QVERIFY2(port != 0, qPrintable(exchange.complaint()));
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        QVERIFY(socket.waitForConnected(kPatienceMs));
        socket.write(
            "GET /api/v2/public/get_time HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QByteArray all;
        while (socket.waitForReadyRead(kPatienceMs)) all += socket.readAll();
        QVERIFY2(all.startsWith("HTTP/1.1 503"), all.constData());
        QVERIFY2(all.contains("11051"), all.constData());
    }

private:
    int m_read = 0;
};

QTEST_GUILESS_MAIN(tst_ctl_exchange)
#include "tst_ctl_exchange.moc"
