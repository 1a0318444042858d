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
std::shared_ptr<const engine::Snapshot> snapshotOf(int count, int wrong, core::Duration later = {})
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
    snapshot->at = kNow + later;
    snapshot->market = std::make_shared<const market::Board>(market.board);
    return snapshot;
}

struct Shown {
    ui::ModelCheckPanel panel;
    QTreeView* view = panel.findChild<QTreeView*>(QStringLiteral("modelCheckTable"));
    QComboBox* which = panel.findChild<QComboBox*>(QStringLiteral("modelCheckWhich"));
    QTimer* pace = panel.findChild<QTimer*>(QStringLiteral("modelCheckPace"));
    std::vector<portfolio::ModelCheckRequest> asked;  ///< of somebody who prices when told to
    int unwatched = 0;
    explicit Shown(const std::shared_ptr<const engine::Snapshot>& snapshot = nullptr)
    {
        QObject::connect(&panel, &ui::ModelCheckPanel::wished, &panel,
                         [this](const portfolio::ModelCheckRequest& r) { asked.push_back(r); });
        QObject::connect(&panel, &ui::ModelCheckPanel::unwatched, &panel, [this] { ++unwatched; });
        panel.resize(960, 400);
        panel.present(snapshot);
        panel.show();
        if (!asked.empty()) answer();
    }
    /// What was asked last is priced.
    void answer()
    {
        const portfolio::ModelCheckRequest r = asked.back();
        panel.show(std::make_shared<const portfolio::ModelCheckAnswer>(
            r.wish, r.at,
            std::make_shared<const portfolio::ModelCheck>(portfolio::checkModel(*r.board, r.at)),
            ""));
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
        QCOMPARE(shown.remark(), QStringLiteral("3 options agree · figures of now"));
    }

    void looksNoOftenerThanAPersonReads()
    {
        Shown shown(snapshotOf(3, 0));
        QVERIFY(shown.pace->isActive());
        QVERIFY(shown.pace->interval() >= 500 && shown.pace->interval() <= 1000);
        for (int frame = 0; frame < 60; ++frame) shown.panel.present(snapshotOf(4, 1));
        QCOMPARE(shown.asked.size(), std::size_t{1});
        shown.pace->start(0);
        QTRY_COMPARE(shown.asked.size(), std::size_t{2});
        QCOMPARE(shown.rows(), 3);
        shown.answer();
        QCOMPARE(shown.rows(), 4);
    }

    /// However long somebody takes to price it, and however often the pace has passed meanwhile.
    void asksForNoSecondWhileOneIsUnderWay()
    {
        Shown shown(snapshotOf(3, 0));
        shown.pace->stop();
        shown.panel.present(snapshotOf(4, 0));
        QCOMPARE(shown.asked.size(), std::size_t{2});
        for (int n = 0; n < 5; ++n) {
            shown.pace->stop();
            emit shown.pace->timeout({});
            shown.panel.present(snapshotOf(5 + n, 0));
        }
        QCOMPARE(shown.asked.size(), std::size_t{2});
        shown.answer();
        QCOMPARE(shown.rows(), 4);
        // What came in between is asked for as one: the newest.
        QCOMPARE(shown.asked.size(), std::size_t{3});
        shown.answer();
        QCOMPARE(shown.rows(), 9);
    }

    void doesNotPriceItself()
    {
        ui::ModelCheckPanel panel;
        panel.present(snapshotOf(3, 0));
        panel.show();
        QCOMPARE(
            panel.findChild<QTreeView*>(QStringLiteral("modelCheckTable"))->model()->rowCount(), 0);
    }

    void saysHowOldItsFiguresAre()
    {
        using std::chrono::milliseconds;
        Shown shown(snapshotOf(3, 0));
        const QString begin = QStringLiteral("3 options agree · ");
        QCOMPARE(shown.remark(), begin + QStringLiteral("figures of now"));
        shown.panel.present(snapshotOf(3, 0, milliseconds{900}));
        QCOMPARE(shown.remark(), begin + QStringLiteral("figures of now"));
        shown.panel.present(snapshotOf(3, 0, milliseconds{4'200}));
        QCOMPARE(shown.remark(), begin + QStringLiteral("figures 4 s old"));
        // The market stood still since: they are those of now.
        auto same = std::make_shared<engine::Snapshot>(*snapshotOf(0, 0, milliseconds{9'000}));
        shown.pace->stop();
        const auto newest = snapshotOf(2, 0, milliseconds{5'000});
        shown.panel.present(newest);
        shown.answer();
        same->market = newest->market;
        shown.panel.present(same);
        QCOMPARE(shown.remark(), QStringLiteral("2 options agree · figures of now"));
    }

    void anAnswerToAnOlderWishIsNotShown()
    {
        Shown shown(snapshotOf(3, 0));
        shown.panel.hide();
        QCOMPARE(shown.unwatched, 0);  // nothing was under way
        shown.panel.present(snapshotOf(5, 0));
        shown.panel.QWidget::show();
        QCOMPARE(shown.asked.size(), std::size_t{2});
        shown.panel.hide();
        QCOMPARE(shown.unwatched, 1);
        shown.answer();
        QCOMPARE(shown.rows(), 3);
        shown.panel.QWidget::show();  // and it is asked for anew
        QCOMPARE(shown.asked.size(), std::size_t{3});
        shown.answer();
        QCOMPARE(shown.rows(), 5);
    }

    void saysThatItCouldNotBeComputed()
    {
        Shown shown(snapshotOf(3, 0));
        shown.pace->stop();
        shown.panel.present(snapshotOf(4, 0));
        shown.panel.show(std::make_shared<const portfolio::ModelCheckAnswer>(
            shown.asked.back().wish, kNow, nullptr, "<b>so</b>"));
        QVERIFY(shown.remark().contains(QStringLiteral("internal fault")));
        QVERIFY(shown.remark().contains(QStringLiteral("<b>so</b>")));
        QCOMPARE(shown.rows(), 3);
    }

    void restsWhileItIsNotInSight()
    {
        Shown shown;
        shown.panel.hide();
        shown.panel.present(snapshotOf(3, 0));
        QVERIFY(shown.asked.empty());
        shown.panel.QWidget::show();
        QCOMPARE(shown.asked.size(), std::size_t{1});
    }

    void saysWhatWouldFillIt()
    {
        Shown shown(snapshotOf(0, 0));
        QVERIFY(!shown.view->isVisible());
        QVERIFY(shown.remark().startsWith(QStringLiteral("No option with the venue's Greeks yet")));
    }
};

QTEST_MAIN(TestModelCheckPanel)
#include "tst_model_check_panel.moc"
