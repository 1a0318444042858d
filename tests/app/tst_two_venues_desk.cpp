// The whole desk at two paper exchanges: what the window shows of both.
#include "app/desk.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace ballast;

namespace {

constexpr int kPatienceMs = 60'000;

void collect(const QAbstractItemModel& model, const QModelIndex& parent, QStringList& texts)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column)
            texts += model.index(row, column, parent).data().toString();
        collect(model, model.index(row, 0, parent), texts);
    }
}

QStringList textsOf(ui::MainWindow& window, const char* view)
{
    QStringList texts;
    const auto* found = window.findChild<QAbstractItemView*>(QString::fromLatin1(view));
    if (found && found->model()) collect(*found->model(), {}, texts);
    return texts;
}

}  // namespace

class TestTwoVenuesDesk : public QObject {
    Q_OBJECT
private slots:
    void theWindowShowsBoth()
    {
        QTemporaryDir folder;
        app::LaunchOptions options;
        options.data = folder.path().toStdString();
        options.scenario = "calm";
        options.seed = 7;
        options.venues = 2;
        options.start = core::parseIsoUtc("2026-03-02T09:00:00Z").value();
        std::ofstream(options.data / "ballast.toml")
            << "[policy.BTC]\ntarget = 4\nbelow = 0.4\nabove = 0.4\n"
               "[policy.ETH]\nbelow = 1000\nabove = 1000\n";
        auto opened = app::Desk::open(options);
        if (!opened) qFatal("%s", opened.error().message.c_str());
        app::Desk& desk = **opened;
        desk.start();
        ui::MainWindow& window = desk.window();
        const auto positions = [&] { return textsOf(window, "positionsTree"); };
        QTRY_VERIFY_WITH_TIMEOUT(positions().contains(QStringLiteral("Paper A")) &&
                                     positions().contains(QStringLiteral("Paper B")),
                                 kPatienceMs);
        for (const char* venue : {"paper-a", "paper-b"}) {
            const auto* link =
                window.findChild<QLabel*>(QStringLiteral("link_") + QString::fromLatin1(venue));
            QVERIFY(link);
            QTRY_VERIFY_WITH_TIMEOUT(link->text().contains(QStringLiteral("ms")), kPatienceMs);
        }
        QVERIFY(window.windowTitle().contains(QStringLiteral("paper-a + paper-b")));
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                for (auto* card : window.findChildren<ui::ProposalCard*>()) {
                    auto* approve = card->findChild<QAbstractButton*>(QStringLiteral("approve"));
                    if (approve && approve->isVisible() && approve->isEnabled()) approve->click();
                }
                return textsOf(window, "fillsTable").contains(QStringLiteral("Paper B"));
            }(),
            kPatienceMs);
    }
};

QTEST_MAIN(TestTwoVenuesDesk)
#include "tst_two_venues_desk.moc"
