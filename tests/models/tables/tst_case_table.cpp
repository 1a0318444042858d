// The table of the review and the small tables beside it.
#include "models/tables/case_table.h"

#include "models/tables/case_sheet.h"
#include "models/tables/line_table.h"
#include "tests/support/sample_review.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <set>

using namespace ballast;
using namespace ballast::tables;

namespace {

review::ReviewSourcePtr source(int each, int days = 2)
{
    using review::samples::at;
    return review::sourceOf(
        support::reviewData({at(0), at(days * 86'400.0) - core::Duration{1}, each, 3}));
}

std::vector<std::size_t> all(const review::ReviewSourcePtr& source)
{
    std::vector<std::size_t> rows(source->data.cases.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

}  // namespace

class TestCaseTable : public QObject {
    Q_OBJECT
private slots:
    void aModelThroughEveryColumnBothWays()
    {
        CaseTable table;
        const QAbstractItemModelTester tester(
            &table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto data = source(30);
        table.show(data, all(data));
        QCOMPARE(table.rowCount(), 60);
        for (int column = 0; column < table.columnCount(); ++column)
            for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                table.sort(column, order);
                for (int row = 0; row + 1 < table.rowCount(); ++row) {
                    const QVariant a = table.index(row, column).data(SortRole);
                    const QVariant b = table.index(row + 1, column).data(SortRole);
                    const auto compared = QVariant::compare(a, b);
                    QVERIFY2(order == Qt::AscendingOrder ? compared != QPartialOrdering::Greater
                                                         : compared != QPartialOrdering::Less,
                             qPrintable(QString::number(column)));
                }
            }
        table.show(data, {5, 7});
        QCOMPARE(table.rowCount(), 2);
        table.show(nullptr, {});
        QCOMPARE(table.rowCount(), 0);
    }

    void newestFirstUntilAPersonSaysOtherwise()
    {
        CaseTable table;
        const auto data = source(5);
        table.show(data, all(data));
        QCOMPARE(table.caseAt(0).row.proposal, data->data.cases.back().row.proposal);
        table.sort(CaseTable::Number, Qt::AscendingOrder);
        QCOMPARE(table.caseAt(0).row.proposal, data->data.cases.front().row.proposal);
        table.show(data, {3, 1, 2});  // the order holds for what comes
        QCOMPARE(table.caseAt(0).row.proposal, data->data.cases[1].row.proposal);
    }

    void anIndexFollowsItsRebalance()
    {
        CaseTable table;
        const auto data = source(20);
        table.show(data, all(data));
        const QPersistentModelIndex kept = table.index(7, CaseTable::Order);
        const QString id = kept.data(IdRole).toString();
        table.sort(CaseTable::Shortfall, Qt::AscendingOrder);
        QCOMPARE(kept.data(IdRole).toString(), id);
        QCOMPARE(kept.column(), int(CaseTable::Order));
    }

    void saysWhatIsKnownAndLeavesTheRestEmpty()
    {
        CaseTable table;
        review::ReviewData data;
        data.cases = {review::samples::one(7), review::samples::one(8, 7'200)};
        review::Case& none = data.cases[1];
        none.row.outcome = "Rejected", none.row.orders = 0, none.row.filled = 0;
        none.legs[0].fills.clear();
        none.legs[0].orders = 0;
        none.row.slippageBp = 3;
        data.cases[0].row.slippageBp = -0.44;
        data.cases[0].row.deltaAfter = 0.58;
        data.cases[0].waiting.hourUsd = 188.2;
        data.cases[0].tags = {"late", "okx"};
        data.from = review::samples::at(0), data.to = review::samples::at(86'400);
        review::finish(data);
        data.cases[0].until = review::samples::at(3'600), data.cases[0].spotUntil = 62'500;
        const auto made = review::sourceOf(std::move(data));
        table.show(made, {0, 1});
        table.sort(CaseTable::Number, Qt::AscendingOrder);
        const auto text = [&](int row, int column) {
            return table.index(row, column).data().toString();
        };
        QCOMPARE(text(0, CaseTable::SlippageBp), QStringLiteral("-0.4"));
        QVERIFY2(text(0, CaseTable::Delta).startsWith(QStringLiteral("+2.60 → +0.58")),
                 qPrintable(text(0, CaseTable::Delta)));
        QCOMPARE(text(0, CaseTable::Wait), QStringLiteral("188"));
        QCOMPARE(text(0, CaseTable::Approval), QStringLiteral("6.0 s"));
        QCOMPARE(text(0, CaseTable::Tags), QStringLiteral("late, okx"));
        // It sold and the price fell: better than not trading.
        QVERIFY2(text(0, CaseTable::VsNoTrade).startsWith(QLatin1Char('+')),
                 qPrintable(text(0, CaseTable::VsNoTrade)));
        QVERIFY(made->vsNoTrade[0].value < 0);
        for (const int column : {int(CaseTable::SlippageBp), int(CaseTable::Fees),
                                 int(CaseTable::Approval), int(CaseTable::Wait)})
            QCOMPARE(text(1, column), QString());
    }

    void everyColumnHasATitleAndSaysWhatItIs()
    {
        const CaseTable table;
        std::set<QString> titles;
        for (int column = 0; column < table.columnCount(); ++column) {
            const QString title = table.headerData(column, Qt::Horizontal).toString();
            QVERIFY(!title.isEmpty());
            QVERIFY(titles.insert(title).second);
            QVERIFY(
                !table.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        }
    }

    void aYearIsFilteredAndSortedInAFrameOrTwo()
    {
        CaseTable table;
        const auto data = source(2'000, 10);  // 20,000, as a year has
        QElapsedTimer clock;
        clock.start();
        table.show(data, all(data));
        table.sort(CaseTable::Trigger, Qt::AscendingOrder);
        qInfo("20 000 rows shown and sorted by words in %lld ms", clock.elapsed());
        QCOMPARE(table.rowCount(), 20'000);
    }

    void theSheetHasEveryRowWithNumbersInFull()
    {
        review::ReviewWish wish;
        wish.period = {review::samples::at(0), review::samples::at(86'400) - core::Duration{1}};
        wish.other = review::before(wish.period);
        const auto picture = support::reviewPicture(wish, 6);
        const PositionSheet sheet = sheetOf(*picture, {{"Period", "a day"}});
        QCOMPARE(sheet.rows.size(), std::size_t{6});
        for (const SheetRow& row : sheet.rows) QCOMPARE(row.cells.size(), sheet.columns.size());
        const auto cost =
            std::ranges::find(sheet.columns, std::string{"Shortfall, $"}, &SheetColumn::title);
        QVERIFY(cost != sheet.columns.end());
        const auto at = static_cast<std::size_t>(cost - sheet.columns.begin());
        double sum = 0;
        for (const SheetRow& row : sheet.rows)
            if (const auto* value = std::get_if<double>(&row.cells[at])) sum += *value;
        QVERIFY(std::abs(sum - picture->now.cost.total) < 1e-9);
        QCOMPARE(sheet.about.front().second, std::string{"a day"});
    }

    void aSmallTableIsAModelToo()
    {
        LineTable table({{QStringLiteral("a"), QStringLiteral("tip"), Align::Left},
                         {QStringLiteral("b"), {}, Align::Right}});
        const QAbstractItemModelTester tester(
            &table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Line line;
        line.cells = {{QStringLiteral("x"), Tone::Warn, {}}};  // one cell too few is filled up
        line.about = 7;
        table.show({line, {{{QStringLiteral("y")}, {QStringLiteral("2"), Tone::Good, 2.0}}}});
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(table.index(0, 1).data().toString(), QString());
        QCOMPARE(table.index(0, 0).data(ToneRole).toInt(), int(Tone::Warn));
        QCOMPARE(table.index(0, 0).data(LineTable::AboutRole).toInt(), 7);
        QCOMPARE(table.index(1, 1).data(SortRole).toDouble(), 2.0);
        table.setTitle(1, QStringLiteral("c"));
        QCOMPARE(table.headerData(1, Qt::Horizontal).toString(), QStringLiteral("c"));
    }
};

QTEST_GUILESS_MAIN(TestCaseTable)
#include "tst_case_table.moc"
