#include "connectors/deribit/codec.h"
#include "connectors/deribit/replies.h"
#include "models/market/book.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>
#include <string>

using namespace ballast;

namespace {

const core::Time kAt = core::fromUnixMs(1'700'000'000'000);

struct Recorded {
    std::string where;
    std::string frame;
};

QString root()
{
    const QString given = qEnvironmentVariable("BALLAST_RECORDINGS");
    const QString base = given.isEmpty() ? qEnvironmentVariable("BALLAST_SOURCE") +
                                               QStringLiteral("/../shared/recordings")
                                         : given;
    return base + QStringLiteral("/deribit");
}

std::string contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string{};
}

/// What the venue sent in a raw capture: lines of "stamp: frame"; ours have an arrow before the
/// stamp.
std::vector<Recorded> rawCapture(const QString& path)
{
    std::vector<Recorded> out;
    const auto lines = QByteArray::fromStdString(contents(path)).split('\n');
    for (const QByteArray& line : lines) {
        const auto brace = line.indexOf('{');
        if (brace < 0 || line.left(brace).contains("<-")) continue;
        if (line.startsWith("configuration:")) continue;  // the recorder's own
        out.push_back({path.toStdString(), line.mid(brace).trimmed().toStdString()});
    }
    return out;
}

/// Lines of {"dir": "<", "note": …, "frame": {…}}.
std::vector<Recorded> liveFrames(const QString& path)
{
    std::vector<Recorded> out;
    const auto lines = QByteArray::fromStdString(contents(path)).split('\n');
    for (const QByteArray& line : lines) {
        const auto at = line.indexOf("\"frame\": ");
        if (at < 0 || !line.startsWith("{\"dir\": \"<\"")) continue;
        out.push_back(
            {path.toStdString(), line.mid(at + 9, line.trimmed().size() - at - 10).toStdString()});
    }
    return out;
}

std::vector<Recorded> jsonFiles(const QString& folder)
{
    std::vector<Recorded> out;
    QStringList paths;
    for (QDirIterator it(folder, {QStringLiteral("*.json")}, QDir::Files,
                         QDirIterator::Subdirectories);
         it.hasNext();)
        paths << it.next();
    paths.sort();
    for (const QString& path : paths)
        if (!path.endsWith(QStringLiteral(".request.json")))
            out.push_back({path.toStdString(), contents(path)});
    return out;
}

/// Examples on the documentation pages that are not one valid JSON value, as found there.
const std::set<std::string> kNotJson = {
    "set_heartbeat.repeated.json",
    "get_currencies.response.json",
    "ticker.response.json",
};

std::string fileName(const std::string& path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

class tst_RecordedFrames : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = {};
        m_names = {.venue = "deribit", .account = "key", .directory = &m_directory};
        if (!QDir(root()).exists())
            QSKIP("The folder of recorded Deribit frames is not here: nothing was checked.");
    }

    void everyRecordedFrameIsRead()
    {
        std::vector<Recorded> frames =
            rawCapture(root() + QStringLiteral("/capture_2021-07-22/DERIBIT.ws.1.0"));
        const auto captured = frames.size();
        const auto add = [&](std::vector<Recorded> more) {
            frames.insert(frames.end(), more.begin(), more.end());
        };
        add(liveFrames(root() + QStringLiteral("/live_frames_2026-09-23.jsonl")));
        add(rawCapture(root() + QStringLiteral("/capture_2021-07-22/DERIBIT.0")));
        add(jsonFiles(root() + QStringLiteral("/messages_nautilus")));
        add(jsonFiles(root() + QStringLiteral("/docs_examples_2020")));
        deribit::Codec codec{m_names};
        std::map<std::string, int> kinds;
        int notJson = 0;
        for (const Recorded& r : frames) {
            std::vector<engine::Event> events;
            const auto frame = codec.decode(r.frame, kAt, events);
            if (kNotJson.contains(fileName(r.where)) &&
                r.where.find("docs_examples") != std::string::npos) {
                QVERIFY2(!frame, r.where.c_str());
                ++notJson;
                continue;
            }
            QVERIFY2(frame, (r.where + ": " + (frame ? "" : frame.error().message)).c_str());
            ++kinds[kindOf(*frame)];
        }
        for (const auto& [kind, count] : kinds) qInfo("%5d %s", count, kind.c_str());
        qInfo("%zu frames read (%zu of one raw capture), %d examples are not JSON and were refused",
              frames.size(), captured, notJson);
        QVERIFY(captured > 100);
        QCOMPARE(notJson, int(kNotJson.size()));
        QCOMPARE(kinds["ticker"], 89 + 3);
    }

    void theShortCutSaysWhatTheGeneralWaySays()
    {
        auto frames = rawCapture(root() + QStringLiteral("/capture_2021-07-22/DERIBIT.ws.1.0"));
        for (const auto& more :
             {liveFrames(root() + QStringLiteral("/live_frames_2026-09-23.jsonl")),
              jsonFiles(root() + QStringLiteral("/messages_nautilus"))})
            frames.insert(frames.end(), more.begin(), more.end());
        deribit::Codec codec{m_names};
        int compared = 0;
        for (const Recorded& r : frames) {
            std::vector<engine::Event> quick, general;
            const bool a = codec.decode(r.frame, kAt, quick).has_value();
            const bool b = codec.decodeAnyOrder(r.frame, kAt, general).has_value();
            QCOMPARE(a, b);
            QVERIFY2(same(quick, general), r.frame.c_str());
            ++compared;
        }
        qInfo("%d frames compared", compared);
        QVERIFY(compared > 100);
    }

    void theCapturedBooksAreWholeChains()
    {
        const auto counts =
            replay(rawCapture(root() + QStringLiteral("/capture_2021-07-22/DERIBIT.ws.1.0")));
        qInfo(
            "%d book messages on %d instruments: %d gaps, %d crossed, %d actions that contradict "
            "the book",
            counts.messages, counts.books, counts.gaps, counts.crossed, counts.contradictions);
        QCOMPARE(counts.messages, 46);
        QCOMPARE(counts.books, 10);
        QCOMPARE(counts.gaps, 0);
        QCOMPARE(counts.crossed, 0);
        QCOMPARE(counts.contradictions, 0);
    }

    void aFrameCutOutOfTheCaptureIsAGap()
    {
        const auto frames =
            rawCapture(root() + QStringLiteral("/capture_2021-07-22/DERIBIT.ws.1.0"));
        int cuts = 0;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            if (!isChangeWithSuccessor(frames, i)) continue;
            auto cut = frames;
            cut.erase(cut.begin() + static_cast<std::ptrdiff_t>(i));
            QVERIFY2(replay(cut).gaps > 0, frames[i].frame.c_str());
            ++cuts;
        }
        qInfo("%d frames cut out, one at a time: a gap each time", cuts);
        QVERIFY(cuts > 0);
    }

    void theCapturedInstrumentsAreListed()
    {
        deribit::Codec codec{m_names};
        std::size_t listed = 0;
        for (const Recorded& r :
             rawCapture(root() + QStringLiteral("/capture_2021-07-22/DERIBIT.0"))) {
            std::vector<engine::Event> events;
            const auto frame = codec.decode(r.frame, kAt, events);
            QVERIFY(frame);
            const auto list =
                deribit::decodeInstruments(std::get<deribit::Reply>(*frame).result, m_names);
            QVERIFY(list);
            QVERIFY2(list->refused == 0, list->firstRefusal.c_str());
            listed += list->list.size();
        }
        qInfo("%zu instruments listed", listed);
        QVERIFY(listed > 500);
    }

