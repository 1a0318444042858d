// A fill moves what is held once, whichever way it comes and in whatever order with the position.
#include "tests/support/engine_script.h"

#include <QTest>

using namespace ballast;
using tests::EngineScript;

namespace {

std::string held(EngineScript& script)
{
    const auto snap = script.snapshot();
    for (const portfolio::Line& line : snap->portfolio->lines) return line.position.size.text();
    return "0";
}

}  // namespace

class TestFillRoutes : public QObject {
    Q_OBJECT
private slots:
    void movesOnce_data()
    {
        QTest::addColumn<QString>("events");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* name, const char* events, const char* after) {
            QTest::newRow(name) << QString::fromLatin1(events) << QString::fromLatin1(after);
        };
        // Held 192000, and all of it is sold; a semicolon ends an event.
        row("notified", "fill all 63999.5 T1", "0");
        row("answered", "answered filled all all 63999.5 T1", "0");
        row("notified, answered", "fill all 63999.5 T1;answered filled all all 63999.5 T1", "0");
        row("answered, notified", "answered filled all all 63999.5 T1;fill all 63999.5 T1", "0");
        row("told, notified", "position 0;fill all 63999.5 T1", "0");
        row("told, answered", "position 0;answered filled all all 63999.5 T1", "0");
        row("notified, told, answered",
            "fill all 63999.5 T1;position 0;answered filled all all 63999.5 T1", "0");
        row("answered, told, notified",
            "answered filled all all 63999.5 T1;position 0;fill all 63999.5 T1", "0");
        row("a part notified", "fill 92000 63999.5 T1", "100000");
        row("a part told of, then notified", "position 100000;fill 92000 63999.5 T1", "100000");
        row("two parts, the position after the first told late",
            "fill 92000 63999.5 T1;position 100000;fill 100000 63999.5 T2", "0");
        row("two parts told at once, notified backwards",
            "position 0;fill 100000 63999.5 T2;fill 92000 63999.5 T1", "0");
        row("one part notified, both answered",
            "fill 92000 63999.5 T1;answered filled all 92000 63999.5 T1 100000 63999.5 T2", "0");
        row("one part notified and told, both answered",
            "fill 92000 63999.5 T1;position 100000;"
            "answered filled all 92000 63999.5 T1 100000 63999.5 T2",
            "0");
        row("one part notified, both told, both answered",
            "fill 92000 63999.5 T1;position 0;"
            "answered filled all 92000 63999.5 T1 100000 63999.5 T2",
            "0");
        row("one part told, both answered",
            "position 100000;answered filled all 92000 63999.5 T1 100000 63999.5 T2", "0");
        row("one part told, the other notified first",
            "position 100000;fill 100000 63999.5 T2;fill 92000 63999.5 T1", "0");
        row("both answered backwards, then both notified",
            "answered filled all 100000 63999.5 T2 92000 63999.5 T1;fill 92000 63999.5 T1;"
            "fill 100000 63999.5 T2",
            "0");
    }
    void movesOnce()
    {
        QFETCH(QString, events);
        QFETCH(QString, after);
        EngineScript script = EngineScript::ready();
        script.run("coins 60\nposition 192000\nindex 64000\ntick 0.1\napprove\njournaled\nsent");
        script.run(events.replace(QLatin1Char(';'), QLatin1Char('\n')).toStdString());
        script.run("tick 0.01");
        QCOMPARE(QString::fromStdString(held(script)), after);
        // The venue's next word is taken as it is.
        script.run("position " + after.toStdString() + "\ntick 0.01");
        QCOMPARE(QString::fromStdString(held(script)), after);
        QCOMPARE(script.snapshot()->mode, engine::Mode::Confirm);
    }

    void aReadOlderThanAFillDoesNotUndoIt_data()
    {
        QTest::addColumn<double>("asked");  // seconds after the fill
        QTest::addColumn<QString>("after");
        QTest::newRow("asked before") << -1.0 << "0";
        QTest::newRow("asked soon after") << 4.9 << "0";
        // A real disagreement with the venue is seen at its next read.
        QTest::newRow("asked when it must show") << 5.0 << "192000";
    }
    void aReadOlderThanAFillDoesNotUndoIt()
    {
        QFETCH(double, asked);
        QFETCH(QString, after);
        EngineScript script = EngineScript::ready();
        script.run("coins 60\nposition 192000\nindex 64000\ntick 0.1\napprove\njournaled\nsent");
        script.run("answered filled all all 63999.5 T1\ntick 0.01");
        QCOMPARE(held(script), std::string{"0"});
        script.run(QStringLiteral("read %1 192000\ntick 0.01").arg(asked - 0.01).toStdString());
        QCOMPARE(QString::fromStdString(held(script)), after);
    }

    /// The run that heard the fill is gone; a read of just after may be older than it.
    void aReadJustAfterARestartDoesNotMakePositionsKnown_data()
    {
        QTest::addColumn<QString>("tick");
        QTest::newRow("at once") << "tick 0.01";
        // By desk time it is long over; but that of another run may be another time.
        QTest::newRow("the clock was set forward by more than the venue's lag") << "tick 60";
    }
    void aReadJustAfterARestartDoesNotMakePositionsKnown()
    {
        QFETCH(QString, tick);
        EngineScript script = EngineScript::ready();
        script.run("coins 60\nposition 192000\nindex 64000\ntick 0.1\napprove\njournaled\nsent");
        script.run("answered filled all all 63999.5 T1\ntick 0.01");
        script.config().recovered.fills = script.snapshot()->orders->fills;
        QCOMPARE(script.config().recovered.fills.size(), std::size_t{1});
        script.run(tick.toStdString());
        script.restart();
        script.run("up\ncoins 60\nread 0 192000\nindex 64000\ntick 1\nindex 64000\ntick 1");
        QVERIFY(script.snapshot()->proposals->items.empty());
        script.run("tick 3.5\nread 0 192000\nindex 64000\ntick 1\nindex 64000\ntick 1");
        QVERIFY(!script.snapshot()->proposals->items.empty());
    }

    /// A fill found after a restart moves what a lagging read has told; a later read that leaves
    /// the sum of both as it stands has shown neither.
    void aReadThatLeavesWhatALaggingOneToldDoesNotMakePositionsKnown()
    {
        EngineScript script = EngineScript::ready();
        script.run("coins 60\nposition 192000\nindex 64000\ntick 0.1\napprove\njournaled\nsent");
        script.run("fill 172000 63999.5 T1\ntick 0.01");
        script.config().recovered.fills = script.snapshot()->orders->fills;
        script.config().recovered.unfinished = script.snapshot()->orders->orders;
        QCOMPARE(script.config().recovered.fills.size(), std::size_t{1});
        script.restart();
        script.run("last-recovered\nup\ncoins 60\nread 0 192000\nindex 64000\ntick 4");
        script.run("answered filled all 172000 63999.5 T1 20000 63999.5 T2\nindex 64000\ntick 4");
        script.run("read 0 0");
        for (int n = 0; n < 40; ++n) script.run("index 64000\ntick 1");
        QVERIFY(script.snapshot()->proposals->items.empty());
        // A person has bought in the meantime.
        script.run("read 0 192000\nindex 64000\ntick 1\nindex 64000\ntick 1");
        QCOMPARE(held(script), std::string{"192000"});
        QVERIFY(!script.snapshot()->proposals->items.empty());
    }

    void aFillTheReadHasShownAlreadyMovesNothing_data()
    {
        QTest::addColumn<double>("age");  // of the fill when positions were read, seconds
        QTest::addColumn<QString>("after");
        // A person has bought back in the meantime what our order sold.
        QTest::newRow("old enough to be in it") << 6.0 << "192000";
        QTest::newRow("perhaps not in it yet") << 4.0 << "0";
    }
    void aFillTheReadHasShownAlreadyMovesNothing()
    {
        QFETCH(double, age);
        QFETCH(QString, after);
        EngineScript script = EngineScript::ready();
        script.run("coins 60\nposition 192000\nindex 64000\ntick 0.1\napprove\njournaled\nsent");
        script.run("clock 0\ndown no route\ntick 10\nup\nindex 64000\ntick 0.1\nread 0 192000");
        script.run(
            QStringLiteral("found-fill %1 63999.5 T1\ntick 0.01").arg(age + 0.1).toStdString());
        QCOMPARE(QString::fromStdString(held(script)), after);
        QCOMPARE(script.snapshot()->orders->orders.front().state, orders::OrderState::Filled);
        QCOMPARE(script.snapshot()->orders->fills.size(), std::size_t{1});
    }

    void anOutageDoesNotCountAgainstAnUnknownOrder()
    {
        EngineScript script = EngineScript::ready();
        script.run("coins 60\nposition 192000\nindex 64000\ntick 0.1\napprove\njournaled\nsent");
        script.run("down no route\ntick 130\nup\nposition 192000\nindex 64000\ntick 0.025");
        const auto state = [&] { return script.snapshot()->orders->orders.front().state; };
        QCOMPARE(state(), orders::OrderState::Unknown);
        script.run("tick 119");
        QCOMPARE(state(), orders::OrderState::Unknown);
        script.run("tick 2");
        QCOMPARE(state(), orders::OrderState::NeedsOperator);
    }

    void whatWasFilledWhileAwayIsNotCountedTwice()
    {
        EngineScript script = EngineScript::ready();
        script.run("coins 60\nposition 192000\nindex 64000\ntick 0.1\napprove\njournaled\nsent");
        script.run("down no route\ntick 1\nup\nposition 0\nindex 64000\ntick 0.1");
        script.run("answered filled all all 63999.5 T1\ntick 0.1");
        QCOMPARE(held(script), std::string{"0"});
        QCOMPARE(script.snapshot()->orders->orders.front().state, orders::OrderState::Filled);
    }
};

QTEST_APPLESS_MAIN(TestFillRoutes)
#include "tst_fill_routes.moc"
