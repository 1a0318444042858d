// Curves of a market and ladders of a book, as panels.
#include "ui/market/curves_panel.h"

#include "models/market/depth_curve.h"
#include "tests/support/market_builder.h"
#include "tests/support/sample_snapshot.h"
#include "ui/charts/ladder_plot.h"
#include "ui/portfolio/ladder_panel.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_row.h"

#include <QApplication>
#include <QComboBox>
#include <QStackedWidget>
#include <QtTest>

using namespace ballast;

namespace {

/// The sample desk, with a book in its BTC perpetual.
std::shared_ptr<engine::Snapshot> deskWithBook()
{
    auto snapshot = support::copyOf(*support::sampleSnapshot());
    auto board = *snapshot->market;
    for (std::size_t i = 0; i < board.listings.size(); ++i) {
        market::Listing listing = board.listings[i];
        if (!listing.instrument || listing.instrument->name != "BTC-PERPETUAL") continue;
        listing.bids = {{test::price(63'400.0), test::quantity("150000")},
                        {test::price(63'390.0), test::quantity("300000")}};
        listing.asks = {{test::price(63'410.0), test::quantity("200000")},
                        {test::price(63'430.0), test::quantity("250000")}};
        board.listings[i] = std::move(listing);
    }
    snapshot->market = std::make_shared<const market::Board>(std::move(board));
    return snapshot;
}

template <class Panel>
struct Shown {
    Panel panel;

    explicit Shown(const std::shared_ptr<engine::Snapshot>& snapshot)
    {
        panel.resize(900, 360);
        panel.show();
        panel.present(snapshot);
    }
    QComboBox* choice(const char* name)
    {
        return panel.template findChild<QComboBox*>(QString::fromUtf8(name));
    }
    void choose(const char* name, int index)
    {
        choice(name)->setCurrentIndex(index);
        emit choice(name)->activated(index);
    }
    QString remark() { return panel.template findChild<ui::ToolRow*>()->remark(); }
    int page() { return panel.template findChild<QStackedWidget*>()->currentIndex(); }
};

}  // namespace

class TestCurvesPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void depthIsBothSidesUpToAPrice()
    {
        Shown<ui::CurvesPanel> shown(deskWithBook());
        shown.choice("curvesInstrument")
            ->setCurrentIndex(
                shown.choice("curvesInstrument")->findText(QStringLiteral("BTC-PERPETUAL")));
        shown.choose("curvesKind", int(ui::CurvesPanel::Curve::Depth));
        const auto& lines = shown.panel.findChild<ui::XyPlot*>()->picture().lines;
        QCOMPARE(lines.size(), std::size_t{2});
        QCOMPARE(lines[0].points, (std::vector<QPointF>{{63'390, 450'000}, {63'400, 150'000}}));
        QCOMPARE(lines[1].points, (std::vector<QPointF>{{63'410, 200'000}, {63'430, 450'000}}));
        QVERIFY2(shown.remark().contains(QStringLiteral("2 and 2 levels")),
                 qPrintable(shown.remark()));
    }

    void costIsSaidForASizeAndDrawnForAll()
    {
        Shown<ui::CurvesPanel> shown(deskWithBook());
        shown.choice("curvesInstrument")
            ->setCurrentIndex(
                shown.choice("curvesInstrument")->findText(QStringLiteral("BTC-PERPETUAL")));
        shown.choose("curvesKind", int(ui::CurvesPanel::Curve::Cost));
        QVERIFY2(shown.remark().contains(QStringLiteral("buying 0.79 bp, selling 0.79 bp")),
                 qPrintable(shown.remark()));
        const auto* plot = shown.panel.findChild<ui::XyPlot*>();
        QCOMPARE(plot->picture().lines.size(), std::size_t{2});
        QVERIFY(plot->readout(300'000).contains(QStringLiteral("buy, bp")));
        QVERIFY(plot->readout(9e9).isEmpty());
    }

    void theTermStructureHasAPointForEachExpiry()
    {
        const auto snapshot = deskWithBook();
        Shown<ui::CurvesPanel> shown(snapshot);
        shown.choose("curvesKind", int(ui::CurvesPanel::Curve::Term));
        const auto& lines = shown.panel.findChild<ui::XyPlot*>()->picture().lines;
        QCOMPARE(lines.size(), std::size_t{2});
        const pricing::Surface& surface = *snapshot->surfaces->find("BTC");
        QCOMPARE(lines[0].points.size(), surface.smiles.size());
        for (std::size_t i = 0; i < surface.smiles.size(); ++i)
            QVERIFY(std::abs(lines[0].points[i].y() -
                             100 * pricing::at(*surface.smiles[i], 0).sigma) < 1e-9);
        // Put together, the stretches are the variance to the last day.
        double variance = 0;
        for (std::size_t i = 0; i + 1 < lines[1].points.size(); i += 2) {
            const double vol = lines[1].points[i].y() / 100;
            variance += vol * vol * (lines[1].points[i + 1].x() - lines[1].points[i].x());
        }
        const double last = lines[0].points.back().y() / 100;
        QVERIFY(std::abs(variance - last * last * lines[0].points.back().x()) < 1e-9 ||
                shown.remark().contains(QStringLiteral("negative")));
    }

    void withoutABookNothingIsDrawn()
    {
        auto snapshot = support::copyOf(*support::sampleSnapshot());
        auto board = *snapshot->market;
        for (std::size_t i = 0; i < board.listings.size(); ++i) {
            market::Listing listing = board.listings[i];
            listing.bids.clear(), listing.asks.clear();
            board.listings[i] = std::move(listing);
        }
        snapshot->market = std::make_shared<const market::Board>(std::move(board));
        Shown<ui::CurvesPanel> shown(snapshot);
        QCOMPARE(shown.page(), 0);
        QVERIFY(shown.remark().isEmpty());
    }

    void theLadderAddsUpToTheBook()
    {
        const auto snapshot = deskWithBook();
        Shown<ui::LadderPanel> shown(snapshot);
        for (int by = 0; by < 2; ++by)
            for (int greek = 0; greek < 4; ++greek) {
                shown.choose("ladderBy", by);
                shown.choose("ladderGreek", greek);
                const auto rungs = portfolio::ladder(*snapshot->portfolio, "BTC",
                                                     static_cast<portfolio::LadderBy>(by));
                QCOMPARE(shown.panel.findChild<ui::LadderPlot*>()->barsDrawn(), int(rungs.size()));
                QVERIFY2(shown.remark().startsWith(QStringLiteral("all ")),
                         qPrintable(shown.remark()));
            }
        shown.choose("ladderGreek", int(ui::LadderPanel::Greek::Delta));
        QVERIFY2(shown.remark().contains(QStringLiteral("+2.61")), qPrintable(shown.remark()));
        const auto* plot = shown.panel.findChild<ui::LadderPlot*>();
        QVERIFY(plot->readout(0).contains(QStringLiteral("position")));
        QVERIFY(plot->readout(0.5).isEmpty());
        QVERIFY(plot->readout(-3).isEmpty());
    }
};

QTEST_MAIN(TestCurvesPanel)
#include "tst_curves_panel.moc"
