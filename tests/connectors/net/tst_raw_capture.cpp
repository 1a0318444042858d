#include "connectors/net/raw_capture.h"
#include "tests/support/places.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include <fmt/format.h>

using namespace ballast;
using namespace ballast::net;

namespace {

std::string show(const std::map<std::string, int>& counts)
{
    std::string out;
    for (const auto& [reason, count] : counts)
        out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", reason, count);
    return out;
}

}  // namespace

class TestRawCapture : public QObject {
    Q_OBJECT

    std::filesystem::path write(const char* name, const std::string& text) const
    {
        const auto path = std::filesystem::path{m_folder.path().toStdString()} / name;
        std::ofstream{path, std::ios::binary} << text;
        return path;
    }
    QTemporaryDir m_folder;

private slots:
    void readsLines_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* text, const char* expected) {
            QTest::newRow(name) << QByteArray{text} << QByteArray{expected};
        };
        row("received", "1626993723.804318: {\"a\":1}\n",
            "2021-07-22T22:42:03.804Z received {\"a\":1}; refused ");
        row("sent", "wss://x/y <- 1626993723.5: {}\r\n",
            "2021-07-22T22:42:03.500Z sent wss://x/y {}; refused ");
        row("answer", "https://x -> 1626993723: []\n",
            "2021-07-22T22:42:03.000Z received https://x []; refused ");
        row("notes", "configuration: {\"a\":1}\nwss://x <-> 1626993723.4\n\n", "refused ");
        row("time", "12: {}\nnever: {}\n9e99: {}\n", "refused time not understood: 3");
        row("cut off", "1626993723.8: {\"a\":\n", "refused not a JSON object or array: 1");
        row("no time", "{\"a\":1}\n", "refused no time before the frame: 1");
        row("direction", "wss://x ?? 1626993723.8: {}\n", "refused direction not understood: 1");
    }

    void readsLines()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        RawCapture capture = RawCapture::fromText(text.toStdString());
        std::string out;
        while (const auto f = capture.next())
            out += fmt::format("{} {} {}{}; ", core::isoUtc(f->at), f->sent ? "sent" : "received",
                               f->url.empty() ? "" : f->url + " ", f->text);
        QCOMPARE(QByteArray::fromStdString(out + "refused " + show(capture.refused())), expected);
    }

    void refusesAFrameThatIsTooLarge()
    {
        RawCapture large =
            RawCapture::fromText("1626993723.8: {" + std::string(kMostFrameBytes, ' ') + "}\n");
        QVERIFY(!large.next());
        QCOMPARE(show(large.refused()), std::string{"larger than 1 MiB: 1"});
    }

    void putsTheFilesOfOneSessionInOrderOfTime()
    {
        const auto http =
            write("VENUE.0", "https://x -> 1626993723.1: [1]\nhttps://x -> 1626993725: [4]\n");
        const auto ws =
            write("VENUE.ws.1.0", "1626993724: {\"b\":2}\n1626993724: {\"c\":3}\nnever: {}\n");
        write("OTHER.ws.1.0", "1626993700: {\"z\":0}\n");
        write("notes.txt", "1626993700: {\"n\":0}\n");
        for (const auto& path : {http, ws}) {
            QVERIFY(isRawCapture(path));
            const auto session = readRawCapture(path);
            QVERIFY(session);
            std::string order;
            for (const CapturedFrame& frame : session->frames) order += frame.text;
            QCOMPARE(order, std::string{R"([1]{"b":2}{"c":3}[4])"});
            QCOMPARE(show(session->refused), std::string{"time not understood: 1"});
        }
        const auto all = readRawCapture(http.parent_path());
        QVERIFY(all);
        QCOMPARE(all->frames.front().text, std::string{R"({"z":0})"});
        QCOMPARE(all->frames.size(), std::size_t{5});
    }

    void saysWhatIsNoRecording()
    {
        QTemporaryDir folder;
        const std::filesystem::path empty = folder.path().toStdString();
        std::ofstream{empty / "options.csv"} << "instrument_name,mark_price\n";
        std::ofstream{empty / "part.1"} << "some text\n";
        QVERIFY(!isRawCapture(empty));
        QVERIFY(!isRawCapture(empty / "options.csv"));
        QVERIFY(!isRawCapture(empty / "none.0"));
        const auto read = readRawCapture(empty);
        QVERIFY(!read);
        QVERIFY2(read.error().message.find("no file in it holds a frame") != std::string::npos,
                 read.error().message.c_str());
    }

    void readsEveryLineOfTheRecordedSessions()
    {
        if (!std::filesystem::exists(test::recordingsDirectory()))
            QSKIP("The folder of recordings is not here: no recorded session was read.");
        int received = 0, sent = 0, answers = 0;
        for (const auto& folder :
             test::filesIn(test::recordingsDirectory() / "deribit", "capture_", "")) {
            QVERIFY(isRawCapture(folder));
            const auto session = readRawCapture(folder);
            QVERIFY(session);
            QVERIFY2(session->refused.empty(), show(session->refused).c_str());
            for (const CapturedFrame& frame : session->frames) {
                QVERIFY(frame.text.starts_with('{') && frame.text.ends_with('}'));
                (frame.sent ? sent : frame.url.empty() ? received : answers) += 1;
            }
        }
        qInfo("%d frames received, %d sent, %d answers over HTTP", received, sent, answers);
        QVERIFY(received >= 130 && sent >= 1 && answers >= 2);
    }
};

QTEST_APPLESS_MAIN(TestRawCapture)
#include "tst_raw_capture.moc"
