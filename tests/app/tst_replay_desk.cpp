// `ballast --replay`: a recorded folder opened, played, scrubbed; nothing in it changes.
#include "app/launch_options.h"
#include "app/replay_desk.h"
#include "app/replay_start.h"
#include "connectors/store/event_archive.h"
#include "connectors/store/event_recorder.h"
#include "models/core/digest.h"
#include "models/replay/config_codec.h"
#include "tests/support/places.h"
#include "tests/support/recorded_day.h"
#include "ui/rebalance/mode_panel.h"
#include "ui/replay/replay_bar.h"
#include "ui/shell/main_window.h"

#include <QComboBox>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <utility>

using namespace ballast;
using tests::EngineScript;

namespace {

namespace fs = std::filesystem;
constexpr int kPatienceMs = 60'000;

core::Time begunOf(const EngineScript& script)
{
    for (const EngineScript::Played& each : script.played())
        if (const auto* tick = std::get_if<engine::Tick>(&each.event)) return tick->now;
    return {};
}

store::EventSession sessionOf(EngineScript& script, const std::string& layout = replay::layout())
{
    return {begunOf(script), "0.1, a compiler", "AVX2", layout,
            replay::configBytes(script.config())};
}

/// In blocks so small that there are many.
store::EventRecorder::Bounds small()
{
    store::EventRecorder::Bounds bounds;
    bounds.blockBytes = 4'000;
    bounds.freshBytes = 20'000;
    bounds.blocksWaiting = 100'000;
    return bounds;
}

std::unique_ptr<store::EventRecorder> record(const fs::path& folder, EngineScript& script,
                                             const std::string& layout = replay::layout())
{
    auto recorder = store::EventRecorder::begin(folder, sessionOf(script, layout), {}, small());
    if (!recorder) qFatal("%s", recorder.error().message.c_str());
    for (const EngineScript::Played& each : script.played())
        (*recorder)->took(each.event, each.effects);
    return std::move(*recorder);
}

std::uint64_t committedIn(const fs::path& folder)
{
    const auto archive = store::EventArchive::open(folder);
    if (!archive) return 0;
    const auto sessions = archive->sessions();
    return sessions && !sessions->empty() ? sessions->front().events : 0;
}

/// Every file of a folder, by what is in it.
std::map<std::string, std::string> contentOf(const fs::path& folder)
{
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        out[fs::relative(entry.path(), folder).string()] =
            core::sha256Hex(std::string{std::istreambuf_iterator<char>(in), {}});
    }
    return out;
}

/// A replay that is open, and what it has shown.
struct Opened {
    std::unique_ptr<app::ReplayDesk> desk;
    replay::News news;
    std::vector<std::string> problems;

    explicit Opened(const fs::path& folder,
                    const std::function<void(app::LaunchOptions&)>& with = {})
    {
        app::LaunchOptions options;
        options.replay = folder;
        options.data = folder;
        if (with) with(options);
        auto opened = app::ReplayDesk::open(options);
        if (!opened) qFatal("%s", opened.error().message.c_str());
        desk = std::move(*opened);
        QObject::connect(desk.get(), &app::ReplayDesk::shown, desk.get(),
                         [this](const replay::News& shown) { news = shown; });
        desk->start();
    }
    ui::MainWindow& window() { return desk->window(); }
    const replay::PlayerState& state() const { return news.state; }
    /// Something is shown, or cannot be.
    bool stands() const
    {
        return news.opened > 0 && !news.state.underWay &&
               (!news.problem.empty() || news.state.events > 0);
    }
    void wish(const replay::Wish& wish) { emit window().replayWished(wish); }
    bool isAt(std::uint64_t event) const
    {
        return !news.state.underWay && news.state.view.event == event;
    }
};

}  // namespace

