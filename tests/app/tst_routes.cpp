// The two whole routes, on the real parts: exchange -> WebSocket -> codec -> engine -> table cell,
// and click -> order on the wire -> fill -> row in the history.
#include "app/data_folder.h"
#include "app/desk.h"
#include "connectors/store/history_reader.h"
#include "models/tables/roles.h"
#include "ui/market/model_check_panel.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/tool_row.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>

using namespace ballast;

namespace {

constexpr int kPatienceMs = 30'000;

/// The opening book is so far outside it that a hedge is wanted at once, and so far that what is
/// wanted stays about as large, however the market moves before a slow machine has clicked.
const QByteArray kFarTarget =
    "[policy.ETH]\nbelow = 1000\nabove = 1000\n"
    "[policy.BTC]\ntarget = 4\nbelow = 1\nabove = 1\n";

/// A paper desk in a folder of its own.
class TestDesk {
public:
    explicit TestDesk(const QByteArray& settings = kFarTarget)
    {
        std::ofstream(folder() / "ballast.toml") << settings.toStdString();
    }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    app::Desk* open()
    {
        m_desk.reset();
        app::LaunchOptions options;
        options.data = folder();
        options.seed = 7;
        options.start = core::parseIsoUtc("2026-03-02T09:00:00Z").value();
        auto opened = app::openDataFolder(options);
        auto desk = app::Desk::open(options);
        if (!desk) qFatal("%s", desk.error().message.c_str());
        m_desk = std::move(*desk);
        m_desk->start();
        return m_desk.get();
    }
    void close() { m_desk.reset(); }
    ui::MainWindow& window() { return m_desk->window(); }

    std::vector<review::Rebalance> rebalances() const
    {
        const auto reader = store::HistoryReader::open(folder());
        if (!reader) return {};
        return reader->rebalances({}, {}).value_or(std::vector<review::Rebalance>{});
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<app::Desk> m_desk;
};

/// Every text of a tree or table, depth first.
void collect(const QAbstractItemModel& model, const QModelIndex& parent, int role,
             QStringList& texts)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column)
            texts += model.index(row, column, parent).data(role).toString();
        collect(model, model.index(row, 0, parent), role, texts);
    }
}

QStringList textsOf(ui::MainWindow& window, const char* view, int role = Qt::DisplayRole)
{
    QStringList texts;
    const auto* found = window.findChild<QAbstractItemView*>(QString::fromLatin1(view));
    if (found && found->model()) collect(*found->model(), {}, role, texts);
    return texts;
}

ui::ProposalCard* waitingCard(ui::MainWindow& window)
{
    for (auto* card : window.findChildren<ui::ProposalCard*>()) {
        const auto* approve = card->findChild<QAbstractButton*>(QStringLiteral("approve"));
        if (approve && approve->isVisible() && approve->isEnabled()) return card;
    }
    return nullptr;
}

}  // namespace

class TestRoutes : public QObject {
    Q_OBJECT
private slots:
    void aFrameBecomesACell()
    {
        TestDesk desk;
        desk.open();
        QTRY_VERIFY_WITH_TIMEOUT(
            textsOf(desk.window(), "positionsTree").filter(QStringLiteral("PERPETUAL")).size() > 0,
            kPatienceMs);
        // And it moves: what is shown changes with the market.
        const QStringList before = textsOf(desk.window(), "positionsTree");
        QTRY_VERIFY_WITH_TIMEOUT(textsOf(desk.window(), "positionsTree") != before, kPatienceMs);
    }

    /// The exchange's Greeks go out as JSON and come back through the codec: none may be beyond
    /// what its own decimals explain.
    void theExchangesGreeksAreThoseOfTheModel()
    {
        TestDesk desk;
        desk.open();
        auto* panel = desk.window().findChild<ui::ModelCheckPanel*>();
        QVERIFY(panel);
        for (ui::PanelDock* dock : desk.window().docks())
            if (dock->isAncestorOf(panel)) dock->raise();
        QTRY_VERIFY_WITH_TIMEOUT(
            textsOf(desk.window(), "modelCheckTable").filter(QStringLiteral("agrees")).size() > 300,
            kPatienceMs);
        const QString remark = panel->findChild<ui::ToolRow*>()->remark();
        qInfo("%s", qPrintable(remark));
        QVERIFY2(!remark.contains(QStringLiteral("differ")), qPrintable(remark));
    }

