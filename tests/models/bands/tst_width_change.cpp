#include "models/bands/regime.h"
#include "models/bands/width_change.h"

#include <QtTest/QtTest>

#include <cmath>
#include <numeric>

using namespace ballast::bands;

namespace {

std::optional<double> whalleyWilmottWidth(const Inputs& in)
{
    const HalfWidth width = whalleyWilmott(in);
    return width.status == Status::Ok ? std::optional{width.coin} : std::nullopt;
}
std::optional<double> zakamoulineWidth(const Inputs& in)
{
    const Zakamouline width = zakamouline(in);
    return width.status == Status::Ok ? std::optional{width.halfWidth()} : std::nullopt;
}

WidthDrivers example(WidthFormula formula = whalleyWilmottWidth)
{
    WidthDrivers d{.inputs = {.forward = 64'000,
                              .gamma = -8.76733449e-4,
                              .sigma = 0.48,
                              .tau = 30.0 / 365,
                              .riskAversion = 1e-6},
                   .fee = 4e-4,
                   .slippage = 1e-4,
                   .factor = 1,
                   .half = 0,
                   .sigmaName = "implied vol",
                   .regime = {}};
    d.half = formula(d.costed()).value();
    return d;
}

QString plain(const std::string& text)
{
    return QString::fromStdString(text).remove(QChar(0x2009));
}

}  // namespace

class tst_width_change : public QObject {
    Q_OBJECT

private slots:
    void thePartsAddUpToTheChange()
    {
        for (const WidthFormula formula : {&whalleyWilmottWidth, &zakamoulineWidth}) {
            const WidthDrivers before = example(formula);
            WidthDrivers after = before;
            after.inputs.forward *= 1.02;
            after.inputs.gamma *= 1.3;
            after.inputs.sigma = 0.55;
            after.inputs.riskAversion *= 1.1;
            after.fee = 5e-4;
            after.factor = 1.6;
            const auto parts = widthParts(before, after, formula);
            QVERIFY(parts.has_value());
            const double sum = std::accumulate(parts->begin(), parts->end(), 0.0);
            const double change = *formula(after.costed()) - *formula(before.costed());
            QVERIFY2(std::abs(sum - change) < 1e-12 * std::abs(change) + 1e-15,
                     qPrintable(QString::number(sum - change)));
        }
    }

    /// Each driver alone has the whole change and the sentence.
    void oneDriverAloneIsNamedWithItsNumbers_data()
    {
        QTest::addColumn<int>("driver");
        QTest::addColumn<QString>("said");
        const auto row = [](Driver driver, const char* said) {
            QTest::addRow("%s", std::string{text(driver)}.c_str())
                << static_cast<int>(driver) << QString::fromUtf8(said);
        };
        row(Driver::Price, "spot 64000 -> 66000");
        row(Driver::Gamma, "gamma -0.561 -> -0.842 per 1 %");
        row(Driver::Volatility, "implied vol 48.0 % -> realised vol 55.0 %");
        row(Driver::Cost, "cost 5.00 -> 7.00 bp");
        row(Driver::Regime, "spread x1.6 its median");
        row(Driver::Aversion, "risk aversion 1.00e-06 -> 2.00e-06 per USD");
    }
    void oneDriverAloneIsNamedWithItsNumbers()
    {
        QFETCH(int, driver);
        QFETCH(QString, said);
        const WidthFormula formula = zakamoulineWidth;  // the one that knows volatility
        const WidthDrivers before = example(formula);
        WidthDrivers after = before;
        switch (static_cast<Driver>(driver)) {
            case Driver::Price: after.inputs.forward = 66'000; break;
            case Driver::Gamma: after.inputs.gamma *= 1.5; break;
            case Driver::Volatility:
                after.inputs.sigma = 0.55;
                after.sigmaName = "realised vol";
                break;
            case Driver::Cost: after.fee = 6e-4; break;
            case Driver::Regime:
                after.factor = 1.6;
                after.regime = "spread x1.6 its median";
                break;
            default: after.inputs.riskAversion = 2e-6; break;
        }
        after.half = formula(after.costed()).value();
        const WidthChange change =
            widthChange(before.half, before, after.half, after, Bound::None, formula);
        QCOMPARE(change.driver, static_cast<Driver>(driver));
        QCOMPARE(plain(change.sentence), QStringLiteral("Band %1 -> %2: %3")
                                             .arg(before.half, 0, 'f', 2)
                                             .arg(after.half, 0, 'f', 2)
                                             .arg(said));
    }

