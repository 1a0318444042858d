// One desk asks another: what counts as an answer, and what never does.
#include "connectors/desk_database/approval_line.h"
#include "tests/connectors/desk_database/desk_samples.h"

#include <QTest>

using namespace ballast;
using namespace ballast::desk_database;
using namespace ballast::desk_database::samples;
using support::PostgresServer;

namespace {

ApprovalAsk ask(std::uint64_t number = 7)
{
    ApprovalAsk a;
    a.proposal = number;
    a.revision = 2;
    a.hash = "9f2c0a";
    a.underlying = "BTC";
    a.account = "deribit main";
    a.sentence = "Delta +2.61 left the band; \"sell\"\n'; DROP TABLE approval; --";
    a.orders = "sell 126400 BTC-PERPETUAL on deribit, limit 63380.5, ioc";
    a.notionalUsd = 512'340.1;
    a.feeUsd = 63.2;
    a.slippageUsd = 20.4;
    a.deltaBefore = 2.61;
    a.deltaAfter = 0.617;
    a.target = 0.6;
    a.bandLower = -1.1;
    a.bandUpper = 2.3;
    a.askedBy = "ana";
    a.life = std::chrono::seconds{600};
    return a;
}

/// A line whose news is kept, as words, and that can be waited for.
class Line {
public:
    Line(const Address& address, const Member& member)
    {
        ApprovalLine::Callbacks c;
        c.asked = [this](const ApprovalRequest& r) {
            note(fmt::format("asked {}", r.what.proposal), [&] { m_requests.push_back(r); });
        };
        c.gone = [this](std::int64_t) { note("gone", [] {}); };
        c.answered = [this](std::uint64_t, const ApprovalAnswer& a) {
            note(fmt::format("{} by {} at {} as {}{}", a.approved ? "approved" : "refused", a.who,
                             a.desk, a.role, a.reason.empty() ? "" : ": " + a.reason),
                 [] {});
        };
        c.failed = [this](std::uint64_t, const std::string& why) { note("failed: " + why, [] {}); };
        c.replied = [this](std::int64_t, const std::string& why) {
            note(why.empty() ? "taken" : "not taken: " + why, [] {});
        };
        c.linked = [this](bool linked, const std::string&) {
            note(linked ? "linked" : "away", [] {});
        };
        m_line = std::make_unique<ApprovalLine>(
            address, member, std::move(c),
            ApprovalLine::Pace{std::chrono::milliseconds{20}, std::chrono::milliseconds{20}});
    }
    ~Line() { m_line.reset(); }
    ApprovalLine* operator->() { return m_line.get(); }

    /// Waits until something that begins so was said, after what was waited for before. What is
    /// between is passed over.
    std::string until(const std::string& begin)
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            for (; m_next < m_said.size(); ++m_next)
                if (m_said[m_next].starts_with(begin)) return m_said[m_next++];
            m_condition.wait(lock);
        }
    }
    bool everSaid(const std::string& begin)
    {
        const std::scoped_lock lock(m_mutex);
        return std::ranges::any_of(m_said,
                                   [&](const std::string& s) { return s.starts_with(begin); });
    }
    std::vector<ApprovalRequest> requests()
    {
        const std::scoped_lock lock(m_mutex);
        return m_requests;
    }
    ApprovalRequest request()
    {
        const std::scoped_lock lock(m_mutex);
        return m_requests.back();
    }

private:
    template <class Change>
    void note(std::string words, Change change)
    {
        {
            const std::scoped_lock lock(m_mutex);
            change();
            m_said.push_back(std::move(words));
        }
        m_condition.notify_all();
    }
    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::vector<std::string> m_said;
    std::vector<ApprovalRequest> m_requests;
    std::size_t m_next = 0;
    std::unique_ptr<ApprovalLine> m_line;
};

}  // namespace

class TestDeskApprovals : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<PostgresServer> m_server;
    int m_databases = 0;
    std::string m_database;

    /// A new database, as the first of two persons; each has a role.
    Address fresh()
    {
        m_database = "approve" + std::to_string(++m_databases);
        m_server->sql("postgres", "CREATE DATABASE " + m_database);
        return as("ana");
    }
    Address as(const char* role) const { return addressOf(m_server->url(m_database, role)); }
    std::string sql(const std::string& statement) const
    {
        return m_server->sql(m_database, statement);
    }

