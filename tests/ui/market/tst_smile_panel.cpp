#include "ui/market/smile_panel.h"

#include "tests/support/sample_snapshot.h"
#include "tests/support/sample_surface.h"
#include "ui/charts/smile_plot.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_row.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QtTest>

using namespace ballast;

namespace {

struct Shown {
    ui::SmilePanel panel;
    std::shared_ptr<engine::Snapshot> snapshot = support::copyOf(*support::sampleSnapshot());

    Shown()
    {
        panel.present(snapshot);
        panel.resize(900, 360);
        panel.show();
    }
    QComboBox* choice(const char* name)
    {
        return panel.findChild<QComboBox*>(QString::fromUtf8(name));
    }
    void choose(const char* name, int index)
    {
        choice(name)->setCurrentIndex(index);
        emit choice(name)->activated(index);
    }
    ui::SmilePlot* plot() { return panel.findChild<ui::SmilePlot*>(); }
    QString verdict() { return panel.findChild<QLabel*>(QStringLiteral("smileVerdict"))->text(); }
    QString remark() { return panel.findChild<ui::ToolRow*>()->remark(); }
};

}  // namespace

class TestSmilePanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void drawsQuotesAndCurveOfOneExpiry()
    {
        Shown shown;
        QCOMPARE(shown.choice("smileUnderlying")->currentText(), QStringLiteral("BTC"));
        QCOMPARE(shown.choice("smileExpiry")->count(), 5);  // four, and all of them
        const pricing::Smile& smile = *shown.snapshot->surfaces->find("BTC")->smiles[0];
        QCOMPARE(shown.plot()->curvesDrawn(), 1);
        QCOMPARE(shown.plot()->dotsDrawn(), smile.quality.quotes);
        QCOMPARE(shown.plot()->whiskersDrawn(), smile.quality.twoSided);
        // The curve that is drawn is the one that was fitted, over strikes.
        for (const QCPGraphData& point : *shown.plot()->curve(0).data()) {
            const double k = std::log(point.key / smile.forward);
            QVERIFY(std::abs(point.value - 100 * pricing::at(smile, k).sigma) < 1e-9);
        }
    }

    void saysHowWellItFitsAndThatItIsFreeOfArbitrage()
    {
        Shown shown;
        QVERIFY2(shown.remark().startsWith(QStringLiteral("SVI · rmse 0.")),
                 qPrintable(shown.remark()));
        QVERIFY(shown.remark().contains(QStringLiteral(" quotes · 1 refused (1 crossed)")));
        QVERIFY(shown.verdict().startsWith(QStringLiteral("No butterfly arbitrage (least g +")));
    }

    void saysWhyThereIsNoCurve()
    {
        Shown shown;
        shown.choose("smileExpiry", 1);
        QVERIFY(shown.remark().startsWith(QStringLiteral("Interpolated · 4 quotes")));
        QCOMPARE(shown.verdict(),
                 QStringLiteral("4 usable quotes, 6 are needed for a curve. Interpolated in total "
                                "variance; deltas stay at sticky strike."));
        QCOMPARE(shown.plot()->curvesDrawn(), 1);
    }

    void namesTheCalendarViolation()
    {
        Shown shown;
        shown.choose("smileUnderlying", 1);
        QCOMPARE(shown.choice("smileExpiry")->count(), 3);
        QVERIFY2(shown.verdict().contains(QStringLiteral("Calendar arbitrage: ")),
                 qPrintable(shown.verdict()));
    }

    void laysAllExpiriesOverEachOther()
    {
        Shown shown;
        shown.choose("smileExpiry", 4);
        QCOMPARE(shown.plot()->curvesDrawn(), 4);
        QCOMPARE(shown.plot()->dotsDrawn(), 0);
        QVERIFY(shown.verdict().startsWith(
            QStringLiteral("3 curves without butterfly arbitrage, 1 without a curve.")));
        QVERIFY(shown.plot()->readout(0).contains(QLatin1Char('%')));
        // Back to one, and nothing of the others is left.
        shown.choose("smileExpiry", 0);
        QCOMPARE(shown.plot()->curvesDrawn(), 1);
        QVERIFY(shown.plot()->dotsDrawn() > 0);
    }

    void followsTheEngineAtAHumanRateAndOnlyInSight()
    {
        Shown shown;
        const auto feed = [&](core::Duration later, double level) {
            auto next = support::copyOf(*shown.snapshot);
            next->at += later;
            auto surfaces = std::make_shared<pricing::Surfaces>(*next->surfaces);
            auto smile = std::make_shared<pricing::Smile>(*surfaces->items[0]->smiles[0]);
            smile->svi.a += level * level * smile->tau;
            surfaces->items[0] = std::make_shared<const pricing::Surface>(
                pricing::withSmile(*surfaces->items[0], smile));
            next->surfaces = surfaces;
            shown.panel.present(next);
        };
        const auto first = [&] { return shown.plot()->curve(0).data()->constBegin()->value; };
        const double before = first();
        feed(std::chrono::milliseconds{100}, 0.3);
        QCOMPARE(first(), before);
        feed(std::chrono::milliseconds{600}, 0.3);
        QVERIFY(first() > before + 1);
        shown.panel.hide();
        const double hidden = first();
        feed(std::chrono::seconds{5}, 0.6);
        QCOMPARE(first(), hidden);
        shown.panel.show();
        QVERIFY(first() > hidden + 1);
    }

    void tellsTheAgeOfOldQuotes()
    {
        Shown shown;
        auto next = support::copyOf(*shown.snapshot);
        next->at += std::chrono::seconds{95};
        shown.panel.present(next);
        QVERIFY2(shown.remark().contains(QStringLiteral(" · quotes 1 min 35 s old")),
                 qPrintable(shown.remark()));
    }

    void readsOutWhatIsUnderThePointer()
    {
        Shown shown;
        const QString text = shown.plot()->readout(63'440);
        QVERIFY2(text.contains(QStringLiteral("k 0.000")) &&
                     text.contains(QStringLiteral("skew")) && text.contains(QStringLiteral("bid")),
                 qPrintable(text));
        QTest::mouseMove(shown.plot(), shown.plot()->rect().center());
    }

    void saysWhatWouldFillIt()
    {
        ui::SmilePanel panel;
        auto snapshot = support::copyOf(*support::sampleSnapshot());
        snapshot->surfaces = std::make_shared<const pricing::Surfaces>();
        panel.present(snapshot);
        panel.show();
        QVERIFY(!panel.findChild<ui::SmilePlot*>()->isVisible());
        snapshot = support::copyOf(*snapshot);
        snapshot->surfaces = nullptr;
        panel.present(snapshot);
        QVERIFY(!panel.findChild<ui::SmilePlot*>()->isVisible());
    }
};

QTEST_MAIN(TestSmilePanel)
#include "tst_smile_panel.moc"