private:
    struct Counts {
        int messages = 0, books = 0, gaps = 0, crossed = 0, contradictions = 0;
    };

    static std::string kindOf(const deribit::Frame& frame)
    {
        if (const auto* n = std::get_if<deribit::Notification>(&frame)) {
            const std::string channel{n->channel};
            const auto dot = channel.find('.', channel.starts_with("user.") ? 5 : 0);
            return channel.substr(0, dot) +
                   (n->understood ? "" : " (not subscribed to: passed over)");
        }
        if (const auto* r = std::get_if<deribit::Reply>(&frame))
            return r->error ? "error" : "reply";
        return "heartbeat";
    }

    static bool same(const std::vector<engine::Event>& a, const std::vector<engine::Event>& b)
    {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (a[i].index() != b[i].index()) return false;
            const auto equal = [&]<class T>() {
                const T* x = std::get_if<T>(&a[i]);
                return !x || *x == std::get<T>(b[i]);
            };
            if (!equal.operator()<market::Ticker>() || !equal.operator()<market::BookUpdate>() ||
                !equal.operator()<market::Quote>() || !equal.operator()<market::Trade>())
                return false;
        }
        return true;
    }

    /// A change of a book of which a later change is in the capture, so that its absence must show.
    static bool isChangeWithSuccessor(const std::vector<Recorded>& frames, std::size_t i)
    {
        const auto channel = [](const std::string& f) {
            static const QRegularExpression pattern(
                QStringLiteral("\"channel\":\"(book\\.[^\"]+)\""));
            return pattern.match(QString::fromStdString(f)).captured(1);
        };
        const auto isChange = [](const std::string& f) {
            return f.find("\"prev_change_id\"") != std::string::npos;
        };
        const QString mine = channel(frames[i].frame);
        if (mine.isEmpty() || !isChange(frames[i].frame)) return false;
        for (std::size_t k = i + 1; k < frames.size(); ++k)
            if (channel(frames[k].frame) == mine && isChange(frames[k].frame)) return true;
        return false;
    }

    Counts replay(const std::vector<Recorded>& frames)
    {
        deribit::Codec codec{m_names};
        std::map<std::uint32_t, market::Book> books;
        Counts counts;
        std::vector<engine::Event> events;
        for (const Recorded& r : frames) (void)codec.decode(r.frame, kAt, events);
        for (const engine::Event& event : events) {
            const auto* update = std::get_if<market::BookUpdate>(&event);
            if (!update) continue;
            ++counts.messages;
            const auto state = books[update->id.index].apply(*update);
            counts.gaps += state == market::BookState::Gap;
            counts.crossed += state == market::BookState::Crossed;
        }
        counts.books = int(books.size());
        for (const auto& [id, book] : books) counts.contradictions += int(book.contradictions());
        return counts;
    }

    market::Directory m_directory;
    deribit::Names m_names;
};

QTEST_APPLESS_MAIN(tst_RecordedFrames)
#include "tst_recorded_frames.moc"
