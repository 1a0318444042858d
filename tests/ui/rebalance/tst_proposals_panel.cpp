#include "ui/rebalance/proposals_panel.h"

#include "models/tables/proposal_table.h"
#include "tests/support/sample_snapshot.h"
#include "tests/support/unheld.h"
#include "ui/rebalance/leg_line.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/rebalance/proposal_strip.h"
#include "ui/rebalance/proposal_text.h"
#include "ui/rebalance/waiting_text.h"
#include "ui/shell/language.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <QWindow>
#include <QtTest>

#include <algorithm>
#include <functional>

using namespace ballast;
using namespace std::chrono_literals;
using engine::Snapshot;
using rebalance::Proposal;
using rebalance::ProposalState;

namespace {

/// The panel in a window of its own, on a hand clock that moves when told, with what it says kept.
struct Desk {
    std::chrono::milliseconds now{10'000};
    QWidget window;
    ui::ProposalsPanel* panel;
    std::vector<engine::Command> said;
    std::shared_ptr<const Snapshot> shown;

    explicit Desk(std::shared_ptr<const Snapshot> first = support::sampleSnapshot())
    {
        panel = new ui::ProposalsPanel(&window, [this] { return now; });
        auto* column = new QVBoxLayout(&window);
        column->addWidget(panel->header());
        column->addWidget(panel);
        QObject::connect(panel, &ui::ProposalsPanel::commanded, panel,
                         [this](const engine::Command& command) { said.push_back(command); });
        window.resize(480, 900);
        show(std::move(first));
        window.show();
        window.activateWindow();
        QApplication::setActiveWindow(&window);
        (void)QTest::qWaitForWindowActive(&window);
        wait(1s);
    }
    void show(std::shared_ptr<const Snapshot> snapshot)
    {
        shown = std::move(snapshot);
        panel->present(shown);
        QApplication::sendPostedEvents();
        QApplication::processEvents();
    }
    void wait(std::chrono::milliseconds time) { now += time; }
    ui::ProposalCard* card() const
    {
        return panel->cards().empty() ? nullptr : panel->cards().front();
    }
    QPushButton* button(const char* name) const
    {
        return panel->current()->findChild<QPushButton*>(QString::fromUtf8(name));
    }
    QLineEdit* field(const char* name) const
    {
        return panel->current()->findChild<QLineEdit*>(QString::fromUtf8(name));
    }
    QString note() const
    {
        return card()->findChild<QLabel*>(QStringLiteral("proposalNote"))->text();
    }

    /// A physical click: pressed and released on the window, where the button is.
    void click(const QWidget* target)
    {
        const QPoint at = target->mapTo(&window, target->rect().center());
        QTest::mouseClick(window.windowHandle(), Qt::LeftButton, {}, at);
    }
    void key(Qt::Key code) { QTest::keyClick(window.windowHandle(), code); }
    /// A key held down: one press and `repeats` of the keyboard's own, by way of the shortcuts.
    void hold(Qt::Key code, int repeats)
    {
        QWidget* focus = QApplication::focusWidget() ? QApplication::focusWidget() : &window;
        const QString text = QKeySequence(code).toString().toLower();
        QTest::simulateEvent(focus, true, code, Qt::NoModifier, text, false);
        for (int i = 0; i < repeats; ++i)
            QTest::simulateEvent(focus, true, code, Qt::NoModifier, text, true);
        QTest::simulateEvent(focus, false, code, Qt::NoModifier, text, false);
    }

    template <class What>
    std::vector<What> all() const
    {
        std::vector<What> found;
        for (const engine::Command& command : said)
            if (const auto* what = std::get_if<What>(&command.what)) found.push_back(*what);
        return found;
    }
};

std::shared_ptr<const Snapshot> with(
    const std::shared_ptr<const Snapshot>& from,
    const std::function<void(Snapshot&, rebalance::Proposals&)>& change)
{
    auto snapshot = support::copyOf(*from);
    auto proposals = std::make_shared<rebalance::Proposals>(*snapshot->proposals);
    change(*snapshot, *proposals);
    snapshot->proposals = proposals;
    return snapshot;
}

std::shared_ptr<const Snapshot> repriced(const std::shared_ptr<const Snapshot>& from,
                                         const char* quantity = "121680")
{
    return with(from, [&](Snapshot&, rebalance::Proposals& p) {
        ++p.items[0].revision;
        p.items[0].legs[0].quantity = *core::Quantity::parse(quantity);
    });
}

std::shared_ptr<const Snapshot> refused(const std::shared_ptr<const Snapshot>& from,
                                        const char* why)
{
    return with(from, [&](Snapshot& s, rebalance::Proposals&) {
        auto alerts = *s.alerts;
        alerts.insert(alerts.begin(), {alerts.front().number + 1, engine::Severity::Warning,
                                       "proposal", std::string("Not sent: ") + why, "BTC", s.at});
        s.alerts = std::make_shared<const std::vector<engine::Alert>>(std::move(alerts));
    });
}

Proposal another(const Proposal& like, std::uint64_t id, const char* underlying)
{
    Proposal p = like;
    p.id = {id};
    p.revision = 1;
    p.underlying = underlying;
    return p;
}

/// The proposal that waits, with an option and a dated future beside its own leg.
std::shared_ptr<const Snapshot> threeLegs(const std::shared_ptr<const Snapshot>& from)
{
    return with(from, [](Snapshot&, rebalance::Proposals& p) {
        Proposal& plan = p.items[0];
        rebalance::Leg future = plan.legs[0], option = plan.legs[0];
        future.instrumentName = "BTC-26MAR27";
        option.instrumentName = "BTC-25DEC26-70000-C";
        option.side = core::Side::Buy;
        option.quantity = *core::Quantity::parse("1.5");
        option.limit = *core::Price::parse("0.0295");
        option.priceCurrency = "BTC";
        plan.legs.push_back(future);
        plan.legs.push_back(option);
        plan.gammaAfter = plan.gammaBefore + 0.25;
        plan.vegaAfter = plan.vegaBefore + 120;
    });
}

/// BTC, 4127, and ETH, 4130, whose breach is the deeper one.
std::shared_ptr<const Snapshot> withEth(const std::shared_ptr<const Snapshot>& from)
{
    return with(from, [](Snapshot&, rebalance::Proposals& p) {
        Proposal eth = another(p.items[0], 4130, "ETH");
        eth.deltaBefore = 9;
        p.items.push_back(eth);
    });
}

/// The two of them, BTC before a person first.
std::shared_ptr<const Snapshot> twoWait()
{
    return with(withEth(support::sampleSnapshot()),
                [](Snapshot&, rebalance::Proposals& p) { p.items[0].deltaBefore = 12; });
}

std::shared_ptr<const Snapshot> firstIs(const std::shared_ptr<const Snapshot>& from,
                                        ProposalState state)
{
    return with(from, [&](Snapshot&, rebalance::Proposals& p) { p.items[0].state = state; });
}

std::shared_ptr<const Snapshot> working(const std::shared_ptr<const Snapshot>& from,
                                        const char* progress)
{
    return with(from, [&](Snapshot&, rebalance::Proposals& p) {
        p.items[0].state = ProposalState::Working;
        p.items[0].progress = progress;
    });
}

}  // namespace

class TestProposalsPanel : public QObject {
    Q_OBJECT
private slots:
    void showsEachLegAndWhatOptionsChange()
    {
        Desk desk(threeLegs(support::sampleSnapshot()));
        QStringList legs;
        for (const auto* line : desk.card()->findChildren<ui::LegLine*>())
            if (line->isVisible()) legs << line->accessibleName();
        QCOMPARE(legs.size(), 3);
        QVERIFY2(legs[1].contains(QStringLiteral("BTC-26MAR27")), qPrintable(legs[1]));
        QVERIFY2(legs[2].startsWith(QStringLiteral("Buy ")), qPrintable(legs[2]));
        QVERIFY2(legs[2].contains(QStringLiteral("BTC-25DEC26-70000-C")), qPrintable(legs[2]));
        QVERIFY2(legs[2].contains(QStringLiteral("limit 0.0295 BTC")), qPrintable(legs[2]));
        const auto* facts = desk.card()->findChild<ui::FactGrid*>();
        QVERIFY(facts->valueOf(QStringLiteral("Gamma 1 %")).contains(QStringLiteral(" → ")));
        QVERIFY(facts->valueOf(QStringLiteral("Vega")).contains(QStringLiteral(" → ")));
        QVERIFY(!desk.button("stopPlan")->isVisible());
    }

