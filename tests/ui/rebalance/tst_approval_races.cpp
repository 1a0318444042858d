// Double clicks, held keys and shortcuts against each other, at the window, before the engine
// itself in simulated time: no more intents than proposals that were approved, and none twice.
// BALLAST_RACES=10000 plays that many bursts; by itself it is a slice.
#include "tests/support/engine_script.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWindow>
#include <QtTest>

#include <deque>
#include <map>
#include <set>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

constexpr int kSlice = 240;

enum Burst { DoubleClick, TripleClick, HeldA, AEnterSpace, MouseAndKey, HeldSpace, KeyThenMouse };
constexpr const char* kNames[] = {
    "double clicks",       "triple clicks", "held A",
    "A, Enter and Space",  "mouse and A",   "held Space on the button",
    "A and then the mouse"};

/// A person without patience. Approvals reach the engine late, some snapshots later.
struct Desk {
    tests::EngineScript script = tests::EngineScript::ready();
    std::chrono::milliseconds now{10'000};
    QWidget window;
    ui::ProposalsPanel panel{&window, [this] { return now; }};
    std::deque<engine::Command> underWay;
    std::set<std::uint64_t> approved;      ///< proposals that an approval was sent for
    std::map<std::uint64_t, int> intents;  ///< by proposal
    int approvals = 0, presses = 0;
    std::uint32_t random;

    explicit Desk(std::uint32_t seed) : random(seed)
    {
        auto* column = new QVBoxLayout(&window);
        column->addWidget(&panel);
        QObject::connect(&panel, &ui::ProposalsPanel::commanded, &panel,
                         [this](const engine::Command& command) {
                             if (const auto* a = std::get_if<engine::Approve>(&command.what)) {
                                 ++approvals;
                                 approved.insert(a->proposal.value);
                             }
                             underWay.push_back(command);
                         });
        window.resize(480, 900);
        window.show();
        window.activateWindow();
        QApplication::setActiveWindow(&window);
        (void)QTest::qWaitForWindowActive(&window);
        script.run("position 192000\nindex 64000\ntick 0.1");
        frame();
    }
    std::uint32_t draw(std::uint32_t below)
    {
        random = random * 1'664'525U + 1'013'904'223U;
        return (random >> 8) % below;
    }
    void frame()
    {
        panel.present(script.snapshot());
        QApplication::sendPostedEvents();
    }
    void say(std::string_view lines) { count(script.run(lines)); }
    void count(const std::vector<std::string>& said)
    {
        for (const std::string& line : said)
            if (line.starts_with("journal intent")) ++intents[lastIntent()];
    }
    std::uint64_t lastIntent()
    {
        const auto snapshot = script.snapshot();
        std::uint64_t newest = 0;
        for (const orders::Order& order : snapshot->orders->orders)
            if (order.state == orders::OrderState::Recording) newest = order.intent.proposal.value;
        return newest;
    }
    /// What was said reaches the engine, in order.
    void arrive()
    {
        while (!underWay.empty()) {
            const engine::Command command = underWay.front();
            underWay.pop_front();
            count(script.process(command));
        }
    }
    /// The order ends unfilled, the pause is over, another proposal comes.
    void next()
    {
        say("journaled\nsent\nack\ncancelled 0");
        for (int i = 0; i < 4; ++i) {
            say("index 64000\ntick 5");
            now += 300ms;
            frame();
        }
    }
    QPushButton* button()
    {
        const ui::ProposalCard* card = panel.current();
        return card ? card->findChild<QPushButton*>(QStringLiteral("approve")) : nullptr;
    }
    void click()
    {
        const QPushButton* target = button();
        if (!target || !target->isVisible()) return;
        ++presses;
        QTest::mouseClick(window.windowHandle(), Qt::LeftButton, {},
                          target->mapTo(&window, target->rect().center()));
    }
    void key(Qt::Key key, bool press, bool repeat = false)
    {
        presses += press;
        const QString text = key == Qt::Key_A       ? QStringLiteral("a")
                             : key == Qt::Key_Space ? QStringLiteral(" ")
                                                    : QStringLiteral("\r");
        QTest::simulateEvent(window.windowHandle(), press, key, {}, text, repeat, 0);
    }
    void held(Qt::Key which)
    {
        key(which, true);
        for (int i = 0; i < 6; ++i) {
            key(which, false, true);
            key(which, true, true);
            now += 30ms;
            if (draw(3) == 0) frame();
        }
        key(which, false);
    }
    void burst(int kind)
    {
        if (QPushButton* target = button(); target && (kind == HeldSpace || kind == AEnterSpace))
            target->setFocus();
        switch (kind) {
            case DoubleClick: click(), click(); break;
            case TripleClick: click(), click(), click(); break;
            case HeldA: held(Qt::Key_A); break;
            case HeldSpace: held(Qt::Key_Space); break;
            case AEnterSpace:
                for (const Qt::Key k : {Qt::Key_A, Qt::Key_Return, Qt::Key_Space}) key(k, true);
                for (const Qt::Key k : {Qt::Key_A, Qt::Key_Return, Qt::Key_Space}) key(k, false);
                break;
            case MouseAndKey: click(), key(Qt::Key_A, true), key(Qt::Key_A, false); break;
            case KeyThenMouse: key(Qt::Key_A, true), click(), key(Qt::Key_A, false); break;
        }
    }
};

}  // namespace

