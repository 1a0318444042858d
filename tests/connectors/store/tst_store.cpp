#include "connectors/store/store.h"

#include "connectors/store/codes.h"
#include "connectors/store/history.h"
#include "connectors/store/migrations.h"
#include "connectors/store/verify.h"
#include "tests/connectors/store/store_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

std::filesystem::path folderOf(const QTemporaryDir& dir)
{
    return dir.path().toStdString() + "/data";
}

std::unique_ptr<Store> opened(const QTemporaryDir& dir, Listener& listener)
{
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    if (!store) qWarning("%s", store.error().message.c_str());
    return store ? std::move(*store) : nullptr;
}

/// Journals the entries as 1, 2, 3 … and waits until they are durable, or refused.
bool journalled(Store& store, Listener& listener, const std::vector<engine::JournalEntry>& entries)
{
    std::uint64_t seq = 0;
    for (const engine::JournalEntry& entry : entries)
        if (!store.journal({++seq, entry})) return false;
    return listener.waitFor(seq);
}

QByteArray report(const std::filesystem::path& folder)
{
    const auto found = verify(folder);
    if (!found) return QByteArray::fromStdString(found.error().message);
    return found->ok() ? QByteArray("ok") : QByteArray::fromStdString(found->text());
}

}  // namespace

class TestStore : public QObject {
    Q_OBJECT
private slots:
    void beginsAFolderWithAnInstallOfItsOwn();
    void neverGivesANumberOutTwice();
    void bringsBackEveryOrderAndFillAsTheyWereRecorded();
    void bringsBackWhatWasInFlightAsUnknown();
    void takesTheSameTradeOnce();
    void refusesASecondOrderInFlightInOneBucket_data();
    void refusesASecondOrderInFlightInOneBucket();
    void keepsWhatStoodBeforeARefusedIntent();
    void recordsAnOrderThatComesBackFromTheDead();
    void staysHaltedAcrossARestart();
    void keepsTheBrakeAcrossARestart_data();
    void keepsTheBrakeAcrossARestart();
    void remembersTheDaysOfAnIndex();
    void remembersTheHaltOfAnUnderlying();
    void takesNothingMoreThanItCanHold();
    void refusesAFolderAnotherBallastUses();
    void keepsTheFolderToItsOwner();
};

void TestStore::beginsAFolderWithAnInstallOfItsOwn()
{
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store);
    const engine::Recovered& r = store->recovered();
    QCOMPARE(r.installId.size(), std::size_t{8});
    QCOMPARE(r.nextLabel, 1U);
    QCOMPARE(r.nextRequestId, 1U);
    QCOMPARE(r.nextProposal, 1U);
    QVERIFY(r.unfinished.empty() && r.recent.empty() && r.fills.empty() && !r.halted);
    const std::string id = r.installId;
    store.reset();
    auto again = Store::open(folderOf(dir), {at(1), 42}, listener.callbacks());
    QVERIFY(again);
    QCOMPARE((*again)->recovered().installId, id);
    again->reset();
    QCOMPARE(report(folderOf(dir)), QByteArray("ok"));
}

void TestStore::neverGivesANumberOutTwice()
{
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store);
    orders::Intent late = intent(1);
    late.requestId = 5'400'000;  // a run of weeks has used up its first block
    late.proposal = {17};
    QVERIFY(journalled(*store, listener, {engine::IntentRecord{late}}));
    QVERIFY(store->remember({engine::ProposalRecord{proposal(23)}}));
    store.reset();
    store = opened(dir, listener);
    QVERIFY(store);
    QCOMPARE(store->recovered().nextLabel, std::uint64_t{1 + kCounterBlock});
    QVERIFY(store->recovered().nextRequestId > late.requestId);
    QCOMPARE(store->recovered().nextProposal, 24U);
}

