#include "models/tables/guard_table.h"
#include "tests/support/sample_snapshot.h"
#include "tests/support/unheld.h"
#include "ui/guard/guard_panel.h"
#include "ui/guard/wire_board.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTreeView>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

QString plain(const QString& text) { return support::unheld(text).remove(QChar(0x2009)); }

/// The sample desk with BTC guarded as wished: margin use decides.
std::shared_ptr<const engine::Snapshot> guarded(double marginUse)
{
    auto snapshot = support::copyOf(*support::sampleSnapshot());
    auto states = *snapshot->underlyings;
    guard::Picture& p = states.front().guard.picture;
    p.marginUse = marginUse;
    p.impact = {true, 0.61, 1, 2.3, 412};
    p.calibratedImpact = 0.44;
    p.withReturn = 0.12;
    p.feedback = guard::feedback(-1, 0.5, 0.2);
    engine::GuardState& state = states.front().guard;
    state.tripwires = guard::judgeAll(p, {}, guard::nothingYet());
    const guard::Tripwire& top = guard::worst(state.tripwires);
    state.level = top.level;
    state.cause = top.level == guard::Level::Normal ? "" : guard::cause(top);
    state.since = support::sampleTime() - 65s;
    snapshot->underlyings =
        std::make_shared<const std::vector<engine::UnderlyingState>>(std::move(states));
    return snapshot;
}

/// BTC at two venues, of which the second is halted and judged by a model that says nothing of it.
std::shared_ptr<const engine::Snapshot> atTwoVenues()
{
    auto snapshot = support::copyOf(*guarded(0.2));
    auto states = *snapshot->underlyings;
    engine::UnderlyingState& btc = states.front();
    guard::Picture there;
    there.crossedForS = 16;
    for (const char* venue : {"paper-a", "paper-b"}) {
        guard::PlaceState place;
        place.venue = core::VenueId{venue};
        const bool second = place.venue == core::VenueId{"paper-b"};
        place.tripwires = guard::judgeAll(second ? there : guard::Picture{}, {},
                                          guard::nothingYet(), guard::Scope::Place);
        place.level = guard::worst(place.tripwires).level;
        if (second) place.cause = guard::cause(guard::worst(place.tripwires));
        btc.guard.places.push_back(place);
        margin::AccountView account;
        account.account = {place.venue, core::AccountId{venue}};
        account.currency = "BTC";
        account.model = second ? margin::Model::Okx : margin::Model::DeribitPortfolio;
        if (second) account.problem = "OKX says nothing of it";
        account.rates.asOf = std::chrono::sys_days{std::chrono::year{2026} / 9 / 23};
        account.at = account.rates.asOf + std::chrono::hours{240};
        account.equityUsd = 100'000;
        account.maintenanceUsd = 25'000;
        account.use = 0.25;
        account.liquidation.down = -0.3;
        account.spot = 64'000;
        account.sigmaDaily = 0.03;
        btc.margins.push_back(account);
    }
    btc.guard.tripwires =
        guard::judgeAll(btc.guard.picture, {}, guard::nothingYet(), guard::Scope::Whole);
    snapshot->underlyings =
        std::make_shared<const std::vector<engine::UnderlyingState>>(std::move(states));
    return snapshot;
}

struct Shown {
    ui::GuardPanel panel;
    QSignalSpy commanded{&panel, &ui::GuardPanel::commanded};
    QSignalSpy counted{&panel, &ui::GuardPanel::guardedChanged};
    QTreeView* view = panel.findChild<QTreeView*>(QStringLiteral("guardTable"));
    QComboBox* underlying = panel.findChild<QComboBox*>(QStringLiteral("guardUnderlying"));
    ui::Badge* level = panel.findChild<ui::Badge*>(QStringLiteral("guardLevel"));
    QComboBox* place = panel.findChild<QComboBox*>(QStringLiteral("guardPlace"));
    QLabel* cause = panel.findChild<QLabel*>(QStringLiteral("guardCause"));
    QLineEdit* reason = panel.findChild<QLineEdit*>(QStringLiteral("guardReason"));
    QPushButton* clear = panel.findChild<QPushButton*>(QStringLiteral("guardClear"));
    ui::FactGrid* gauges = panel.findChild<ui::FactGrid*>(QStringLiteral("guardGauges"));

