// What a reading command says of the hash chain of its period: verified, in part, or not as
// written.
#include "connectors/store/chain_look.h"

#include "connectors/store/chain_rows.h"
#include "connectors/store/history.h"
#include "connectors/store/report_reader.h"
#include "connectors/store/retention.h"
#include "connectors/store/review_reader.h"
#include "tests/support/written_history.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kHour = 3'600'000;

/// Three hours: samples each ten seconds, a link each ten minutes; in each hour a proposal, its
/// decision and a setting.
void writeOnce(const QTemporaryDir& dir)
{
    write(dir, {}, {});
    auto history = History::open(folderOf(dir));
    if (!history) qFatal("%s", history.error().message.c_str());
    for (std::int64_t begin = 0; begin < 3 * kHour; begin += kHour / 6) {
        std::vector<engine::Remember> rows;
        for (std::int64_t ms = begin; ms < begin + kHour / 6; ms += 10'000)
            rows.push_back({sample(ms)});
        const auto number = static_cast<std::uint64_t>(begin / kHour + 1);
        if (begin % kHour == kHour / 6) {
            rebalance::Proposal p = proposal(number);
            p.createdAt = p.revisedAt = at(begin);
            rows.push_back({engine::ProposalRecord{p}});
        }
        if (begin % kHour == kHour / 3) {
            rows.push_back({engine::DecisionRecord{
                {number}, 1, engine::DecisionKind::Rejected, "trader", "not now", {}, at(begin)}});
            rows.push_back({engine::SettingRecord{"band.above", "1", "2", "trader", at(begin)}});
        }
        if (const auto done = history->append({}, {}, rows); !done)
            qFatal("%s", done.error().message.c_str());
    }
}

/// A copy of the one that was made first.
void writeDay(const QTemporaryDir& dir)
{
    static const QTemporaryDir made;
    if (!std::filesystem::exists(folderOf(made))) writeOnce(made);
    std::filesystem::copy(folderOf(made), folderOf(dir));
}

review::ChainLook lookAt(const QTemporaryDir& dir, TimeRange range, ChainBudget budget = kGlance)
{
    const auto reader = HistoryReader::open(folderOf(dir));
    if (!reader) qFatal("%s", reader.error().message.c_str());
    const auto look = lookAtChain(reader->database(), range, budget);
    if (!look) qFatal("%s", look.error().message.c_str());
    return *look;
}

void change(const QTemporaryDir& dir, const QByteArray& sql)
{
    auto database = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
    if (!database || !database->execute(sql.constData())) qFatal("%s", sql.constData());
}

const TimeRange kAll{at(0), at(3 * kHour - 1)};
const TimeRange kSecondHour{at(kHour + kHour / 6), at(2 * kHour - kHour / 6)};

}  // namespace

class TestChainLook : public QObject {
    Q_OBJECT
private slots:
    void readsAllOfWhatIsWell();
    void findsWhatIsNotAsWritten_data();
    void findsWhatIsNotAsWritten();
    void looksAtItsPeriodAlone();
    void saysWhatItDidNotRead();
    void takesAProposalAsItWasCoveredLast();
    void readsSamplesInBlocks();
    void takesDroppedRowsForDropped();
    void saysWhereNothingWasRecorded_data();
    void saysWhereNothingWasRecorded();
    void saysWhatIsOlderThanTheChain_data();
    void saysWhatIsOlderThanTheChain();
    void saysWhatIsNotLinkedYet();
    void believesALaterLinkOnlyWhenItIsSound_data();
    void believesALaterLinkOnlyWhenItIsSound();
    void isNotLedAwayByTheTimeOfALink();
    void isPartOfAReport();
};

void TestChainLook::readsAllOfWhatIsWell()
{
    QTemporaryDir dir;
    writeDay(dir);
    const auto look = lookAt(dir, kAll);
    QVERIFY2(look.holds(), look.wrong.c_str());
    QCOMPARE(look.rowsLeft + look.linksLeft, 0);
    QVERIFY(look.rows >= 3 * (360 + 3) && look.links >= 18);
    QVERIFY(review::text(look).starts_with("The hash chain of this period was verified: "));
}

