// What an approval asks for beside a press: the notional, the account's name, a second person.
#include "tests/support/sample_snapshot.h"
#include "ui/rebalance/approve_form.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWindow>
#include <QtTest>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

struct Wish {
    bool softLimit = false;
    bool firstLive = false;
    double secondAbove = 0;
    bool desks = false;  ///< there are others to ask
};

struct Desk {
    std::chrono::milliseconds now{10'000};
    QWidget window;
    ui::ProposalsPanel panel{&window, [this] { return now; }};
    std::vector<engine::Approve> approved;
    bool later = false;  ///< who proves takes its time
    std::vector<std::function<void()>> proves;
    /// What other desks were asked, and by what their answer comes.
    std::vector<std::pair<rebalance::Proposal, std::function<void(ui::ApprovalTerms::Elsewhere)>>>
        elsewhere;
    int left = 0;  ///< how often what they were asked was withdrawn

    explicit Desk(const Wish& wish)
    {
        auto terms = std::make_shared<ui::ApprovalTerms>();
        terms->identity = QStringLiteral("LIVE · deribit · hedge-1 · key 3F2A");
        if (wish.firstLive) terms->typeAccount = QStringLiteral("deribit");
        terms->provesSecond = [this](const QString& name, const QString& passphrase,
                                     const ui::ApprovalTerms::Told& done) {
            const bool proven =
                name == QStringLiteral("bob") && passphrase == QStringLiteral("open sesame");
            if (!later) return done(proven);
            proves.push_back([done, proven] { done(proven); });
        };
        if (wish.desks) {
            terms->asksElsewhere = [this](const rebalance::Proposal& proposal, auto done) {
                elsewhere.emplace_back(proposal, std::move(done));
            };
            terms->leavesElsewhere = [this] { ++left; };
        }
        panel.setTerms(std::move(terms));
        auto* column = new QVBoxLayout(&window);
        column->addWidget(&panel);
        QObject::connect(&panel, &ui::ProposalsPanel::commanded, &panel,
                         [this](const engine::Command& command) {
                             if (const auto* a = std::get_if<engine::Approve>(&command.what))
                                 approved.push_back(*a);
                         });
        window.resize(480, 900);
        panel.present(snapshot(wish, 0));
        window.show();
        window.activateWindow();
        QApplication::setActiveWindow(&window);
        (void)QTest::qWaitForWindowActive(&window);
        now += 2s;
    }
    /// With one proposal that may go; its size is `more` percent larger.
    static std::shared_ptr<const engine::Snapshot> snapshot(const Wish& wish, int more)
    {
        auto s = support::copyOf(*support::sampleSnapshot());
        auto proposals = *s->proposals;
        for (rebalance::Proposal& p : proposals.items) {
            if (p.state != rebalance::ProposalState::Live) continue;
            p.notionalUsd = 512'340;
            std::erase_if(p.checks, [](const risk::CheckResult& c) {
                return c.verdict != risk::CheckResult::Verdict::Allow;
            });
            if (wish.softLimit)
                p.checks.push_back(
                    {"notional", risk::CheckResult::Verdict::Confirm, "It is large."});
            p.revision += static_cast<core::Revision>(more);
            for (rebalance::Leg& leg : p.legs)
                leg.quantity =
                    *core::Quantity::nearest(leg.quantity.toDouble() * (1 + more / 100.0));
        }
        s->proposals = std::make_shared<const rebalance::Proposals>(std::move(proposals));
        s->secondAboveUsd = wish.secondAbove;
        return s;
    }
    void key(Qt::Key code) { QTest::keyClick(window.windowHandle(), code); }
    QLineEdit* field(const char* name)
    {
        return panel.current()->findChild<QLineEdit*>(QString::fromUtf8(name));
    }
    QPushButton* button(const char* name)
    {
        return panel.current()->findChild<QPushButton*>(QString::fromUtf8(name));
    }
    void askElsewhere()
    {
        key(Qt::Key_A);
        QTest::mouseClick(button("approveElsewhere"), Qt::LeftButton);
    }
    QString problem()
    {
        return panel.current()->findChild<QLabel*>(QStringLiteral("approveProblem"))->text();
    }
    bool isOpen()
    {
        const auto* form = panel.findChild<ui::ApproveForm*>();
        return form && form->isVisible();
    }
};

}  // namespace