    /// Whatever a revision says at greater length, warns of or denies: each button stays where it
    /// was seen, of this card and of the one below it.
    void theButtonsStayWhateverARevisionSays()
    {
        using Verdict = risk::CheckResult::Verdict;
        const std::string longer =
            "Net delta -87.12 left the band at -24.00 and has been outside for 1 min 27 s; it "
            "was inside twice since. Buy $180 171 of ETH-PERPETUAL (87.117 ETH) to bring it to "
            "0.00; about $90.09 in fees and $33.23 against the mid. The depth it meets has "
            "fallen by 32 % in 1 min 50 s, and what waits behind it is thin.";
        const std::vector<std::function<void(rebalance::Proposal&)>> revisions{
            [&](rebalance::Proposal& p) { p.sentence = longer; },
            [&](rebalance::Proposal& p) { p.sentence = longer + " " + longer; },
            [&](rebalance::Proposal& p) { p.sentence = "Back."; },
            [&](rebalance::Proposal& p) {
                p.checks = {{"depth", Verdict::Confirm, longer, 0},
                            {"collar", Verdict::Deny, longer, -1}};
            },
            [&](rebalance::Proposal& p) { p.checks.clear(); },
            [&](rebalance::Proposal& p) { p.edited = true; }};
        for (const int width : {430, 480, 560}) {
            Desk desk;
            desk.window.resize(width, 900);
            QApplication::processEvents();
            const auto places = [&] {
                QList<QRect> all;
                for (const char* name : {"approve", "edit", "reject", "snooze"}) {
                    const QPushButton* button = desk.button(name);
                    all << QRect(button->mapToGlobal(QPoint(0, 0)), button->size());
                }
                return all;
            };
            const QList<QRect> before = places();
            const int lines =
                desk.card()->findChild<QLabel*>(QStringLiteral("proposalSentence"))->height();
            int most = lines;
            for (const auto& revise : revisions) {
                desk.show(with(desk.shown, [&](Snapshot&, rebalance::Proposals& p) {
                    ++p.items[0].revision;
                    revise(p.items[0]);
                }));
                QCOMPARE(places(), before);
                most = std::max(
                    most,
                    desk.card()->findChild<QLabel*>(QStringLiteral("proposalSentence"))->height());
            }
            QVERIFY(most > 2 * lines);  // the reason did gain lines, and shows them all
        }
    }

    /// The worst that can be shown: three legs at three venues with the longest names, in German,
    /// in the narrowest panel. Nothing lies over anything, nothing is beyond the card's edge, no
    /// line is lower than its words, and the keyboard stays on the button it was on.
    void theWorstProposalFitsItsCard_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("german");
        for (const int width : {420, 440, 560})
            for (const bool german : {false, true})
                QTest::addRow("%d %s", width, german ? "de" : "en") << width << german;
    }
    void theWorstProposalFitsItsCard()
    {
        QFETCH(int, width);
        QFETCH(bool, german);
        ui::installLanguage(*qApp, german ? ui::Language::German : ui::Language::English);
        {
            Desk desk;
            desk.window.resize(width, 900);
            const auto worst = [&](int revision) {
                return with(threeLegs(support::sampleSnapshot()), [&](Snapshot&,
                                                                      rebalance::Proposals& p) {
                    rebalance::Proposal& one = p.items[0];
                    one.revision += static_cast<core::Revision>(revision);
                    one.trigger = rebalance::TriggerKind::Schedule;
                    one.edited = revision > 0;
                    const char* venues[] = {"deribit-testnet-b", "binance-coin-m",
                                            "paper-exchange"};
                    for (std::size_t i = 0; i < one.legs.size(); ++i) {
                        one.legs[i].account = {core::VenueId{venues[i % 3]},
                                               core::AccountId{"hedge-fund-main"}};
                        one.legs[i].instrumentName = "BTC_USDC-25DEC26-170000d50-C-SETTLED";
                        one.legs[i].quantity = *core::Quantity::parse("1234567890");
                    }
                    one.checks = {{"collar", risk::CheckResult::Verdict::Confirm,
                                   std::string(24, 'W') + " and so on " + std::string(24, 'M'), 0}};
                });
            };
            desk.show(worst(0));
            desk.button("edit")->setFocus();
            for (int revision = 1; revision <= 3; ++revision) {
                desk.show(worst(revision));
                if (!desk.window.isActiveWindow()) continue;
                QCOMPARE(QApplication::focusWidget(), desk.button("edit"));
            }
            const ui::ProposalCard* card = desk.card();
            QVERIFY2(card->width() <= width, qPrintable(QString::number(card->width())));
            std::vector<const QWidget*> parts;
            for (const QWidget* part : card->findChildren<QWidget*>())
                if (part->isVisible() && part->findChildren<QWidget*>().isEmpty())
                    parts.push_back(part);
            const auto placeOf = [&](const QWidget* part) {
                return QRect(part->mapTo(card, QPoint()), part->size());
            };
            for (const QWidget* part : parts) {
                const QString who = part->objectName() + QLatin1Char(' ') +
                                    QLatin1String(part->metaObject()->className());
                QVERIFY2(card->rect().contains(placeOf(part)), qPrintable(who));
                if (const auto* label = qobject_cast<const QLabel*>(part);
                    label && label->wordWrap())
                    QVERIFY2(label->heightForWidth(label->width()) <= label->height(),
                             qPrintable(who));
                for (const QWidget* other : parts)
                    QVERIFY2(other == part || !placeOf(other).intersects(placeOf(part)),
                             qPrintable(who + QStringLiteral(" lies over ") + other->objectName()));
            }
        }
        ui::installLanguage(*qApp, ui::Language::English);
    }

    /// When it was decided is not when it was filled; when it is done, its last fill is its end.
    void aDecisionIsNotItsFills()
    {
        const core::Time approved = support::sampleSnapshot()->at;
        const auto number = support::sampleSnapshot()->proposals->items[0].id.value;
        const auto said = [&](rebalance::ProposalState state) {
            tables::ProposalTable table;
            table.present(
                *with(support::sampleSnapshot(), [&](Snapshot& s, rebalance::Proposals& p) {
                    p.items[0].state = state;
                    using Kind = engine::Marker::Kind;
                    std::vector<engine::Marker> marks(3);
                    const Kind kinds[] = {Kind::Proposal, Kind::Approval, Kind::Fill};
                    for (std::size_t i = 0; i < 3; ++i) {
                        marks[i].kind = kinds[i];
                        marks[i].proposal = p.items[0].id;
                        marks[i].at = approved + std::chrono::minutes{10 * (int(i) - 1)};
                    }
                    s.markers = std::make_shared<const std::vector<engine::Marker>>(marks);
                }));
            for (int row = 0; row < table.rowCount(); ++row)
                if (table.index(row, tables::ProposalTable::Number).data().toString() ==
                    QString::number(number))
                    return table.index(row, tables::ProposalTable::Time).data().toString();
            return QString();
        };
        const QString decided = QString::fromStdString(core::clockUtc(approved));
        const QString filled =
            QString::fromStdString(core::clockUtc(approved + std::chrono::minutes{10}));
        QCOMPARE(said(rebalance::ProposalState::Working), decided);
        QCOMPARE(said(rebalance::ProposalState::Done), filled);
    }

