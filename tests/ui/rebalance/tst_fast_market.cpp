// A person, the window and the engine together: that what is read can be approved.
#include "tests/support/engine_script.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QLabel>
#include <QVBoxLayout>
#include <QWindow>
#include <QtTest>

#include <cstdint>
#include <optional>
#include <string>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

/// Delta +3 against a band of two, in a market that moves every 100 ms, before a person.
struct Desk {
    tests::EngineScript script = tests::EngineScript::ready();
    std::chrono::milliseconds now{10'000};
    QWidget window;
    ui::ProposalsPanel panel{&window, [this] { return now; }};
    std::optional<engine::Approve> pressed;
    std::uint32_t random;
    double price = 64'000;
    std::vector<std::string> said;

    explicit Desk(std::uint32_t seed) : random(seed)
    {
        auto* column = new QVBoxLayout(&window);
        column->addWidget(&panel);
        QObject::connect(&panel, &ui::ProposalsPanel::commanded, &panel,
                         [this](const engine::Command& command) {
                             if (const auto* approve = std::get_if<engine::Approve>(&command.what))
                                 pressed = *approve;
                         });
        window.resize(480, 900);
        window.show();
        window.activateWindow();
        QApplication::setActiveWindow(&window);
        (void)QTest::qWaitForWindowActive(&window);
        script.run("position 192000\nindex 64000\ntick 0.1");
        panel.present(script.snapshot());
    }
    /// Price up or down by as much as half a collar in a second, a tick, a frame.
    void move(int times)
    {
        for (int i = 0; i < times; ++i) {
            random = random * 1'664'525U + 1'013'904'223U;
            price += static_cast<double>(random >> 16) / 65'536.0 * 30 - 15;
            price = std::round(price * 2) / 2;
            for (const std::string& line :
                 script.run("index " + std::to_string(price) + "\ntick 0.1"))
                said.push_back(line);
            now += 100ms;
            panel.present(script.snapshot());
            QApplication::sendPostedEvents();
        }
    }
    void pressA() { QTest::keyClick(window.windowHandle(), Qt::Key_A); }
    /// What was pressed reaches the engine.
    QString arrive()
    {
        QString out;
        if (!pressed) return QStringLiteral("nothing was pressed");
        for (const std::string& line : script.run("approve r" + std::to_string(pressed->seen)))
            out += QString::fromStdString(line).remove(QChar(0x2009)) + QLatin1Char('\n');
        return out;
    }
    QString note()
    {
        return panel.findChild<QLabel*>(QStringLiteral("proposalNote"))
            ->text()
            .remove(QChar(0x2009));
    }
};

}  // namespace

class TestFastMarket : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    /// Read for one to four seconds, pressed, and 300 ms on its way, at fifty moments.
    void whatAPersonReadsAPersonCanApprove()
    {
        int accepted = 0, revisions = 0;
        for (std::uint32_t seed = 1; seed <= 50; ++seed) {
            Desk desk(seed);
            desk.move(10 + static_cast<int>(seed) % 30);
            revisions += static_cast<int>(desk.panel.current()->proposal().revision) - 1;
            desk.pressA();
            QVERIFY2(desk.pressed, qPrintable(desk.note()));
            desk.move(3);
            const QString said = desk.arrive();
            accepted += said.contains(QStringLiteral("journal intent Sell"));
            QVERIFY2(said.contains(QStringLiteral("journal intent Sell")) ||
                         said.contains(QStringLiteral("While you looked")),
                     qPrintable(said));
        }
        qInfo("%d of 50 approvals accepted, %d revisions", accepted, revisions);
        QVERIFY2(accepted >= 48, qPrintable(QString::number(accepted)));
    }

    void whatBecameAnotherThingIsNotApprovedAndSaysWhy()
    {
        Desk desk(7);
        desk.move(20);
        desk.pressA();
        QVERIFY(desk.pressed.has_value());
        desk.script.run("position 384000\nindex 64000\ntick 0.6");
        const QString said = desk.arrive();
        QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
        desk.panel.present(desk.script.snapshot());
        QVERIFY2(desk.note().contains(
                     QStringLiteral("While you looked the quantity of BTC-PERPETUAL went from ")),
                 qPrintable(desk.note()));
        QVERIFY2(desk.note().contains(QStringLiteral(" to 384")) ||
                     desk.note().contains(QStringLiteral(" to 383")),
                 qPrintable(desk.note()));
    }

    /// A new price is none of the things a press waits 400 ms for; another size is.
    void onlyAnotherThingShutsTheButton()
    {
        Desk desk(3);
        desk.move(15);
        const core::Revision before = desk.panel.current()->proposal().revision;
        desk.price += 120;
        desk.move(16);
        QVERIFY(desk.panel.current()->proposal().revision > before);
        desk.pressA();
        QVERIFY(desk.pressed.has_value());

        Desk resized(3);
        resized.move(15);
        resized.script.run("position 256000");
        while (resized.panel.current()->proposal().legs.front().quantity.toDouble() < 230'000)
            resized.move(1);
        resized.pressA();
        QVERIFY(!resized.pressed.has_value());
        QVERIFY2(resized.note().contains(QStringLiteral("changed a moment ago")),
                 qPrintable(resized.note()));
    }
};

QTEST_MAIN(TestFastMarket)
#include "tst_fast_market.moc"
