// "Why did it (not) trade": asked in the window by key, chart and history, and answered.
#include "models/tables/moment_table.h"
#include "models/tables/sentences.h"
#include "models/tables/words.h"
#include "tests/support/sample_snapshot.h"
#include "ui/charts/delta_chart.h"
#include "ui/charts/exposure_plot.h"
#include "ui/history/history_panel.h"
#include "ui/history/why_panel.h"
#include "ui/market/market_panel.h"
#include "ui/shell/key_map.h"
#include "ui/shell/main_window.h"

#include "models/review/moment_text.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace ballast;
using namespace std::chrono_literals;
using Kind = review::MomentEvent::Kind;

namespace {

/// Two underlyings at a minute: one that was not proposed, one that traded.
std::shared_ptr<review::Moment> made(core::Time at, core::Duration around = 5min)
{
    auto moment = std::make_shared<review::Moment>();
    moment->at = at;
    moment->around = around;
    moment->mode = {"mode", "Confirm", "trader", at - 3h};
    moment->brake = {"brake", "Pause", "trader", at - 1h};
    moment->links = {{"paper", "down", "the venue closed it", at - 2min}};
    review::MomentBook btc;
    btc.underlying = core::Currency{"BTC"};
    btc.figures = {at - 1s, 64'000, 2.61, 0, -2.3, 2.3, "net transaction", 0.12, -410, 0.31, true};
    btc.outSince = at - 30s;
    btc.market = {at - 5s, 0.55, 0.48, 1.2e-4, 30};
    btc.guard = "CAUTION";
    btc.guardCause = "stale feed";
    btc.guardSince = at - 90s;
    btc.proposal = {{12},
                    "Band breach",
                    "Net delta +2.61 left the band at +2.30.",
                    at - 20s,
                    "Expired",
                    "nobody decided in time",
                    "engine",
                    at + 10s,
                    {{"depth", "Nothing rests within the limit", true},
                     {"collar", "There is no reference price", false}}};
    review::MomentBook eth;
    eth.underlying = core::Currency{"ETH"};
    eth.figures = {at, 3'000, 0.1, 0, -1, 1, "net transaction", 0, 0, 0, false};
    moment->books = {btc, eth};
    moment->events = {
        {at - 20s, Kind::Proposal, core::Currency{"BTC"}, "Band breach", "Net delta", "", {12}},
        {at - 10s, Kind::Link, {}, "down", "paper: the venue closed it", "", {}},
        {at + 2s, Kind::Fill, core::Currency{"ETH"}, "sell", "10 ETH-PERPETUAL at 3000", "", {13}},
        {at + 10s,
         Kind::Decision,
         core::Currency{"BTC"},
         "Expired",
         "nobody decided in time",
         "engine",
         {12}}};
    return moment;
}

struct Desk {
    Desk()
        : window({ui::Environs::Paper, QStringLiteral("paper"), QStringLiteral("trader"), {}}),
          snapshot(support::sampleSnapshot())
    {
        QObject::connect(
            &window, &ui::MainWindow::momentWished, &window,
            [this](core::Time at, core::Duration around) { asked.emplace_back(at, around); });
        window.resize(1400, 900);
        window.show(snapshot);
        window.show();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&window);
    }
    template <class Widget>
    Widget* find(const char* name)
    {
        return window.findChild<Widget*>(QLatin1String(name));
    }
    QString text(const char* label)
    {
        const auto* found = find<QLabel>(label);
        return found && !found->isHidden() ? found->text().replace(QChar(0xA0), QLatin1Char(' '))
                                           : QString();
    }
    ui::MainWindow window;
    std::shared_ptr<const engine::Snapshot> snapshot;
    std::vector<std::pair<core::Time, core::Duration>> asked;
};

}  // namespace

class TestWhyPanel : public QObject {
    Q_OBJECT
private slots:
    void isAskedByItsKeyAndAnswered()
    {
        Desk desk;
        QCOMPARE(desk.window.keys().shown(QStringLiteral("openWhy")), QStringLiteral("Ctrl+M"));
        QTest::keyClick(&desk.window, Qt::Key_M, Qt::ControlModifier);
        QVERIFY(desk.window.why());
        QCOMPARE(desk.asked.size(), 1U);
        const auto [at, around] = desk.asked.back();
        QVERIFY(at <= desk.snapshot->at && desk.snapshot->at - at < 1s);
        QCOMPARE(around, core::Duration{5min});
        desk.window.setMoment(made(at));
        QCOMPARE(desk.text("whyHead0"), QStringLiteral("BTC"));
        QVERIFY2(desk.text("whyAnswer0")
                     .startsWith(QStringLiteral("It did not trade: no venue was linked, paper was "
                                                "down since ")),
                 qPrintable(desk.text("whyAnswer0")));
        for (const char* line : {"outside the band", "Its guard was CAUTION since", "Proposal #12",
                                 "depth denied it: Nothing rests within the limit",
                                 "collar wanted a person", "spread 1.20 bp"})
            QVERIFY2(desk.text("whyLines0").contains(QLatin1String(line)), line);
        QVERIFY(desk.text("whyAnswer1").startsWith(QStringLiteral("It traded: 1 fill")));
        for (const char* line : {"The mode was last set to Confirm", "Pause was in force",
                                 "The link to paper was down"})
            QVERIFY2(desk.text("whyLines2").contains(QLatin1String(line)), line);
        QCOMPARE(desk.find<QTreeView>("whyTable")->model()->rowCount(), 4);
    }

