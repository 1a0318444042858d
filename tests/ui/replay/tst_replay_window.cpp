// The window of a replay: unmistakably not live, nothing in it can be sent, and its bar says and
// wishes what it should.
#include "models/replay/session_list.h"
#include "tests/support/sample_snapshot.h"
#include "ui/charts/delta_chart.h"
#include "ui/history/history_panel.h"
#include "ui/history/why_panel.h"
#include "ui/market/market_panel.h"
#include "ui/portfolio/positions_panel.h"
#include "ui/rebalance/mode_panel.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/replay/replay_bar.h"
#include "ui/replay/replay_text.h"
#include "ui/replay/session_ruler.h"
#include "ui/review/review_panel.h"
#include "ui/shell/environment_frame.h"
#include "ui/shell/key_map.h"
#include "ui/shell/main_window.h"
#include "ui/shell/tray.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/look.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QProgressBar>
#include <QPushButton>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>
#include <QtTest>

#include <set>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

QString s(const char* text) { return QString::fromUtf8(text); }

/// Groups of digits are held together by spaces of other kinds.
QString plain(QString text)
{
    return text.replace(QChar(0x2009), u' ').replace(QChar(0x00a0), u' ');
}

const core::Time kBegun = core::parseIsoUtc("2026-11-22T09:00:00Z").value();

replay::Mark mark(std::uint64_t event, core::Duration after, replay::MarkKind kind,
                  const char* text = "")
{
    replay::Mark made;
    made.event = event;
    made.at = kBegun + after;
    made.kind = kind;
    made.proposal = core::ProposalId{kind == replay::MarkKind::Proposal ? 12U : 0U};
    made.text = text;
    return made;
}

replay::News news(std::uint64_t event = 500)
{
    replay::News made;
    auto sessions = std::make_shared<std::vector<replay::SessionLine>>(2);
    (*sessions)[0] = {1, kBegun - 24h, kBegun - 23h, 77, true, "", "AVX2"};
    (*sessions)[1] = {2, kBegun, kBegun + 10h, 1'000, true, "", "AVX2"};
    made.sessions = std::move(sessions);
    made.session = 1;
    made.here = "AVX2";
    made.opened = 1;
    replay::PlayerState& state = made.state;
    state.view.event = event;
    state.view.at = kBegun + std::chrono::seconds{36 * event} + 114ms;
    state.view.kind = 2;
    state.view.snapshot = support::sampleSnapshot();
    state.events = 1'000;
    state.begun = kBegun;
    state.last = kBegun + 10h;
    state.marks = std::make_shared<const replay::Marks>(
        replay::Marks{mark(100, 1h, replay::MarkKind::Proposal, "Net delta +2.61 left the band."),
                      mark(110, 1h + 1s, replay::MarkKind::Fill, "BTC-PERPETUAL"),
                      mark(900, 9h, replay::MarkKind::Alert, "<b>late</b>")});
    state.marksShare = 1;
    return made;
}

ui::Environment past()
{
    ui::Environment environment{ui::Environs::Replay, s("paper"), {}, s("the folder of paper")};
    environment.past = true;
    return environment;
}

struct Shown {
    ui::MainWindow window{past()};
    std::vector<replay::Wish> wishes;
    std::vector<qint64> sessions;
    int commands = 0;

    Shown()
    {
        QObject::connect(&window, &ui::MainWindow::replayWished, &window,
                         [this](const replay::Wish& wish) { wishes.push_back(wish); });
        QObject::connect(&window, &ui::MainWindow::replaySessionWished, &window,
                         [this](qint64 session) { sessions.push_back(session); });
        QObject::connect(&window, &ui::MainWindow::commanded, &window, [this] { ++commands; });
        window.resize(1'680, 1'020);
        static_cast<QWidget&>(window).show();
        window.showReplay(news());
    }
    template <class T>
    T* find(const char* name)
    {
        return window.findChild<T*>(s(name));
    }
    QString label(const char* name) { return plain(find<QLabel>(name)->text()); }
    template <class T>
    const T* wished() const
    {
        return wishes.empty() ? nullptr : std::get_if<T>(&wishes.back());
    }
};

}  // namespace

