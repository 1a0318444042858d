// The review's reader beside the desk: a made history through the store, and what comes back.
#include "app/review_worker.h"

#include "connectors/store/history.h"
#include "connectors/store/migrations.h"
#include "models/tables/case_filter.h"
#include "tests/connectors/store/store_samples.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

std::filesystem::path folderOf(const QTemporaryDir& dir)
{
    return dir.path().toStdString() + "/data";
}

/// Proposals of two days that lie months apart, each rejected by a person.
std::vector<engine::HistoryRow> rows()
{
    std::vector<engine::HistoryRow> all;
    for (const std::uint64_t number : {7, 8, 9}) {
        rebalance::Proposal p = proposal(number);
        if (number == 9) p.createdAt = p.revisedAt = at(0) + std::chrono::days{70};
        all.push_back(engine::ProposalRecord{p});
    }
    return all;
}

review::Period wholeDays(core::Time from, int days)
{
    const core::Time first{std::chrono::floor<std::chrono::days>(from)};
    return {first, first + std::chrono::days{days} - core::Duration{1}};
}

struct Reading {
    explicit Reading(const std::filesystem::path& folder) : worker(folder)
    {
        QObject::connect(&worker, &app::ReviewWorker::progressed, &worker,
                         [this](double share) { shares.push_back(share); });
        QObject::connect(&worker, &app::ReviewWorker::pictured, &worker,
                         [this](const std::shared_ptr<const review::ReviewPicture>& p, double) {
                             pictures.push_back(p);
                         });
        QObject::connect(&worker, &app::ReviewWorker::failed, &worker,
                         [this](const QString& sentence) { problems << sentence; });
        QObject::connect(
            &worker, &app::ReviewWorker::detailed, &worker,
            [this](const std::shared_ptr<const review::CaseDetail>& d) { details.push_back(d); });
        QObject::connect(&worker, &app::ReviewWorker::detailFailed, &worker,
                         [this](const QString& sentence) { problems << sentence; });
        QObject::connect(&worker, &app::ReviewWorker::noted, &worker,
                         [this](core::ProposalId, const QString& problem) { noted << problem; });
        QObject::connect(&worker, &app::ReviewWorker::compared, &worker,
                         [this](const std::shared_ptr<const laboratory::PeriodFrontier>& f) {
                             frontiers.push_back(f);
                         });
    }
    app::ReviewWorker worker;
    std::vector<double> shares;
    std::vector<std::shared_ptr<const review::ReviewPicture>> pictures;
    std::vector<std::shared_ptr<const review::CaseDetail>> details;
    std::vector<std::shared_ptr<const laboratory::PeriodFrontier>> frontiers;
    QStringList problems, noted;
};

review::ReviewWish wishOf(const review::Period& period)
{
    review::ReviewWish wish;
    wish.period = period;
    wish.other = review::before(period);
    return wish;
}

}  // namespace