class TestApproveForm : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void dollarsAreReadAsAPersonTypesThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("usd");
        QTest::newRow("plain") << "512340" << 512'340.0;
        QTest::newRow("with a sign and commas") << "$512,340" << 512'340.0;
        QTest::newRow("with spaces") << "512 340" << 512'340.0;
        QTest::newRow("nothing") << "" << -1.0;
        QTest::newRow("words") << "half a million" << -1.0;
        QTest::newRow("below zero") << "-512340" << -1.0;
        QTest::newRow("an exponent") << "5e5" << -1.0;
        QTest::newRow("two points") << "5.1.2" << -1.0;
    }
    void dollarsAreReadAsAPersonTypesThem()
    {
        QFETCH(QString, text);
        QFETCH(double, usd);
        QCOMPARE(ui::typedUsd(text).value_or(-1), usd);
    }

    void whatAsksForNothingGoesWithOnePress()
    {
        Desk desk({});
        desk.now += 3s;
        desk.key(Qt::Key_A);
        QCOMPARE(desk.approved.size(), std::size_t{1});
        QCOMPARE(desk.approved.front().shownFor, core::Duration{5s});
        QVERIFY(desk.approved.front().second.empty());
    }

    void overASoftLimitTheNotionalIsTyped()
    {
        Desk desk({.softLimit = true});
        desk.key(Qt::Key_A);
        QVERIFY(desk.isOpen());
        QVERIFY(desk.approved.empty());
        QTest::keyClicks(desk.field("approveNotional"), QStringLiteral("51234"));
        desk.key(Qt::Key_Return);
        QVERIFY(desk.approved.empty());
        QVERIFY2(desk.problem().contains(QStringLiteral("512")), qPrintable(desk.problem()));
        desk.field("approveNotional")->clear();
        QTest::keyClicks(desk.field("approveNotional"), QStringLiteral("512,340"));
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.approved.size(), std::size_t{1});
        QVERIFY(!desk.isOpen());
    }

    /// Enter, held: the form's, and then the card's.
    void oneEnterIsOneApproval()
    {
        Desk desk({.softLimit = true});
        desk.key(Qt::Key_A);
        QTest::keyClicks(desk.field("approveNotional"), QStringLiteral("512340"));
        for (int i = 0; i < 5; ++i) desk.key(Qt::Key_Return);
        desk.key(Qt::Key_A);
        desk.key(Qt::Key_Space);
        QCOMPARE(desk.approved.size(), std::size_t{1});
    }

    void escLeavesItUnapproved()
    {
        Desk desk({.softLimit = true});
        desk.key(Qt::Key_A);
        desk.key(Qt::Key_Escape);
        QVERIFY(!desk.isOpen());
        QVERIFY(desk.approved.empty());
    }

    void whatBecomesAnotherThingMeanwhileIsLookedAtAnew()
    {
        const Wish wish{.softLimit = true};
        Desk desk(wish);
        desk.key(Qt::Key_A);
        QTest::keyClicks(desk.field("approveNotional"), QStringLiteral("512340"));
        desk.panel.present(Desk::snapshot(wish, 30));
        QVERIFY(!desk.isOpen());
        desk.key(Qt::Key_Return);
        QVERIFY(desk.approved.empty());
    }

    void theFirstOrderOfALiveSessionWantsTheAccountsName()
    {
        Desk desk({.firstLive = true});
        desk.key(Qt::Key_A);
        QVERIFY(desk.isOpen());
        QCOMPARE(desk.panel.findChild<QLabel*>(QStringLiteral("approveIdentity"))->text(),
                 QStringLiteral("LIVE · deribit · hedge-1 · key 3F2A"));
        QTest::keyClicks(desk.field("approveAccount"), QStringLiteral("deribit-test"));
        desk.key(Qt::Key_Return);
        QVERIFY(desk.approved.empty());
        desk.field("approveAccount")->clear();
        QTest::keyClicks(desk.field("approveAccount"), QStringLiteral("deribit"));
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.approved.size(), std::size_t{1});
        QVERIFY(desk.panel.terms()->typeAccount.isEmpty());  // once a session
    }

    void aboveTheLimitASecondPersonProvesWhoTheyAre()
    {
        Desk desk({.secondAbove = 100'000});
        desk.key(Qt::Key_A);
        QVERIFY(desk.isOpen());
        QTest::keyClicks(desk.field("approveSecond"), QStringLiteral("bob"));
        QTest::keyClicks(desk.field("approvePassphrase"), QStringLiteral("open"));
        desk.key(Qt::Key_Return);
        QVERIFY(desk.approved.empty());
        QVERIFY(desk.field("approvePassphrase")->text().isEmpty());
        QTest::keyClicks(desk.field("approvePassphrase"), QStringLiteral("open sesame"));
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.approved.size(), std::size_t{1});
        QCOMPARE(desk.approved.front().second, std::string{"bob"});
    }

    /// The proof takes some tenths of a second, elsewhere; the window goes on.
    void whoLeavesWhileTheSecondPersonIsProvenHasNotApproved()
    {
        Desk desk({.secondAbove = 100'000});
        desk.later = true;
        const auto ask = [&] {
            desk.key(Qt::Key_A);
            desk.field("approveSecond")->setText(QStringLiteral("bob"));
            desk.field("approvePassphrase")->setText(QStringLiteral("open sesame"));
            desk.key(Qt::Key_Return);
        };
        ask();
        QVERIFY2(desk.problem().startsWith(QStringLiteral("Proving")), qPrintable(desk.problem()));
        desk.key(Qt::Key_Return);  // once is enough
        QCOMPARE(desk.proves.size(), std::size_t{1});
        desk.key(Qt::Key_Escape);
        desk.proves.at(0)();
        QVERIFY(desk.approved.empty());
        ask();
        desk.proves.at(0)();  // of the round before
        QVERIFY(desk.approved.empty());
        desk.proves.at(1)();
        QCOMPARE(desk.approved.size(), std::size_t{1});
        QCOMPARE(desk.approved.front().second, std::string{"bob"});
        desk.proves.at(1)();
        QCOMPARE(desk.approved.size(), std::size_t{1});
    }

    /// Nobody has seen what it became while the passphrase was proven.
    void whatChangesWhileTheSecondPersonIsProvenIsLookedAtAnew()
    {
        const Wish wish{.secondAbove = 100'000};
        Desk desk(wish);
        desk.later = true;
        desk.key(Qt::Key_A);
        desk.field("approveSecond")->setText(QStringLiteral("bob"));
        desk.field("approvePassphrase")->setText(QStringLiteral("open sesame"));
        desk.key(Qt::Key_Return);
        desk.panel.present(Desk::snapshot(wish, 5));
        desk.now += 2s;  // long after the moment in which no press counts
        desk.proves.at(0)();
        QVERIFY(desk.approved.empty());
        QVERIFY2(desk.problem().contains(QStringLiteral("changed")), qPrintable(desk.problem()));
        desk.field("approvePassphrase")->setText(QStringLiteral("open sesame"));
        desk.key(Qt::Key_Return);
        desk.proves.at(1)();
        QCOMPARE(desk.approved.size(), std::size_t{1});
        QCOMPARE(desk.approved.front().second, std::string{"bob"});
    }

    void theSecondPersonMaySitAtAnotherDesk()
    {
        Desk desk({.secondAbove = 100'000, .desks = true});
        desk.askElsewhere();
        QCOMPARE(desk.elsewhere.size(), std::size_t{1});
        QVERIFY(!desk.elsewhere[0].first.hash.empty());
        QVERIFY2(desk.problem().contains(QStringLiteral("waiting")), qPrintable(desk.problem()));
        QVERIFY(desk.approved.empty());
        QVERIFY(!desk.button("approveElsewhere")->isEnabled());  // once is enough
        desk.key(Qt::Key_Return);                                // and nobody said who sits here
        QCOMPARE(desk.left, 0);
        desk.elsewhere[0].second({true, QStringLiteral("robert at bob@tower (12.3 s)"), {}});
        QCOMPARE(desk.approved.size(), std::size_t{1});
        QCOMPARE(desk.approved.front().second, std::string{"robert at bob@tower (12.3 s)"});
        QCOMPARE(desk.left, 0);
        desk.elsewhere[0].second({true, QStringLiteral("again"), {}});
        QCOMPARE(desk.approved.size(), std::size_t{1});
    }

    void whatIsNoApprovalOfTheseOrdersSendsNothing_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("words");
        QTest::newRow("refused") << "refused"
                                 << "robert refused it";
        QTest::newRow("signed by nobody") << "nobody"
                                          << "Nobody signed";
        QTest::newRow("the orders changed") << "changed"
                                            << "changed";
        QTest::newRow("left meanwhile") << "left"
                                        << "";
        QTest::newRow("asked in the round before") << "round"
                                                   << "";
    }
    void whatIsNoApprovalOfTheseOrdersSendsNothing()
    {
        QFETCH(QString, what);
        QFETCH(QString, words);
        const Wish wish{.secondAbove = 100'000, .desks = true};
        Desk desk(wish);
        desk.askElsewhere();
        QCOMPARE(desk.elsewhere.size(), std::size_t{1});
        ui::ApprovalTerms::Elsewhere answer{true, QStringLiteral("robert"), {}};
        if (what == QStringLiteral("refused"))
            answer = {false, {}, QStringLiteral("robert refused it.")};
        if (what == QStringLiteral("nobody")) answer.who = QStringLiteral("  ");
        if (what == QStringLiteral("changed")) desk.panel.present(Desk::snapshot(wish, 5));
        if (what == QStringLiteral("left")) desk.key(Qt::Key_Escape);
        if (what == QStringLiteral("round")) {
            desk.key(Qt::Key_Escape);
            desk.key(Qt::Key_A);
        }
        const bool withdrawn =
            what != QStringLiteral("refused") && what != QStringLiteral("nobody");
        QCOMPARE(desk.left, withdrawn ? 1 : 0);
        desk.elsewhere[0].second(answer);
        QVERIFY(desk.approved.empty());
        if (!words.isEmpty() && desk.isOpen())
            QVERIFY2(desk.problem().contains(words), qPrintable(desk.problem()));
    }

    void whoSitsBesideComesBeforeTheOtherDesks()
    {
        Desk desk({.secondAbove = 100'000, .desks = true});
        desk.askElsewhere();
        desk.field("approveSecond")->setText(QStringLiteral("bob"));
        desk.field("approvePassphrase")->setText(QStringLiteral("open sesame"));
        QTest::mouseClick(desk.button("approveApply"), Qt::LeftButton);
        QCOMPARE(desk.left, 1);
        QCOMPARE(desk.approved.size(), std::size_t{1});
        QCOMPARE(desk.approved.front().second, std::string{"bob"});
    }

    void withoutADeskDatabaseThereIsNobodyToAsk()
    {
        Desk desk({.secondAbove = 100'000});
        desk.key(Qt::Key_A);
        QVERIFY(desk.button("approveElsewhere")->isHidden());
    }

    void belowTheLimitOneIsEnough()
    {
        Desk desk({.secondAbove = 1'000'000});
        desk.key(Qt::Key_A);
        QCOMPARE(desk.approved.size(), std::size_t{1});
    }
};

QTEST_MAIN(TestApproveForm)
#include "tst_approve_form.moc"