void TestStore::bringsBackEveryOrderAndFillAsTheyWereRecorded()
{
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store);
    const orders::Intent first = intent(1);
    orders::Intent second = intent(2);
    second.side = core::Side::Buy;
    second.timeInForce = orders::TimeInForce::FillOrKill;
    engine::OrderRecord sent{first.label, orders::OrderState::InFlight, {},   0,
                             "",          "epoch 3, request 1000001",   at(2)};
    QVERIFY(journalled(
        *store, listener,
        {engine::IntentRecord{first, true, 126'400}, sent, engine::FillRecord{fill("t1", first)},
         filled(first), engine::IntentRecord{second},
         ended(second, orders::OrderState::NotPlaced, 99)}));
    store.reset();
    store = opened(dir, listener);
    QVERIFY(store);
    const engine::Recovered& r = store->recovered();
    QVERIFY(r.unfinished.empty());
    QCOMPARE(r.recent.size(), std::size_t{2});
    orders::Order expected;
    expected.intent = first;
    expected.state = orders::OrderState::Filled;
    expected.filled = first.quantity;
    expected.averagePrice = 63'401.5;
    expected.venueOrderId = "ETH-584849853";
    expected.evidence = "epoch 3, request 1000001";
    expected.sentAt = at(2);
    expected.lastAt = at(50);
    QVERIFY(r.recent[1] == expected);
    QVERIFY(r.recent[0].intent == second);
    QCOMPARE(r.recent[0].sentAt, core::Time{});
    QCOMPARE(r.fills.size(), std::size_t{1});
    QVERIFY(r.fills[0] == fill("t1", first));
    store.reset();
    QCOMPARE(report(folderOf(dir)), QByteArray("ok"));
}

void TestStore::bringsBackWhatWasInFlightAsUnknown()
{
    using enum orders::OrderState;
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store);
    const std::vector<orders::OrderState> states{InFlight, Open, Cancelling, Unknown,
                                                 NeedsOperator};
    const std::vector<const char*> underlyings{"BTC", "ETH", "SOL", "XRP", "DOGE"};
    std::vector<engine::JournalEntry> entries;
    for (std::size_t n = 0; n < states.size(); ++n) {
        const orders::Intent i = intent(n + 1, underlyings[n]);
        entries.push_back(engine::IntentRecord{i});
        if (n > 0)
            entries.push_back(engine::OrderRecord{i.label, states[n], {}, 0, "v1", "seen", at(5)});
    }
    QVERIFY(journalled(*store, listener, entries));
    store.reset();
    store = opened(dir, listener);
    QVERIFY(store);
    const auto& unfinished = store->recovered().unfinished;
    QCOMPARE(unfinished.size(), states.size());
    for (const orders::Order& order : unfinished)
        QCOMPARE(order.state,
                 order.intent.underlying == core::Currency{"DOGE"} ? NeedsOperator : Unknown);
}

void TestStore::takesTheSameTradeOnce()
{
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store);
    const orders::Intent i = intent(1);
    orders::Fill elsewhere = fill("t1", i);
    elsewhere.account = {"deribit", "main"};  // another venue may use the same number
    QVERIFY(
        journalled(*store, listener,
                   {engine::IntentRecord{i}, engine::FillRecord{fill("t1", i)},
                    engine::FillRecord{fill("t1", i)}, engine::FillRecord{elsewhere}, filled(i)}));
    store.reset();
    store = opened(dir, listener);
    QVERIFY(store);
    QCOMPARE(store->recovered().fills.size(), std::size_t{2});
    store.reset();
    QCOMPARE(report(folderOf(dir)), QByteArray("ok"));
}

void TestStore::refusesASecondOrderInFlightInOneBucket_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<bool>("taken");
    QTest::newRow("same account and underlying") << 0 << false;
    QTest::newRow("another underlying") << 1 << true;
    QTest::newRow("another account") << 2 << true;
    QTest::newRow("same label again") << 3 << false;
    QTest::newRow("same proposal again") << 4 << false;
    QTest::newRow("same request id again") << 5 << false;
}

void TestStore::refusesASecondOrderInFlightInOneBucket()
{
    QFETCH(int, change);
    QFETCH(bool, taken);
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store);
    orders::Intent second = intent(2, change == 1 || change >= 3 ? "ETH" : "BTC");
    if (change == 2) second.account.account = "other";
    if (change == 3) second.label = label(1);
    if (change == 4) second.proposal = {1};
    if (change == 5) second.requestId = intent(1).requestId;
    QCOMPARE(journalled(*store, listener,
                        {engine::IntentRecord{intent(1)}, engine::IntentRecord{second}}),
             taken);
    QCOMPARE(listener.failures().size(), taken ? std::size_t{0} : std::size_t{1});
    if (!taken) {
        QVERIFY(listener.failures()[0].find("cannot be recorded") != std::string::npos);
        QVERIFY(!store->journal({3, engine::FillRecord{fill("t1", second)}}));
    }
}