    /// The answers of two underlyings are read without scrolling, and Escape ends it.
    void bothAnswersAreInSightAndEscapeCloses()
    {
        Desk desk;
        desk.window.openWhy();
        desk.window.setMoment(made(desk.window.why()->at()));
        QWidget* window = desk.window.why()->window();
        QVERIFY(QTest::qWaitForWindowExposed(window));
        const auto* answer = window->findChild<QLabel*>(QStringLiteral("whyAnswer1"));
        const auto* text = window->findChild<QScrollArea*>(QStringLiteral("whyText"));
        QTRY_VERIFY(text->viewport()->rect().contains(
            QRect(answer->mapTo(text->viewport(), QPoint{}), answer->size())));
        QTest::keyClick(window, Qt::Key_Escape);
        QTRY_VERIFY(!window->isVisible());
    }

    /// However far ahead a year is written, the minutes to either side are still to be had.
    void asksForNoInstantThatCannotBe()
    {
        Desk desk;
        desk.window.openWhy();
        auto* time = desk.find<QDateTimeEdit>("whyTime");
        time->setDateTime(QDateTime(QDate(9999, 12, 31), QTime(23, 59), Qt::UTC));
        desk.find<QSpinBox>("whyAround")->setValue(24 * 60);
        QTest::mouseClick(desk.find<QToolButton>("whyAsk"), Qt::LeftButton);
        const auto [at, around] = desk.asked.back();
        QVERIFY(at <= core::Time::max() - around && at >= core::Time::min() + around);
    }

    void oneUnderlyingAloneWithTheDesk()
    {
        Desk desk;
        desk.window.openWhyAt(desk.snapshot->at, core::Currency{"ETH"});
        desk.window.setMoment(made(desk.window.why()->at()));
        QCOMPARE(desk.find<QComboBox>("whyUnderlying")->currentText(), QStringLiteral("ETH"));
        QCOMPARE(desk.text("whyHead0"), QStringLiteral("ETH"));
        QCOMPARE(desk.text("whyHead1"), QStringLiteral("Desk"));
        QCOMPARE(desk.text("whyHead2"), QString());
        QCOMPARE(desk.find<QTreeView>("whyTable")->model()->rowCount(), 2);  // link, fill
    }

    void anOlderAnswerIsPassedOver()
    {
        Desk desk;
        desk.window.openWhy();
        const core::Time first = desk.window.why()->at();
        QTest::mouseClick(desk.find<QToolButton>("whyEarlier"), Qt::LeftButton);
        QCOMPARE(desk.asked.size(), 2U);
        QCOMPARE(desk.asked.back().first, first - 5min);
        desk.window.setMoment(made(first));
        QCOMPARE(desk.text("whyHead0"), QString());
        desk.window.setMoment(made(first - 5min));
        QCOMPARE(desk.text("whyHead0"), QStringLiteral("BTC"));
        desk.find<QSpinBox>("whyAround")->setValue(30);
        QCOMPARE(desk.asked.back().second, core::Duration{30min});
        desk.window.setMomentFailure(QStringLiteral("The disk is gone."));
        QCOMPARE(desk.text("whyHead0"), QStringLiteral("BTC"));  // what was shown stays
    }

