#include "ui/market/model_check_panel.h"

#include "models/pricing/deribit_convention.h"
#include "models/tables/model_check_table.h"
#include "support/market_builder.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_row.h"

#include <QApplication>
#include <QComboBox>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>
#include <QtTest>

using namespace ballast;
using test::MarketBuilder;

namespace {

const core::Time kNow = MarketBuilder::date(2026, 11, 22, 14, 31);

/// A board of `count` options, the first `wrong` of them with a vega that is another's.
std::shared_ptr<const engine::Snapshot> snapshotOf(int count, int wrong)
{
    MarketBuilder market;
    for (int n = 0; n < count; ++n) {
        const auto id = market.option("BTC", MarketBuilder::date(2026, 12, 4), 60'000 + 1'000 * n,
                                      market::OptionType::Call);
        const market::Instrument& i = market.instrument(id);
        const auto g = pricing::deribitGreeks(
            {i.optionType, 63'412.5, i.strike->toDouble(), i.yearsToExpiry(kNow), 0.55});
        market.mark(id, g.markCoin, 0.55);
        market::Ticker& ticker = market.at(id).ticker;
        ticker.underlyingPrice = test::price(63'412.5);
        ticker.venueAt = kNow;
        ticker.greeks =
            market::VenueGreeks{g.delta, g.gamma, g.vega + (n < wrong ? 5 : 0), g.theta, g.rho};
    }
    auto snapshot = std::make_shared<engine::Snapshot>();
    snapshot->at = kNow;
    snapshot->market = std::make_shared<const market::Board>(market.board);
    return snapshot;
}

struct Shown {
    ui::ModelCheckPanel panel;
    QTreeView* view = panel.findChild<QTreeView*>(QStringLiteral("modelCheckTable"));
    QComboBox* which = panel.findChild<QComboBox*>(QStringLiteral("modelCheckWhich"));
    QTimer* pace = panel.findChild<QTimer*>(QStringLiteral("modelCheckPace"));
    explicit Shown(const std::shared_ptr<const engine::Snapshot>& snapshot = nullptr)
    {
        panel.resize(960, 400);
        panel.present(snapshot);
        panel.show();
    }
    int rows() const { return view->model()->rowCount(); }
    QString remark() const
    {
        QString text = panel.findChild<ui::ToolRow*>()->remark();
        return text.replace(QChar(0x2009), QLatin1Char(' '));
    }
};

}  // namespace

class TestModelCheckPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void saysInOneLineHowManyAgree()
    {
        Shown shown(snapshotOf(5, 2));
        QCOMPARE(shown.rows(), 5);
        QVERIFY2(
            shown.remark().startsWith(QStringLiteral("3 options agree; 2 differ: worst vega of ")),
            qPrintable(shown.remark()));
    }

    void showsOnlyWhatIsFlagged()
    {
        Shown shown(snapshotOf(5, 2));
        shown.which->setCurrentIndex(1);
        QCOMPARE(shown.rows(), 2);
        for (int row = 0; row < 2; ++row)
            QCOMPARE(
                shown.view->model()->index(row, tables::ModelCheckTable::Verdict).data().toString(),
                QStringLiteral("differs: vega"));
        shown.which->setCurrentIndex(0);
        QCOMPARE(shown.rows(), 5);
    }

    void saysThatNothingIsFlagged()
    {
        Shown shown(snapshotOf(3, 0));
        QVERIFY(shown.view->isVisible());
        shown.which->setCurrentIndex(1);
        QVERIFY(!shown.view->isVisible());
        QCOMPARE(shown.remark(), QStringLiteral("3 options agree"));
    }

    void looksNoOftenerThanAPersonReads()
    {
        Shown shown(snapshotOf(3, 0));
        QVERIFY(shown.pace->isActive());
        QVERIFY(shown.pace->interval() >= 500 && shown.pace->interval() <= 1000);
        for (int frame = 0; frame < 60; ++frame) shown.panel.present(snapshotOf(4, 1));
        QCOMPARE(shown.rows(), 3);
        shown.pace->start(0);
        QTRY_COMPARE(shown.rows(), 4);
    }

    void restsWhileItIsNotInSight()
    {
        ui::ModelCheckPanel panel;
        auto* view = panel.findChild<QTreeView*>(QStringLiteral("modelCheckTable"));
        panel.present(snapshotOf(3, 0));
        QCOMPARE(view->model()->rowCount(), 0);
        panel.show();
        QCOMPARE(view->model()->rowCount(), 3);
    }

    void saysWhatWouldFillIt()
    {
        Shown shown(snapshotOf(0, 0));
        QVERIFY(!shown.view->isVisible());
        QCOMPARE(shown.remark(), QStringLiteral("No option with the venue's Greeks yet"));
    }
};

QTEST_MAIN(TestModelCheckPanel)
#include "tst_model_check_panel.moc"