class TestReplayWindow : public QObject {
    Q_OBJECT
private slots:
    void itCannotBeMistaken_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("colourBlind");
        for (const bool pair : {false, true})
            for (const auto& [name, kind] :
                 {std::pair{"dark", ui::ThemeKind::Dark}, std::pair{"light", ui::ThemeKind::Light},
                  std::pair{"contrast", ui::ThemeKind::HighContrast}})
                QTest::addRow("%s%s", name, pair ? ", colour-blind" : "") << int(kind) << pair;
    }
    /// Its frame is of two colours that are told apart by their brightness alone.
    void itCannotBeMistaken()
    {
        QFETCH(int, kind);
        QFETCH(bool, colourBlind);
        Shown shown;
        ui::applyTheme(*qApp, static_cast<ui::ThemeKind>(kind), colourBlind);
        const ui::Theme& theme = ui::Theme::current();
        QVERIFY(ui::contrast(theme.of(ui::Environs::Replay), theme.onFill) >= 4.5);
        const QImage picture = shown.window.grab().toImage();
        std::set<QRgb> top, left;
        for (int x = 0; x < 200; ++x) top.insert(picture.pixel(x, 1));
        for (int y = 200; y < 400; ++y) left.insert(picture.pixel(1, y));
        for (const std::set<QRgb>& edge : {top, left}) {
            QVERIFY(edge.contains(theme.of(ui::Environs::Replay).rgb()));
            QVERIFY(edge.contains(theme.onFill.rgb()));
        }
        QCOMPARE(shown.find<ui::EnvironmentFrame>("environmentFrame")->thickness(), 6);
        QCOMPARE(shown.find<ui::Badge>("environmentBadge")->word(), s("REPLAY, NOT LIVE"));
        QVERIFY2(shown.window.windowTitle().startsWith(s("REPLAY 2026-11-22 14:00:00 UTC")),
                 qPrintable(shown.window.windowTitle()));
        QVERIFY(shown.window.windowTitle().contains(s("not live")));
        QVERIFY(shown.label("accountBand").startsWith(s("REPLAY, NOT LIVE")));
        ui::applyTheme(*qApp, ui::ThemeKind::Dark);
    }

    void nothingCanBeSent()
    {
        Shown shown;
        QVERIFY(!shown.window.mode()->isEnabled());
        for (QPushButton* button : shown.window.mode()->findChildren<QPushButton*>())
            QVERIFY2(!button->isEnabled(), qPrintable(button->text()));
        int closed = 0;
        for (const QAction* action : shown.window.findChildren<QAction*>()) {
            const ui::KeyEntry* entry = shown.window.keys().find(action->objectName());
            if (!entry || (!entry->trades && entry->place != ui::KeyPlace::Proposal)) continue;
            QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
            ++closed;
        }
        QVERIFY2(closed >= 9, qPrintable(QString::number(closed)));
        auto* proposals = shown.window.proposals();
        QVERIFY(!proposals->cards().empty());
        for (ui::ProposalCard* card : proposals->cards())
            for (const char* name : {"approve", "edit", "reject", "snooze"})
                if (auto* button = card->findChild<QAbstractButton*>(s(name)))
                    QVERIFY2(!button->isEnabled(), name);
        // Another moment does not open them again.
        shown.window.showReplay(news(501));
        QVERIFY(!shown.window.findChild<QAction*>(s("stopAllAction"))->isEnabled());
        QCOMPARE(shown.commands, 0);
        QVERIFY(!shown.window.findChild<ui::Tray*>()->available());
    }

    /// Whatever a panel says all the same is refused, with the moment in the sentence.
    void aCommandIsRefusedWithASentence()
    {
        Shown shown;
        emit shown.window.mode()->commanded({engine::SetMode{engine::Mode::Confirm}});
        emit shown.window.proposals()->commanded({engine::Reject{core::ProposalId{1}, "no"}});
        emit shown.window.proposals()->lookedAt(core::ProposalId{1});
        QCOMPARE(shown.commands, 0);
        QCOMPARE(shown.window.statusBar()->currentMessage(),
                 s("This is a replay of 2026-11-22 14:00:00 UTC; nothing can be sent."));
    }

    void aWindowOfThePresentHasNoneOfIt()
    {
        ui::MainWindow window({ui::Environs::Paper, s("paper"), s("trader"), s("seed 7")});
        QVERIFY(!window.replay());
        window.showReplay(news());
        QVERIFY(window.mode()->isEnabled());
        int commands = 0, asked = 0;
        connect(&window, &ui::MainWindow::commanded, this, [&] { ++commands; });
        connect(&window, &ui::MainWindow::replayRequested, this,
                [&](core::ProposalId proposal, core::Time at) {
                    asked += proposal.value == 0 && at == core::Time{} ? 1 : 0;
                });
        emit window.mode()->commanded({engine::SetMode{engine::Mode::Confirm}});
        QCOMPARE(commands, 1);
        window.findChild<QAction*>(s("replayDay"))->trigger();
        QCOMPARE(asked, 1);
    }

    /// Before its first event there is nothing that could not be read, nor anything identical.
    void opensBeforeTheFirstEventAndSaysSo()
    {
        Shown shown;
        shown.window.showReplay(news(0));
        QCOMPARE(shown.label("replayVerdict"), s("before the first event of this session"));
        shown.window.openWorkspace(s("Review"));
        const auto* history = shown.find<ui::HistoryPanel>("historyPanel");
        QTRY_VERIFY(history->isVisible());
        QStringList told;
        for (const QLabel* label : history->findChildren<QLabel*>())
            if (label->isVisible()) told << plain(label->text());
        QVERIFY2(told.contains(s("No history in a replay")),
                 qPrintable(told.join(QLatin1Char('|'))));
        QVERIFY(!told.join(QLatin1Char(' ')).contains(s("could not be read")));
        for (const auto* button : history->findChildren<QAbstractButton*>())
            QVERIFY(!button->isVisible() || !button->isEnabled());
    }

    void theBarSaysWhereItStands()
    {
        Shown shown;
        QCOMPARE(shown.label("replayMoment"), s("2026-11-22 14:00:00.114 UTC"));
        QCOMPARE(shown.label("replayEvent"), s("event 500 of 1 000 · ticker"));
        QCOMPARE(shown.label("replayVerdict"), s("identical so far"));
        QCOMPARE(shown.label("replayRemark"), QString());
        auto* sessions = shown.find<QComboBox>("replaySession");
        QCOMPARE(sessions->count(), 2);
        QCOMPARE(plain(sessions->currentText()), s("2026-11-22 09:00 to 19:00 UTC · 1 000 events"));
        QVERIFY(!shown.find<QProgressBar>("replayProgress")->isVisible());
        ui::Look look;
        look.localClock = true;
        ui::applyLook(*qApp, look);
        shown.window.showReplay(news(501));
        QVERIFY(shown.label("replayMoment").endsWith(s(" local")));
        ui::applyLook(*qApp, {});
    }

    void theBarSaysWhatIsToBeSaid_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("says");
        QTest::newRow("a difference") << 0 << s("replayVerdict")
                                      << s("differs from event 42 on: proposal 12, revision 3, "
                                           "legs[0].limit was recorded as 64 000 and is "
                                           "recomputed as 64 001");
        QTest::newRow("another kind") << 1 << s("replayVerdict")
                                      << s("differs from event 42 on: alert 7 was recorded as "
                                           "“alert 7” and is recomputed as “nothing”");
        QTest::newRow("no mark") << 2 << s("replayRemark")
                                 << s("There is none on that side of this moment.");
        QTest::newRow("a problem") << 3 << s("replayRemark") << s("block 3 is gone.");
        QTest::newRow("slow") << 4 << s("replayRemark")
                              << s("This machine cannot keep up with that speed; it plays as fast "
                                   "as it can.");
        QTest::newRow("under way") << 5 << s("replayRemark")
                                   << s("On the way there; until then the moment before is shown.");
        QTest::newRow("another machine")
            << 6 << s("replayRemark")
            << s("It was priced with AVX2 and is now with SSE2: figures may differ in their last "
                 "bits.");
        QTest::newRow("to a point")
            << 7 << s("replayRemark") << s("Recorded only to a point: the disk was full");
        QTest::newRow("no mark back yet")
            << 9 << s("replayRemark")
            << s("What lies before this moment is still being looked through; ask again when the "
                 "marks have come this far.");
        QTest::newRow("not to be read any further")
            << 10 << s("replayRemark")
            << s("This recording cannot be read any further, and beyond that nothing can be looked "
                 "for. Reading recorded events: block 3 of session 1 is missing. It may have been "
                 "dropped as the oldest.");
        QTest::newRow("nothing can be shown")
            << 8 << s("replayRemark") << s("Nothing was recorded in this folder.");
    }
    void theBarSaysWhatIsToBeSaid()
    {
        QFETCH(int, what);
        QFETCH(QString, label);
        QFETCH(QString, says);
        Shown shown;
        replay::News told = news();
        replay::PlayerState& state = told.state;
        auto sessions = *told.sessions;
        switch (what) {
            case 0:
            case 1:
                state.view.differing = 3;
                state.view.first = replay::Finding{};
                state.view.first->event = 41;
                state.view.first->what = what == 0 ? "proposal 12, revision 3" : "alert 7";
                state.view.first->difference =
                    what == 0 ? replay::Difference{"legs[0].limit", "64 000", "64 001"}
                              : replay::Difference{"", "alert 7", "nothing"};
                break;
            case 2: state.hint = replay::Hint::NoMark; break;
            case 3: state.problem = "block 3 is gone."; break;
            case 4: state.slower = true; break;
            case 5: state.underWay = true; break;
            case 6: told.here = "SSE2"; break;
            case 7: sessions[1].incomplete = "the disk was full"; break;
            case 8:
                told.problem = "Nothing was recorded in this folder.";
                told.session.reset();
                break;
            case 9: state.hint = replay::Hint::NotYetBack; break;
            case 10:
                state.hint = replay::Hint::CannotLook;
                state.hintWhy =
                    "Reading recorded events: block 3 of session 1 is missing. It may have been "
                    "dropped as the oldest.";
                break;
            default: QFAIL("no such row");
        }
        told.sessions = std::make_shared<const std::vector<replay::SessionLine>>(sessions);
        shown.window.showReplay(told);
        QCOMPARE(shown.label(label.toLatin1().constData()), says);
        QCOMPARE(shown.find<QProgressBar>("replayProgress")->isVisible(), what == 5);
        QCOMPARE(shown.find<QToolButton>("replayPlayButton")->isEnabled(), what != 8);
        QVERIFY(shown.find<QComboBox>("replaySession")->isEnabled());
    }

    void theBarWishes()
    {
        Shown shown;
        const auto press = [&](const char* name) { shown.find<QToolButton>(name)->click(); };
        press("replayPlayButton");
        QVERIFY(shown.wished<replay::Play>());
        replay::News playing = news();
        playing.state.playing = true;
        shown.window.showReplay(playing);
        press("replayPlayButton");
        QVERIFY(shown.wished<replay::Pause>());
        press("replayStepForwardButton");
        QCOMPARE(shown.wished<replay::Step>()->events, std::int64_t{1});
        press("replayStepBackButton");
        QCOMPARE(shown.wished<replay::Step>()->events, std::int64_t{-1});
        press("replayFasterButton");
        QCOMPARE(shown.wished<replay::SetSpeed>()->speed, 2.0);
        for (int i = 0; i < 20; ++i) press("replayFasterButton");
        QCOMPARE(shown.wished<replay::SetSpeed>()->speed, 1000.0);
        press("replaySlowerButton");
        QCOMPARE(shown.wished<replay::SetSpeed>()->speed, 500.0);
        auto* kinds = shown.find<QComboBox>("replayKinds");
        kinds->setCurrentIndex(kinds->findText(s("Fill")));
        press("replayNextMarkButton");
        QVERIFY(shown.wished<replay::ToMark>()->forward);
        QCOMPARE(shown.wished<replay::ToMark>()->kinds, replay::setOf(replay::MarkKind::Fill));
        press("replayPreviousMarkButton");
        QVERIFY(!shown.wished<replay::ToMark>()->forward);
        auto* sessions = shown.find<QComboBox>("replaySession");
        emit sessions->activated(1);  // the one that is shown
        emit sessions->activated(0);
        QCOMPARE(shown.sessions, std::vector<qint64>{1});
    }

    void theKeysWish()
    {
        Shown shown;
        QTest::keyClick(shown.window.replay()->ruler(), Qt::Key_Space);
        QVERIFY(shown.wished<replay::Play>());
        QTest::keyClick(shown.window.replay()->ruler(), Qt::Key_Home);
        QVERIFY(shown.wished<replay::ToTime>()->at == kBegun);
        QTest::keyClick(shown.window.replay()->ruler(), Qt::Key_End);
        QVERIFY(shown.wished<replay::ToTime>()->at == kBegun + 10h);
        QTest::keyClick(shown.window.replay()->ruler(), Qt::Key_PageUp);
        QVERIFY(shown.wished<replay::ToTime>()->at == kBegun + 9h);
        QTest::keyClick(shown.window.replay()->ruler(), Qt::Key_Left);
        QVERIFY(shown.wished<replay::ToTime>()->at == kBegun + 9h - 6min);
        for (const char* name :
             {"replayPlay", "replayStepForward", "replayStepBack", "replayNextMark",
              "replayPreviousMark", "replayFaster", "replaySlower", "replayJump"}) {
            auto* action = shown.find<QAction>(name);
            QVERIFY2(action, name);
            QVERIFY2(!action->shortcut().isEmpty(), name);
            QCOMPARE(action->shortcut(), shown.window.keys().key(s(name)));
        }
    }

    /// From the first moment on, and whichever part of the window has the keyboard: but where
    /// something is written.
    void theKeysWorkInTheWholeWindow_data()
    {
        QTest::addColumn<QString>("focus");  // empty: wherever it is at the start
        QTest::addColumn<bool>("works");
        QTest::newRow("at the start") << QString() << true;
        QTest::newRow("the sessions") << s("replaySession") << true;
        QTest::newRow("the speed") << s("replaySpeed") << true;
        QTest::newRow("a panel") << s("positionsPanel") << true;
        QTest::newRow("the time that is written") << s("replayJumpTo") << false;
    }
    void theKeysWorkInTheWholeWindow()
    {
        QFETCH(QString, focus);
        QFETCH(bool, works);
        Shown shown;
        QApplication::setActiveWindow(&shown.window);
        QTRY_VERIFY(QApplication::focusWidget());
        if (focus.isEmpty()) QCOMPARE(QApplication::focusWidget(), shown.window.replay()->ruler());
        if (auto* part = shown.window.findChild<QWidget*>(focus)) {
            part->setFocusPolicy(Qt::StrongFocus);
            part->setFocus();
            QTRY_COMPARE(QApplication::focusWidget(), part);
        }
        QTest::keyClick(shown.window.windowHandle(), Qt::Key_Space);
        QCOMPARE(shown.wished<replay::Play>() != nullptr, works);
        QTest::keyClick(shown.window.windowHandle(), Qt::Key_Home);
        QCOMPARE(shown.wished<replay::ToTime>() && shown.wished<replay::ToTime>()->at == kBegun,
                 works);
        QTest::keyClick(shown.window.windowHandle(), Qt::Key_Right);
        QCOMPARE(
            shown.wished<replay::ToTime>() && shown.wished<replay::ToTime>()->at == kBegun + 6min,
            works);
        QVERIFY(shown.sessions.empty());
    }

    /// A field that moves under the hand is not written into.
    void theFieldOfTheTimeStaysWhereItIs()
    {
        Shown shown;
        auto* field = shown.find<QLineEdit>("replayJumpTo");
        const auto place = [&] {
            QApplication::processEvents();
            return QRect(field->mapTo(&shown.window, QPoint(0, 0)), field->size());
        };
        const QRect first = place();
        for (const std::uint64_t event : {1U, 111U, 888U}) {
            replay::News next = news(event);
            next.state.view.kind = event == 888 ? 20 : 2;
            next.state.view.actor = event == 888 ? "a trader of a long name" : "";
            shown.window.showReplay(next);
            QCOMPARE(place(), first);
        }
    }

    void whatIsNoTimeIsSaid()
    {
        Shown shown;
        auto* field = shown.find<QLineEdit>("replayJumpTo");
        QTest::keyClicks(field, s("25:99"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(shown.label("replayRemark"),
                 s("“25:99” is no time: 14:31:05 is one of the day that is shown, 2026-11-22 "
                   "14:31:05 one of any day, both in UTC."));
        shown.window.showReplay(news(501));
        QVERIFY(shown.label("replayRemark").startsWith(s("“25:99” is no time")));
        QTest::keyClick(field, Qt::Key_Backspace);
        QCOMPARE(shown.label("replayRemark"), QString());
    }

    void aTimeIsWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("at");  // empty: it is none
        QTest::newRow("of the day") << s("14:31:05") << s("2026-11-22T14:31:05.000Z");
        QTest::newRow("without seconds") << s(" 14:31 ") << s("2026-11-22T14:31:00.000Z");
        QTest::newRow("whole") << s("2026-11-23 01:02:03.5") << s("2026-11-23T01:02:03.500Z");
        QTest::newRow("as it is shown")
            << s("2026-11-22 14:31:05.114 UTC") << s("2026-11-22T14:31:05.114Z");
        QTest::newRow("no time") << s("noon") << QString();
        QTest::newRow("nothing") << s(" ") << QString();
        QTest::newRow("no such time") << s("25:00:00") << QString();
    }
    void aTimeIsWritten()
    {
        QFETCH(QString, text);
        QFETCH(QString, at);
        Shown shown;
        auto* field = shown.find<QLineEdit>("replayJumpTo");
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(field->property("wrong").toBool(), at.isEmpty());
        QCOMPARE(shown.wishes.empty(), at.isEmpty());
        if (at.isEmpty()) return;
        QCOMPARE(QString::fromStdString(core::isoUtc(shown.wished<replay::ToTime>()->at)), at);
    }

    void theRulerGoesWhereItIsPressed()
    {
        Shown shown;
        ui::SessionRuler* ruler = shown.window.replay()->ruler();
        for (const int hours : {0, 3, 7, 10}) {
            const int pixel = ruler->pixelOf(kBegun + std::chrono::hours{hours});
            QCOMPARE(ruler->pixelOf(ruler->timeAt(pixel)), pixel);
            QTest::mouseClick(ruler, Qt::LeftButton, {}, QPoint(pixel, 10));
            const core::Duration off =
                shown.wished<replay::ToTime>()->at - kBegun - std::chrono::hours{hours};
            QVERIFY(std::chrono::abs(off) < 1min);
        }
        // While it is on its way, the hand stays where it has put it.
        replay::News coming = news(700);
        coming.state.underWay = true;
        shown.window.showReplay(coming);
        QVERIFY(ruler->at() == kBegun + 10h);
        coming.state.underWay = false;
        shown.window.showReplay(coming);
        QVERIFY(ruler->at() == coming.state.view.at);
    }

    /// The history of the folder answers, and the window says that it is of a replay.
    void aMomentOfAChartIsAskedOfTheFolder()
    {
        Shown shown;
        std::vector<core::Time> asked;
        QObject::connect(&shown.window, &ui::MainWindow::momentWished, &shown.window,
                         [&](core::Time at, core::Duration) { asked.push_back(at); });
        emit shown.window.chart()->momentWished(kBegun + 1h, core::Currency{"BTC"});
        QVERIFY(shown.window.why());
        QVERIFY(asked == std::vector{kBegun + 1h});
        QVERIFY(shown.window.why()->window()->windowTitle().startsWith(s("REPLAY · not live")));
    }

    /// The review reads what is recorded and writes nothing.
    void theReviewIsThereToRead()
    {
        Shown shown;
        auto* action = shown.find<QAction>("openReview");
        QVERIFY(action->isEnabled());
        action->trigger();
        QVERIFY(shown.window.review());
        const QWidget* window = shown.window.review()->window();
        QVERIFY(window->isVisible());
        QVERIFY(window->windowTitle().startsWith(s("REPLAY · not live")));
        QVERIFY(window->findChild<QPushButton*>(s("reviewReport"))->isHidden());
        QVERIFY(!window->findChild<QWidget*>(s("reviewNote"))->isEnabled());
    }

    /// What is grey says why, under the pointer.
    void whatIsGreySaysWhy()
    {
        Shown shown;
        for (const char* name : {"openSettings", "openLaboratory", "reportToday", "openTape"}) {
            const auto* action = shown.find<QAction>(name);
            QVERIFY2(!action->isEnabled(), name);
            QVERIFY2(action->toolTip().contains(s("replay")), name);
        }
        for (const QAction* one : shown.window.menuBar()->actions())
            QVERIFY(one->menu() && one->menu()->toolTipsVisible());
    }

    void aWrittenTimeSaysWhereItHasLed_data()
    {
        QTest::addColumn<qint64>("asked");  // seconds from the beginning
        QTest::addColumn<qint64>("shown");
        QTest::addColumn<bool>("atEnd");
        QTest::addColumn<QString>("said");
        QTest::newRow("to that second") << qint64{1'800} << qint64{1'800} << false << QString();
        QTest::newRow("between two steps")
            << qint64{1'800} << qint64{1'780} << false
            << s("Nothing was recorded at 2026-11-22 09:30:00 UTC: shown is the last moment before "
                 "it, 2026-11-22 09:29:40 UTC, 20.0 s earlier.");
        QTest::newRow("before it began")
            << qint64{-3'600} << qint64{0} << false
            << s("2026-11-22 08:00:00 UTC was before this session, which begins at 2026-11-22 "
                 "09:00:00 UTC: shown is its beginning.");
        QTest::newRow("after its end")
            << qint64{40'000} << qint64{36'000} << true
            << s("Nothing is recorded of 2026-11-22 20:06:40 UTC in this session: shown is its "
                 "end, 2026-11-22 19:00:00 UTC.");
    }
    void aWrittenTimeSaysWhereItHasLed()
    {
        QFETCH(qint64, asked);
        QFETCH(qint64, shown);
        QFETCH(bool, atEnd);
        QFETCH(QString, said);
        Shown desk;
        const core::Time wanted = kBegun + std::chrono::seconds{asked};
        auto* jump = desk.find<QLineEdit>("replayJumpTo");
        jump->setText(QString::fromStdString(core::isoUtc(wanted)).left(19).replace(u'T', u' '));
        QTest::keyClick(jump, Qt::Key_Return);
        QVERIFY(std::get<replay::ToTime>(desk.wishes.back()).at == wanted);
        replay::News came = news(atEnd ? 1'000 : 500);
        came.state.view.at = kBegun + std::chrono::seconds{shown};
        came.state.asked = wanted;
        desk.window.showReplay(came);
        if (said.isEmpty())
            QVERIFY(!desk.label("replayRemark").contains(s("shown is")));
        else
            QCOMPARE(desk.label("replayRemark"), said);
        // Who goes on is told no more of it.
        came.state.asked.reset();
        desk.window.showReplay(came);
        QVERIFY(!desk.label("replayRemark").contains(s("shown is")));
    }

    /// Before the first event nothing is known, and nothing is said to be well.
    void beforeTheFirstEventNothingIsKnown()
    {
        Shown shown;
        replay::News first = news(0);
        auto snapshot = support::copyOf(*first.state.view.snapshot);
        auto underlyings = std::make_shared<std::vector<engine::UnderlyingState>>();
        engine::UnderlyingState btc;
        btc.underlying = core::Currency{"BTC"};
        btc.state = engine::BandState::InBand;
        underlyings->push_back(btc);
        snapshot->underlyings = underlyings;
        snapshot->proposals = std::make_shared<const rebalance::Proposals>();
        first.state.view.snapshot = snapshot;
        shown.window.showReplay(first);
        QStringList said;
        for (const QLabel* label : shown.find<QWidget>("proposalsPanel")->findChildren<QLabel*>())
            said << label->text();
        QVERIFY2(said.contains(s("Nothing is recorded yet")), qPrintable(said.join(u'|')));
        QVERIFY(said.filter(s("inside its band")).isEmpty());
    }

    /// A book that is empty at its first moment offers to import one: not here.
    void anEmptyBookImportsNothing()
    {
        // A dialog of the system's own would be no widget, and nobody would close it.
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        Shown shown;
        int dialogs = 0;
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &look, [&dialogs] {
            if (QWidget* dialog = QApplication::activeModalWidget()) ++dialogs, dialog->close();
        });
        look.start(5);
        emit shown.find<ui::PositionsPanel>("positionsPanel")->importWanted();
        QCOMPARE(dialogs, 0);
    }

    /// Squeezed to nothing, it still has a place for every mark.
    void theRulerHasNoWidthAndAllItsMarks()
    {
        ui::SessionRuler ruler;
        ruler.setMinimumSize(0, 0);
        ruler.setSpan(kBegun, kBegun + 10h);
        ruler.resize(0, 34);
        QCOMPARE(ruler.width(), 0);
        ruler.setMarks(news().state.marks, 1);
        ruler.resize(400, 34);
        QVERIFY(!ruler.readout(ruler.pixelOf(kBegun + 1h)).isEmpty());
    }

    void theRulerTellsItsMarks()
    {
        Shown shown;
        ui::SessionRuler* ruler = shown.window.replay()->ruler();
        const QString two = ruler->readout(ruler->pixelOf(kBegun + 1h));
        QVERIFY2(two.contains(s("10:00:00 Proposal #12: Net delta +2.61 left the band")) &&
                     two.contains(s("10:00:01 Fill: BTC-PERPETUAL")),
                 qPrintable(two));
        QVERIFY(ruler->readout(ruler->pixelOf(kBegun + 9h)).contains(s("<b>late</b>")));
        QCOMPARE(ruler->readout(ruler->pixelOf(kBegun + 5h)), QString());
        // They are drawn, each kind in its lane.
        const QImage picture = ruler->grab().toImage();
        const ui::Theme& theme = ui::Theme::current();
        QCOMPARE(picture.pixelColor(ruler->pixelOf(kBegun + 1h), 4), theme.accent);
        QCOMPARE(picture.pixelColor(ruler->pixelOf(kBegun + 9h), 24), theme.warn);
    }

    /// What came after a moment is not drawn when it is gone back to.
    void aWayBackForgetsWhatCameAfter()
    {
        Shown shown;
        QVERIFY(shown.window.chart()->samplesSeen() > 0);
        replay::News back = news(400);
        back.state.backs = 1;
        const auto full = support::sampleSnapshot();
        auto empty = support::copyOf(*full);
        auto underlyings =
            std::make_shared<std::vector<engine::UnderlyingState>>(*full->underlyings);
        for (engine::UnderlyingState& state : *underlyings)
            state.series = std::make_shared<const engine::Series>();
        empty->underlyings = std::move(underlyings);
        back.state.view.snapshot = empty;
        shown.window.showReplay(back);
        QCOMPARE(shown.window.chart()->samplesSeen(), std::size_t{0});
    }
};

QTEST_MAIN(TestReplayWindow)
#include "tst_replay_window.moc"
