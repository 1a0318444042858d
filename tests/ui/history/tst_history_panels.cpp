#include "models/tables/rebalance_table.h"
#include "ui/history/alerts_panel.h"
#include "ui/history/history_panel.h"
#include "ui/history/rebalance_text.h"

#include "tests/support/sample_snapshot.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<const engine::Snapshot> oneMore(const std::shared_ptr<const engine::Snapshot>& from,
                                                engine::Severity severity)
{
    auto next = support::copyOf(*from);
    auto alerts = *next->alerts;
    alerts.insert(
        alerts.begin(),
        {alerts.front().number + 1, severity, "link", "<b>The link is down.</b>", {}, next->at});
    next->alerts = std::make_shared<const std::vector<engine::Alert>>(std::move(alerts));
    return next;
}

}  // namespace

class TestHistoryPanels : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void countsWarningsNobodySaw()
    {
        ui::AlertsPanel panel;
        QSignalSpy unread(&panel, &ui::AlertsPanel::unreadChanged);
        const auto first = support::sampleSnapshot();
        panel.present(first);
        QCOMPARE(panel.unread(), 2);
        panel.show();
        QCOMPARE(panel.unread(), 0);
        const auto second = oneMore(first, engine::Severity::Critical);
        panel.present(second);
        QCOMPARE(panel.unread(), 0);  // it was in sight
        panel.hide();
        const auto third = oneMore(second, engine::Severity::Notice);
        panel.present(third);
        QCOMPARE(panel.unread(), 0);  // a notice is not pressed on anyone
        panel.present(oneMore(third, engine::Severity::Warning));
        QCOMPARE(panel.unread(), 1);
        QCOMPARE(unread.count(), 3);
    }

    void filtersBySeverityAndShowsTheWholeText()
    {
        ui::AlertsPanel panel;
        panel.present(oneMore(support::sampleSnapshot(), engine::Severity::Critical));
        auto* view = panel.findChild<QTreeView*>(QStringLiteral("alertsTable"));
        auto* severity = panel.findChild<QComboBox*>(QStringLiteral("alertSeverity"));
        QCOMPARE(view->model()->rowCount(), 6);
        severity->setCurrentIndex(1);
        QCOMPARE(view->model()->rowCount(), 3);
        severity->setCurrentIndex(2);
        QCOMPARE(view->model()->rowCount(), 1);
        view->setCurrentIndex(view->model()->index(0, 0));
        const auto* detail = panel.findChild<QLabel*>(QStringLiteral("alertDetail"));
        QCOMPARE(detail->text(), QStringLiteral("<b>The link is down.</b>"));
        QCOMPARE(detail->textFormat(), Qt::PlainText);
    }

    void filtersRebalances_data()
    {
        QTest::addColumn<QString>("underlying");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("rows");
        QTest::newRow("all") << "All underlyings" << "All decisions" << "" << 24;
        QTest::newRow("one book") << "ETH" << "All decisions" << "" << 8;
        QTest::newRow("one decision") << "All underlyings" << "Rejected" << "" << 4;
        QTest::newRow("both") << "BTC" << "Expired" << "" << 4;
        QTest::newRow("words of the reason")
            << "All underlyings" << "All decisions" << "funding print" << 4;
        QTest::newRow("a number") << "All underlyings" << "All decisions" << "4126" << 1;
        QTest::newRow("nothing") << "All underlyings" << "All decisions" << "no such thing" << 0;
    }
    void filtersRebalances()
    {
        QFETCH(QString, underlying);
        QFETCH(QString, outcome);
        QFETCH(QString, words);
        ui::HistoryPanel panel;
        panel.setRows(support::sampleRebalances(support::sampleTime()));
        panel.findChild<QComboBox*>(QStringLiteral("historyUnderlying"))
            ->setCurrentText(underlying);
        panel.findChild<QComboBox*>(QStringLiteral("historyOutcome"))->setCurrentText(outcome);
        panel.findChild<QLineEdit*>(QStringLiteral("historyWords"))->setText(words);
        QTEST(panel.findChild<QTreeView*>(QStringLiteral("historyTable"))->model()->rowCount(),
              "rows");
    }

    void showsWhatWasDecidedTradedAndPaidFirst_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("1680 x 1020") << 1158;
        QTest::newRow("1280 x 800") << 880;
    }
    void showsWhatWasDecidedTradedAndPaidFirst()
    {
        QFETCH(int, width);
        using Table = tables::RebalanceTable;
        ui::HistoryPanel panel;
        panel.setRows(support::sampleRebalances(support::sampleTime()));
        panel.resize(width, 260);
        panel.show();
        QApplication::processEvents();
        const auto* view = panel.findChild<QTreeView*>(QStringLiteral("historyTable"));
        const QRect seen = view->viewport()->rect();
        QList<int> needed{Table::Proposed, Table::Book,        Table::Outcome,    Table::Order,
                          Table::Filled,   Table::DeltaBefore, Table::DeltaAfter, Table::Fees};
        if (width > 1000) needed << Table::Slippage << Table::SlippageBp << Table::Average;
        for (const int column : needed)
            QVERIFY2(seen.contains(view->visualRect(view->model()->index(0, column))),
                     qPrintable(view->model()->headerData(column, Qt::Horizontal).toString()));
    }

    void keepsTheFiltersWhenRowsAreReadAgain()
    {
        ui::HistoryPanel panel;
        panel.setRows(support::sampleRebalances(support::sampleTime()));
        auto* underlying = panel.findChild<QComboBox*>(QStringLiteral("historyUnderlying"));
        underlying->setCurrentText(QStringLiteral("ETH"));
        panel.setRows(support::sampleRebalances(support::sampleTime(), 30));
        QCOMPARE(underlying->currentText(), QStringLiteral("ETH"));
        QCOMPARE(panel.findChild<QTreeView*>()->model()->rowCount(), 10);
    }

    void tellsTheStoryOfARebalance()
    {
        ui::HistoryPanel panel;
        panel.setRows(support::sampleRebalances(support::sampleTime()));
        auto* view = panel.findChild<QTreeView*>(QStringLiteral("historyTable"));
        view->setCurrentIndex(view->model()->index(0, 0));
        const QString story = panel.findChild<QLabel*>(QStringLiteral("historyDetail"))->text();
        QVERIFY2(
            story.startsWith(QStringLiteral(
                "#4126 · 14:14:07.214 band breach: delta +2.497\u00A0→\u00A0+0.699 proposed, "
                "approved "
                "by trader after 4.1\u00A0s. Sell 113\u202F840 BTC-PERPETUAL sent at 14:14:11.317, "
                "filled after 44\u00A0ms at ")),
            qPrintable(story));
        review::Rebalance rejected;
        rejected.proposal = {7};
        rejected.proposedAt = core::fromUnixMs(3'600'000);
        rejected.trigger = "Schedule";
        rejected.outcome = "Rejected";
        rejected.actor = "trader";
        rejected.reason = "too small";
        QCOMPARE(ui::storyOf(rejected),
                 QStringLiteral("#7 · 01:00:00.000 schedule: delta 0.000 → 0.000 proposed, "
                                "rejected by trader (“too small”)."));
    }

    void asksForRowsWhenItIsSeenAndWhenSomethingEnded()
    {
        ui::HistoryPanel panel;
        QSignalSpy asked(&panel, &ui::HistoryPanel::refreshRequested);
        const auto first = support::sampleSnapshot();
        panel.present(first);
        QCOMPARE(asked.count(), 0);  // not in sight
        panel.show();
        QCOMPARE(asked.count(), 1);
        panel.present(first);
        QCOMPARE(asked.count(), 2);
        panel.present(first);
        QCOMPARE(asked.count(), 2);  // nothing ended since
        panel.findChild<QToolButton*>(QStringLiteral("historyRefresh"))->click();
        QCOMPARE(asked.count(), 3);
    }

    void saysWhyTheHistoryCouldNotBeRead()
    {
        ui::HistoryPanel panel;
        panel.setFailure(
            QStringLiteral("history.db is locked by another program; close it and read again."));
        QStringList texts;
        for (const QLabel* label : panel.findChildren<QLabel*>()) texts << label->text();
        QVERIFY(texts.contains(QStringLiteral("The history could not be read")));
    }
};

QTEST_MAIN(TestHistoryPanels)
#include "tst_history_panels.moc"
