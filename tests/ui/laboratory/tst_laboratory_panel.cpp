#include "ui/laboratory/laboratory_panel.h"

#include "tests/support/sample_snapshot.h"
#include "ui/charts/frontier_plot.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTreeView>
#include <QtTest>

using namespace ballast;

namespace {

laboratory::PolicyResult result(const char* name, double cost, double sd, bool inForce = false)
{
    laboratory::PolicyResult r;
    r.name = name;
    r.cost = cost;
    r.sd = sd;
    r.inForce = inForce;
    return r;
}

std::shared_ptr<const laboratory::Report> report(bool study = false)
{
    auto out = std::make_shared<laboratory::Report>();
    out->title = "BTC, calm";
    out->costOf = out->riskOf = "USD a day";
    out->policies = {result("hourly", 900, 400), result("band", 500, 450),
                     result("idle", 100, 2'000), result("own", 700, 900, true)};
    laboratory::markEfficient(out->policies);
    out->events = 1e6;
    if (!study) out->costs.emplace();
    out->policies.back().hedge.trigger = laboratory::Trigger::Desk;
    if (study)
        out->references = {{"one", "hourly", "sd", 1.0, 0.01, 1.2, 0.01},
                           {"one", "band", "sd", 1.0, 0.01, 1.01, 0.01}};
    return out;
}

struct Shown {
    ui::LaboratoryPanel panel;
    Shown()
    {
        panel.resize(1'100, 700);
        panel.show();
        panel.present(support::sampleSnapshot());
    }
    template <class T>
    T* find(const char* name)
    {
        T* found = panel.findChild<T*>(QString::fromUtf8(name));
        if (!found) qFatal("no %s", name);
        return found;
    }
    QString state() { return find<QLabel>("laboratoryState")->text(); }
    void chooseWorld(const char* name)
    {
        auto* world = find<QComboBox>("laboratoryWorld");
        world->setCurrentIndex(world->findData(QString::fromUtf8(name)));
        emit world->activated(world->currentIndex());
    }
    ui::FrontierPlot* plot() { return panel.findChild<ui::FrontierPlot*>(); }
};

}  // namespace

class TestLaboratoryPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void asksForTheMarketAndThePoliciesThatAreTicked()
    {
        Shown shown;
        auto* policies = shown.find<QListWidget>("laboratoryPolicies");
        policies->item(3)->setCheckState(Qt::Unchecked);
        policies->setCurrentRow(2);
        auto* line = shown.find<QLineEdit>("laboratoryLine");
        QVERIFY(line->text().startsWith(QStringLiteral("name = \"every hour\"")));
        line->selectAll();
        QTest::keyClicks(line,
                         QStringLiteral("name = \"tens\", trigger = \"clock\", every_s = 600"));
        QCOMPARE(policies->item(2)->text(), QStringLiteral("tens"));
        shown.find<QSpinBox>("laboratoryDays")->setValue(7);
        const laboratory::Wish wish = shown.panel.wish();
        QVERIFY(!wish.study);
        QCOMPARE(wish.scenario, std::string{"calm"});
        QCOMPARE(wish.days, 7.0);
        QCOMPARE(wish.reference, 0.0);
        QCOMPARE(int(wish.policies.size()), policies->count() - 3);
        QCOMPARE(wish.policies.front(),
                 std::string{"name = \"tens\", trigger = \"clock\", every_s = 600"});
        QVERIFY(wish.inForce && wish.inForce->underlying == core::Currency{"BTC"});
    }
    void theReferenceNeedsFiveSeconds()
    {
        Shown shown;
        shown.find<QListWidget>("laboratoryPolicies")->item(1)->setCheckState(Qt::Checked);
        shown.find<QDoubleSpinBox>("laboratoryThreshold")->setValue(0.75);
        const laboratory::Wish wish = shown.panel.wish();
        QCOMPARE(wish.stepSeconds, 5.0);
        QCOMPARE(wish.reference, 0.75);
        QVERIFY(!shown.find<QComboBox>("laboratoryStep")->isEnabled());
    }
    void aStudyHasPathsAndNoPolicies()
    {
        Shown shown;
        shown.chooseWorld("bands");
        QVERIFY(!shown.find<QListWidget>("laboratoryPolicies")->isEnabled());
        shown.find<QSpinBox>("laboratoryPaths")->setValue(5'000);
        const laboratory::Wish wish = shown.panel.wish();
        QCOMPARE(wish.study, laboratory::StudyKind::Bands);
        QCOMPARE(wish.paths, std::uint64_t{5'000});
    }
    void runsShowsProgressAndCancels()
    {
        Shown shown;
        int wished = 0, cancelled = 0;
        connect(&shown.panel, &ui::LaboratoryPanel::wished, this, [&] { ++wished; });
        connect(&shown.panel, &ui::LaboratoryPanel::cancelled, this, [&] { ++cancelled; });
        auto* run = shown.find<QPushButton>("laboratoryRun");
        run->click();
        QCOMPARE(wished, 1);
        QCOMPARE(run->text(), QStringLiteral("Cancel"));
        shown.panel.showProgress(0.25, 10);
        QVERIFY2(shown.state().startsWith(QStringLiteral("25 % · about 30")),
                 qPrintable(shown.state()));
        run->click();
        QCOMPARE(cancelled, 1);
        shown.panel.showProblem(QStringLiteral("cancelled"));
        QCOMPARE(run->text(), QStringLiteral("Run"));
        QCOMPARE(shown.state(), QStringLiteral("Cancelled. The last result stands."));
    }
    void drawsTheFrontierAndMarksThePolicyInForce()
    {
        Shown shown;
        shown.panel.showReport(report(), 2);
        QCOMPARE(shown.plot()->pointsDrawn(), 4);
        const std::vector<QPointF> expected{{400, 900}, {450, 500}, {2'000, 100}};
        QVERIFY(shown.plot()->frontier() == expected);
        QVERIFY(shown.plot()->marksInForce());
        QCOMPARE(shown.find<QTreeView>("laboratoryTable")->model()->rowCount(), 4);
        QVERIFY(!shown.find<QTreeView>("laboratoryReferences")->isVisible());
        QCOMPARE(shown.plot()->namesDrawn(), 4);  // three on the frontier, and the one in force
    }
    void saysUnderThePlotWhatTheCostsComeFrom()
    {
        Shown shown;
        shown.panel.showReport(report(), 2);
        auto* assumed = shown.find<QLabel>("laboratoryAssumed");
        QVERIFY(assumed->isVisible() && assumed->y() >= shown.plot()->geometry().bottom());
        for (const char* part :
             {"fee 5 bp", "half spread 0.5 bp", "5 coin at the best prices", "coin a day", "Y 1"})
            QVERIFY2(assumed->text().contains(QLatin1String(part)), qPrintable(assumed->text()));
        shown.panel.showReport(report(true), 2);  // a study has its own
        QVERIFY(!assumed->isVisible());
    }
    void theDesksOwnRowSaysWhatIsLeftOut()
    {
        Shown shown;
        shown.panel.showReport(report(), 2);
        const auto* rows = shown.find<QTreeView>("laboratoryTable")->model();
        const auto tip = [&](int row) {
            return rows->index(row, 0).data(Qt::ToolTipRole).toString();
        };
        for (const char* part : {"gate", "guard", "depth cap", "style", "venues"})
            QVERIFY2(tip(3).contains(QLatin1String(part)), qPrintable(tip(3)));
        QVERIFY(!tip(0).contains(QStringLiteral("gate")));
    }
    void aNewPolicyIsALineToChange()
    {
        Shown shown;
        auto* policies = shown.find<QListWidget>("laboratoryPolicies");
        const int before = policies->count();
        shown.find<QPushButton>("laboratoryAdd")->click();
        QCOMPARE(policies->count(), before + 1);
        QCOMPARE(policies->currentRow(), before);
        QVERIFY(shown.panel.wish().policies.back().starts_with("name = \"band 2 half-way\""));
    }
    void namesThePointUnderThePointer()
    {
        Shown shown;
        shown.panel.showReport(report(), 2);
        ui::FrontierPlot& plot = *shown.plot();
        plot.replot();
        const QPoint at(int(plot.xAxis->coordToPixel(900)), int(plot.yAxis->coordToPixel(700)));
        QVERIFY(plot.readout(at).startsWith(QStringLiteral("own\n")));
        QVERIFY(plot.readout(QPoint(-500, -500)).isEmpty());
    }
    void saysWhatIsBeyondFourStandardErrors()
    {
        Shown shown;
        shown.panel.showReport(report(true), 2);
        QVERIFY(shown.find<QTreeView>("laboratoryReferences")->isVisible());
        QCOMPARE(shown.find<QTreeView>("laboratoryReferences")->model()->rowCount(), 2);
        QVERIFY2(shown.state().contains(QStringLiteral("1 of 2 numbers beyond 4 standard errors")),
                 qPrintable(shown.state()));
    }
    void aProblemIsSaidAndTheLastResultStays()
    {
        Shown shown;
        shown.panel.showReport(report(), 2);
        shown.find<QPushButton>("laboratoryRun")->click();
        shown.panel.showProblem(QStringLiteral("Policy \"x\": key \"trigger\" is missing"));
        QVERIFY(shown.state().contains(QStringLiteral("key \"trigger\" is missing")));
        QCOMPARE(shown.plot()->pointsDrawn(), 4);
    }
    void exportsTheTable()
    {
        Shown shown;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("result.csv"));
        QVERIFY(!shown.panel.saveCsv(path).isEmpty());  // there is none yet
        shown.panel.showReport(report(), 2);
        QCOMPARE(shown.panel.saveCsv(path), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()),
                 QString::fromStdString(core::csvText(laboratory::policyTable(*report()))));
        QVERIFY(
            !shown.panel.saveCsv(folder.filePath(QStringLiteral("no/such/place.csv"))).isEmpty());
    }
};

QTEST_MAIN(TestLaboratoryPanel)
#include "tst_laboratory_panel.moc"