    void isAskedByTheHistoryAndTheCharts()
    {
        Desk desk;
        auto* history = desk.find<ui::HistoryPanel>("historyPanel");
        history->setRows(support::sampleRebalances(support::sampleTime()));
        auto* rows = history->findChild<QTreeView*>(QStringLiteral("historyTable"));
        rows->setCurrentIndex(rows->model()->index(2, 0));
        history->findChild<QToolButton*>(QStringLiteral("historyWhy"))->click();
        QCOMPARE(desk.asked.size(), 1U);
        emit desk.window.chart()->momentWished(desk.snapshot->at - 1h, core::Currency{"BTC"});
        QCOMPARE(desk.asked.size(), 2U);
        QVERIFY(desk.snapshot->at - 1h - desk.asked.back().first < 1s);
        emit desk.window.market()->momentWished(desk.snapshot->at - 2h, {});
        QCOMPARE(desk.asked.size(), 3U);
    }

    /// The instant under a pixel is that of the time axis there.
    void aPixelOfTheChartIsAnInstant()
    {
        Desk desk;
        ui::ExposurePlot* plot = desk.window.chart()->plot();
        const QCPRange range = plot->timeRange();
        const double left = plot->timeAt({ui::TimePlot::kLeft, 50});
        const double right = plot->timeAt({plot->width() - ui::TimePlot::kRight, 50});
        QVERIFY(std::abs(left - range.lower) < range.size() * 0.02);
        QVERIFY(std::abs(right - range.upper) < range.size() * 0.02);
    }

    void everySentenceIsInTheCatalogue()
    {
        const core::Time at = core::fromUnixMs(1'785'000'000'000);
        QStringList unknown;
        const auto look = [&](const std::string& sentence) {
            if (!tables::isInCatalogue(sentence)) unknown << QString::fromStdString(sentence);
        };
        auto moment = made(at);
        const auto lookAtAll = [&] {
            for (const std::string& line : review::standing(*moment)) look(line);
            for (const review::MomentBook& book : moment->books) {
                look(review::answer(*moment, book));
                for (const std::string& line : review::standing(*moment, book)) look(line);
            }
        };
        lookAtAll();
        moment->events.clear();
        lookAtAll();
        moment->books[0].proposal.reset();
        moment->books[0].guardCause.clear();
        moment->mode.reset();
        lookAtAll();  // out, and nothing on record
        moment->books[0].figures->at = at - 2h;
        lookAtAll();
        moment->events = {{at - 1s,
                           Kind::Decision,
                           core::Currency{"BTC"},
                           "Not proposed",
                           "BTC: net delta +2.61 is outside; not proposed: the book is too thin",
                           "engine",
                           {}}};
        look(
            "It did not trade: at 14:31:06 UTC nothing was proposed: waiting: the book is too "
            "thin.");
        moment->events = {{at - 1s,
                           Kind::Decision,
                           core::Currency{"BTC"},
                           "Rejected",
                           "nobody decided in time",
                           "trader",
                           {}}};
        lookAtAll();
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char('\n'))));
    }

    void theTableSatisfiesTheInspector()
    {
        tables::MomentTable table;
        QAbstractItemModelTester tester(&table,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const core::Time at = core::fromUnixMs(1'785'000'000'000);
        table.show(made(at), {});
        QCOMPARE(table.rowCount(), 4);
        table.show(made(at), core::Currency{"ETH"});
        QCOMPARE(table.rowCount(), 2);
        table.show(nullptr, {});
        QCOMPARE(table.rowCount(), 0);
    }

    void timesAreToldInTheZoneOfTheWindow()
    {
        ui::WhyPanel panel;
        const core::Time at = core::fromUnixMs(1'785'000'000'000);
        panel.ask(at);
        auto* field = panel.findChild<QDateTimeEdit*>(QStringLiteral("whyTime"));
        QCOMPARE(field->dateTime().timeSpec(), Qt::UTC);
        tables::showLocalTime(true);
        panel.ask(at);
        QCOMPARE(field->dateTime().timeSpec(), Qt::LocalTime);
        QCOMPARE(panel.at(), at);
        tables::showLocalTime(false);
    }
};

QTEST_MAIN(TestWhyPanel)
#include "tst_why_panel.moc"