class TestReviewWorker : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_listener = std::make_unique<Listener>();
        auto store = Store::open(folderOf(*m_dir), opening(), m_listener->callbacks());
        if (!store) qFatal("%s", store.error().message.c_str());
        m_store = std::move(*store);
        for (const auto& row : rows())
            if (!m_store->remember({row})) qFatal("the history is full");
    }
    void cleanup()
    {
        m_store.reset();
        m_dir.reset();
    }

    void readsAPeriodMonthByMonthAndFiltersWithoutTheDisk()
    {
        m_store.reset();  // all is written
        Reading reading(folderOf(*m_dir));
        review::ReviewWish wish = wishOf(wholeDays(at(0), 100));
        reading.worker.request(wish, false);
        QTRY_COMPARE(reading.pictures.size(), std::size_t{1});
        QVERIFY2(reading.problems.isEmpty(), qPrintable(reading.problems.join(QLatin1Char(' '))));
        QCOMPARE(reading.pictures[0]->now.rows.size(), std::size_t{3});
        // Where it lies among the laboratory's rules follows the picture.
        QTRY_COMPARE(reading.frontiers.size(), std::size_t{1});
        QVERIFY(reading.shares.size() >= 8);
        QVERIFY(std::ranges::is_sorted(reading.shares));
        // A filter reads nothing; to read anew does.
        const auto told = reading.shares.size();
        wish.query = *tables::readCaseQuery(QStringLiteral("8"));
        reading.worker.request(wish, false);
        QTRY_COMPARE(reading.pictures.size(), std::size_t{2});
        QCOMPARE(reading.pictures[1]->now.rows.size(), std::size_t{1});
        QCOMPARE(reading.shares.size(), told);
        QCOMPARE(reading.pictures[1]->source.get(), reading.pictures[0]->source.get());
        reading.worker.request(wish, true);
        QTRY_COMPARE(reading.pictures.size(), std::size_t{3});
        QVERIFY(reading.pictures[2]->source != reading.pictures[0]->source);
    }

    void tellsOneInFull()
    {
        m_store.reset();
        Reading reading(folderOf(*m_dir));
        reading.worker.detail({8});
        QTRY_COMPARE(reading.details.size(), std::size_t{1});
        QCOMPARE(reading.details[0]->one.row.proposal, core::ProposalId{8});
        QVERIFY(!reading.details[0]->life.empty());
        QVERIFY(!reading.details[0]->whatIfs.rows.empty());
        reading.worker.detail({4'711});
        QTRY_COMPARE(reading.problems.size(), 1);
        QVERIFY(reading.problems[0].contains(QStringLiteral("no rebalance 4711")));
    }

    void aNoteIsThereWhenItIsSaidToBe()
    {
        Reading reading(folderOf(*m_dir));
        const review::Note note = *review::checked(
            {{8}, review::NoteKind::Note, "<b>late</b> '); DROP TABLE t_note;--", "anna", at(9)});
        reading.worker.awaitNote(note);  // before it is written
        QVERIFY(m_store->remember({engine::NoteRecord{note}}));
        QTRY_COMPARE(reading.noted.size(), 1);
        QCOMPARE(reading.noted[0], QString());
        reading.worker.detail({8});
        QTRY_COMPARE(reading.details.size(), std::size_t{1});
        QCOMPARE(reading.details[0]->one.notes, std::vector<review::Note>{note});
    }

    void saysWhyAHistoryCannotBeRead_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"none", "damaged", "newer", "foreign"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void saysWhyAHistoryCannotBeRead()
    {
        QFETCH(QString, what);
        m_store.reset();
        const std::filesystem::path file = folderOf(*m_dir) / "history.db";
        for (const char* tail : {"-wal", "-shm"}) std::filesystem::remove(file.string() + tail);
        if (what == QLatin1String("none")) std::filesystem::remove(file);
        if (what == QLatin1String("damaged") || what == QLatin1String("foreign")) {
            std::ofstream out(file, std::ios::binary | std::ios::trunc);
            out << (what == QLatin1String("foreign") ? "name,value\r\n1,2\r\n"
                                                     : std::string(40'000, 'x'));
        }
        if (what == QLatin1String("newer")) {
            auto database = Database::open(file, Database::Access::ReadWrite);
            QVERIFY(database);
            QVERIFY(database->execute("PRAGMA user_version = 9999"));
        }
        Reading reading(folderOf(*m_dir));
        reading.worker.request(wishOf(wholeDays(at(0), 1)), false);
        QTRY_COMPARE(reading.problems.size(), 1);
        QVERIFY2(reading.problems[0].startsWith(QStringLiteral("Reading")) ||
                     reading.problems[0].contains(QStringLiteral("history")),
                 qPrintable(reading.problems[0]));
        qInfo("%s", qPrintable(reading.problems[0]));
        QVERIFY(reading.pictures.empty());
    }

    void aFolderThatIsReadOnlyIsReadAllTheSame()
    {
        m_store.reset();
        using std::filesystem::perms;
        const auto folder = folderOf(*m_dir);
        std::filesystem::permissions(folder, perms::owner_read | perms::owner_exec);
        Reading reading(folder);
        reading.worker.request(wishOf(wholeDays(at(0), 1)), false);
        QTRY_VERIFY(!reading.pictures.empty() || !reading.problems.isEmpty());
        std::filesystem::permissions(folder, perms::owner_all);
        QVERIFY2(reading.problems.isEmpty(), qPrintable(reading.problems.join(QLatin1Char(' '))));
        QCOMPARE(reading.pictures[0]->now.rows.size(), std::size_t{2});
    }

    void theNewestWishWinsAndACancelledOneIsSilent()
    {
        m_store.reset();
        Reading reading(folderOf(*m_dir));
        const review::ReviewWish year = wishOf(wholeDays(at(0), 365));
        const review::ReviewWish day = wishOf(wholeDays(at(0), 1));
        reading.worker.request(year, false);
        reading.worker.request(day, false);
        QTRY_COMPARE(reading.pictures.size(), std::size_t{1});
        QVERIFY(reading.pictures[0]->wish == day);
        reading.worker.request(year, true);
        reading.worker.cancel();
        reading.worker.detail({8});  // what comes behind it is answered
        QTRY_COMPARE(reading.details.size(), std::size_t{1});
        QCOMPARE(reading.pictures.size(), std::size_t{1});
        QVERIFY(reading.problems.isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Listener> m_listener;
    std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(TestReviewWorker)
#include "tst_review_worker.moc"
