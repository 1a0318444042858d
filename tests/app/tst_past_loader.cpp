// Readings of the history beside the window: begun, told and ended once each, and cancelled.
#include "app/past_loader.h"

#include "tests/connectors/store/store_samples.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace ballast;
using namespace ballast::store::samples;

namespace {

constexpr int kPatienceMs = 30'000;

/// A folder with so many proposals, and a sample a second beside them.
void write(const std::filesystem::path& folder, std::uint64_t proposals)
{
    Listener listener;
    auto store = store::Store::open(folder, opening(), listener.callbacks());
    if (!store) qFatal("%s", store.error().message.c_str());
    for (std::uint64_t n = 1; n <= proposals; ++n) {
        (void)(*store)->remember({engine::ProposalRecord{proposal(n)}});
        (void)(*store)->remember({sample(static_cast<std::int64_t>(n) * 1'000)});
    }
    store->reset();
}

struct Heard {
    explicit Heard(app::PastLoader& loader)
        : began(&loader, &app::PastLoader::began),
          ended(&loader, &app::PastLoader::ended),
          rows(&loader, &app::PastLoader::rebalancesLoaded),
          samples(&loader, &app::PastLoader::samplesLoaded),
          moments(&loader, &app::PastLoader::momentLoaded),
          noMoments(&loader, &app::PastLoader::momentFailed),
          failed(&loader, &app::PastLoader::failed)
    {
    }
    QSignalSpy began, ended, rows, samples, moments, noMoments, failed;
};

}  // namespace

class TestPastLoader : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { write(folder(), 200); }

    void aReadingIsBegunAndEndedOnce()
    {
        app::PastLoader loader(folder());
        Heard heard(loader);
        loader.loadRebalances(core::Time::max());
        QTRY_COMPARE_WITH_TIMEOUT(heard.ended.size(), 1, kPatienceMs);
        QCOMPARE(heard.began.size(), 1);
        QCOMPARE(heard.began[0][0], heard.ended[0][0]);
        QVERIFY(!heard.began[0][1].toString().isEmpty());
        QCOMPARE(heard.rows.size(), 1);
        QVERIFY(heard.failed.empty());
    }

    /// Nothing of it comes, and it is no failure.
    void whatIsCancelledComesToNothing_data()
    {
        QTest::addColumn<bool>("charts");
        QTest::newRow("rebalances") << false;
        QTest::newRow("the charts' samples") << true;
    }
    void whatIsCancelledComesToNothing()
    {
        QFETCH(bool, charts);
        app::PastLoader loader(folder());
        Heard heard(loader);
        connect(&loader, &app::PastLoader::began, &loader,
                [&loader](quint64 number) { loader.cancel(number); });
        if (charts)
            loader.loadSamples({"BTC", "ETH"}, at(200'000));
        else
            loader.loadRebalances(core::Time::max());
        QTRY_COMPARE_WITH_TIMEOUT(heard.ended.size(), 1, kPatienceMs);
        QVERIFY(heard.rows.empty() && heard.samples.empty() && heard.failed.empty());
        loader.cancel(4711);  // nobody's
    }

    void aMomentIsReadOrSaidNotToBe()
    {
        app::PastLoader loader(folder());
        Heard heard(loader);
        loader.loadMoment(at(100'000), std::chrono::minutes{2});
        QTRY_COMPARE_WITH_TIMEOUT(heard.moments.size(), 1, kPatienceMs);
        const auto moment =
            heard.moments[0][0].value<std::shared_ptr<const ballast::review::Moment>>();
        QVERIFY(moment && moment->at == at(100'000) && !moment->books.empty());
        loader.loadMoment(at(100'000), core::Duration{0});
        QTRY_COMPARE_WITH_TIMEOUT(heard.noMoments.size(), 1, kPatienceMs);
        QVERIFY(heard.failed.empty());
    }

    void aFolderWithoutAHistorySaysSoAndEnds()
    {
        QTemporaryDir empty;
        app::PastLoader loader(empty.path().toStdString());
        Heard heard(loader);
        loader.loadRebalances(core::Time::max());
        QTRY_COMPARE_WITH_TIMEOUT(heard.ended.size(), 1, kPatienceMs);
        QCOMPARE(heard.failed.size(), 1);
    }

private:
    std::filesystem::path folder() const { return m_folder.path().toStdString() + "/data"; }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestPastLoader)
#include "tst_past_loader.moc"
