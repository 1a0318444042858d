// A desk trades on paper and ends; the shipped program decides again what was recorded.
#include "app/data_folder.h"
#include "app/desk.h"
#include "connectors/store/event_archive.h"
#include "connectors/store/event_file.h"
#include "connectors/store/history.h"
#include "connectors/store/history_reader.h"
#include "tests/support/places.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace ballast;

namespace {

namespace fs = std::filesystem;
constexpr int kPatienceMs = 60'000;

/// The opening book is so far outside it that a hedge is wanted at once.
constexpr const char* kFarTarget =
    "[policy.ETH]\nbelow = 1000\nabove = 1000\n"
    "[policy.BTC]\ntarget = 4\nbelow = 1\nabove = 1\n";

std::unique_ptr<app::Desk> openDesk(const fs::path& folder, const std::string& settings)
{
    std::ofstream(folder / "ballast.toml") << settings;
    app::LaunchOptions options;
    options.data = folder;
    options.seed = 7;
    options.start = core::parseIsoUtc("2026-03-02T09:00:00Z").value();
    if (!app::openDataFolder(options)) qFatal("no data folder");
    auto desk = app::Desk::open(options);
    if (!desk) qFatal("%s", desk.error().message.c_str());
    (*desk)->start();
    return std::move(*desk);
}

void approveWhatWaits(ui::MainWindow& window)
{
    for (auto* card : window.findChildren<ui::ProposalCard*>()) {
        auto* approve = card->findChild<QAbstractButton*>(QStringLiteral("approve"));
        if (approve && approve->isVisible() && approve->isEnabled()) return approve->click();
    }
}

/// The first that was filled as it was wanted; 0: none yet.
std::uint64_t filledProposal(const fs::path& folder)
{
    const auto reader = store::HistoryReader::open(folder);
    if (!reader) return 0;
    const auto rows = reader->rebalances({}, {}).value_or(std::vector<review::Rebalance>{});
    const auto filled = std::ranges::find(rows, "Filled", &review::Rebalance::orderState);
    return filled == rows.end() ? 0 : filled->proposal.value;
}

/// The history has what was held when it was first seen.
bool somethingIsCarried(const fs::path& folder)
{
    const auto reader = store::HistoryReader::open(folder);
    return reader && reader->database().integer("SELECT count(*) FROM t_carried").value_or(0) > 0;
}

/// What `ballastctl` says, and its exit code.
std::pair<int, QString> ctl(const fs::path& folder, QStringList words)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    words << QStringLiteral("--data") << QString::fromStdString(folder.string());
    process.start(
        QString::fromStdString((test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl").string()),
        words);
    if (!process.waitForFinished(kPatienceMs)) return {-1, process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

std::size_t sessionsIn(const fs::path& folder)
{
    const auto archive = store::EventArchive::open(folder);
    return archive ? archive->sessions()->size() : 0;
}

/// One byte in the middle of a block of the middle; its number.
std::int64_t changeOneByte(const fs::path& folder)
{
    auto database =
        store::Database::open(folder / store::kEventsFile, store::Database::Access::ReadWrite);
    if (!database) return -1;
    auto row = database->prepare(
        "SELECT block_id, number, body FROM t_block WHERE session_id = 1 AND number = (SELECT "
        "max(number) / 2 FROM t_block WHERE session_id = 1)");
    auto change = database->prepare("UPDATE t_block SET body = ?1 WHERE block_id = ?2");
    if (!row || !change || !row->query().next()) return -1;
    std::string body = row->text(2);
    body[body.size() / 2] = static_cast<char>(body[body.size() / 2] ^ 1);
    const std::int64_t block = row->integer(0), number = row->integer(1);
    row->reset();
    return change->run(store::Blob{body}, block) ? number : -1;
}

}  // namespace

class TestRecordedDesk : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    fs::path m_folder;
    std::uint64_t m_proposal = 0;

private slots:
    void initTestCase()
    {
        m_folder = m_dir.path().toStdString();
        auto desk = openDesk(m_folder, kFarTarget);
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                approveWhatWaits(desk->window());
                m_proposal = filledProposal(m_folder);
                return m_proposal != 0 && somethingIsCarried(m_folder);
            }(),
            2 * kPatienceMs);
    }

    void itsFileIsItsOwnersAlone()
    {
        const auto mode = fs::status(m_folder / store::kEventsFile).permissions();
        QVERIFY(mode == (fs::perms::owner_read | fs::perms::owner_write));
        QVERIFY(!fs::exists(m_folder / "events.db-wal"));  // ended in order
    }

    /// Nothing of its profit is left behind its last row of what was carried.
    void whatWasCarriedIsWrittenAtItsEnd()
    {
        const auto history = store::Database::open(m_folder / store::kHistoryFile,
                                                   store::Database::Access::ReadOnly);
        QVERIFY(history);
        const auto number = [&](const char* sql) { return history->integer(sql).value_or(-1); };
        const auto held = number("SELECT count(DISTINCT held_id) FROM t_carried");
        QVERIFY(held > 2);
        // Each of them at the last moment, which is that of the end.
        QCOMPARE(number("SELECT count(*) FROM t_carried WHERE at_ns = (SELECT max(at_ns) FROM "
                        "t_carried)"),
                 held);
        const auto passed = number(
            "SELECT (SELECT max(at_ns) FROM t_link WHERE state = 'down') - max(at_ns) FROM "
            "t_carried");
        QVERIFY2(passed < 500'000'000, std::to_string(passed).c_str());
    }