class TestReplayDesk : public QObject {
    Q_OBJECT
private slots:
    void itOpensAtItsBeginningAndChangesNothing()
    {
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        EngineScript script = tests::day();
        record(folder, script).reset();
        std::ofstream(folder / "window.ini") << "[look]\ntheme=light\n";
        std::ofstream(folder / "ballast.toml") << "version = 1\n";
        const auto before = contentOf(folder);
        QCOMPARE(before.size(), std::size_t{3});
        {
            Opened opened(folder);
            QTRY_VERIFY_WITH_TIMEOUT(opened.stands(), kPatienceMs);
            QCOMPARE(opened.news.problem, std::string{});
            QVERIFY(opened.isAt(0));
            QCOMPARE(opened.state().events, script.played().size());
            QTRY_COMPARE_WITH_TIMEOUT(opened.state().marksShare, 1.0, kPatienceMs);
            QVERIFY(opened.state().marks->size() > 20);
            opened.wish(replay::ToEvent{opened.state().events});
            QTRY_VERIFY_WITH_TIMEOUT(opened.isAt(script.played().size()), kPatienceMs);
            QCOMPARE(opened.state().view.differing, std::uint64_t{0});
            // Dragged, closed in whatever place, nothing of it is kept.
            opened.window().resize(1'000, 700);
            opened.window().close();
        }
        QVERIFY(contentOf(folder) == before);
    }

    /// A desk that was killed has left a log beside its file: it is read, and stays as it is.
    void aLogThatWasLeftStaysAsItIs()
    {
        const QTemporaryDir dir;
        const fs::path folder = fs::path(dir.path().toStdString()) / "killed";
        const fs::path living = fs::path(dir.path().toStdString()) / "living";
        fs::create_directories(living);
        EngineScript script = tests::day();
        {
            const auto recorder = record(living, script);
            // What is full is committed: what is copied now is what a killed desk leaves.
            std::uint64_t committed = 0;
            QTRY_VERIFY_WITH_TIMEOUT(
                [&] {
                    const std::uint64_t now = committedIn(living);
                    return now > 100 && now == std::exchange(committed, now);
                }(),
                kPatienceMs);
            fs::copy(living, folder);
            // And beside a desk that writes it is shown as well.
            Opened beside(living);
            QTRY_VERIFY_WITH_TIMEOUT(beside.stands(), kPatienceMs);
            QVERIFY(!beside.news.session || !(*beside.news.sessions)[0].ended);
        }
        QVERIFY(fs::file_size(folder / "events.db-wal") > 0);
        fs::remove(folder / "events.db-shm");
        const auto before = contentOf(folder);
        {
            Opened opened(folder);
            QTRY_VERIFY_WITH_TIMEOUT(opened.stands(), kPatienceMs);
            QCOMPARE(opened.news.problem, std::string{});
            opened.wish(replay::ToEvent{100});
            QTRY_VERIFY_WITH_TIMEOUT(opened.isAt(100), kPatienceMs);
            QVERIFY(opened.window()
                        .findChild<QLabel*>(QStringLiteral("replayRemark"))
                        ->text()
                        .startsWith(QStringLiteral("This session did not end in order")));
        }
        auto after = contentOf(folder);
        after.erase("events.db-shm");  // SQLite's own, of nothing that was recorded
        QVERIFY(after == before);
    }

    void itPlaysAndIsScrubbed()
    {
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        EngineScript script = tests::day();
        record(folder, script).reset();
        Opened opened(folder);
        QTRY_VERIFY_WITH_TIMEOUT(opened.stands(), kPatienceMs);
        std::map<std::uint64_t, std::shared_ptr<const engine::Snapshot>> forwards;
        const std::uint64_t all = script.played().size();
        for (const std::uint64_t event : {all / 5, all / 3, all / 2, all * 4 / 5}) {
            opened.wish(replay::ToEvent{event});
            QTRY_VERIFY_WITH_TIMEOUT(opened.isAt(event), kPatienceMs);
            forwards[event] = opened.state().view.snapshot;
        }
        for (const std::uint64_t event : {all / 2, all / 5, all / 3}) {
            opened.wish(replay::ToEvent{event});
            QTRY_VERIFY_WITH_TIMEOUT(opened.isAt(event), kPatienceMs);
            const engine::Snapshot &now = *opened.state().view.snapshot, &then = *forwards[event];
            QVERIFY(now.at == then.at && now.mode == then.mode);
            QVERIFY(now.proposals->items == then.proposals->items);
            QVERIFY(*now.alerts == *then.alerts);
            QVERIFY(now.orders->orders == then.orders->orders);
            QVERIFY(now.underlyings->front().exposure == then.underlyings->front().exposure);
            QCOMPARE(opened.state().view.differing, std::uint64_t{0});
        }
        opened.wish(replay::SetSpeed{1000});
        opened.wish(replay::Play{});
        QTRY_VERIFY_WITH_TIMEOUT(opened.state().atEnd(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!opened.state().playing, kPatienceMs);
        QVERIFY(opened.window().windowTitle().startsWith(QStringLiteral("REPLAY 20")));
        QVERIFY(!opened.window().mode()->isEnabled());
    }

    void itBeginsWhereItIsAskedTo()
    {
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        EngineScript script = tests::day();
        record(folder, script).reset();
        const core::Time at = begunOf(script) + std::chrono::seconds{30};
        {
            Opened opened(folder, [&](app::LaunchOptions& o) { o.replayAt = at; });
            QTRY_VERIFY_WITH_TIMEOUT(opened.stands() && opened.state().view.event > 0, kPatienceMs);
            QVERIFY(opened.state().view.at <= at);
        }
        {
            Opened opened(folder, [&](app::LaunchOptions& o) { o.replayProposal = 2; });
            QTRY_VERIFY_WITH_TIMEOUT(opened.stands() && opened.state().view.event > 0, kPatienceMs);
            QVERIFY(std::ranges::any_of(opened.state().view.snapshot->proposals->items,
                                        [](const auto& p) { return p.id.value == 2; }));
        }
        {
            Opened opened(folder, [&](app::LaunchOptions& o) { o.replayProposal = 4'711; });
            QTRY_VERIFY_WITH_TIMEOUT(!opened.news.problem.empty(), kPatienceMs);
            QCOMPARE(opened.window().findChild<QLabel*>(QStringLiteral("replayRemark"))->text(),
                     QStringLiteral("Nothing of proposal 4711 was recorded."));
        }
        Opened opened(folder, [&](app::LaunchOptions& o) {
            o.replayDay = core::parseIsoUtc("1999-01-01T00:00:00Z").value();
        });
        QTRY_VERIFY_WITH_TIMEOUT(!opened.news.problem.empty(), kPatienceMs);
        // And from there a session can be chosen.
        emit opened.window().replaySessionWished((*opened.news.sessions)[0].id);
        QTRY_VERIFY_WITH_TIMEOUT(opened.news.problem.empty() && opened.state().events > 0,
                                 kPatienceMs);
    }

    void whatCannotBeShownIsSaid()
    {
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        EngineScript script = tests::day();
        record(folder, script).reset();
        record(folder, script, std::string(64, 'f')).reset();
        Opened opened(folder);
        QTRY_VERIFY_WITH_TIMEOUT(!opened.news.problem.empty(), kPatienceMs);
        const QString said =
            opened.window().findChild<QLabel*>(QStringLiteral("replayRemark"))->text();
        QVERIFY2(said.contains(QStringLiteral("lays events out in another way")), qPrintable(said));
        QCOMPARE(opened.window().findChild<QComboBox*>(QStringLiteral("replaySession"))->count(),
                 2);
        emit opened.window().replaySessionWished((*opened.news.sessions)[0].id);
        QTRY_VERIFY_WITH_TIMEOUT(opened.news.problem.empty() && opened.state().events > 0,
                                 kPatienceMs);
    }

    void aByteThatWasChangedStopsItWhereItIs()
    {
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        EngineScript script = tests::day();
        record(folder, script).reset();
        {
            auto database =
                store::Database::open(folder / "events.db", store::Database::Access::ReadWrite);
            QVERIFY(database);
            auto row = database->prepare("SELECT block_id, body FROM t_block WHERE number = 2");
            auto change = database->prepare("UPDATE t_block SET body = ?1 WHERE block_id = ?2");
            QVERIFY(row && change && row->query().next());
            std::string body = row->text(1);
            for (std::size_t i = body.size() / 2; i < body.size(); ++i) body[i] = '\xff';
            const std::int64_t block = row->integer(0);
            row->reset();
            QVERIFY(change->run(store::Blob{body}, block));
        }
        Opened opened(folder);
        QTRY_VERIFY_WITH_TIMEOUT(opened.stands(), kPatienceMs);
        opened.wish(replay::ToEvent{script.played().size()});
        QTRY_VERIFY_WITH_TIMEOUT(!opened.state().problem.empty(), kPatienceMs);
        QVERIFY(!opened.state().atEnd() && opened.state().view.event > 0);
        QVERIFY(opened.window()
                    .findChild<QLabel*>(QStringLiteral("replayRemark"))
                    ->text()
                    .contains(QStringLiteral("recorded events")));
    }

    void aFolderWithoutEventsIsRefused()
    {
        const QTemporaryDir dir;
        app::LaunchOptions options;
        options.replay = dir.path().toStdString();
        const auto opened = app::ReplayDesk::open(options);
        QVERIFY(!opened);
        QVERIFY(opened.error().message.contains("there are none"));
        options.data = *options.replay;
        const auto started = app::startReplay(options, {}, {});
        QVERIFY(!started && started.error().message.contains("events are not recorded"));
    }

    /// The newest events of a desk that runs are on their way into the file.
    void aProposalJustMadeIsNotRecordedYet()
    {
        const QTemporaryDir dir;
        app::LaunchOptions desk;
        desk.data = dir.path().toStdString();
        EngineScript script = tests::day();
        auto recorder = record(desk.data, script);
        const auto said = [&] {
            const auto started = app::startReplay(desk, core::ProposalId{4'711}, {});
            return started ? std::string{} : started.error().message;
        };
        const auto recorded = [&] {
            const auto archive = store::EventArchive::open(desk.data);
            const auto all = archive ? archive->proposals() : std::unexpected(archive.error());
            return all ? all->size() : 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(recorded() > 0, kPatienceMs);
        QVERIFY2(said().starts_with("Replaying this desk: nothing of proposal 4711 was recorded "
                                    "yet. What has just happened is written within two seconds: "
                                    "ask again then. "),
                 said().c_str());
        recorder.reset();
        QVERIFY2(said().starts_with("Replaying this desk: nothing of proposal 4711 was recorded. "),
                 said().c_str());
    }

    void itsCommandLineIsOneThatIsTaken()
    {
        const QTemporaryDir dir;
        app::LaunchOptions desk;
        desk.data = dir.path().toStdString();
        desk.theme = "light";
        desk.language = "de";
        const core::Time at = core::parseIsoUtc("2026-11-22T14:31:05.114Z").value();
        const auto parsed = [](const QStringList& words) {
            std::vector<std::string> all{"ballast"};
            for (const QString& word : words) all.push_back(word.toStdString());
            std::vector<const char*> argv;
            for (const std::string& word : all) argv.push_back(word.c_str());
            return app::parseCommandLine(static_cast<int>(argv.size()), argv.data());
        };
        const auto first = parsed(app::replayArguments(desk, core::ProposalId{12}, at));
        QVERIFY2(first.options, first.text.c_str());
        QVERIFY(first.options->replay == desk.data && first.options->data == desk.data);
        QVERIFY(first.options->replayAt == at && !first.options->replayProposal);
        QCOMPARE(first.options->theme, std::string{"light"});
        QCOMPARE(first.options->language, std::string{"de"});
        const auto second = parsed(app::replayArguments(desk, core::ProposalId{12}, {}));
        QVERIFY2(second.options, second.text.c_str());
        QVERIFY(second.options->replayProposal == std::uint64_t{12});
    }
};

QTEST_MAIN(TestReplayDesk)
#include "tst_replay_desk.moc"