    explicit Shown(double marginUse)
    {
        panel.resize(900, 500);
        panel.findChild<QPushButton*>(QStringLiteral("guardDetails"))->setChecked(true);
        panel.show();
        panel.present(guarded(marginUse));
    }
    QString text(int row, int column) const
    {
        return plain(view->model()->data(view->model()->index(row, column)).toString());
    }
    /// Of the first group that has it.
    int rowOf(guard::Wire wire) const
    {
        const std::string_view name = guard::name(wire);
        for (int row = 0; row < view->model()->rowCount(); ++row)
            if (text(row, tables::GuardTable::Name).toStdString() == name) return row;
        return -1;
    }
    QString cell(guard::Wire wire, int column, int role = Qt::DisplayRole) const
    {
        const auto index = view->model()->index(rowOf(wire), column);
        return plain(view->model()->data(index, role).toString());
    }
};

}  // namespace

class TestGuardPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void showsEveryTripwireWithItsValueLimitAndWay()
    {
        using guard::Wire;
        using Table = tables::GuardTable;
        const Shown shown(0.8);
        // A head and all wires, of two underlyings.
        QCOMPARE(shown.view->model()->rowCount(), 2 * (1 + static_cast<int>(guard::kWires)));
        QCOMPARE(shown.text(0, Table::Name), QStringLiteral("BTC"));
        QCOMPARE(shown.text(0, Table::Level), QStringLiteral("CAUTION"));
        QCOMPARE(shown.text(0, Table::Limit),
                 QStringLiteral("margin use 80 %, CAUTION above 70 %"));
        QCOMPARE(shown.text(1 + static_cast<int>(guard::kWires), Table::Name),
                 QStringLiteral("ETH"));
        QCOMPARE(shown.cell(Wire::MarginUse, Table::Name), QStringLiteral("Margin use"));
        QCOMPARE(shown.cell(Wire::MarginUse, Table::Value), QStringLiteral("80 %"));
        QCOMPARE(shown.cell(Wire::MarginUse, Table::Limit),
                 QStringLiteral("CAUTION above 70 %, HALT above 95 %"));
        QCOMPARE(shown.cell(Wire::MarginUse, Table::Way), QStringLiteral("40 %"));
        QCOMPARE(shown.cell(Wire::MarginUse, Table::Level), QStringLiteral("CAUTION"));
        QCOMPARE(shown.cell(Wire::MarginUse, Table::Way, tables::ToneRole).toInt(),
                 static_cast<int>(tables::Tone::Warn));
        QVERIFY(std::abs(shown.cell(Wire::MarginUse, Table::Way, tables::FractionRole).toDouble() -
                         0.4) < 1e-9);
        QVERIFY(
            shown.cell(Wire::MarginUse, Table::Name, Qt::ToolTipRole)
                .startsWith(QStringLiteral("Maintenance margin over equity.\nMargin use 80 %; ")));
        // What is not known says what it waits for, and has no bar.
        QCOMPARE(shown.cell(Wire::Depth, Table::Value), QStringLiteral("n/a"));
        QCOMPARE(shown.cell(Wire::Depth, Table::Way), QStringLiteral("no two-sided book"));
        QVERIFY(shown.cell(Wire::Depth, Table::Way, tables::FractionRole).isEmpty());
        for (std::size_t i = 0; i < guard::kWires; ++i)
            QVERIFY(shown.cell(static_cast<Wire>(i), Table::Name, Qt::ToolTipRole).size() > 20);
    }

    void allTripwiresAreSeenAtOnceTheWorstFirst_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("default layout of 1680 x 1020") << QSize(1140, 250);
        QTest::newRow("default layout of 1280 x 800") << QSize(860, 142);
    }
    void allTripwiresAreSeenAtOnceTheWorstFirst()
    {
        QFETCH(QSize, size);
        Shown shown(0.8);
        shown.panel.findChild<QPushButton*>(QStringLiteral("guardDetails"))->click();
        shown.panel.setMinimumSize(1, 1);
        shown.panel.resize(size);
        QApplication::processEvents();
        const auto* board = shown.panel.findChild<ui::WireBoard*>(QStringLiteral("guardBoard"));
        QVERIFY(board->isVisible() && !shown.view->isVisible());
        const auto& wires = board->wires();
        QCOMPARE(wires.size(), guard::kWires);
        QCOMPARE(wires.front().name, QStringLiteral("Margin use"));
        QCOMPARE(wires.front().level, QStringLiteral("CAUTION"));
        QVERIFY(std::ranges::is_sorted(wires, std::ranges::greater{},
                                       [](const tables::GuardRow& w) { return w.known; }));
        for (int i = 0; i < static_cast<int>(wires.size()); ++i) {
            const QRect cell = board->cell(i).translated(board->mapTo(&shown.panel, QPoint{}));
            QVERIFY2(shown.panel.rect().contains(cell), qPrintable(wires[std::size_t(i)].name));
            for (int j = 0; j < i; ++j) QVERIFY(!board->cell(i).intersects(board->cell(j)));
        }
        const auto* count = shown.panel.findChild<QLabel*>(QStringLiteral("guardCount"));
        QVERIFY2(count->text().startsWith(QStringLiteral("1 of 16 tripped · ")),
                 qPrintable(count->text()));
        QVERIFY(!shown.clear->isVisible());  // there is nothing to clear
        shown.panel.present(guarded(0.97));
        QVERIFY(shown.clear->isVisible());
    }

    void aPlacesTripwireCarriesItsName()
    {
        const auto rows = tables::wiresOf(atTwoVenues()->underlyings->front());
        QVERIFY(!rows.empty());
        QCOMPARE(rows.front().level, QStringLiteral("HALT"));
        QVERIFY2(rows.front().name.endsWith(QStringLiteral(" · Paper B")),
                 qPrintable(rows.front().name));
    }

    void showsTheLevelAndItsCause()
    {
        const Shown shown(0.8);
        QCOMPARE(shown.level->word(), QStringLiteral("CAUTION"));
        QCOMPARE(shown.level->tone(), tables::Tone::Warn);
        QCOMPARE(plain(shown.cause->text()),
                 QStringLiteral("Since 14:30:02 UTC: margin use 80 %, CAUTION above 70 %."));
        const Shown calm(0.2);
        QCOMPARE(calm.level->word(), QStringLiteral("NORMAL"));
        QCOMPARE(calm.level->tone(), tables::Tone::Muted);
    }

    void showsTheGauges()
    {
        const Shown shown(0.2);
        const auto gauge = [&](const char* caption) {
            return plain(shown.gauges->valueOf(QString::fromUtf8(caption)));
        };
        QCOMPARE(gauge("Own impact"), QStringLiteral("+0.610"));
        QCOMPARE(gauge("t · n"), QStringLiteral("+2.3 · 412"));
        QCOMPARE(gauge("Calibrated"), QStringLiteral("+0.440"));
        QCOMPARE(gauge("With return"), QStringLiteral("+0.12"));
        QCOMPARE(gauge("With aggressors"), QStringLiteral("n/a"));
        QCOMPARE(gauge("Feedback g"), QStringLiteral("0.5000"));
        QCOMPARE(gauge("Moves become"), QStringLiteral("2.000 ×"));
        QCOMPARE(gauge("Hedge size"), QStringLiteral("62 %"));
        for (const ui::Fact& fact : shown.gauges->facts()) QVERIFY(fact.toolTip.size() > 20);
    }

    void onlyAHaltIsClearedAndOnlyWithAReason()
    {
        Shown caution(0.8);
        QVERIFY(!caution.clear->isEnabled() && !caution.reason->isEnabled());
        Shown halt(0.97);
        QVERIFY(!halt.clear->isEnabled() && halt.reason->isEnabled());
        QTest::keyClick(halt.reason, Qt::Key_Return);
        halt.reason->setText(QStringLiteral("   "));
        QVERIFY(!halt.clear->isEnabled());
        QTest::keyClick(halt.reason, Qt::Key_Return);
        QVERIFY(halt.commanded.isEmpty());
        halt.reason->setText(QStringLiteral(" margin was posted "));
        QVERIFY(halt.clear->isEnabled());
        halt.clear->click();
        QCOMPARE(halt.commanded.size(), 1);
        const auto command = halt.commanded[0][0].value<engine::Command>();
        const auto* clear = std::get_if<engine::ClearGuard>(&command.what);
        QVERIFY(clear);
        QCOMPARE(clear->underlying, core::Currency{"BTC"});
        QCOMPARE(clear->reason, std::string{"margin was posted"});
        // It stays until the HALT has ended.
        QCOMPARE(halt.reason->text(), QStringLiteral(" margin was posted "));
        halt.panel.present(guarded(0.8));
        QVERIFY(halt.reason->text().isEmpty() && !halt.clear->isEnabled());
    }

    void aRefusalToClearIsSaidInThePanelAndTheReasonStays()
    {
        Shown halt(0.97);
        auto* answer = halt.panel.findChild<QLabel*>(QStringLiteral("guardAnswer"));
        auto* standing = halt.panel.findChild<QLabel*>(QStringLiteral("guardStanding"));
        QVERIFY(!answer->isVisible());
        QCOMPARE(plain(standing->text()),
                 QStringLiteral("At the trip: margin use 97 %, HALT above 95 %. Now: 97 %."));
        halt.reason->setText(QStringLiteral("margin was posted"));
        halt.clear->click();
        const auto answered = [](std::uint64_t number, const char* underlying) {
            auto next = support::copyOf(*guarded(0.96));
            auto states = *next->underlyings;
            states.front().guard.cause = "margin use 97 %, HALT above 95 %";
            next->underlyings =
                std::make_shared<const std::vector<engine::UnderlyingState>>(std::move(states));
            std::vector<engine::Alert> alerts;
            if (next->alerts) alerts = *next->alerts;
            for (const engine::Alert& alert : alerts) number = std::max(number, alert.number + 1);
            engine::Alert alert;
            alert.number = number;
            alert.severity = engine::Severity::Warning;
            alert.topic = "guard";
            alert.underlying = core::Currency{underlying};
            alert.text = "HALT of BTC was not cleared: margin use 96 %, HALT above 95 %.";
            alerts.insert(alerts.begin(), alert);
            next->alerts = std::make_shared<const std::vector<engine::Alert>>(std::move(alerts));
            return next;
        };
        halt.panel.present(answered(1, "ETH"));  // of another: not the answer
        QVERIFY(!answer->isVisible());
        halt.panel.present(answered(100'000, "BTC"));
        QVERIFY(answer->isVisible());
        QCOMPARE(plain(answer->text()),
                 QStringLiteral("HALT of BTC was not cleared: margin use 96 %, HALT above 95 %."));
        QCOMPARE(plain(standing->text()),
                 QStringLiteral("At the trip: margin use 97 %, HALT above 95 %. Now: 96 %."));
        QCOMPARE(halt.reason->text(), QStringLiteral("margin was posted"));
        QVERIFY(halt.clear->isEnabled());
        halt.panel.present(guarded(0.2));
        QVERIFY(!answer->isVisible() && !standing->isVisible());
        QVERIFY(halt.reason->text().isEmpty());
    }

    void whatTrippedComesFirstThenWhatIsNearest()
    {
        using Table = tables::GuardTable;
        Shown shown(0.97);
        QCOMPARE(shown.text(1, Table::Name), QStringLiteral("Margin use"));
        QCOMPARE(shown.text(1, Table::Level), QStringLiteral("HALT"));
        // Halted elsewhere: that underlying comes first, and of it the place that is halted.
        auto snapshot = support::copyOf(*atTwoVenues());
        auto states = *snapshot->underlyings;
        std::ranges::reverse(states);
        snapshot->underlyings =
            std::make_shared<const std::vector<engine::UnderlyingState>>(std::move(states));
        shown.panel.present(snapshot);
        QCOMPARE(shown.text(0, Table::Name), QStringLiteral("BTC · Paper B"));
        QCOMPARE(shown.text(1, Table::Name), QStringLiteral("Crossed book"));
        // Within a group levels and tenths of the way only fall, and the unknown is last.
        Shown caution(0.8);
        double before = 1e9;
        for (int row = 1; row <= static_cast<int>(guard::kWires); ++row) {
            const auto index = caution.view->model()->index(row, Table::Way);
            const QVariant used = index.data(tables::FractionRole);
            const int level = caution.text(row, Table::Level) == QStringLiteral("HALT")      ? 2
                              : caution.text(row, Table::Level) == QStringLiteral("CAUTION") ? 1
                                                                                             : 0;
            const double urgent =
                used.isValid() ? 100 * level + std::floor(10 * used.toDouble()) : -1;
            QVERIFY2(urgent <= before, qPrintable(caution.text(row, Table::Name)));
            before = urgent;
        }
        QCOMPARE(before, -1.0);
    }

    void nothingIsPaintedOverAnythingAtAnyHeightOfTheDock_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("default layout") << QSize(1176, 240);
        QTest::newRow("narrow") << QSize(384, 240);
        QTest::newRow("least") << QSize(384, 110);
        QTest::newRow("low") << QSize(1176, 110);
        QTest::newRow("tall") << QSize(900, 700);
    }
    void nothingIsPaintedOverAnythingAtAnyHeightOfTheDock()
    {
        QFETCH(QSize, size);
        Shown shown(0.97);
        shown.panel.setMinimumSize(1, 1);
        shown.panel.resize(size);
        QApplication::processEvents();
        QCOMPARE(shown.panel.size(), size);
        const QWidget* standing = shown.panel.findChild<QLabel*>(QStringLiteral("guardStanding"));
        const QWidget* parts[] = {shown.level, shown.cause,  shown.view, shown.gauges,
                                  standing,    shown.reason, shown.clear};
        const auto place = [&](const QWidget* part) {
            return QRect(part->mapTo(&shown.panel, QPoint{}), part->size());
        };
        for (const QWidget* one : parts)
            for (const QWidget* other : parts)
                QVERIFY2(one == other || !place(one).intersects(place(other)),
                         qPrintable(one->objectName() + QStringLiteral(" lies over ") +
                                    other->objectName()));
        // Every gauge has its room, and every row can be scrolled to.
        QVERIFY(shown.gauges->height() >= shown.gauges->heightForWidth(shown.gauges->width()));
        QVERIFY(shown.view->viewport()->height() >= 3 * 20);
        const auto last = shown.view->model()->index(shown.view->model()->rowCount() - 1, 0);
        shown.view->scrollTo(last);
        QVERIFY(shown.view->viewport()->rect().contains(shown.view->visualRect(last).center()));
        auto* scroll = shown.panel.findChild<QScrollArea*>(QStringLiteral("guardScroll"));
        scroll->ensureWidgetVisible(shown.clear);
        QVERIFY(shown.panel.rect().contains(place(shown.clear)));
    }

    void groupsByUnderlyingPlaceAndAccount()
    {
        using Table = tables::GuardTable;
        Shown shown(0.2);
        shown.panel.present(atTwoVenues());
        QStringList heads;
        int rows = 0;
        for (int row = 0; row < shown.view->model()->rowCount(); ++row, ++rows)
            if (const QString name = shown.text(row, Table::Name);
                name.contains(QStringLiteral("BTC")))
                heads += name;
        QCOMPARE(heads,
                 (QStringList{QStringLiteral("BTC · Paper B"), QStringLiteral("BTC"),
                              QStringLiteral("BTC · Paper A"), QStringLiteral("BTC · margin"),
                              QStringLiteral("Paper A, BTC"), QStringLiteral("Paper B, BTC")}));
        const auto rowOf = [&](const QString& name) {
            for (int row = 0; row < rows; ++row)
                if (shown.text(row, Table::Name) == name) return row;
            return -1;
        };
        const int placeB = rowOf(QStringLiteral("BTC · Paper B"));
        QCOMPARE(shown.text(placeB, Table::Level), QStringLiteral("HALT"));
        QVERIFY(shown.text(placeB, Table::Limit).startsWith(QStringLiteral("crossed book 16.0 s")));
        QCOMPARE(shown.text(placeB + 1, Table::Name), QStringLiteral("Crossed book"));
        QCOMPARE(shown.text(placeB + 1, Table::Level), QStringLiteral("HALT"));
        const int account = rowOf(QStringLiteral("Paper A, BTC"));
        QVERIFY2(
            shown.text(account, Table::Limit)
                .contains(QStringLiteral("Deribit portfolio margin, rates of 2026-09-23, 10 days "
                                         "old")),
            qPrintable(shown.text(account, Table::Limit)));
        QCOMPARE(shown.text(account, Table::Value), QStringLiteral("25.0 %"));
        QVERIFY(shown.text(account, Table::Way)
                    .startsWith(QStringLiteral("liquidation -30.0 % (10.0 days' deviations)")));
        QCOMPARE(shown.text(rowOf(QStringLiteral("Paper B, BTC")), Table::Way),
                 QStringLiteral("not judged"));
        // The place alone is halted: it is what there is to clear.
        QVERIFY(shown.place->isVisibleTo(&shown.panel));
        QCOMPARE(shown.place->currentText(), QStringLiteral("Paper B"));
        shown.reason->setText(QStringLiteral("looked at it"));
        shown.clear->click();
        const auto command = shown.commanded[0][0].value<engine::Command>();
        QCOMPARE(std::get<engine::ClearGuard>(command.what).venue, core::VenueId{"paper-b"});
        QCOMPARE(shown.counted.last()[0].toInt(), 1);
    }

    void limitsAreChangedInTheirOwnWindowAndLooseningIsTyped()
    {
        Shown shown(0.2);
        QSignalSpy wished(&shown.panel, &ui::GuardPanel::limitsWished);
        const guard::LimitSet before;
        shown.panel.setLimits(before);
        shown.panel.findChild<QPushButton*>(QStringLiteral("guardLimits"))->click();
        auto* dialog = shown.panel.findChild<QDialog*>(QStringLiteral("limitsDialog"));
        QVERIFY(dialog);
        auto* table = dialog->findChild<QTableWidget*>(QStringLiteral("limitsTable"));
        auto* changes = dialog->findChild<QLabel*>(QStringLiteral("limitsChanges"));
        auto* word = dialog->findChild<QLineEdit*>(QStringLiteral("limitsWord"));
        auto* apply = dialog->findChild<QPushButton*>(QStringLiteral("limitsApply"));
        const auto type = [&](const char* key, const char* value) {
            for (int row = 0; row < table->rowCount(); ++row)
                if (table->item(row, 1)->text() == QLatin1String(key))
                    return table->item(row, 3)->setText(QString::fromUtf8(value));
            QFAIL(key);
        };
        QVERIFY(!apply->isEnabled());
        type("guard.margin_use_halt", "0.9");
        QCOMPARE(support::unheld(changes),
                 QString::fromUtf8("guard.margin_use_halt: 0.95 → 0.9, tighter"));
        QVERIFY(apply->isEnabled() && !word->isVisibleTo(dialog));
        type("limits.hard_notional_usd", "3000000");
        QVERIFY(support::unheld(changes).contains(QString::fromUtf8(
            "limits.hard_notional_usd: 2\u2009000\u2009000 → 3\u2009000\u2009000, LOOSER")));
        type("limits.hard_notional_usd", "3 000\u2009000");  // as it is shown is as good
        QVERIFY(
            support::unheld(changes).contains(QString::fromUtf8("3\u2009000\u2009000, LOOSER")));
        type("limits.hard_notional_usd", "$3,000,000");
        QVERIFY(
            support::unheld(changes).contains(QString::fromUtf8("3\u2009000\u2009000, LOOSER")));
        QVERIFY(!apply->isEnabled() && word->isVisibleTo(dialog));
        word->setText(QStringLiteral("loosen"));
        QVERIFY(!apply->isEnabled());
        word->setText(QStringLiteral("LOOSEN"));
        QVERIFY(apply->isEnabled());
        type("guard.margin_use_caution", "0.93");
        QVERIFY2(
            support::unheld(changes).contains(QStringLiteral("expected HALT not below CAUTION")),
            qPrintable(support::unheld(changes)));
        QVERIFY(!apply->isEnabled());
        type("guard.margin_use_caution", "abc");
        QVERIFY(support::unheld(changes).contains(QStringLiteral("\"abc\"")) &&
                !apply->isEnabled());
        type("guard.margin_use_caution", "0.7");
        apply->click();
        QCOMPARE(wished.size(), 1);
        const auto after = wished[0][0].value<guard::LimitSet>();
        QCOMPARE(after.guards.all.marginUse, (guard::Bounds{0.7, 0.9}));
        QCOMPARE(after.limits.hardNotionalUsd, 3e6);
        QCOMPARE(guard::changes(before, after).size(), std::size_t{2});
        // Every number has its room.
        for (int row = 0; row < table->rowCount(); ++row)
            for (const int column : {2, 3}) {
                const QTableWidgetItem* item = table->item(row, column);
                QVERIFY2(QFontMetrics(item->font()).horizontalAdvance(item->text()) + 8 <=
                             table->columnWidth(column),
                         qPrintable(item->text()));
            }
        // Nobody has to count noughts, and there is a way out that changes nothing.
        for (int row = 0; row < table->rowCount(); ++row)
            QVERIFY2(!table->item(row, 2)
                          ->text()
                          .section(QLatin1Char('.'), 0, 0)
                          .contains(QRegularExpression(QStringLiteral("\\d{4}"))),
                     qPrintable(table->item(row, 2)->text()));
        auto* close = dialog->findChild<QPushButton*>(QStringLiteral("limitsClose"));
        QVERIFY(close && close->isVisible());
        QVERIFY(dialog->rect().contains(QRect(close->mapTo(dialog, QPoint{}), close->size())));
        close->click();
        QVERIFY(!dialog->isVisible());
        QCOMPARE(wished.size(), 1);
    }

    void eachUnderlyingHasItsOwn()
    {
        Shown shown(0.97);
        QCOMPARE(shown.underlying->count(), 2);
        shown.panel.setUnderlying("ETH");
        QCOMPARE(shown.underlying->currentText(), QStringLiteral("ETH"));
        QCOMPARE(shown.level->word(), QStringLiteral("NORMAL"));
        shown.panel.setUnderlying("BTC");
        QCOMPARE(shown.level->word(), QStringLiteral("HALT"));
        QCOMPARE(shown.counted.size(), 1);
        QCOMPARE(shown.counted[0][0].toInt(), 1);
        shown.panel.present(guarded(0.1));
        QCOMPARE(shown.counted[1][0].toInt(), 0);
    }

    void drawsABarWhereThereIsAWay()
    {
        Shown shown(0.8);
        const QImage picture = shown.view->viewport()->grab().toImage();
        const auto bars = [&](guard::Wire wire) {
            const QRect cell = shown.view->visualRect(
                shown.view->model()->index(shown.rowOf(wire), tables::GuardTable::Way));
            const QColor warn = ui::Theme::current().warn;
            int found = 0;
            for (int x = cell.left(); x < cell.right() - 60; ++x)
                if (picture.pixelColor(x, cell.center().y() + 1) == warn) ++found;
            return found;
        };
        QVERIFY2(bars(guard::Wire::MarginUse) > 30,
                 qPrintable(QString::number(bars(guard::Wire::MarginUse))));
        QCOMPARE(bars(guard::Wire::VenueErrors), 0);
    }
};

QTEST_MAIN(TestGuardPanel)
#include "tst_guard_panel.moc"