    void allOfItIsDecidedAgain()
    {
        const auto [code, said] = ctl(m_folder, {QStringLiteral("replay")});
        QVERIFY2(code == 0 && said.contains(QStringLiteral("\n  identical\n")), qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("DIFFERS")) &&
                     !said.contains(QStringLiteral("not ended in order")) &&
                     !said.contains(QStringLiteral("only to a point")),
                 qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral(" 0 events;")) &&
                     !said.contains(QStringLiteral(" 0 journal entries")),
                 qPrintable(said));
    }

    void oneProposalIsDecidedAgain()
    {
        const auto of = [&](std::uint64_t number) {
            return ctl(m_folder, {QStringLiteral("replay"), QStringLiteral("--proposal"),
                                  QString::number(number)});
        };
        const auto [code, said] = of(m_proposal);
        QVERIFY2(code == 0 && said.contains(QStringLiteral("\n  identical\n")) &&
                     said.contains(QStringLiteral("; 1 proposals in")),
                 qPrintable(said));
        const auto [none, why] = of(987'654);
        QVERIFY2(none == 2 && why.contains(QStringLiteral("nothing of proposal 987654")),
                 qPrintable(why));
    }

    void whatWasNotRecordedIsSaidBeforeAWindowOpens_data()
    {
        QTest::addColumn<QStringList>("asked");
        QTest::addColumn<QString>("begins");
        QTest::addColumn<QString>("ends");
        QTest::newRow("a proposal")
            << QStringList{QStringLiteral("--proposal"), QStringLiteral("987654")}
            << QStringLiteral(": nothing of proposal 987654 was recorded. ")
            << QStringLiteral("roposal");
        QTest::newRow("a day") << QStringList{QStringLiteral("--day"), QStringLiteral("1999-01-01")}
                               << QStringLiteral(": nothing was recorded in that time. ")
                               << QStringLiteral("There are events of 2026-03-02.");
    }
    /// The window's program and the console's say the same, and which there are.
    void whatWasNotRecordedIsSaidBeforeAWindowOpens()
    {
        QFETCH(QStringList, asked);
        QFETCH(QString, begins);
        QFETCH(QString, ends);
        const auto [code, said] = ctl(m_folder, QStringList{QStringLiteral("replay")} + asked);
        QCOMPARE(code, 2);
        QVERIFY2(said.startsWith(QStringLiteral("ballastctl") + begins), qPrintable(said));
        QProcess window;
        window.setProcessChannelMode(QProcess::MergedChannels);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        window.setProcessEnvironment(environment);
        window.start(
            QString::fromStdString(
                (test::fromEnvironment("BALLAST_BIN", ".") / "ballast").string()),
            QStringList{QStringLiteral("--replay"), QString::fromStdString(m_folder.string()),
                        QStringLiteral("--exit-after"), QStringLiteral("30")} +
                asked);
        QVERIFY(window.waitForFinished(kPatienceMs));
        QCOMPARE(window.exitCode(), 2);
        const QString told = QString::fromUtf8(window.readAll());
        QVERIFY2(told.contains(QStringLiteral("ballast") + begins), qPrintable(told));
        QVERIFY2(told.contains(ends), qPrintable(told));
        QCOMPARE(told.mid(told.indexOf(begins)), said.mid(said.indexOf(begins)));
    }

    void nothingIsRecordedWhereTheSettingsSaySo()
    {
        QCOMPARE(sessionsIn(m_folder), std::size_t{1});
        openDesk(m_folder, std::string{kFarTarget} + "[history]\nrecord_events = false\n").reset();
        QCOMPARE(sessionsIn(m_folder), std::size_t{1});
        openDesk(m_folder, std::string{kFarTarget} + "[history]\nkeep_events_gb = 1\n").reset();
        QCOMPARE(sessionsIn(m_folder), std::size_t{2});
    }

    void aByteThatWasChangedIsFound()
    {
        const auto [good, all] = ctl(m_folder, {QStringLiteral("verify")});
        QVERIFY2(good == 0, qPrintable(all));
        const std::int64_t number = changeOneByte(m_folder);
        QVERIFY(number >= 0);
        const auto [code, said] = ctl(m_folder, {QStringLiteral("verify")});
        QVERIFY2(said.contains(QStringLiteral("`ballastctl restore`")), qPrintable(said));
        QCOMPARE(code, 3);
        QVERIFY2(said.contains(QStringLiteral("WRONG  events.db: hash chain")) &&
                     said.contains(QStringLiteral("block %1 of session 1").arg(number)),
                 qPrintable(said));
    }
};

QTEST_MAIN(TestRecordedDesk)
#include "tst_recorded_desk.moc"