    void theLargestPartComesFirstAndWhatHoldsItLast()
    {
        const WidthDrivers before = example();
        WidthDrivers after = before;
        after.factor = 3;
        after.regime = "realised vol x3.0 its median";
        after.fee = 4.4e-4;
        after.half = whalleyWilmottWidth(after.costed()).value();
        const WidthChange free =
            widthChange(3, before, after.half, after, Bound::None, whalleyWilmottWidth);
        QCOMPARE(free.driver, Driver::Regime);
        QCOMPARE(plain(free.sentence),
                 QStringLiteral("Band 3.00 -> 3.79: realised vol x3.0 its median, cost 5.00 -> "
                                "5.40 bp"));
        const WidthChange held =
            widthChange(3, before, 3.5, after, Bound::Change, whalleyWilmottWidth);
        QCOMPARE(held.driver, Driver::Change);
        QVERIFY2(plain(held.sentence)
                     .endsWith(QStringLiteral("bp; at most 25 % a refresh, 3.79 is asked for")),
                 held.sentence.c_str());
        const WidthChange capped =
            widthChange(3, before, 3.2, after, Bound::Mandate, whalleyWilmottWidth);
        QCOMPARE(capped.driver, Driver::Mandate);
        QVERIFY(capped.sentence.ends_with("; the mandate's cap, 3.79 is asked for"));
        const WidthChange floor = widthChange(3, before, 4, after, Bound::Lot, whalleyWilmottWidth);
        QVERIFY(floor.sentence.ends_with("; not below one lot, 3.79 is asked for"));
    }

    void theFirstWidthSaysWhatItIsMadeOf()
    {
        const WidthChange first =
            firstWidth(example().half, example(), Bound::None, "Whalley-Wilmott");
        QCOMPARE(first.driver, Driver::Found);
        QCOMPARE(plain(first.sentence),
                 QStringLiteral("Band 3.33 by Whalley-Wilmott: gamma -0.561 per 1 %, implied vol "
                                "48.0 %, cost 5.00 bp"));
    }

    void aFormulaThatDoesNotHoldOnTheWayNamesNothing()
    {
        WidthDrivers before = example(), after = before;
        after.inputs.riskAversion = -1;
        QVERIFY(!widthParts(before, after, whalleyWilmottWidth));
        const WidthChange change =
            widthChange(1, before, 2, after, Bound::None, whalleyWilmottWidth);
        QCOMPARE(change.sentence, std::string("Band 1.00 -> 2.00"));
    }

    void theWorstFigureScalesTheCost()
    {
        const Conditions usual{0.5, 0.5, 1e-4, 1e-4, 10, 10};
        QCOMPARE(costFactor(usual).times, 1.0);
        QVERIFY(costFactor(usual).words.empty());
        Conditions c = usual;
        c.spread = 1.6e-4;
        QCOMPARE(costFactor(c).words, std::string("spread x1.6 its median"));
        QVERIFY(std::abs(costFactor(c).times - 1.6) < 1e-12);
        c.depth = 4;
        QCOMPARE(costFactor(c).words, std::string("depth x0.4 its median"));
        QVERIFY(std::abs(costFactor(c).times - 2.5) < 1e-12);
        c.realised = 50;
        QCOMPARE(costFactor(c).times, kMostFactor);
        QVERIFY(!costFactor({}).known && costFactor({}).times == 1);
        c = {0.1, 0.5, 1e-5, 1e-4, 100, 10};
        QCOMPARE(costFactor(c).times, kLeastFactor);
    }
};

QTEST_APPLESS_MAIN(tst_width_change)
#include "tst_width_change.moc"
