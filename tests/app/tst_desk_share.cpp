// Two desks of the program at one desk database, and the review of both on the console.
#include "app/desk_share.h"
#include "tests/connectors/desk_database/desk_samples.h"
#include "tests/support/places.h"

#include <QProcess>
#include <QSignalSpy>
#include <QtTest>

using namespace ballast;
using support::PostgresServer;
namespace samples = ballast::desk_database::samples;

namespace {

constexpr int kPatienceMs = 60'000;

struct Ran {
    int code = -1;
    QByteArray out, err;
};

Ran ballastctl(const QStringList& arguments)
{
    const auto binary = test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl";
    QProcess process;
    process.start(QString::fromStdString(binary.string()), arguments);
    Ran ran;
    if (!process.waitForFinished(kPatienceMs)) return ran;
    ran = {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    return ran;
}

}  // namespace

class TestDeskShare : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<PostgresServer> m_server;
    QTemporaryDir m_dir;
    std::string m_url;

    std::filesystem::path folder(const char* name) const
    {
        return std::filesystem::path{m_dir.path().toStdString()} / name;
    }

private slots:
    void initTestCase()
    {
        if (!desk_database::isBuiltIn()) QSKIP("This Ballast was built without libpq.");
        if (const std::string why = PostgresServer::whyNone(); !why.empty()) QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        m_server->sql("postgres", "CREATE DATABASE hedge");
        m_server->sql("postgres", "CREATE ROLE bob SUPERUSER LOGIN");
        m_url = m_server->url("hedge");
        for (const char* name : {"ana", "bob"}) {
            samples::Desk desk(folder(name));
            desk.rebalance(1);
            desk.settle();
        }
    }
    void cleanupTestCase() { m_server.reset(); }

    void aSecondPersonApprovesAtAnotherDesk()
    {
        app::DeskShare ana(samples::addressOf(m_url), samples::member("ana", 'a'), folder("ana"));
        app::DeskShare bob(samples::addressOf(m_server->url("hedge", "bob")),
                           samples::member("bob", 'b'), folder("bob"));
        QTRY_VERIFY_WITH_TIMEOUT(ana.isLinked() && bob.isLinked(), kPatienceMs);
        ui::ApprovalTerms terms;
        ana.offer(terms);
        std::vector<ui::SecondRequest> asked;
        connect(&bob, &app::DeskShare::asked, this,
                [&](const ui::SecondRequest& r) { asked.push_back(r); });
        int replied = 0;
        connect(&bob, &app::DeskShare::replied, this, [&] { ++replied; });
        std::vector<ui::ApprovalTerms::Elsewhere> answers;
        const auto keep = [&](const ui::ApprovalTerms::Elsewhere& a) { answers.push_back(a); };
        rebalance::Proposal proposal = samples::proposal(7);
        proposal.legs.front().workedBy = "rests at the best price for 60 s, then takes";

        terms.asksElsewhere(proposal, keep);
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(asked[0].hash.toStdString(), proposal.hash);
        QCOMPARE(asked[0].proposal, quint64{7});
        QVERIFY(asked[0].orders.contains(QStringLiteral("126400 BTC-PERPETUAL")));
        QVERIFY(asked[0].orders.contains(QStringLiteral("63380.5")));
        QVERIFY(asked[0].orders.contains(QStringLiteral("rests at the best price for 60 s")));
        QCOMPARE(asked[0].desk, QStringLiteral("ana@tower: paper"));
        bob.reply(asked[0], true, QStringLiteral("robert"), {});
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), std::size_t{1}, kPatienceMs);
        QVERIFY(answers[0].approved);
        QVERIFY2(answers[0].who.startsWith(QStringLiteral("robert at bob@tower: paper (")),
                 qPrintable(answers[0].who));
        QTRY_COMPARE_WITH_TIMEOUT(replied, 1, kPatienceMs);

        // What is not wanted any more is not heard, and over at the other desk too.
        int gone = 0;
        connect(&bob, &app::DeskShare::gone, this, [&] { ++gone; });
        terms.asksElsewhere(proposal, keep);
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), std::size_t{2}, kPatienceMs);
        terms.leavesElsewhere();
        QTRY_COMPARE_WITH_TIMEOUT(gone, 1, kPatienceMs);
        QCOMPARE(answers.size(), std::size_t{1});

        // A refusal comes with its reason; without a server there is nobody to ask.
        terms.asksElsewhere(proposal, keep);
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), std::size_t{3}, kPatienceMs);
        bob.reply(asked[2], false, QStringLiteral("robert"), QStringLiteral("too large"));
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), std::size_t{2}, kPatienceMs);
        QVERIFY(!answers[1].approved);
        QVERIFY2(answers[1].why.contains(QStringLiteral("too large")), qPrintable(answers[1].why));
        m_server->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!ana.isLinked(), kPatienceMs);
        terms.asksElsewhere(proposal, keep);
        QCOMPARE(answers.size(), std::size_t{3});  // at once
        QVERIFY(!answers[2].approved);
        m_server->start();
        QTRY_VERIFY_WITH_TIMEOUT(ana.progress().linked && ana.progress().behind == 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(bob.progress().linked && bob.progress().behind == 0, kPatienceMs);
    }

    void theConsoleReviewsAllDesks()
    {
        const QString url = QString::fromStdString(m_url);
        const Ran all = ballastctl({QStringLiteral("review"), QStringLiteral("--history"), url,
                                    QStringLiteral("--format"), QStringLiteral("csv")});
        QVERIFY2(all.code == 0, all.err.constData());
        QVERIFY(all.out.startsWith("desk,proposal,"));
        QVERIFY(all.out.contains("ana@tower: paper,1,"));
        QVERIFY(all.out.contains("bob@tower: paper,1,"));
        const Ran one = ballastctl({QStringLiteral("review"), QStringLiteral("--history"), url,
                                    QStringLiteral("--desk"), QStringLiteral("bob")});
        QCOMPARE(one.code, 0);
        QVERIFY(!one.out.contains("ana@tower"));
        QVERIFY2(one.out.contains("bob@tower: paper"), one.out.constData());
        const Ran none = ballastctl({QStringLiteral("review"), QStringLiteral("--history"), url,
                                     QStringLiteral("--desk"), QStringLiteral("dan")});
        QCOMPARE(none.code, 2);
        QVERIFY2(none.err.contains("no desk and no trader"), none.err.constData());
        const Ran bad = ballastctl({QStringLiteral("review"), QStringLiteral("--history"),
                                    QStringLiteral("postgres://ana:hunter2@db/hedge")});
        QCOMPARE(bad.code, 1);
        QVERIFY2(bad.err.contains("no password") && !bad.err.contains("hunter2"),
                 bad.err.constData());
    }

    void aDeskIsWhoSitsThere()
    {
        const auto member = app::DeskShare::memberOf(folder("ana"), "paper");
        QVERIFY(member);
        QCOMPARE(member->machine.size(), std::size_t{32});
        QVERIFY(member->name.ends_with(": paper"));
        QCOMPARE(app::DeskShare::memberOf(folder("ana"), "paper")->machine, member->machine);
    }
};

QTEST_MAIN(TestDeskShare)
#include "tst_desk_share.moc"