private slots:
    void initTestCase()
    {
        if (!isBuiltIn()) QSKIP("This Ballast was built without libpq.");
        if (const std::string why = PostgresServer::whyNone(); !why.empty()) QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        m_server->sql("postgres",
                      "CREATE ROLE ana SUPERUSER LOGIN; CREATE ROLE bob SUPERUSER LOGIN");
    }
    void cleanupTestCase() { m_server.reset(); }

    void anotherDeskSeesAllOfItAndApproves()
    {
        const Address address = fresh();
        Line ana(address, member("ana", 'a'));
        ana.until("linked");
        Line bob(as("bob"), member("bob", 'b'));
        bob.until("linked");
        QVERIFY(ana->ask(ask()));
        bob.until("asked 7");
        const ApprovalRequest seen = bob.request();
        QVERIFY(seen.what.sentence == ask().sentence);
        QCOMPARE(seen.what.orders, ask().orders);
        QCOMPARE(seen.what.hash, ask().hash);
        QCOMPARE(seen.what.notionalUsd, ask().notionalUsd);
        QCOMPARE(seen.what.bandUpper, ask().bandUpper);
        QCOMPARE(seen.desk, std::string{"ana@tower: paper"});
        QVERIFY(seen.left.count() > 0);
        bob->reply(seen, true, "robert", {}, std::chrono::milliseconds{12'300});
        bob.until("taken");
        QCOMPARE(ana.until("approved"),
                 std::string{"approved by robert at bob@tower: paper as bob"});
        QCOMPARE(sql("SELECT state, answered_by, shown_ms, answered_at >= asked_at FROM "
                     "ballast.approval"),
                 std::string{"approved|robert|12300|t"});
        // Once: a second word on it, of whoever, changes nothing.
        bob->reply(seen, false, "robert", "on second thoughts", {});
        QVERIFY(bob.until("not taken").find("closed") != std::string::npos);
        QCOMPARE(sql("SELECT state FROM ballast.approval"), std::string{"approved"});
    }

    void refusalsAndWithdrawalsAreHeard()
    {
        const Address address = fresh();
        Line ana(address, member("ana", 'a'));
        ana.until("linked");
        QVERIFY(ana->ask(ask(1)));
        Line bob(as("bob"), member("bob", 'b'));  // who comes later sees what is open
        bob.until("asked 1");
        bob->reply(bob.request(), false, "robert", "too large", {});
        QCOMPARE(ana.until("refused"),
                 std::string{"refused by robert at bob@tower: paper as bob: too large"});
        const auto ticket = ana->ask(ask(2));
        bob.until("asked 2");
        const ApprovalRequest seen = bob.request();
        ana->withdraw(*ticket);
        bob.until("gone");
        bob->reply(seen, true, "robert", {}, {});
        QVERIFY(bob.until("not taken").find("closed") != std::string::npos);
        QVERIFY(!ana.everSaid("approved"));
    }

    void anAnswerToSomethingElseDoesNotCount()
    {
        const Address address = fresh();
        Line ana(address, member("ana", 'a'));
        ana.until("linked");
        Line bob(as("bob"), member("bob", 'b'));
        bob.until("linked");
        QVERIFY(ana->ask(ask()));
        bob.until("asked 7");
        const ApprovalRequest seen = bob.request();
        for (const auto& change : std::vector<std::function<void(ApprovalRequest&)>>{
                 [](ApprovalRequest& r) { r.what.hash = "another"; },
                 [](ApprovalRequest& r) { r.what.revision = 3; },
                 [](ApprovalRequest& r) { r.what.proposal = 8; },
                 [](ApprovalRequest& r) { r.id = 99'999; }}) {
            ApprovalRequest other = seen;
            change(other);
            bob->reply(other, true, "robert", {}, {});
            bob.until("not taken");
        }
        bob->reply(seen, true, "", {}, {});  // nobody
        bob.until("not taken");
        QCOMPARE(sql("SELECT state FROM ballast.approval"), std::string{"open"});
        QVERIFY(!ana.everSaid("approved"));
        // The asking desk's own word is none, not even past the program.
        const std::string said =
            m_server->sqlError(m_database,
                               "UPDATE ballast.approval SET state = 'approved', answered_desk = "
                               "desk, answered_by = 'ana'",
                               "postgres");
        QVERIFY2(said.find("does not approve what it asks for itself") != std::string::npos ||
                     said.find("violates check constraint") != std::string::npos,
                 said.c_str());
    }

    /// A desk more is quickly made; a role is the server's own word.
    void whoAskedDoesNotAnswerAsAnotherDesk()
    {
        const Address address = fresh();
        Line ana(address, member("ana", 'a'));
        ana.until("linked");
        Line other(address, member("ana's other", 'c'));
        other.until("linked");
        QVERIFY(ana->ask(ask()));
        other.until("asked 7");
        other->reply(other.request(), true, "robert", {}, {});
        const std::string why = other.until("not taken");
        QVERIFY2(
            why.find("the role ana does not approve what it asks for itself") != std::string::npos,
            why.c_str());
        const std::string said = m_server->sqlError(
            m_database,
            "INSERT INTO ballast.desk (machine, life, name, trader, version) VALUES ('f', 1, 'x', "
            "'x', 'x'); UPDATE ballast.approval SET state = 'approved', answered_desk = (SELECT "
            "max(desk) FROM ballast.desk), answered_by = 'x'",
            "ana");
        QVERIFY2(said.find("the role ana does not approve") != std::string::npos, said.c_str());
        QVERIFY(!ana.everSaid("approved"));
        QCOMPARE(sql("SELECT state FROM ballast.approval"), std::string{"open"});
    }

    /// The link goes under one wish of several: none of the others is forgotten, for somebody waits
    /// for what comes of it.
    void whatWasWishedAsTheLinkWentIsTold()
    {
        const Address address = fresh();
        Line ana(address, member("ana", 'a'));
        ana.until("linked");
        Line bob(as("bob"), member("bob", 'b'));
        bob.until("linked");
        const auto first = ana->ask(ask(1));
        bob.until("asked 1");
        sql("CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM "
            "pg_terminate_backend(pg_backend_pid()); RETURN new; END $$; CREATE TRIGGER cut "
            "BEFORE UPDATE ON ballast.approval FOR EACH ROW EXECUTE FUNCTION cut()");
        ana->withdraw(*first);
        const auto second = ana->ask(ask(2));
        ana.until("away");
        QVERIFY(!second || ana.everSaid("failed"));
        sql("DROP TRIGGER cut ON ballast.approval");
        ana.until("linked");
        QCOMPARE(sql("SELECT count(*) FROM ballast.approval WHERE proposal_id = 2"),
                 std::string{"0"});
    }

    /// Who may write into the database fills no other desk's memory or screen.
    void anotherDeskSendsSoMuchAndNoMore()
    {
        const Address address = fresh();
        Line ana(address, member("ana", 'a'));
        ana.until("linked");
        sql("INSERT INTO ballast.approval (desk, proposal_id, revision, hash, underlying, account, "
            "sentence, orders, notional_usd, fee_usd, slippage_usd, delta_before, delta_after, "
            "target, band_lower, band_upper, asked_by, expires_at) SELECT 1, n, 1, repeat('h', "
            "1000000), repeat('u', 1000000), repeat('a', 1000000), repeat('s', 1000000), "
            "repeat('o', 1000000), 0, 0, 0, 0, 0, 0, 0, 0, repeat('w', 1000000), now() + interval "
            "'10 minutes' FROM generate_series(1, 100) AS n");
        Line bob(as("bob"), member("bob", 'b'));
        bob.until("linked");
        const auto seen = bob.requests();
        QCOMPARE(seen.size(), std::size_t{64});
        QCOMPARE(seen.front().what.orders.size(), std::size_t{4'001});
        QCOMPARE(seen.front().what.sentence.size(), std::size_t{4'001});
        for (const std::string* text : {&seen.front().what.hash, &seen.front().what.underlying,
                                        &seen.front().what.account, &seen.front().what.askedBy})
            QCOMPARE(text->size(), std::size_t{200});
        // What was cut is another hash, and nothing is approved by it.
        bob->reply(seen.front(), true, "robert", {}, {});
        bob.until("not taken");
    }

    void theDatabaseHoldsToIt_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("words");
        const QString other = QStringLiteral(
            "answered_desk = (SELECT max(desk) FROM ballast.desk), answered_by = 'x'");
        QTest::newRow("the hash") << "UPDATE ballast.approval SET hash = 'other'"
                                  << "never changed";
        QTest::newRow("the amount") << "UPDATE ballast.approval SET notional_usd = 1"
                                    << "never changed";
        QTest::newRow("more time") << "UPDATE ballast.approval SET expires_at = 'infinity'"
                                   << "never changed";
        QTest::newRow("deleted") << "DELETE FROM ballast.approval"
                                 << "never deleted";
        QTest::newRow("approved by nobody") << "UPDATE ballast.approval SET state = 'approved'"
                                            << "check constraint";
        QTest::newRow("approved, and a word more")
            << QStringLiteral("UPDATE ballast.approval SET state = 'approved', ") + other +
                   QStringLiteral("; UPDATE ballast.approval SET state = 'refused'")
            << "is closed";
        QTest::newRow("too late")
            << QStringLiteral(
                   "INSERT INTO ballast.approval (desk, proposal_id, revision, hash, underlying, "
                   "account, sentence, orders, notional_usd, fee_usd, slippage_usd, delta_before, "
                   "delta_after, target, band_lower, band_upper, asked_by, expires_at) SELECT "
                   "desk, "
                   "9, 1, 'h', '', '', '', '', 0, 0, 0, 0, 0, 0, 0, 0, 'ana', now() FROM "
                   "ballast.approval WHERE proposal_id = 7; UPDATE ballast.approval SET state = "
                   "'approved', ") +
                   other + QStringLiteral(" WHERE proposal_id = 9")
            << "has expired";
    }
    void theDatabaseHoldsToIt()
    {
        QFETCH(QString, statement);
        QFETCH(QString, words);
        const Address address = fresh();
        Line ana(address, member("ana", 'a'));
        ana.until("linked");
        Line bob(as("bob"), member("bob", 'b'));
        bob.until("linked");
        QVERIFY(ana->ask(ask()));
        bob.until("asked 7");
        const std::string said =
            m_server->sqlError(m_database, statement.toStdString(), "postgres");
        QVERIFY2(QString::fromStdString(said).contains(words), said.c_str());
    }

    void whatNobodyAnswersIsOver()
    {
        const Address address = fresh();
        Line ana(address, member("ana", 'a'));
        ana.until("linked");
        ApprovalAsk brief = ask();
        brief.life = std::chrono::seconds{0};
        QVERIFY(ana->ask(brief));
        QCOMPARE(ana.until("failed"), std::string{"failed: No other desk answered in time."});
    }

    void withoutALinkNothingIsApproved()
    {
        const Address address = fresh();
        Line ana(address, member("ana", 'a'));
        ana.until("linked");
        Line bob(as("bob"), member("bob", 'b'));
        bob.until("linked");
        QVERIFY(ana->ask(ask()));
        bob.until("asked 7");
        const ApprovalRequest seen = bob.request();
        m_server->stop("immediate");
        ana.until("failed");
        ana.until("away");
        bob.until("gone");
        bob.until("away");
        const auto refused = ana->ask(ask(8));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("cannot be reached") != std::string::npos);
        m_server->start();
        ana.until("linked");
        bob.until("linked");
        // What hung on the old link is over, whatever is said to it now.
        bob->reply(seen, true, "robert", {}, {});
        bob.until("not taken");
        QVERIFY(!ana.everSaid("approved"));
        QCOMPARE(sql("SELECT state FROM ballast.approval"), std::string{"withdrawn"});
        // And the line is good again.
        QVERIFY(ana->ask(ask(9)));
        bob.until("asked 9");
        bob->reply(bob.request(), true, "robert", {}, {});
        ana.until("approved");
    }

    void aCrowdedChannelIsNoHarm()
    {
        const Address address = fresh();
        Line ana(address, member("ana", 'a'));
        ana.until("linked");
        Line bob(as("bob"), member("bob", 'b'));
        bob.until("linked");
        sql("SELECT pg_notify('ballast_ballast', p) FROM (VALUES ('x'), ('-1'), "
            "('99999999999999999999'), "
            "('0'), ('1; DROP TABLE desk'), ('')) AS v (p)");
        QVERIFY(ana->ask(ask()));
        bob.until("asked 7");
        bob->reply(bob.request(), true, "robert", {}, {});
        ana.until("approved");
    }
};

QTEST_GUILESS_MAIN(TestDeskApprovals)
#include "tst_desk_approvals.moc"