void TestChainLook::findsWhatIsNotAsWritten_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, const char* sql, const char* said) {
        QTest::newRow(name) << QByteArray(sql) << QByteArray(said);
    };
    row("a sample", "UPDATE t_sample SET delta = delta + 1 WHERE id = 500", "of sample are not");
    row("a decision", "UPDATE t_decision SET actor = 'another' WHERE id = 2",
        "of decision are not");
    row("a proposal", "UPDATE t_proposal SET sentence = 'x' WHERE proposal_id = 2",
        "proposal 2, revision 1, is not");
    row("a leg", "UPDATE t_leg SET qty_i = qty_i * 2 WHERE proposal_id = 2",
        "proposal 2, revision 1, is not");
    row("a row that is gone", "DELETE FROM t_setting WHERE id = 2", "of setting are not");
    row("a digest", "UPDATE t_chain_part SET digest = 'x' WHERE tbl = 'decision' AND first = 2",
        "is not what was written");
    row("a link's hash", "UPDATE t_chain SET hash = 'x' WHERE link = 3", "link ");
    row("a link's time", "UPDATE t_chain SET at_ns = at_ns + 1 WHERE link = 3",
        "link 3 is not what was written");
    row("a link that is gone", "DELETE FROM t_chain WHERE link = 3",
        "link 3 is missing; 4 follows");
}

void TestChainLook::findsWhatIsNotAsWritten()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, said);
    QTemporaryDir dir;
    writeDay(dir);
    change(dir, sql);
    const auto look = lookAt(dir, kAll);
    QVERIFY2(look.wrong.find(said.constData()) != std::string::npos, look.wrong.c_str());
    QVERIFY(review::text(look).starts_with("The hash chain of this period does not hold: "));
}

/// Damage of another hour is not this hour's.
void TestChainLook::looksAtItsPeriodAlone()
{
    for (const int id : {180, 540, 900}) {
        QTemporaryDir dir;
        writeDay(dir);
        change(dir, "UPDATE t_sample SET delta = delta + 1 WHERE id = " + QByteArray::number(id));
        QCOMPARE(lookAt(dir, kSecondHour).holds(), id != 540);
        QVERIFY(!lookAt(dir, kAll).holds());
    }
}

