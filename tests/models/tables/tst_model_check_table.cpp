#include "models/tables/model_check_table.h"
#include "support/market_builder.h"
#include "support/model_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest/QtTest>

using namespace ballast;
using namespace ballast::tables;
using portfolio::CheckedValue;
using portfolio::CheckVerdict;

namespace {

portfolio::ModelCheck sample()
{
    test::MarketBuilder market;
    portfolio::ModelCheck check;
    for (const int strike : {60'000, 65'000, 9'000}) {
        const auto id = market.option("BTC", test::MarketBuilder::date(2026, 12, 4), strike,
                                      market::OptionType::Call);
        portfolio::OptionCheck option;
        option.instrument = market.at(id).instrument;
        option.verdict = CheckVerdict::Agrees;
        option.values.fill({0.5, 0.50001, 0.0001});
        check.options.push_back(option);
    }
    portfolio::OptionCheck& differs = check.options[1];
    differs.verdict = CheckVerdict::Differs;
    differs.worst = CheckedValue::Theta;
    differs.values[4] = {-103.97786, -104.61614, 0.2};
    check.options[2].verdict = CheckVerdict::NotJudged;
    check.options[2].values = {};
    check.options[2].stale = true;
    return check;
}

}  // namespace

class tst_model_check_table : public QObject {
    Q_OBJECT

private slots:
    void goldenTable()
    {
        ModelCheckTable table;
        QAbstractItemModelTester tester(&table,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.show(std::make_shared<const portfolio::ModelCheck>(sample()));
        QCOMPARE(test::modelText(table),
                 QStringLiteral(
                     "BTC-4DEC26-60000-C | agrees | 0.10 | +0.000010 | +0.000010 | +0.0000100 | "
                     "0.0000 | 0.0000 | 0.0000\n"
                     "BTC-4DEC26-65000-C | differs: theta | 3.19 | +0.000010 | +0.000010 | "
                     "+0.0000100 | 0.0000 | -0.6383 | 0.0000\n"
                     "BTC-4DEC26-9000-C | not judged\n"));
    }

    void whatIsBeyondRoundingStandsOut()
    {
        ModelCheckTable table;
        table.show(std::make_shared<const portfolio::ModelCheck>(sample()));
        const auto tone = [&](int row, int column) {
            return static_cast<Tone>(table.index(row, column).data(ToneRole).toInt());
        };
        QCOMPARE(tone(0, ModelCheckTable::Theta), Tone::Muted);
        QCOMPARE(tone(1, ModelCheckTable::Theta), Tone::Warn);
        QCOMPARE(tone(1, ModelCheckTable::Verdict), Tone::Warn);
        QCOMPARE(tone(1, ModelCheckTable::Delta), Tone::Muted);
        QVERIFY(table.index(2, 0).data(StaleRole).toBool());
        QVERIFY(table.index(2, ModelCheckTable::Verdict)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .startsWith(QStringLiteral("Not judged: ")));
        QCOMPARE(table.index(1, ModelCheckTable::Theta).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("Theta, USD per day\nvenue -104.61614\nours -103.97786\ntolerance "
                                "0.20000"));
    }

    void sortsByStrikeAsANumberAndByDifferenceAsASize()
    {
        ModelCheckTable table;
        table.show(std::make_shared<const portfolio::ModelCheck>(sample()));
        const auto key = [&](int row, int column) {
            return table.index(row, column).data(SortRole);
        };
        QVERIFY(key(2, 0).toString() < key(0, 0).toString());  // 9 000 before 60 000
        QVERIFY(key(1, ModelCheckTable::Theta).toDouble() >
                key(0, ModelCheckTable::Theta).toDouble());
        QVERIFY(key(2, ModelCheckTable::Tolerances).toDouble() < 0);
    }

    void tellsOnlyWhatChanged()
    {
        ModelCheckTable table;
        portfolio::ModelCheck next = sample();
        table.show(std::make_shared<const portfolio::ModelCheck>(next));
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
        next.options[1].values[4].venue = -105;
        table.show(std::make_shared<const portfolio::ModelCheck>(next));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        // Which option it is has not: what is sorted by it is not sorted again.
        QCOMPARE(changed[0][0].toModelIndex().column(), 1);
        QCOMPARE(reset.size(), 0);
        table.show(nullptr);
        QCOMPARE(table.rowCount(), 0);
    }
};

QTEST_APPLESS_MAIN(tst_model_check_table)
#include "tst_model_check_table.moc"