void TestStore::keepsWhatStoodBeforeARefusedIntent()
{
    QTemporaryDir dir;
    auto journal = [&] {
        auto folder = privateFolder(folderOf(dir));
        return OrderJournal::open(*folder, opening());
    };
    {
        auto orders = journal();
        QVERIFY(orders);
        const std::vector<engine::Journal> batch{{7, engine::IntentRecord{intent(1)}},
                                                 {8, engine::FillRecord{fill("t1", intent(1))}},
                                                 {9, engine::IntentRecord{intent(2)}},
                                                 {10, engine::FillRecord{fill("t2", intent(1))}}};
        const OrderJournal::Written written = orders->append(batch);
        QVERIFY(written.error);
        QCOMPARE(written.upTo, 8U);
    }
    auto orders = journal();
    QVERIFY(orders);
    QCOMPARE(orders->recovered().unfinished.size(), std::size_t{1});
    QCOMPARE(orders->recovered().fills.size(), std::size_t{1});
}

void TestStore::recordsAnOrderThatComesBackFromTheDead()
{
    using enum orders::OrderState;
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store);
    const orders::Intent dead = intent(1), next = intent(2);
    // The venue shows an order it had twice said it does not have, while the next is in flight.
    QVERIFY(
        journalled(*store, listener,
                   {engine::IntentRecord{dead}, ended(dead, NotPlaced), engine::IntentRecord{next},
                    engine::OrderRecord{dead.label, Open, {}, 0, "v9", "found by label", at(90)}}));
    QVERIFY(listener.failures().empty());
    store.reset();
    store = opened(dir, listener);
    QVERIFY(store);
    QCOMPARE(store->recovered().unfinished.size(), std::size_t{2});
    store.reset();
    const QByteArray found = report(folderOf(dir));
    QVERIFY2(found.contains("2 orders may be live at once for paper main BTC"), found.constData());
}

void TestStore::staysHaltedAcrossARestart()
{
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store);
    QVERIFY(journalled(*store, listener,
                       {engine::HaltRecord{true, "the trader pressed STOP ALL", "trader", at(1)}}));
    store.reset();
    store = opened(dir, listener);
    QVERIFY(store && store->recovered().halted);
    QCOMPARE(store->recovered().haltReason, std::string{"the trader pressed STOP ALL"});
    Listener again;
    store.reset();
    store = opened(dir, again);
    QVERIFY(journalled(*store, again, {engine::HaltRecord{false, "", "trader", at(2)}}));
    store.reset();
    store = opened(dir, again);
    QVERIFY(store && !store->recovered().halted);
}

void TestStore::keepsTheBrakeAcrossARestart_data()
{
    QTest::addColumn<int>("brake");
    QTest::newRow("none") << int(engine::Brake::None);
    QTest::newRow("reduce-only") << int(engine::Brake::ReduceOnly);
    QTest::newRow("pause") << int(engine::Brake::Pause);
}

void TestStore::keepsTheBrakeAcrossARestart()
{
    QFETCH(int, brake);
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store);
    QVERIFY(journalled(
        *store, listener,
        {engine::HaltRecord{false, "", "trader", at(1), static_cast<engine::Brake>(brake)}}));
    store.reset();
    store = opened(dir, listener);
    QVERIFY(store);
    QCOMPARE(int(store->recovered().brake), brake);
    QVERIFY(!store->recovered().halted);
    store.reset();
    QVERIFY2(report(folderOf(dir)).isEmpty() || !report(folderOf(dir)).contains("halt row"),
             report(folderOf(dir)).constData());
}