    /// What a card gained it does not give back while it shows one proposal: those below stand.
    void aCardKeepsTheMostHeightItHad()
    {
        Desk desk;
        desk.window.resize(480, 1'600);
        QApplication::processEvents();
        const auto say = [&](const char* sentence) {
            desk.show(with(desk.shown, [&](Snapshot&, rebalance::Proposals& p) {
                ++p.items[0].revision;
                p.items[0].sentence = sentence;
            }));
            return desk.card()->height();
        };
        const int first = desk.card()->height();
        const int high =
            say("A reason of many words that goes on and on, over one line and the "
                "next, and still is not at its end, for there is always one more "
                "thing to be said of a market that moves while one is looking at "
                "it and of a book that moves with it; and then it comes to an end.");
        QVERIFY(high > first);
        QCOMPARE(say("Short."), high);
        QCOMPARE(say("Net delta left its band."), high);
        // Another proposal begins anew.
        desk.show(with(desk.shown, [](Snapshot&, rebalance::Proposals& p) {
            p.items[0].id = {p.items[0].id.value + 1'000};
        }));
        QTRY_VERIFY(desk.card()->height() < high);
    }

    /// The amount ticks from line to line in no window's width: Approve stays under the hand.
    void theButtonsStayWhileAProposalIsRevised()
    {
        Desk desk;
        int oneLine = 0, twoLines = 0;
        for (int width = 260; width <= 620; width += 12) {
            desk.window.resize(width, 900);
            QApplication::processEvents();
            const auto place = [&] {
                const QPushButton* approve = desk.button("approve");
                return QRect(approve->mapTo(&desk.window, QPoint(0, 0)), approve->size());
            };
            const QRect before = place();
            const auto* line = desk.card()->findChild<ui::LegLine*>();
            ++(line->height() > 30 ? twoLines : oneLine);
            for (const char* quantity : {"900", "1234567890", "121680", "10", "98765430"}) {
                desk.show(repriced(desk.shown, quantity));
                QCOMPARE(place(), before);
                QVERIFY(!line->toolTip().isEmpty());
            }
            desk.show(repriced(desk.shown));
        }
        QVERIFY(oneLine > 3 && twoLines > 3);
    }

    void aPlanKeepsItsCardAndCanBeStopped()
    {
        const auto three = threeLegs(support::sampleSnapshot());
        Desk desk(three);
        const auto id = three->proposals->items[0].id;
        desk.show(working(three, "leg 2 of 3 working"));
        QVERIFY(desk.card() && desk.card()->proposal().id == id);
        QVERIFY2(desk.note().startsWith(QStringLiteral("Leg 2 of 3 working")),
                 qPrintable(desk.note()));
        auto* stop = desk.card()->findChild<QPushButton*>(QStringLiteral("stopPlan"));
        QVERIFY(stop->isVisible() && stop->isEnabled());
        stop->click();
        stop->click();
        QCOMPARE(desk.all<engine::StopPlan>().size(), std::size_t{1});
        QCOMPARE(desk.all<engine::StopPlan>().front().proposal, id);
        QVERIFY(!stop->isEnabled());
        // Its last state stays in the list of what ended, with what was left.
        desk.show(with(desk.shown, [](Snapshot&, rebalance::Proposals& p) {
            p.items[0].state = ProposalState::Done;
            p.items[0].progress.clear();
            p.items[0].left = "1 of 3 legs; 1.5 BTC-25DEC26-70000-C not traded; stopped: by hand";
        }));
        for (const auto* card : desk.panel->cards()) QVERIFY(card->proposal().id != id);
        const auto* ended = desk.window.findChild<QTreeView*>(QStringLiteral("recentProposals"));
        QStringList tips;
        for (int row = 0; row < ended->model()->rowCount(); ++row)
            tips << ended->model()->index(row, 0).data(Qt::ToolTipRole).toString();
        QVERIFY(tips.filter(QStringLiteral("1 of 3 legs; 1.5 BTC-25DEC26")).size() == 1);
    }

    void anOrderOfItsOwnHasNoPlanToStop()
    {
        Desk desk;
        const auto id = desk.shown->proposals->items[0].id;
        desk.show(working(desk.shown, ""));
        for (const auto* card : desk.panel->cards()) QVERIFY(card->proposal().id != id);
    }

    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void showsWhatWouldBeSent()
    {
        Desk desk;
        QCOMPARE(desk.panel->cards().size(), 1U);
        QCOMPARE(desk.panel->waiting(), 1);
        const auto* facts = desk.card()->findChild<ui::FactGrid*>();
        QCOMPARE(facts->valueOf(QStringLiteral("Delta")), QStringLiteral("+2.61 → +0.69"));
        QCOMPARE(facts->valueOf(QStringLiteral("Gamma 1 %")), QStringLiteral("unchanged"));
        QCOMPARE(facts->valueOf(QStringLiteral("Margin")), QStringLiteral("48.0% → 46.0%"));
        QCOMPARE(facts->valueOf(QStringLiteral("Fees")), QStringLiteral("$60.85"));
        QCOMPARE(facts->valueOf(QStringLiteral("Expires in")), QStringLiteral("00:14"));
        QCOMPARE(desk.card()->findChild<QLabel*>(QStringLiteral("proposalStamp"))->text(),
                 QStringLiteral("14:31:06.114 · #4127"));
        QCOMPARE(
            desk.card()->findChild<QLabel*>(QStringLiteral("check1"))->text(),
            QStringLiteral("! depth: The order takes more than a quarter of what the book shows."));
    }

    void approvesTheRevisionThatIsShown()
    {
        Desk desk;
        desk.show(repriced(desk.shown));
        desk.click(desk.button("approve"));
        QCOMPARE(desk.said.size(), 1U);
        QCOMPARE(desk.all<engine::Approve>().at(0).proposal.value, 4127U);
        QCOMPARE(desk.all<engine::Approve>().at(0).seen, 4U);
        QCOMPARE(desk.said[0].actor, std::string("trader"));
    }

    void approvesOnceHoweverOftenItIsPressed_data()
    {
        QTest::addColumn<int>("clicks");
        QTest::addColumn<int>("keys");
        QTest::addColumn<int>("repeats");
        QTest::newRow("one click") << 1 << 0 << 0;
        QTest::newRow("double click") << 2 << 0 << 0;
        QTest::newRow("triple click") << 3 << 0 << 0;
        QTest::newRow("twenty clicks") << 20 << 0 << 0;
        QTest::newRow("one key") << 0 << 1 << 0;
        QTest::newRow("two keys") << 0 << 2 << 0;
        QTest::newRow("held key") << 0 << 1 << 50;
        QTest::newRow("click and key") << 1 << 1 << 0;
        QTest::newRow("double click and held key") << 2 << 1 << 30;
    }
    void approvesOnceHoweverOftenItIsPressed()
    {
        QFETCH(int, clicks);
        QFETCH(int, keys);
        QFETCH(int, repeats);
        Desk desk;
        QPushButton* approve = desk.button("approve");
        for (int i = 0; i < clicks; ++i) desk.click(approve);
        for (int i = 0; i < keys; ++i) desk.hold(Qt::Key_A, repeats);
        QCOMPARE(desk.all<engine::Approve>().size(), 1U);
    }

    void staysShutWhileTheSameRevisionIsShown()
    {
        Desk desk;
        desk.click(desk.button("approve"));
        for (int i = 0; i < 40; ++i) {
            desk.wait(250ms);
            desk.show(with(desk.shown, [](Snapshot& s, rebalance::Proposals&) { s.at += 16ms; }));
            desk.click(desk.button("approve"));
            desk.key(Qt::Key_A);
        }
        QCOMPARE(desk.all<engine::Approve>().size(), 1U);
        QVERIFY(!desk.button("approve")->isEnabled());
        QVERIFY(!desk.button("reject")->isEnabled());
    }

    void staysShutForANewRevisionThatCrossedTheApproval()
    {
        Desk desk;
        desk.click(desk.button("approve"));
        desk.wait(20ms);
        desk.show(repriced(desk.shown));
        desk.click(desk.button("approve"));
        desk.wait(1500ms);
        desk.show(repriced(desk.shown, "121660"));
        desk.click(desk.button("approve"));
        QCOMPARE(desk.all<engine::Approve>().size(), 1U);
    }

    void opensAgainWhenTheEngineSaysNo()
    {
        Desk desk;
        desk.click(desk.button("approve"));
        desk.show(refused(desk.shown, "The market moved: look again."));
        QCOMPARE(desk.note(), QStringLiteral("Not sent: The market moved: look again."));
        desk.click(desk.button("approve"));  // the second half of a double click
        QCOMPARE(desk.all<engine::Approve>().size(), 1U);
        desk.wait(401ms);
        desk.click(desk.button("approve"));
        QCOMPARE(desk.all<engine::Approve>().size(), 2U);
    }

    void ignoresAnotherBooksRefusal()
    {
        Desk desk;
        desk.click(desk.button("approve"));
        desk.show(with(refused(desk.shown, "x"), [](Snapshot& s, rebalance::Proposals&) {
            auto alerts = *s.alerts;
            alerts.front().underlying = "ETH";
            s.alerts = std::make_shared<const std::vector<engine::Alert>>(alerts);
        }));
        desk.wait(1s);
        desk.click(desk.button("approve"));
        QCOMPARE(desk.all<engine::Approve>().size(), 1U);
    }

    void saysWhichProposalIsBeforeTheTrader()
    {
        Desk desk;
        QSignalSpy looked(desk.panel, &ui::ProposalsPanel::lookedAt);
        const core::ProposalId id = desk.card()->proposal().id;
        desk.show(repriced(desk.shown));
        QCOMPARE(looked.count(), 0);  // still the same one
        desk.show(with(desk.shown, [&](Snapshot&, rebalance::Proposals& p) {
            p.items[0] = another(p.items[0], 4128, "BTC");
        }));
        QCOMPARE(looked.count(), 1);
        QCOMPARE(looked.at(0).at(0).value<core::ProposalId>(), core::ProposalId{4128});
        QVERIFY(id != core::ProposalId{4128});
        desk.show(with(desk.shown, [](Snapshot&, rebalance::Proposals& p) {
            p.items[0].state = rebalance::ProposalState::Rejected;
        }));
        QCOMPARE(looked.last().at(0).value<core::ProposalId>(), core::ProposalId{});
    }

    void showsMarginStressAndLiquidation()
    {
        Desk desk;
        const auto* facts = desk.panel->findChild<ui::FactGrid*>(QStringLiteral("marginFacts"));
        QVERIFY(facts);
        QCOMPARE(facts->valueOf(QStringLiteral("Liquidation")),
                 QString::fromUtf8("-31.2% (12σ) → -33.0% (13σ)"));
        QCOMPARE(facts->valueOf(QStringLiteral("Margin after")),
                 QStringLiteral("venue 46.2%, 1 s ago; ours 46.0%"));
    }

    void ignoresAClickMeantForWhatStoodThereBefore_data()
    {
        QTest::addColumn<int>("change");
        QTest::addColumn<int>("afterMs");
        QTest::addColumn<int>("approvals");
        QTest::newRow("another number, at once") << 0 << 0 << 0;
        QTest::newRow("another number, 399 ms") << 0 << 399 << 0;
        QTest::newRow("another number, 400 ms") << 0 << 400 << 1;
        QTest::newRow("the other side, 200 ms") << 1 << 200 << 0;
        QTest::newRow("twice the size, 200 ms") << 2 << 200 << 0;
        QTest::newRow("a hair smaller, at once") << 3 << 0 << 1;
    }
    void ignoresAClickMeantForWhatStoodThereBefore()
    {
        QFETCH(int, change);
        QFETCH(int, afterMs);
        QFETCH(int, approvals);
        Desk desk;
        desk.show(with(desk.shown, [&](Snapshot&, rebalance::Proposals& p) {
            Proposal& first = p.items[0];
            if (change == 0) first = another(first, 4128, "BTC");
            if (change == 1) first.legs[0].side = core::Side::Buy;
            if (change == 2) first.legs[0].quantity = *core::Quantity::parse("243400");
            if (change == 3) first.legs[0].quantity = *core::Quantity::parse("121690");
            ++first.revision;
        }));
        QCOMPARE(desk.panel->cards().size(), 1U);
        desk.wait(std::chrono::milliseconds{afterMs});
        desk.click(desk.button("approve"));
        QCOMPARE(static_cast<int>(desk.all<engine::Approve>().size()), approvals);
        if (approvals == 0)
            QCOMPARE(desk.note(),
                     QStringLiteral("This changed a moment ago. Look, then press again."));
    }

    void saysWhyItCannotBeApproved_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("note");
        QTest::newRow("watch") << 0
                               << QStringLiteral(
                                      "Watch mode sends nothing; switch to Confirm to approve.");
        QTest::newRow("halted") << 1
                                << QStringLiteral(
                                       "Trading is halted; nothing is sent until it is resumed.");
        QTest::newRow("journal")
            << 2 << QStringLiteral("The order journal cannot be written: no record, no order.");
        QTest::newRow("denied") << 3 << QStringLiteral("A check denies it; edit it or wait.");
        QTest::newRow("over") << 4 << QStringLiteral("Its time is over.");
    }
    void saysWhyItCannotBeApproved()
    {
        QFETCH(int, what);
        Desk desk;
        desk.show(with(desk.shown, [&](Snapshot& s, rebalance::Proposals& p) {
            if (what == 0) s.mode = engine::Mode::Watch;
            if (what == 1) s.mode = engine::Mode::Halted;
            if (what == 2) s.journalHealthy = false;
            if (what == 3)
                p.items[0].checks.push_back(
                    {"collar", risk::CheckResult::Verdict::Deny, "Too far."});
            if (what == 4) s.at = p.items[0].expiresAt;
        }));
        desk.click(desk.button("approve"));
        desk.key(Qt::Key_A);
        QVERIFY(desk.said.empty());
        QVERIFY(!desk.button("approve")->isEnabled());
        QTEST(desk.note(), "note");
    }

    void saysOfWhichLegACheckIsLegByLeg()
    {
        using Verdict = risk::CheckResult::Verdict;
        Desk desk;
        desk.show(with(desk.shown, [&](Snapshot&, rebalance::Proposals& p) {
            p.items[0].legs.push_back(p.items[0].legs[0]);
            p.items[0].checks = {{"depth", Verdict::Confirm, "Half of the first.", 0},
                                 {"collar", Verdict::Deny, "Too far in the second.", 1},
                                 {"clock", Verdict::Deny, "Of both.", -1}};
        }));
        const auto label = [&](const char* name) {
            return desk.card()->findChild<QLabel*>(QString::fromLatin1(name));
        };
        QTRY_VERIFY(label("leg1check") && label("leg2check"));
        QCOMPARE(label("leg1check")->text(), QStringLiteral("! Leg 1 · depth: Half of the first."));
        QCOMPARE(label("leg2check")->text(),
                 QStringLiteral("✕ Leg 2 · collar: Too far in the second."));
        QCOMPARE(label("check1")->text(), QStringLiteral("✕ clock: Of both."));
        QTRY_VERIFY(label("leg1check")->y() < label("leg2check")->y());
        QVERIFY(label("leg2check")->y() < label("check1")->y());
    }

    void editsQuantityAndLimit()
    {
        Desk desk;
        desk.key(Qt::Key_E);
        QTRY_VERIFY(desk.field("editQuantity"));
        QVERIFY(desk.card()->isEngaged());
        const auto preview = [&] {
            return desk.card()->findChild<QLabel*>(QStringLiteral("editPreview"))->text();
        };
        QCOMPARE(preview(), QStringLiteral("Delta after +0.69 · inside the band"));
        QVERIFY(!desk.button("editApply")->isEnabled());  // nothing changed yet
        QTest::keyClicks(desk.field("editQuantity"),
                         QStringLiteral("12170"));  // replaces the selection
        QCOMPARE(preview(), QStringLiteral("Delta after +2.42 · outside the band"));
        desk.field("editLimit")->selectAll();
        QTest::keyClicks(desk.field("editLimit"), QStringLiteral("63300"));
        desk.click(desk.button("editApply"));
        const auto edits = desk.all<engine::Edit>();
        QCOMPARE(edits.size(), 1U);
        QCOMPARE(edits[0].proposal.value, 4127U);
        QCOMPARE(edits[0].seen, 3U);
        QCOMPARE(edits[0].leg, std::size_t{0});
        QCOMPARE(edits[0].quantity->text(), std::string("12170"));
        QCOMPARE(edits[0].limit->text(), std::string("63300"));
        QVERIFY(!desk.card()->isEngaged());
    }

    void doesNotApproveTheOldNumbersWhileAnEditIsOnItsWay()
    {
        Desk desk;
        desk.key(Qt::Key_E);
        QTest::keyClicks(desk.field("editQuantity"), QStringLiteral("60000"));
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.all<engine::Edit>().size(), 1U);
        desk.key(Qt::Key_A);
        desk.show(repriced(desk.shown));  // a re-pricing that crossed the edit
        desk.wait(500ms);
        desk.key(Qt::Key_A);
        QVERIFY(desk.all<engine::Approve>().empty());
        desk.show(with(desk.shown, [](Snapshot&, rebalance::Proposals& p) {
            p.items[0].revision = 5;
            p.items[0].edited = true;
            p.items[0].legs[0].quantity = *core::Quantity::parse("60000");
        }));
        QVERIFY(desk.card()->findChild<QWidget*>(QStringLiteral("edited"))->isVisible());
        desk.wait(401ms);
        desk.key(Qt::Key_A);
        QCOMPARE(desk.all<engine::Approve>().at(0).seen, 5U);
    }