void TestChainLook::saysWhatItDidNotRead()
{
    QTemporaryDir dir;
    writeDay(dir);
    const auto whole = lookAt(dir, kAll);
    const auto rows = lookAt(dir, kAll, {.links = 20'000, .rows = 400});
    QVERIFY(rows.holds() && rows.rowsLeft > 0 && rows.linksLeft == 0);
    QCOMPARE(rows.rows + rows.rowsLeft, whole.rows);
    // Few as they are, decisions are read however many samples there are.
    change(dir, "UPDATE t_decision SET actor = 'another' WHERE id = 1");
    QVERIFY(!lookAt(dir, kAll, {.links = 20'000, .rows = 400}).holds());
    const auto links = lookAt(dir, kAll, {.links = 2, .rows = 400});
    QVERIFY(links.holds() && links.links == 2);
    QCOMPARE(links.links + links.linksLeft, whole.links);
    QVERIFY(review::text(links).find("verified in part: its newest ") != std::string::npos);
}

void TestChainLook::takesAProposalAsItWasCoveredLast()
{
    QTemporaryDir dir;
    writeDay(dir);
    rebalance::Proposal p = proposal(1);
    p.createdAt = p.revisedAt = at(kHour / 6);
    p.state = rebalance::ProposalState::Done;
    {
        Listener listener;
        auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
        QVERIFY(store && (*store)->remember({engine::ProposalRecord{p}}));
    }
    const auto look = lookAt(dir, {at(0), at(kHour / 2)});
    QVERIFY2(look.holds() && look.rows > 0, look.wrong.c_str());
}

void TestChainLook::readsSamplesInBlocks()
{
    QTemporaryDir dir;
    writeDay(dir);
    const auto plain = lookAt(dir, kSecondHour);
    {
        auto history = History::open(folderOf(dir));
        QVERIFY(history.has_value());
        auto retention = Retention::over(history->database(), {.fullDays = 1});
        QVERIFY(retention && retention->step(at(100 * 24 * kHour), Retention::Pace::Everything));
    }
    const auto blocks = lookAt(dir, kSecondHour);
    QVERIFY2(blocks.holds(), blocks.wrong.c_str());
    QCOMPARE(blocks.rows, plain.rows);
}

void TestChainLook::takesDroppedRowsForDropped()
{
    QTemporaryDir dir;
    writeDay(dir);
    change(dir,
           "INSERT INTO t_dropped (tbl, first, last, rows, at_ns) SELECT tbl, first, last, rows, 0 "
           "FROM t_chain_part WHERE tbl = 'setting' AND digest <> ''; DELETE FROM t_setting");
    const auto look = lookAt(dir, kAll);
    QVERIFY2(look.holds(), look.wrong.c_str());
}

void TestChainLook::saysWhereNothingWasRecorded_data()
{
    QTest::addColumn<qint64>("fromMs");
    QTest::addColumn<qint64>("toMs");
    QTest::addColumn<bool>("nothing");
    QTest::newRow("before it") << qint64{-50 * kHour} << qint64{-40 * kHour} << true;
    QTest::newRow("right before it") << qint64{-kHour} << qint64{-1} << true;
    QTest::newRow("ever before it") << qint64{-1'800'000'000'000} << qint64{-1} << true;
    QTest::newRow("its first second") << qint64{-kHour} << qint64{500} << false;
    QTest::newRow("between two links")
        << qint64{kHour + 60'000} << qint64{kHour + 120'000} << false;
    QTest::newRow("between two samples")
        << qint64{kHour + 61'000} << qint64{kHour + 62'000} << true;
    QTest::newRow("its end") << qint64{3 * kHour - 20'000} << qint64{5 * kHour} << false;
    QTest::newRow("after it") << qint64{40 * kHour} << qint64{50 * kHour} << true;
}

void TestChainLook::saysWhereNothingWasRecorded()
{
    QFETCH(qint64, fromMs);
    QFETCH(qint64, toMs);
    QFETCH(bool, nothing);
    QTemporaryDir dir;
    writeDay(dir);
    const auto look = lookAt(dir, {at(fromMs), at(toMs)});
    QVERIFY2(look.holds(), look.wrong.c_str());
    QCOMPARE(look.nothing, nothing);
    if (nothing)
        QCOMPARE(look, review::ChainLook{.nothing = true});
    else
        QVERIFY(look.links > 0 && look.rows > 0);
    QCOMPARE(review::text(look).starts_with("Nothing was recorded in this period"), nothing);
}

/// The first link of a folder that is older than the chain has the time 0 and covers no row.
void TestChainLook::saysWhatIsOlderThanTheChain_data()
{
    QTest::addColumn<qint64>("fromMs");
    QTest::addColumn<qint64>("toMs");
    QTest::addColumn<bool>("goesOn");
    QTest::addColumn<bool>("blocks");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, qint64 from, qint64 to, const char* said) {
        for (const bool goesOn : {false, true})
            for (const bool blocks : {false, true})
                QTest::addRow("%s%s%s", name, goesOn ? ", goes on" : "", blocks ? ", blocks" : "")
                    << from << to << goesOn << blocks << QByteArray(said);
    };
    constexpr qint64 kEver = -1'800'000'000'000;  // before 1970: the first link is of it too
    const char* before = "What was recorded in this period is from before the hash chain began: ";
    const char* nothing = "Nothing was recorded in this period";
    row("all of it", 0, 3 * kHour - 1, before);
    row("an open begin", kEver, 2 * kHour, before);
    row("an open begin, before it", kEver, -kHour, nothing);
    row("an hour", kHour, 2 * kHour, before);
    row("samples alone", kHour + 60'000, kHour + 120'000, before);
    row("between two samples", kHour + 61'000, kHour + 62'000, nothing);
    row("before it", -50 * kHour, -40 * kHour, nothing);
    row("between it and the chain", 5 * kHour, 6 * kHour, nothing);
    QTest::newRow("the chain") << qint64{10 * kHour} << qint64{11 * kHour} << true << false
                               << QByteArray("The hash chain of this period was verified: ");
}

void TestChainLook::saysWhatIsOlderThanTheChain()
{
    QFETCH(qint64, fromMs);
    QFETCH(qint64, toMs);
    QFETCH(bool, goesOn);
    QFETCH(bool, blocks);
    QFETCH(QByteArray, said);
    QTemporaryDir dir;
    writeDay(dir);
    change(dir, "DELETE FROM t_chain_part; DELETE FROM t_chain");
    {
        auto history = History::open(folderOf(dir));
        QVERIFY(history.has_value());
        for (std::int64_t ms = 10 * kHour; goesOn && ms < 10 * kHour + 300'000; ms += 10'000)
            QVERIFY(history->append({}, {}, std::vector<engine::Remember>{{sample(ms)}}));
        if (blocks) {
            auto retention = Retention::over(history->database(), {.fullDays = 1});
            QVERIFY(retention &&
                    retention->step(at(100 * 24 * kHour), Retention::Pace::Everything));
        }
    }
    const auto look = lookAt(dir, {at(fromMs), at(toMs)});
    QVERIFY2(look.holds(), look.wrong.c_str());
    QVERIFY2(review::text(look).starts_with(said.constData()), review::text(look).c_str());
    QVERIFY(!look.before || look == review::ChainLook{.before = true});
}

/// What was recorded since the last link is neither verified nor nothing.
void TestChainLook::saysWhatIsNotLinkedYet()
{
    QTemporaryDir dir;
    writeDay(dir);
    {
        auto history = History::open(folderOf(dir));
        QVERIFY(history.has_value());
        QVERIFY(history->append({}, {}, std::vector<engine::Remember>{{sample(3 * kHour)}}));
        QVERIFY(
            history->append({}, {}, std::vector<engine::Remember>{{sample(3 * kHour + 1'000)}}));
    }
    const auto look = lookAt(dir, {at(3 * kHour + 500), at(4 * kHour)});
    QCOMPARE(look, review::ChainLook{});
    QVERIFY(review::text(look).find("nothing of it was verified") != std::string::npos);
}

/// The newest part of a proposal may lie in a link behind the period: it steers nothing unless it
/// is as it was written.
void TestChainLook::believesALaterLinkOnlyWhenItIsSound_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("said");
    const QByteArray edit =
        "UPDATE t_proposal SET sentence = 'edited' WHERE proposal_id = 1 AND revision = 1;";
    const QByteArray newest =
        "(SELECT max(link) FROM t_chain_part WHERE tbl = 'proposal' AND first = 1)";
    QTest::newRow("its digest") << edit +
                                       "UPDATE t_chain_part SET digest = ?digest WHERE tbl = "
                                       "'proposal' AND first = 1 AND link = " +
                                       newest
                                << QByteArray("is not what was written");
    QTest::newRow("another part, later")
        << edit +
               "INSERT INTO t_chain_part (link, tbl, first, last, rows, digest) SELECT "
               "max(link), 'proposal', 1, 1, (SELECT rows FROM t_chain_part WHERE tbl = "
               "'proposal' AND first = 1 LIMIT 1), ?digest FROM t_chain"
        << QByteArray("is not what was written");
    QTest::newRow("its link's hash, with it")
        << edit +
               "UPDATE t_chain_part SET digest = ?digest WHERE tbl = 'proposal' AND first = 1 "
               "AND link = " +
               newest + "; UPDATE t_chain SET hash = ?hash WHERE link = " + newest
        << QByteArray("does not follow from the one before it");
}

void TestChainLook::believesALaterLinkOnlyWhenItIsSound()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, said);
    QTemporaryDir dir;
    writeDay(dir);
    rebalance::Proposal p = proposal(1);
    p.createdAt = at(kHour / 6);
    p.revisedAt = at(5 * kHour);
    p.state = rebalance::ProposalState::Done;
    {
        auto history = History::open(folderOf(dir));
        QVERIFY(history.has_value());
        QVERIFY(
            history->append({}, {}, std::vector<engine::Remember>{{engine::ProposalRecord{p}}}));
        QVERIFY(history->append({}, {}, std::vector<engine::Remember>{{sample(6 * kHour)}}));
    }
    const TimeRange firstHalf{at(0), at(kHour / 2)};
    QVERIFY(lookAt(dir, firstHalf).holds());
    // As whoever can edit the file would: what the edited row would hash to, and its link.
    const QByteArray edit = sql.left(sql.indexOf(';') + 1);
    change(dir, edit);
    {
        auto database = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
        QVERIFY(database.has_value());
        auto rows = ChainRows::over(*database);
        QVERIFY(rows.has_value());
        const std::string digest = digestOf(*rows->proposal(1, 1));
        sql.replace("?digest", "'" + QByteArray::fromStdString(digest) + "'");
        const auto link = *database->integer(
            "SELECT max(link) FROM t_chain_part WHERE tbl = 'proposal' AND first = 1");
        auto row = database->prepare("SELECT prev, form, at_ns FROM t_chain WHERE link = ?1");
        QVERIFY(row && row->query(link).next());
        auto partRows = database->prepare(
            "SELECT tbl, first, last, rows, digest FROM t_chain_part WHERE link = ?1 ORDER BY tbl, "
            "first, last");
        std::vector<ChainPart> parts;
        partRows->query(link);
        while (partRows->next())
            parts.push_back({partRows->text(0), partRows->integer(1), partRows->integer(2),
                             partRows->integer(3),
                             partRows->text(0) == kProposalRows ? digest : partRows->text(4)});
        sql.replace("?hash", "'" +
                                 QByteArray::fromStdString(linkHash(
                                     row->text(0), link, row->integer(1), row->integer(2), parts)) +
                                 "'");
    }
    change(dir, sql.mid(edit.size()));
    const auto look = lookAt(dir, firstHalf);
    QVERIFY2(look.wrong.find(said.constData()) != std::string::npos, look.wrong.c_str());
}

/// Whoever sets the time of one link elsewhere does not lead the search past what was altered.
void TestChainLook::isNotLedAwayByTheTimeOfALink()
{
    QTemporaryDir untouched;
    writeDay(untouched);
    const auto links = [&] {
        const auto reader = HistoryReader::open(folderOf(untouched));
        return *reader->database().integer("SELECT max(link) FROM t_chain");
    }();
    int led = 0;
    for (std::int64_t link = 1; link <= links; ++link)
        for (const char* to : {"0", "9000000000000000000"}) {
            QTemporaryDir dir;
            writeDay(dir);
            change(dir, "UPDATE t_sample SET delta = delta + 1 WHERE id = 540");
            change(dir, QByteArray("UPDATE t_chain SET at_ns = ") + to +
                            " WHERE link = " + QByteArray::number(link));
            led += lookAt(dir, kSecondHour).holds();
        }
    QCOMPARE(led, 0);
}

void TestChainLook::isPartOfAReport()
{
    QTemporaryDir dir;
    writeDay(dir);
    const auto records = [&] {
        const auto reader = HistoryReader::open(folderOf(dir));
        return readRecords(reader->database(), kAll);
    };
    QVERIFY(records()->chain && records()->chain->holds());
    change(dir, "UPDATE t_sample SET delta = delta + 1 WHERE id = 500");
    QVERIFY(records()->chain && !records()->chain->holds());
    QVERIFY(!ReviewReader::open(folderOf(dir))->chain(kAll)->holds());
}

QTEST_APPLESS_MAIN(TestChainLook)
#include "tst_chain_look.moc"
