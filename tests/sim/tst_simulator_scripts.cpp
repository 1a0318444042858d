#include "tests/sim/scripts.h"
#include "tests/sim/simulate.h"

#include <QTest>

#include <set>

using namespace ballast;

/// Failures by name, each in a run of its own.
class tst_SimulatorScripts : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { sim::throwOnFailedAssertions(); }

    void theDeskComesThrough_data()
    {
        QTest::addColumn<QString>("name");
        for (const sim::Script& script : sim::scripts())
            QTest::addRow("%s", script.name.data()) << QString::fromUtf8(script.name.data());
    }
    void theDeskComesThrough()
    {
        QFETCH(QString, name);
        const sim::Script& script = *sim::findScript(name.toStdString());
        const std::string wrong = sim::judge(script, sim::play(script, false));
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    void eachHasANameOfItsOwn()
    {
        std::set<std::string_view> names;
        for (const sim::Script& script : sim::scripts()) names.insert(script.name);
        QCOMPARE(names.size(), sim::scripts().size());
        QVERIFY(names.size() >= 27);
    }
};

QTEST_APPLESS_MAIN(tst_SimulatorScripts)
#include "tst_simulator_scripts.moc"