    void refusesAnEditThatDoesNotFitTheInstrument()
    {
        Desk desk;
        desk.key(Qt::Key_E);
        QTest::keyClicks(desk.field("editQuantity"), QStringLiteral("12175"));
        QCOMPARE(
            support::unheld(desk.card()->findChild<QLabel*>(QStringLiteral("editProblem"))),
            QStringLiteral("Quantity: Must be a multiple of $10: $12\u2009170 or $12\u2009180."));
        QVERIFY(!desk.button("editApply")->isEnabled());
        desk.key(Qt::Key_Return);
        desk.click(desk.button("editApply"));
        QVERIFY(desk.said.empty());
        desk.key(Qt::Key_Escape);
        QVERIFY(!desk.card()->isEngaged());
        QVERIFY(desk.button("approve")->isEnabled());
    }

    void keepsWhatIsTypedWhenTheMarketMoves()
    {
        Desk desk;
        desk.key(Qt::Key_E);
        QTest::keyClicks(desk.field("editQuantity"), QStringLiteral("60000"));
        desk.show(repriced(desk.shown));
        QCOMPARE(desk.field("editQuantity")->text(), QStringLiteral("60000"));
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.all<engine::Edit>().at(0).seen, 4U);
    }

    void whatIsNotWrittenFollowsTheMarketAndTheSelectionStays()
    {
        Desk desk;
        desk.key(Qt::Key_E);
        QTRY_VERIFY(desk.field("editQuantity")->hasFocus());
        const QString selected = desk.field("editQuantity")->selectedText();
        QVERIFY(!selected.isEmpty());
        desk.show(with(repriced(desk.shown), [](Snapshot&, rebalance::Proposals& p) {
            p.items[0].legs[0].limit = *core::Price::parse("63360");
        }));
        QCOMPARE(desk.field("editLimit")->text(), QStringLiteral("63\u2009360"));
        QCOMPARE(desk.field("editQuantity")->selectedText(), selected);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.all<engine::Edit>().size(), std::size_t(0));
        QTest::keyClicks(desk.field("editQuantity"), QStringLiteral("60000"));
        QCOMPARE(desk.field("editQuantity")->text(), QStringLiteral("60000"));
        desk.key(Qt::Key_Return);
        const auto edits = desk.all<engine::Edit>();
        QCOMPARE(edits.size(), std::size_t(1));
        QCOMPARE(edits[0].quantity->text(), std::string("60000"));
        QVERIFY(!edits[0].limit);
    }

    void stepsByLotAndTick()
    {
        Desk desk;
        desk.key(Qt::Key_E);
        desk.key(Qt::Key_Up);
        QCOMPARE(desk.field("editQuantity")->text(), QStringLiteral("121710"));
        desk.key(Qt::Key_Tab);
        desk.key(Qt::Key_Down);
        QCOMPARE(desk.field("editLimit")->text(), QStringLiteral("63350"));
    }

    void rejectsWithAReason_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("reason");
        QTest::newRow("1") << QStringLiteral("1") << QStringLiteral("Too small");
        QTest::newRow("2") << QStringLiteral("2") << QStringLiteral("Cost too high");
        QTest::newRow("3") << QStringLiteral("3") << QStringLiteral("Market moving");
        QTest::newRow("4") << QStringLiteral("4") << QStringLiteral("Have a better hedge");
        QTest::newRow("highlighted") << QStringLiteral("\r") << QStringLiteral("Too small");
        QTest::newRow("typed at once") << QStringLiteral("too late") << QStringLiteral("too late");
        QTest::newRow("every action's key") << QStringLiteral("arse") << QStringLiteral("arse");
        QTest::newRow("own words")
            << QStringLiteral("5ask me at 15:00") << QStringLiteral("ask me at 15:00");
        QTest::newRow("markup") << QStringLiteral("5<b>no</b>") << QStringLiteral("<b>no</b>");
    }
    void rejectsWithAReason()
    {
        QFETCH(QString, keys);
        Desk desk;
        desk.key(Qt::Key_R);
        QVERIFY(desk.said.empty());
        for (const QChar c : keys)
            c == QLatin1Char('\r') ? desk.key(Qt::Key_Return)
                                   : QTest::keyClicks(QApplication::focusWidget(), QString(c));
        if (keys.size() > 1) desk.key(Qt::Key_Return);
        QCOMPARE(desk.all<engine::Reject>().size(), 1U);
        QCOMPARE(desk.all<engine::Reject>()[0].proposal.value, 4127U);
        QTEST(QString::fromStdString(desk.all<engine::Reject>()[0].reason), "reason");
        desk.key(Qt::Key_A);
        desk.key(Qt::Key_R);
        QCOMPARE(desk.said.size(), 1U);
    }

    /// The form says what the card says, and is not cleared by the market.
    void theRejectFormFollowsTheRevision_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("begins");
        QTest::newRow("reject") << Qt::Key_R << "rejectTitle"
                                << "Reject: ";
        QTest::newRow("snooze") << Qt::Key_S << "snoozeTitle"
                                << "Snooze: ";
    }
    void theRejectFormFollowsTheRevision()
    {
        QFETCH(Qt::Key, key);
        QFETCH(QString, title);
        QFETCH(QString, begins);
        Desk desk;
        const auto said = [&] {
            return support::unheld(desk.card()->findChild<QLabel*>(title)).remove(QChar(0x2009));
        };
        desk.key(key);
        QCOMPARE(said(), begins + QStringLiteral("Sell $121700 BTC-PERPETUAL"));
        if (key == Qt::Key_R) QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("late"));
        desk.show(repriced(desk.shown, "134500"));
        QVERIFY(desk.card()->isEngaged());
        QCOMPARE(said(), begins + QStringLiteral("Sell $134500 BTC-PERPETUAL"));
        if (key != Qt::Key_R) return;
        QCOMPARE(desk.field("rejectOther")->text(), QStringLiteral("late"));
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.all<engine::Reject>().at(0).reason, std::string("late"));
    }

    void doesNotRejectWithoutAReason()
    {
        Desk desk;
        desk.key(Qt::Key_R);
        desk.click(desk.button("rejectChoice5"));
        QVERIFY(!desk.button("rejectSend")->isEnabled());
        desk.key(Qt::Key_Return);
        desk.key(Qt::Key_Escape);
        QVERIFY(desk.said.empty());
        QVERIFY(!desk.card()->isEngaged());
    }

    void doesNotApproveWhileAFormIsOpen()
    {
        Desk desk;
        desk.key(Qt::Key_R);
        desk.key(Qt::Key_A);
        QVERIFY(desk.said.empty());
    }

    void snoozesForAWhile()
    {
        for (const auto& [key, time] :
             {std::pair{Qt::Key_1, 1min}, {Qt::Key_2, 5min}, {Qt::Key_3, 15min}}) {
            Desk desk;
            desk.key(Qt::Key_S);
            desk.key(key);
            QCOMPARE(desk.all<engine::Snooze>().size(), 1U);
            QCOMPARE(desk.all<engine::Snooze>()[0].duration, core::Duration{time});
        }
    }

    /// Typed into the window, a release between; another proposal takes the place in the middle.
    void aReasonTypedAfterRNeverReachesAnotherProposal()
    {
        Desk desk(twoWait());
        QCOMPARE(desk.panel->current()->proposal().id.value, 4127U);
        for (const Qt::Key key : {Qt::Key_R, Qt::Key_T, Qt::Key_O, Qt::Key_O, Qt::Key_Space,
                                  Qt::Key_L, Qt::Key_A, Qt::Key_T, Qt::Key_E, Qt::Key_Return})
            desk.key(key);
        QCOMPARE(desk.said.size(), 1U);
        QCOMPARE(desk.all<engine::Reject>().at(0).proposal.value, 4127U);
        QCOMPARE(desk.all<engine::Reject>().at(0).reason, std::string("too late"));
        for (const ui::ProposalCard* card : desk.panel->cards()) QVERIFY(!card->isEngaged());
    }

    void keysTypedOnAfterADecisionRestForASecond()
    {
        Desk desk(twoWait());
        desk.key(Qt::Key_R);
        desk.key(Qt::Key_1);
        QCOMPARE(desk.all<engine::Reject>().at(0).reason, std::string("Too small"));
        desk.show(firstIs(desk.shown, ProposalState::Rejected));
        QCOMPARE(desk.panel->current()->proposal().id.value, 4130U);
        for (int i = 0; i < 5; ++i)
            for (const Qt::Key key : {Qt::Key_L, Qt::Key_A, Qt::Key_T, Qt::Key_E, Qt::Key_R,
                                      Qt::Key_S, Qt::Key_Space, Qt::Key_Return}) {
                desk.wait(900ms);
                desk.key(key);
            }
        QCOMPARE(desk.said.size(), 1U);
        QVERIFY(!desk.card()->isEngaged());
        QVERIFY2(desk.note().contains(QStringLiteral("does nothing here")),
                 qPrintable(desk.note()));
        desk.wait(1s);
        desk.key(Qt::Key_A);
        QCOMPARE(desk.all<engine::Approve>().at(0).proposal.value, 4130U);
    }

    void whatIsTypedWhileTheProposalEndsReachesNoOther()
    {
        Desk desk(twoWait());
        desk.key(Qt::Key_R);
        desk.key(Qt::Key_T);
        desk.show(firstIs(desk.shown, ProposalState::Expired));
        desk.wait(500ms);
        for (const Qt::Key key : {Qt::Key_E, Qt::Key_A, Qt::Key_S, Qt::Key_R, Qt::Key_Return})
            desk.key(key);
        QVERIFY(desk.said.empty());
        QVERIFY(!desk.card()->isEngaged());
    }

    void noKeyOfAnEditReachesTheCard()
    {
        Desk desk;
        desk.key(Qt::Key_E);
        QTest::keyClicks(desk.field("editQuantity"), QStringLiteral("60000"));
        desk.button("editCancel")->setFocus();
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_R, Qt::Key_S, Qt::Key_E}) desk.key(key);
        QVERIFY(desk.said.empty());
        QCOMPARE(desk.field("editQuantity")->text(), QStringLiteral("60000"));
        QVERIFY(desk.field("editQuantity")->isVisible());
    }

    void enterTakesTheHighlightedSnooze()
    {
        Desk desk;
        desk.key(Qt::Key_S);
        desk.key(Qt::Key_A);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.said.size(), 1U);
        QCOMPARE(desk.all<engine::Snooze>().at(0).duration, core::Duration{1min});
    }

    void aNewOneStandsBelowTheCurrentAndAStripTellsOfIt()
    {
        Desk desk;
        const auto* strip = desk.panel->findChild<ui::ProposalStrip*>();
        QVERIFY(!strip->isVisible());
        desk.show(withEth(desk.shown));
        QCOMPARE(desk.panel->cards()[0]->proposal().id.value, 4127U);
        QCOMPARE(desk.panel->cards()[1]->proposal().id.value, 4130U);
        QVERIFY(desk.panel->cards()[0]->property("selected").toBool());
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->text().remove(QChar(0x2009)),
                 QStringLiteral("2 wait: BTC Sell $121700 · 00:14 | ETH Sell $121700 · 00:14"));
        desk.click(strip->findChild<QPushButton*>(QStringLiteral("waits2")));
        QCOMPARE(desk.panel->current()->proposal().id.value, 4130U);
        QVERIFY(desk.panel->cards()[1]->property("selected").toBool());
        QVERIFY(!desk.panel->cards()[0]->property("selected").toBool());
        desk.wait(1s);
        desk.key(Qt::Key_A);
        QCOMPARE(desk.all<engine::Approve>().at(0).proposal.value, 4130U);
    }

    /// Window level: the pointer rests where Approve is, and another card comes to stand there.
    void theCardThatTookThePlaceIgnoresAClickMeantForTheFormer_data()
    {
        QTest::addColumn<bool>("chosen");
        QTest::addColumn<int>("afterMs");
        QTest::addColumn<int>("approvals");
        for (const bool chosen : {false, true})
            for (const auto& [afterMs, approvals] : {std::pair{0, 0}, {399, 0}, {400, 1}})
                QTest::addRow("%s, %d ms", chosen ? "the keys' own" : "another", afterMs)
                    << chosen << afterMs << approvals;
    }
    void theCardThatTookThePlaceIgnoresAClickMeantForTheFormer()
    {
        QFETCH(bool, chosen);
        QFETCH(int, afterMs);
        QFETCH(int, approvals);
        Desk desk(twoWait());
        const ui::ProposalCard* goes = desk.panel->cards()[0];
        const ui::ProposalCard* comes = desk.panel->cards()[1];
        QCOMPARE(goes->proposal().id.value, 4127U);
        const auto approveOf = [](const ui::ProposalCard* card) {
            return card->findChild<QPushButton*>(QStringLiteral("approve"));
        };
        // Whether the card was the one of the keys before, or becomes it now.
        if (chosen) desk.panel->cards()[1]->setFocus();
        QCOMPARE(desk.panel->current() == comes, chosen);
        desk.wait(1s);
        const QPoint at = approveOf(goes)->mapTo(&desk.window, approveOf(goes)->rect().center());
        QTest::mouseMove(desk.window.windowHandle(), at);
        desk.show(firstIs(desk.shown, ProposalState::Expired));
        QCOMPARE(desk.panel->cards().size(), 1U);
        QTRY_COMPARE(desk.window.childAt(at), approveOf(comes));
        desk.wait(std::chrono::milliseconds{afterMs});
        QTest::mouseClick(desk.window.windowHandle(), Qt::LeftButton, {}, at);
        QCOMPARE(static_cast<int>(desk.all<engine::Approve>().size()), approvals);
        if (approvals == 0)
            QCOMPARE(desk.note(),
                     QStringLiteral("This changed a moment ago. Look, then press again."));
    }

    void approveStaysWhereItIsWhenASecondOneComesAndGoes()
    {
        Desk desk;
        const auto place = [&] {
            const QWidget* approve = desk.button("approve");
            return approve->mapTo(&desk.window, QPoint(0, 0));
        };
        const QPoint alone = place();
        desk.show(withEth(desk.shown));
        QTRY_VERIFY(desk.panel->findChild<ui::ProposalStrip*>()->isVisible());
        QCOMPARE(desk.panel->current()->proposal().id.value, 4127U);
        QCOMPARE(place(), alone);
        desk.show(with(desk.shown, [](Snapshot&, rebalance::Proposals& p) {
            p.items.back().state = ProposalState::Expired;
        }));
        QVERIFY(!desk.panel->findChild<ui::ProposalStrip*>()->isVisible());
        QCOMPARE(place(), alone);
    }

    /// What is left is pulled down where there is less to scroll: it never left its own place.
    void aCardThatScrollsUnderThePointerIgnoresTheClickToo()
    {
        Desk desk(twoWait());
        desk.window.resize(480, 420);
        QApplication::processEvents();
        auto* bar = desk.panel->findChild<QScrollArea*>(QStringLiteral("proposalsScroll"))
                        ->verticalScrollBar();
        bar->setValue(bar->maximum());
        desk.wait(1s);
        const int before = bar->value();
        desk.show(with(desk.shown, [](Snapshot&, rebalance::Proposals& p) {
            p.items.back().state = ProposalState::Expired;
        }));
        QTRY_VERIFY(bar->value() < before);
        desk.panel->current()->approve();
        QVERIFY(desk.said.empty());
        desk.wait(400ms);
        desk.panel->current()->approve();
        QCOMPARE(desk.all<engine::Approve>().size(), 1U);
    }

    void whatWorksStandsBelowWhatWaits()
    {
        Desk desk(twoWait());
        desk.show(working(desk.shown, "leg 1 of 2 working"));
        QCOMPARE(desk.panel->cards()[0]->proposal().id.value, 4130U);
        QCOMPARE(desk.panel->cards()[1]->proposal().id.value, 4127U);
        QCOMPARE(desk.panel->cards()[1]->findChild<ui::FactGrid*>()->valueOf(
                     QStringLiteral("Expires in")),
                 QStringLiteral("decided"));
    }

    void theHeadlineStaysInSightAndIsTheFormsTitle_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("begins");
        QTest::newRow("edit") << Qt::Key_E << "editTitle"
                              << "Edit: ";
        QTest::newRow("reject") << Qt::Key_R << "rejectTitle"
                                << "Reject: ";
        QTest::newRow("snooze") << Qt::Key_S << "snoozeTitle"
                                << "Snooze: ";
    }
    void theHeadlineStaysInSightAndIsTheFormsTitle()
    {
        QFETCH(Qt::Key, key);
        QFETCH(QString, title);
        QFETCH(QString, begins);
        Desk desk(twoWait());
        desk.window.resize(480, 300);
        QApplication::processEvents();
        auto* scroll = desk.panel->findChild<QScrollArea*>(QStringLiteral("proposalsScroll"));
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        const auto inSight = [&] {
            const auto* line = desk.panel->current()->findChild<ui::LegLine*>();
            const int y = line->mapTo(scroll->viewport(), QPoint(0, 0)).y();
            return y >= 0 && y + line->height() <= scroll->viewport()->height();
        };
        QVERIFY(!inSight());
        desk.key(key);
        QApplication::processEvents();
        QVERIFY(inSight());
        QCOMPARE(support::unheld(desk.card()->findChild<QLabel*>(title)).remove(QChar(0x2009)),
                 begins + QStringLiteral("Sell $121700 BTC-PERPETUAL"));
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        desk.key(Qt::Key_Escape);
        QApplication::processEvents();
        QVERIFY(inSight());
    }

    void saysThatARestingLegsCostIsTheMost()
    {
        Proposal p = support::sampleSnapshot()->proposals->items.front();
        QCOMPARE(ui::restingText(p), QString());
        p.legs[0].feeUsd = 300;
        p.legs[0].slippageUsd = 99;
        p.legs[0].peg = execution::Peg{};
        QCOMPARE(ui::restingText(p),
                 QStringLiteral("Rests as post-only (maker fee); at the deadline what is left "
                                "crosses for at most $399 by the book as it is now."));
        p.legs[0].peg->atDeadline = execution::AtDeadline::Leave;
        QVERIFY(ui::restingText(p).endsWith(QStringLiteral("what is left is left.")));
    }

    void saysFirstThatTheRiskAversionIsNotSet()
    {
        Desk desk;
        const auto assumed = [](Snapshot&, rebalance::Proposals& p) {
            p.items[0].waiting.known = p.items[0].waiting.assumed = true;
            p.items[0].waiting.hourUsd = 1;
            p.items[0].waiting.breakEven = 310h + 20min;
        };
        desk.show(with(desk.shown, assumed));
        const auto* unset = desk.card()->findChild<QLabel*>(QStringLiteral("proposalAversion"));
        const auto* waits = desk.card()->findChild<QLabel*>(QStringLiteral("proposalWaiting"));
        QVERIFY(unset->isVisible() && waits->isVisible() && unset->y() < waits->y());
        QVERIFY(unset->text().startsWith(QStringLiteral("Risk aversion is not set: ")));
        QCOMPARE(waits->property("role").toString(), QStringLiteral("faint"));
        QVERIFY2(waits->text().startsWith(QStringLiteral(
                     "Hedge now if you would wait longer than 12.9\u00A0days: it costs ")),
                 qPrintable(waits->text()));
        // What it is made of is there for who asks, by pointer or by ear.
        QVERIFY(waits->toolTip().contains(QStringLiteral("By a risk aversion of 5")));
        QVERIFY(waits->accessibleDescription().contains(QStringLiteral("By a risk aversion")));
        desk.show(with(desk.shown, [](Snapshot&, rebalance::Proposals& p) {
            p.items[0].waiting.assumed = false;
        }));
        QVERIFY(!unset->isVisible());
    }

    void saysWhereTheDepthIsGoing()
    {
        Desk desk;
        const auto* depth = desk.card()->findChild<QLabel*>(QStringLiteral("proposalDepth"));
        QVERIFY(depth && !depth->isVisible());
        desk.show(with(desk.shown, [](Snapshot&, rebalance::Proposals& p) {
            p.items[0].depth = {
                execution::DepthTrend::Direction::Thinner, 118, -0.32, 5min, 31, 4s, 12};
        }));
        QVERIFY(depth->isVisible());
        QVERIFY2(depth->text().startsWith(QStringLiteral("Depth is falling: ")),
                 qPrintable(depth->text()));
        QCOMPARE(depth->property("tone").toString(), QStringLiteral("warn"));
        QVERIFY(depth->toolTip().contains(QStringLiteral("median slope")));
        QVERIFY(depth->accessibleDescription().contains(QStringLiteral("12 times")));
    }

    void ordersByUrgencyAndActsOnTheFocused()
    {
        Desk desk(with(support::sampleSnapshot(), [](Snapshot&, rebalance::Proposals& p) {
            Proposal scheduled = another(p.items[0], 4120, "ETH");
            scheduled.trigger = rebalance::TriggerKind::Schedule;
            Proposal deeper = another(p.items[0], 4130, "SOL");
            deeper.deltaBefore = 9;
            p.items.push_back(deeper);
            p.items.own().insert(p.items.begin(), scheduled);
        }));
        QStringList order;
        for (const ui::ProposalCard* card : desk.panel->cards())
            order << QString::number(card->proposal().id.value);
        QCOMPARE(order.join(QLatin1Char(' ')), QStringLiteral("4130 4127 4120"));
        QCOMPARE(desk.panel->current()->proposal().id.value, 4130U);
        desk.panel->cards()[1]->setFocus();
        QCOMPARE(desk.panel->current()->proposal().id.value, 4127U);
        desk.wait(1s);
        desk.key(Qt::Key_A);
        QCOMPARE(desk.all<engine::Approve>().at(0).proposal.value, 4127U);
    }

    void anEndIsCalledWhatItWas_data()
    {
        QTest::addColumn<ProposalState>("state");
        QTest::addColumn<QByteArray>("ended");
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("note");
        const QByteArray none = "0 of 175131 traded", gone = "its reason has gone";
        QTest::newRow("done") << ProposalState::Done << QByteArray() << "Done"
                              << "";
        QTest::newRow("unfilled") << ProposalState::Done << none << "Done, 0 of 175131 traded"
                                  << "Done, 0 of 175131 traded.";
        QTest::newRow("expired") << ProposalState::Expired << QByteArray("nobody decided in time")
                                 << "Expired"
                                 << "Expired: nobody decided in time.";
        QTest::newRow("withdrawn") << ProposalState::Withdrawn << gone << "Withdrawn"
                                   << "Withdrawn: its reason has gone.";
        QTest::newRow("superseded")
            << ProposalState::Superseded << QByteArray("it made way for a person's own trade")
            << "Superseded"
            << "Superseded: it made way for a person's own trade.";
    }
    void anEndIsCalledWhatItWas()
    {
        QFETCH(ProposalState, state);
        QFETCH(QByteArray, ended);
        QFETCH(QString, row);
        QFETCH(QString, note);
        Desk desk;
        const core::ProposalId id = desk.card()->proposal().id;
        desk.panel->current()->edit();  // not even an open form keeps what has ended
        desk.show(with(desk.shown, [&](Snapshot&, rebalance::Proposals& p) {
            p.items[0].state = state;
            p.items[0].ended = ended.toStdString();
            p.items[0].left.clear();
        }));
        QVERIFY(desk.panel->cards().empty());
        ui::ProposalCard card([] { return 0ms; });
        card.present(desk.shown->proposals->items[0], desk.shown);
        if (!note.isEmpty())
            QCOMPARE(card.findChild<QLabel*>(QStringLiteral("proposalNote"))->text(), note);
        const auto* list = desk.panel->findChild<QTreeView*>(QStringLiteral("recentProposals"));
        for (int r = 0; r < list->model()->rowCount(); ++r)
            if (list->model()->index(r, 1).data().toString() == QString::number(id.value))
                QCOMPARE(list->model()->index(r, 4).data().toString(), row);
    }

    void keepsCardsWhereTheyAreWhileThePointerIsAmongThem()
    {
        Desk desk;
        QWidget* viewport =
            desk.panel->findChild<QAbstractScrollArea*>(QStringLiteral("proposalsScroll"))
                ->viewport();
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QApplication::sendEvent(viewport, &enter);
        const auto worse = with(desk.shown, [](Snapshot&, rebalance::Proposals& p) {
            Proposal deeper = another(p.items[0], 4130, "ETH");
            deeper.deltaBefore = 9;
            p.items.push_back(deeper);
        });
        desk.show(worse);
        QCOMPARE(desk.panel->cards().size(), 2U);
        QCOMPARE(desk.panel->cards().front()->proposal().id.value, 4127U);
        desk.show(with(worse, [](Snapshot&, rebalance::Proposals& p) {
            p.items[0].state = ProposalState::Expired;
        }));
        // What ended leaves at once, the pointer there or not.
        QCOMPARE(desk.panel->cards().size(), 1U);
        QCOMPARE(desk.panel->current()->proposal().id.value, 4130U);
        desk.key(Qt::Key_A);  // what the key acts on changed this instant
        QVERIFY(desk.said.empty());
    }

    void listsWhatIsDecidedAndCountsTheDay()
    {
        Desk desk;
        auto* recent = desk.panel->findChild<QTreeView*>(QStringLiteral("recentProposals"));
        QCOMPARE(recent->model()->rowCount(), 1);
        QCOMPARE(recent->model()->index(0, 2).data().toString(),
                 QStringLiteral("Sell $121\u2009700 BTC-PERPETUAL"));
        QCOMPARE(recent->model()->index(0, 4).data().toString(), QStringLiteral("Done"));
    }

    void saysWhatWouldFillIt()
    {
        Desk desk(support::sampleSnapshot({.btcDelta = 0.4}));
        QVERIFY(desk.panel->cards().empty());
        QVERIFY(!desk.panel->current());
        QVERIFY(!desk.panel->decisionActions().front()->isEnabled());
        desk.key(Qt::Key_A);
        QVERIFY(desk.said.empty());
        QSignalSpy wanted(desk.panel, &ui::ProposalsPanel::policyWanted);
        for (QPushButton* step : desk.panel->findChildren<QPushButton*>())
            if (step->isVisible()) step->click();
        QCOMPARE(wanted.count(), 1);
        desk.show(support::sampleSnapshot({.btcDelta = 0.4, .linkUp = false}));
        QStringList texts;
        for (const QLabel* label : desk.panel->findChildren<QLabel*>()) texts << label->text();
        QVERIFY(texts.contains(QStringLiteral("No fresh prices")));
    }

    void listsWhatEveryTriggerSays()
    {
        auto snapshot = std::make_shared<Snapshot>(*support::sampleSnapshot());
        auto states =
            std::make_shared<std::vector<engine::UnderlyingState>>(*snapshot->underlyings);
        states->front().verdicts = {
            {rebalance::TriggerKind::Gamma, true, false, "gamma is below its floor"},
            {rebalance::TriggerKind::Band, false, true, "net delta is inside"}};
        snapshot->underlyings = states;
        Desk desk(snapshot);
        auto* head = desk.panel->findChild<QToolButton*>(QStringLiteral("triggersHead"));
        QVERIFY(head->isVisible());
        QCOMPARE(head->text(), QStringLiteral("Triggers: 1 of 2 ask"));
        auto* first = desk.panel->findChild<QLabel*>(QStringLiteral("triggerReason1"));
        QVERIFY(!first->isVisible());
        head->click();
        QVERIFY(first->isVisible());
        QCOMPARE(first->text(),
                 QStringLiteral("gamma is below its floor. No future changes gamma; open Joint "
                                "hedge: it finds the options that do."));
        states = std::make_shared<std::vector<engine::UnderlyingState>>(*states);
        states->front().verdicts.erase(states->front().verdicts.begin());
        snapshot = std::make_shared<Snapshot>(*snapshot);
        snapshot->underlyings = states;
        desk.show(snapshot);
        QCOMPARE(head->text(), QStringLiteral("Triggers: none of 1 asks"));
        QCOMPARE(first->text(), QStringLiteral("net delta is inside"));
        QVERIFY(!desk.panel->findChild<QLabel*>(QStringLiteral("triggerReason2"))->isVisible());
    }

    void saysWhatWaitingAndOtherWaysCost()
    {
        Proposal p = support::sampleSnapshot()->proposals->items.front();
        p.waiting = {};
        p.alternatives.clear();
        QCOMPARE(ui::waitingText(p), QString());
        QCOMPARE(ui::otherWaysText(p), QString());
        p.waiting = {.known = true,
                     .fiveMinutesUsd = 17.5,
                     .hourUsd = 210,
                     .settlementUsd = 2'100,
                     .settlement = *core::parseIsoUtc("2026-11-23T08:00:00Z"),
                     .breakEven = 16min};
        p.alternatives = {{rebalance::HedgeTo::Edge, 0.66, 56, {}, true},
                          {rebalance::HedgeTo::Target, 0, 148, 1'250, false}};
        p.feeUsd = 50;
        p.slippageUsd = 6;
        const auto plain = [](QString text) { return text.remove(QChar(0x2009)); };
        // The decision first, in one sentence and one unit of time.
        QCOMPARE(plain(ui::waitingText(p)),
                 QStringLiteral("Hedge now if you would wait longer than 16 min 00 s: it costs "
                                "$56, and waiting $210 of risk an hour."));
        QCOMPARE(plain(ui::waitingDetails(p)),
                 QStringLiteral("Waiting costs $18 of risk in 5 min, $210 in 1 h, $2100 until "
                                "08:00 UTC."));
        rebalance::Proposal assumed = p;
        assumed.waiting.gammaHourUsd = 35;
        assumed.waiting.fundingDayUsd = -12;
        assumed.waiting.assumed = true;
        QCOMPARE(ui::waitingDetails(assumed).section(QLatin1Char('\n'), 1),
                 QStringLiteral("Gamma's own risk is $35 an hour with the hedge or without.\n"
                                "The hedge is paid $0.50 of funding an hour.\n"
                                "By a risk aversion of 5 over the equity, for none is set."));
        QCOMPARE(plain(ui::otherWaysText(p)),
                 QStringLiteral("Other ways: target at 0.00 for $148 ($0.14 an hour)."));
        for (const QString& text :
             {ui::waitingText(assumed), ui::waitingDetails(assumed), ui::otherWaysText(assumed)})
            QVERIFY2(!text.contains(QStringLiteral(" a day")) &&
                         !text.contains(QStringLiteral(" a year")),
                     qPrintable(text));
        rebalance::Proposal never = p;
        never.waiting.breakEven.reset();
        QCOMPARE(plain(ui::waitingText(never)),
                 QStringLiteral("Waiting stays the cheaper: $210 of risk an hour never comes to "
                                "what the hedge costs and carries, $56 now."));
        never.waiting.breakEven = 0s;
        never.feeUsd = -10;
        QVERIFY(ui::waitingText(never).startsWith(
            QStringLiteral("Hedge now: it costs nothing, and waiting costs $210")));
        rebalance::Proposal terms = p;
        terms.waiting.overHour = {1h, 212, 210, 3.1, 0.4, -1.2};
        terms.waiting.hedgingSdUsd = 500;
        terms.waiting.riskAversion = 3.3e-3;
        terms.waiting.sigma = 0.55;
        terms.waiting.sigmaName = "implied vol";
        const QString said = ui::waitingDetails(terms);
        QVERIFY2(said.contains(QStringLiteral("By the risk aversion at which hedging leaves a "
                                              "daily sd of $500, 3.3e-03 per USD, and implied vol "
                                              "of 55.0 %.")),
                 qPrintable(said));
        QCOMPARE(said.section(QLatin1Char('\n'), 3, 3),
                 QStringLiteral("1 h: delta's risk $212 and gamma's $3.10; the hedge takes $210 of "
                                "it, pays $0.40 of funding and is paid $1.20 of basis"));
        terms.bookCost = {1.5, 2.25, 10, 0.4, 0};
        const auto facts = ui::facts(terms, terms.createdAt);
        const auto impact = std::ranges::find(facts, QStringLiteral("Impact"), &ui::Fact::caption);
        QVERIFY(impact != facts.end());
        QCOMPARE(impact->value, QStringLiteral("$12.25"));
        QVERIFY(impact->toolTip.contains(QStringLiteral("the venue gives no 24 h volume")));
        p.waiting.hourUsd = -1;
        QCOMPARE(ui::waitingText(p),
                 QStringLiteral("Waiting costs nothing: the trade takes no risk away."));
    }
};

QTEST_MAIN(TestProposalsPanel)
#include "tst_proposals_panel.moc"
