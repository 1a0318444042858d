#include "ui/market/chain_panel.h"

#include "models/tables/chain_table.h"
#include "tests/support/sample_snapshot.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QTreeView>
#include <QtTest>

using namespace ballast;
using tables::ChainTable;

class TestChainPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void setsCallsAndPutsBesideTheirStrike()
    {
        const auto board = support::sampleSnapshot()->market;
        ChainTable table;
        QAbstractItemModelTester tester(&table,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        int checked = 0, nearest = 0;
        for (const core::Currency& underlying : tables::chainUnderlyings(*board))
            for (const core::Time expiry : tables::chainExpiries(*board, underlying)) {
                table.show(board, underlying, expiry);
                QVERIFY(table.rowCount() > 0);
                for (int row = 0; row < table.rowCount(); ++row) {
                    const tables::ChainRow& shown = table.row(row);
                    QVERIFY(row == 0 || table.row(row - 1).strike < shown.strike);
                    nearest += shown.nearest;
                    for (const auto& [quote, type] :
                         {std::pair{shown.call, market::OptionType::Call},
                          {shown.put, market::OptionType::Put}}) {
                        if (!quote.listed) continue;
                        const market::Listing* listing = board->find(quote.id);
                        QVERIFY(listing && *listing->instrument->strike == shown.strike);
                        QCOMPARE(listing->instrument->optionType, type);
                        QVERIFY(quote.bid == listing->ticker.quote.bid &&
                                quote.mark == listing->ticker.mark);
                        ++checked;
                    }
                }
                QCOMPARE(nearest, 1);
                nearest = 0;
            }
        qInfo("%d options of the sample board checked", checked);
        QVERIFY(checked > 0);
        table.show(nullptr, "BTC", {});
        QCOMPARE(table.rowCount(), 0);
    }

    void choosesUnderlyingAndExpiry()
    {
        ui::ChainPanel panel;
        panel.present(support::sampleSnapshot());
        panel.resize(860, 400);
        panel.show();
        auto* underlying = panel.findChild<QComboBox*>(QStringLiteral("chainUnderlying"));
        auto* expiry = panel.findChild<QComboBox*>(QStringLiteral("chainExpiry"));
        auto* view = panel.findChild<QTreeView*>(QStringLiteral("chainTable"));
        QCOMPARE(underlying->currentText(), QStringLiteral("BTC"));
        QVERIFY(expiry->count() > 1);
        QVERIFY(view->model()->rowCount() > 0);
        const QString first = view->model()->index(0, ChainTable::Strike).data().toString();
        panel.setUnderlying("ETH");
        QCOMPARE(underlying->currentText(), QStringLiteral("ETH"));
        QVERIFY(view->model()->index(0, ChainTable::Strike).data().toString() != first);
    }

    void showsTheFuturesAboveIt()
    {
        ui::ChainPanel panel;
        panel.present(support::sampleSnapshot());
        panel.show();
        const auto* futures = panel.findChild<ui::FactGrid*>(QStringLiteral("chainFutures"));
        QVERIFY(futures->valueOf(QStringLiteral("BTC-PERPETUAL")).contains(QStringLiteral(" / ")));
    }

    void dimsWhatIsOld()
    {
        ui::ChainPanel panel;
        panel.present(support::sampleSnapshot({.linkUp = false}));
        panel.show();
        auto* view = panel.findChild<QTreeView*>(QStringLiteral("chainTable"));
        QVERIFY(view->model()->index(0, 0).data(tables::StaleRole).toBool());
    }

    void saysWhatWouldFillIt()
    {
        auto snapshot = support::copyOf(*support::sampleSnapshot());
        snapshot->market = std::make_shared<const market::Board>();
        ui::ChainPanel panel;
        panel.present(snapshot);
        panel.show();
        QVERIFY(!panel.findChild<QTreeView*>(QStringLiteral("chainTable"))->isVisible());
    }
};

QTEST_MAIN(TestChainPanel)
#include "tst_chain_panel.moc"