class TestApprovalRaces : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    /// That the bursts could fire twice at all: without a guard the button does.
    void aBareButtonClicksTwice()
    {
        QWidget window;
        QPushButton bare(QStringLiteral("Approve"), &window);
        bare.resize(100, 30);
        window.resize(200, 100);
        window.show();
        (void)QTest::qWaitForWindowExposed(&window);
        QSignalSpy clicked(&bare, &QPushButton::clicked);
        for (int i = 0; i < 2; ++i)
            QTest::mouseClick(window.windowHandle(), Qt::LeftButton, {}, QPoint(50, 15));
        QCOMPARE(clicked.count(), 2);
    }

    void intentsNeverExceedProposalsApproved_data()
    {
        QTest::addColumn<int>("kind");
        for (std::size_t i = 0; i < std::size(kNames); ++i) QTest::newRow(kNames[i]) << int(i);
    }
    void intentsNeverExceedProposalsApproved()
    {
        QFETCH(int, kind);
        const int asked = qEnvironmentVariableIntValue("BALLAST_RACES");
        const int bursts = std::max(1, (asked > 0 ? asked : kSlice) / int(std::size(kNames)));
        int presses = 0, approvals = 0, intents = 0;
        std::size_t approved = 0;
        constexpr int kOneDesk = 40;
        for (int done = 0; done < bursts; done += kOneDesk) {
            Desk desk(static_cast<std::uint32_t>(1 + kind + 100 * done));
            for (int i = 0; i < std::min(kOneDesk, bursts - done); ++i) {
                // From well before hands have settled to well after.
                desk.now += std::chrono::milliseconds{desk.draw(900)};
                desk.frame();
                desk.burst(kind);
                for (std::uint32_t late = desk.draw(4); late > 0; --late) {
                    desk.say("index 64000\ntick 0.1");
                    desk.now += 60ms;
                    desk.frame();
                    if (desk.draw(2) == 0) desk.burst(kind);
                }
                desk.arrive();
                desk.frame();
                desk.burst(kind);
                desk.arrive();
                desk.next();
            }
            for (const auto& [proposal, count] : desk.intents) {
                QVERIFY2(
                    count == 1,
                    qPrintable(
                        QStringLiteral("proposal %1 led to %2 intents").arg(proposal).arg(count)));
                QVERIFY(desk.approved.contains(proposal));
                intents += count;
            }
            QVERIFY(desk.intents.size() <= desk.approved.size());
            presses += desk.presses;
            approvals += desk.approvals;
            approved += desk.approved.size();
        }
        qInfo("%d bursts of %s: %d presses, %d approvals of %zu proposals, %d intents", bursts,
              kNames[kind], presses, approvals, approved, intents);
        QVERIFY(intents > 0);
        QVERIFY(std::size_t(intents) <= approved);
    }
};

QTEST_MAIN(TestApprovalRaces)
#include "tst_approval_races.moc"
