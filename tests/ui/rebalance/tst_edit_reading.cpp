#include "ui/rebalance/edit_reading.h"

#include "tests/support/sample_snapshot.h"

#include <QtTest>

using namespace ballast;

class TestEditReading : public QObject {
    Q_OBJECT
    std::shared_ptr<const engine::Snapshot> m_snapshot = support::sampleSnapshot();
    const rebalance::Proposal& proposal() const { return m_snapshot->proposals->items.front(); }
    const market::Listing* listing() const
    {
        return m_snapshot->market->find(proposal().legs[0].instrument);
    }

private slots:
    void judgesWhatIsTyped_data()
    {
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("limit");
        QTest::addColumn<QString>("quantityProblem");
        QTest::addColumn<QString>("limitProblem");
        const auto row = [](const char* name, const char* q, const char* l, const char* qp = "",
                            const char* lp = "") {
            QTest::newRow(name) << QString::fromUtf8(q) << QString::fromUtf8(l)
                                << QString::fromUtf8(qp) << QString::fromUtf8(lp);
        };
        row("as proposed", "121700", "63352.5");
        row("smaller", "60000", "63352.5");
        row("another limit", "121700", "63400");
        row("spaces are for the eye", " 121 700 ", "63 352.5");
        row("thin spaces too", "121\u2009700", "63\u2009352.5");
        row("a dollar sign", "$121700", "63352.5");
        row("an exponent", "1.2e5", "63352.5");
        row("empty quantity", "", "63352.5", "Type a quantity.");
        row("empty limit", "121700", "  ", "", "Type a limit.");
        row("both empty", "", "", "Type a quantity.", "Type a limit.");
        row("words", "lots", "63352.5", "“lots” is not a number with at most nine decimals.");
        row("not a number", "nan", "inf", "“nan” is not a number with at most nine decimals.",
            "“inf” is not a number with at most nine decimals.");
        row("a comma", "121,700", "63352,5", "Use a point for decimals and no comma.",
            "Use a point for decimals and no comma.");
        row("zero", "0", "0", "The quantity must be more than zero.",
            "The limit must be more than zero.");
        row("negative", "-121700", "-1", "The quantity must be more than zero.",
            "The limit must be more than zero.");
        row("below the minimum", "5", "63352.5", "The smallest order is $10.");
        row("off the lot", "121705", "63352.5",
            "Must be a multiple of $10: $121\u2009700 or $121\u2009710.");
        row("a fraction of the lot", "121700.5", "63352.5",
            "Must be a multiple of $10: $121\u2009700 or $121\u2009710.");
        row("off the tick", "121700", "63352.3", "",
            "Must be a multiple of 2.5: 63\u2009350.0 or 63\u2009352.5.");
        row("too many decimals", "121700", "63352.1234567891", "",
            "“63352.1234567891” is not a number with at most nine decimals.");
        row("too large to hold", "99999999999999999999", "63352.5",
            "“99999999999999999999” is not a number with at most nine decimals.");
        row("markup stays text", "<b>1</b>", "63352.5",
            "“<b>1</b>” is not a number with at most nine decimals.");
    }
    void judgesWhatIsTyped()
    {
        QFETCH(QString, quantity);
        QFETCH(QString, limit);
        const ui::EditReading read = ui::readEdit(quantity, limit, proposal().legs[0], listing());
        QTEST(read.quantityProblem, "quantityProblem");
        QTEST(read.limitProblem, "limitProblem");
        QCOMPARE(read.quantity.has_value(), read.quantityProblem.isEmpty());
        QCOMPARE(read.limit.has_value(), read.limitProblem.isEmpty());
    }

    void knowsWhetherAnythingChanged()
    {
        const rebalance::Leg& leg = proposal().legs[0];
        QVERIFY(!ui::readEdit(QStringLiteral("121700"), QStringLiteral("63352.50"), leg, listing())
                     .changed);
        QVERIFY(ui::readEdit(QStringLiteral("121690"), QStringLiteral("63352.5"), leg, listing())
                    .changed);
        QVERIFY(ui::readEdit(QStringLiteral("121700"), QStringLiteral("63355"), leg, listing())
                    .changed);
    }

    void holdsALimitAgainstTheVenuesBounds()
    {
        market::Listing bounded = *listing();
        bounded.ticker.minPrice = *core::Price::parse("62000");
        bounded.ticker.maxPrice = *core::Price::parse("64000");
        const rebalance::Leg& leg = proposal().legs[0];
        const auto problem = [&](const char* limit) {
            return ui::readEdit(QStringLiteral("121700"), QString::fromUtf8(limit), leg, &bounded)
                .limitProblem;
        };
        QCOMPARE(problem("62000"), QString());
        QCOMPARE(problem("64000"), QString());
        QCOMPARE(problem("61997.5"),
                 QStringLiteral("The venue takes no limit below 62\u2009000.0."));
        QCOMPARE(problem("64002.5"),
                 QStringLiteral("The venue takes no limit above 64\u2009000.0."));
    }

    void judgesOnlyTheNumberWithoutAListing()
    {
        const ui::EditReading read = ui::readEdit(
            QStringLiteral("121705"), QStringLiteral("63352.3"), proposal().legs[0], nullptr);
        QVERIFY(read.valid());
    }

    void scalesTheDeltaWithTheQuantity()
    {
        const rebalance::Proposal& p = proposal();
        const auto after = [&](const char* text) {
            return ui::deltaAfterEdit(p, 0, *core::Quantity::parse(text));
        };
        QVERIFY(std::abs(after("121700") - p.deltaAfter) < 1e-12);
        QVERIFY(std::abs(after("60850") - (p.deltaBefore - 0.96)) < 1e-9);
        QVERIFY(std::abs(after("243400") - (p.deltaBefore - 3.84)) < 1e-9);
        QCOMPARE(ui::deltaAfterEdit(p, 7, *core::Quantity::parse("1")), p.deltaAfter);
    }
};

QTEST_APPLESS_MAIN(TestEditReading)
#include "tst_edit_reading.moc"