void TestStore::remembersTheHaltOfAnUnderlying()
{
    using enum engine::GuardLevel;
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store);
    QVERIFY(store->recovered().guardHalts.empty());
    const auto remember = [&](core::Currency underlying, engine::GuardLevel before,
                              engine::GuardLevel level, const char* cause, std::int64_t ms,
                              core::VenueId venue = {}) {
        return store->remember(
            {engine::GuardRecord{underlying, before, level, cause, "engine", at(ms), venue}});
    };
    QVERIFY(remember("BTC", Normal, Halt, "first", 1));
    QVERIFY(remember("ETH", Normal, Halt, "ended", 2));
    QVERIFY(remember("BTC", Halt, Caution, "cleared", 3));
    QVERIFY(remember("SOL", Normal, Caution, "only a caution", 4));
    QVERIFY(remember("BTC", Caution, Halt, "crossed book", 5));
    QVERIFY(remember("ETH", Halt, Caution, "cleared", 6));
    // A place has a guard of its own: what ends elsewhere does not end its HALT.
    QVERIFY(remember("ETH", Normal, Halt, "stale feed", 7, "paper-b"));
    QVERIFY(remember("ETH", Normal, Halt, "ended too", 8, "paper-c"));
    QVERIFY(remember("ETH", Halt, Caution, "cleared", 9, "paper-c"));
    QVERIFY(remember("ETH", Normal, Caution, "of all of it", 10));
    store.reset();
    store = opened(dir, listener);
    QVERIFY(store);
    const auto& halts = store->recovered().guardHalts;
    QCOMPARE(halts.size(), std::size_t{2});
    QCOMPARE(halts[1].underlying, core::Currency{"ETH"});
    QCOMPARE(halts[1].venue, core::VenueId{"paper-b"});
    QCOMPARE(halts[1].cause, std::string{"stale feed"});
    QVERIFY(halts[0].venue.empty());
    QCOMPARE(halts[0].underlying, core::Currency{"BTC"});
    QCOMPARE(halts[0].cause, std::string{"crossed book"});
    QCOMPARE(halts[0].at, at(5));
}

void TestStore::remembersTheDaysOfAnIndex()
{
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store && store->recovered().realisedDays.empty());
    std::vector<engine::RealisedRecord> days;
    for (int n = 0; n < 3; ++n)
        days.push_back({n < 2 ? "BTC" : "ETH", {at(86'400'000LL * n), 1e-3 * (n + 1), 1440 - n}});
    for (const engine::RealisedRecord& day : days) QVERIFY(store->remember({day}));
    days[1].day.variance = 7e-3;  // the same day again is that day
    QVERIFY(store->remember({days[1]}));
    store.reset();
    store = opened(dir, listener);
    QVERIFY(store);
    QVERIFY(store->recovered().realisedDays == days);
}

void TestStore::takesNothingMoreThanItCanHold()
{
    QTemporaryDir dir;
    Listener listener;
    // The writer is held up in its first callback, so the queues fill.
    std::mutex hold;
    std::unique_lock held(hold);
    Callbacks callbacks = listener.callbacks();
    callbacks.journaled = [&](std::uint64_t) { const std::scoped_lock wait(hold); };
    auto store = Store::open(folderOf(dir), opening(), callbacks, {.journal = 4, .history = 4});
    QVERIFY(store);
    int taken = 0;
    while (taken < 100 && (*store)->journal({static_cast<std::uint64_t>(taken + 1),
                                             engine::HaltRecord{true, "x", "y", at(taken)}}))
        ++taken;
    QVERIFY(taken >= 4 && taken < 100);
    int rows = 0;
    while (rows < 100 && (*store)->remember({sample(rows)})) ++rows;
    QVERIFY(rows >= 4 && rows < 100);
    held.unlock();
    store->reset();
}

void TestStore::refusesAFolderAnotherBallastUses()
{
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store);
    const auto second = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(!second);
    QVERIFY2(second.error().message.starts_with("Another Ballast uses the folder"),
             second.error().message.c_str());
    QVERIFY(journalled(*store, listener, {engine::IntentRecord{intent(1)}}));
}

void TestStore::keepsTheFolderToItsOwner()
{
#ifdef _WIN32
    QSKIP("file modes are a POSIX matter");
#else
    namespace fs = std::filesystem;
    QTemporaryDir dir;
    Listener listener;
    auto store = opened(dir, listener);
    QVERIFY(store);
    QVERIFY(journalled(*store, listener, {engine::IntentRecord{intent(1)}}));
    QCOMPARE(fs::status(folderOf(dir)).permissions(), fs::perms::owner_all);
    int files = 0;
    for (const auto& entry : fs::directory_iterator(folderOf(dir))) {
        QCOMPARE(entry.status().permissions(), fs::perms::owner_read | fs::perms::owner_write);
        ++files;
    }
    QVERIFY(files >= 2);
    store.reset();
    fs::remove(folderOf(dir) / kOrdersFile);
    fs::create_symlink("/tmp/elsewhere.db", folderOf(dir) / kOrdersFile);
    QVERIFY(!Store::open(folderOf(dir), opening(), listener.callbacks()));
#endif
}

QTEST_APPLESS_MAIN(TestStore)
#include "tst_store.moc"