    /// The venue's own margin engine and ours, on the same trade: what the card shows of both.
    void theCardShowsTheVenuesMarginBesideOurs()
    {
        TestDesk desk;
        desk.open();
        const QRegularExpression both(
            QStringLiteral("^venue ([0-9.]+)%, .+ ago; ours ([0-9.]+)%(, .+ ago)?$"));
        QRegularExpressionMatch shown;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                for (const auto* grid :
                     desk.window().findChildren<ui::FactGrid*>(QStringLiteral("marginFacts"))) {
                    shown = both.match(grid->valueOf(QStringLiteral("Margin after")));
                    if (shown.hasMatch()) return true;
                }
                return false;
            }(),
            kPatienceMs);
        const double venue = shown.captured(1).toDouble(), ours = shown.captured(2).toDouble();
        qInfo("venue %.1f %%, ours %.1f %%", venue, ours);
        QVERIFY(venue > 0);
        // The market moves between the two; nothing else may differ.
        QVERIFY(std::abs(venue - ours) < 1);
    }

    void aClickBecomesAnOrderAFillAndARow()
    {
        TestDesk desk;
        desk.open();
        QTRY_VERIFY_WITH_TIMEOUT(waitingCard(desk.window()), kPatienceMs);
        const auto whole = [](const review::Rebalance& r) { return r.orderState == "Filled"; };
        // A card that has just appeared under the pointer takes no click for a moment, and an order
        // may fill in part: then the rest is proposed, as to anybody.
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                if (auto* card = waitingCard(desk.window()))
                    card->findChild<QAbstractButton*>(QStringLiteral("approve"))->click();
                return std::ranges::any_of(desk.rebalances(), whole);
            }(),
            2 * kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(
            textsOf(desk.window(), "ordersTable").contains(QStringLiteral("Filled")), kPatienceMs);
        const auto rows = desk.rebalances();
        const auto filled = std::ranges::find_if(rows, whole);
        QCOMPARE(filled->outcome, "Approved");
        QCOMPARE(filled->actor, "trader");
        QVERIFY(filled->sentAt.has_value());
        QVERIFY(filled->feesUsd > 0);

        // Closing and reopening shows that history.
        desk.close();
        desk.open();
        const QString label = QString::fromStdString(filled->label);
        QVERIFY(!label.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(
            textsOf(desk.window(), "ordersTable").contains(QStringLiteral("Filled")), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(
            textsOf(desk.window(), "historyTable").filter(QStringLiteral("Approved")).size() > 0,
            kPatienceMs);
    }

    /// Thought of, proposed, approved, and carried out order after order at the exchange: an
    /// option, whose book has to be asked for first, and a perpetual.
    void aWhatIfOfAnOptionAndAPerpetualIsCarriedOutAsAPlan()
    {
        TestDesk desk(
            "[policy.BTC]\nbelow = 1000\nabove = 1000\n[policy.ETH]\nbelow = 1000\nabove = 1000\n");
        desk.open();
        ui::MainWindow& window = desk.window();
        for (ui::PanelDock* dock : window.docks())
            if (dock->objectName() == QStringLiteral("scenarios")) {
                dock->show();
                dock->raise();
            }
        window.findChild<QAbstractButton*>(QStringLiteral("scenarioTab2"))->click();
        // A row is known by all it belongs to; the instrument's name is in it.
        const QRegularExpression optionName(QStringLiteral("BTC-\\d+[A-Z]{3}\\d\\d-\\d+-[CP]"));
        const auto names = [&] {
            QStringList found;
            for (const QString& id : textsOf(window, "positionsTree", tables::IdRole))
                if (const auto match = optionName.match(id); match.hasMatch())
                    found << match.captured();
            return found;
        };
        QTRY_VERIFY_WITH_TIMEOUT(names().size() > 0, kPatienceMs);
        const QString option = names().front();
        const auto field = [&](const char* name) {
            return window.findChild<QLineEdit*>(QString::fromLatin1(name));
        };
        const auto press = [&](const char* name) {
            window.findChild<QAbstractButton*>(QString::fromLatin1(name))->click();
        };
        const auto message = [&] {
            return window.findChild<QLabel*>(QStringLiteral("whatIfMessage"))->text();
        };
        const QList<QPair<QString, QString>> wishes{
            {option, QStringLiteral("0.5")},
            {QStringLiteral("BTC-PERPETUAL"), QStringLiteral("-10000")}};
        // Positions may be there before every instrument is listed.
        const auto isTaken = [&](const QString& name, const QString& size) {
            field("whatIfName")->setText(name);
            field("whatIfSize")->setText(size);
            press("whatIfAdd");
            return !message().contains(QStringLiteral("There is no"));
        };
        for (const auto& [name, size] : wishes) {
            bool taken = false;  // what is tried is asked once more when it is true
            QTRY_VERIFY_WITH_TIMEOUT(taken || (taken = isTaken(name, size)), kPatienceMs);
        }
        QVERIFY2(message().contains(QStringLiteral("as one proposal")), qPrintable(message()));
        const auto whole = [](const review::Rebalance& r) {
            return r.orders == 2 && r.orderState == "Filled";
        };
        // What the market refuses or fills in part is proposed anew, as a person would.
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                auto* propose = window.findChild<QAbstractButton*>(QStringLiteral("whatIfPropose"));
                if (std::ranges::any_of(desk.rebalances(), whole)) return true;
                if (auto* card = waitingCard(window))
                    card->findChild<QAbstractButton*>(QStringLiteral("approve"))->click();
                else if (propose->isEnabled() && !message().startsWith(QStringLiteral("Waiting")))
                    propose->click();
                return false;
            }(),
            3 * kPatienceMs);
        const auto rows = desk.rebalances();
        const auto plan = std::ranges::find_if(rows, whole);
        QCOMPARE(plan->trigger, "What-if");
        QVERIFY(QString::fromStdString(plan->order).contains(option));
        QVERIFY(plan->order.find("BTC-PERPETUAL") != std::string::npos);
        // The record may be there a frame before the table shows it.
        QTRY_VERIFY_WITH_TIMEOUT(textsOf(window, "ordersTable")
                                     .contains(QStringLiteral("#%1.2").arg(plan->proposal.value)),
                                 kPatienceMs);

        const auto reader = store::HistoryReader::open(desk.folder());
        QVERIFY(reader);
        double size = 0, feesUsd = 0;
        const std::vector<orders::Fill> fills = reader->fills({}, 100).value();
        for (const orders::Fill& f : fills) {
            if (f.at < *plan->sentAt) continue;  // of one that was not whole
            feesUsd += f.fee * f.indexPrice;
            if (f.instrumentName != option.toStdString()) continue;
            // Deribit's rule: 0.03 % of the coin, at most an eighth of the premium.
            const double amount = f.quantity.toDouble();
            const double rule = std::min(0.0003 * amount, 0.125 * f.price.toDouble() * amount);
            QVERIFY2(std::abs(f.fee - rule) < 1e-8, qPrintable(QString::number(f.fee)));
            QCOMPARE(f.feeCurrency, core::Currency{"BTC"});
            size += amount;
        }
        QVERIFY(std::abs(size - 0.5) < 1e-9);
        QVERIFY(std::abs(plan->feesUsd - feesUsd) < 1e-6 * feesUsd + 1e-6);
    }

    /// On the wire: placed as post-only, at the venue until it fills or its deadline comes, moved
    /// by a cancel and a new label, and never two orders at once.
    void aPegRestsAtTheExchangeUntilItIsFilledOrItsDeadline()
    {
        // Narrow, so that there is another when one was filled before anybody could look.
        TestDesk desk(
            "[policy.ETH]\nbelow = 1000\nabove = 1000\n"
            "[policy.BTC]\ntarget = 4\nbelow = 0.3\nabove = 0.3\n"
            "style = \"peg\"\nstyle_deadline_s = 6\nstyle_move_every_s = 1\n");
        desk.open();
        ui::MainWindow& window = desk.window();
        bool saidWhere = false;
        const auto watch = [&] {
            for (const auto* label : window.findChildren<QLabel*>())
                saidWhere = saidWhere || label->text().contains(QStringLiteral("to deadline"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                watch();
                if (auto* card = waitingCard(window))
                    card->findChild<QAbstractButton*>(QStringLiteral("approve"))->click();
                const auto rows = desk.rebalances();
                return saidWhere && std::ranges::any_of(rows, [](const review::Rebalance& r) {
                           return r.filled > 0 && r.orderState == "Filled";
                       });
            }(),
            3 * kPatienceMs);
        QVERIFY(textsOf(window, "ordersTable").filter(QStringLiteral("GTC")).size() > 0);
    }

    void aBrokenConfigurationOpensInWatch()
    {
        TestDesk desk("[policy.BTC]\nbelow = \"narrow\"\n");
        desk.open();
        auto* watch = desk.window().findChild<QAbstractButton*>(QStringLiteral("modeWatch"));
        QVERIFY(watch);
        QTRY_VERIFY_WITH_TIMEOUT(watch->isChecked(), kPatienceMs);
    }

    void aSecondDeskOnTheSameFolderIsRefused()
    {
        TestDesk desk;
        desk.open();
        app::LaunchOptions again;
        again.data = desk.folder();
        const auto second = app::Desk::open(again);
        QVERIFY(!second);
        QVERIFY2(second.error().message.find("another") != std::string::npos ||
                     second.error().message.find("Another") != std::string::npos,
                 second.error().message.c_str());
    }
};

QTEST_MAIN(TestRoutes)
#include "tst_routes.moc"
