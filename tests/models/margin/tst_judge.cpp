#include "models/margin/judge.h"

#include <QTest>

#include <cmath>

using namespace ballast::margin;

namespace {

/// A sound trade; each row changes one thing about it.
struct Case {
    MarginView view;
    DeltaChange delta{3, 1, 0};
    GuardLimits limits;

    Case()
    {
        view.known = true;
        view.sigmaDaily = 0.025;
        view.before = {.equityUsd = 640'000,
                       .use = 0.3,
                       .liquidation = {false, -0.15, std::nullopt},
                       .worstUse = 0.6,
                       .worstEquityUsd = 500'000};
        view.after = view.worstOrder = view.before;
        view.after.liquidation.down = -0.16;
        view.after.worstEquityUsd = 510'000;
    }
    /// It no longer makes the worst stress milder.
    Case& costly()
    {
        view.after.worstEquityUsd = 480'000;
        return *this;
    }
};

using Change = void (*)(Case&);

}  // namespace

Q_DECLARE_METATYPE(Change)

class TestJudge : public QObject {
    Q_OBJECT
private slots:
    void rules_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, Verdict verdict, const char* sentence,
                            Change change) {
            QTest::newRow(name) << change << static_cast<int>(verdict)
                                << QString::fromUtf8(sentence);
        };
        using enum Verdict;
        row("a hedge that is sound", Allow, "", [](Case&) {});
        row("further from liquidation, worse in the stress", Allow, "",
            [](Case& c) { c.costly(); });
        row("nearer, but strictly risk-reducing", Allow, "",
            [](Case& c) { c.view.after.liquidation.down = -0.10; });
        row("nearer, and worse in the stress", Deny,
            "It brings liquidation nearer, from -15.0 % (6.0 days' standard deviations) to -10.0 % "
            "(4.0 days' standard deviations); it is not strictly risk-reducing: the worst stress "
            "would leave $480 000 of equity instead of $500 000.",
            [](Case& c) { c.costly().view.after.liquidation.down = -0.10; });
        row("nearer, and away from the target", Deny,
            "It brings liquidation nearer, from -15.0 % (6.0 days' standard deviations) to -10.0 % "
            "(4.0 days' standard deviations); it is not strictly risk-reducing: delta goes from "
            "+3.000 to +4.000, not nearer to 0.000.",
            [](Case& c) {
                c.view.after.liquidation.down = -0.10;
                c.delta.after = 4;
            });
        row("nearer on the other side", Deny, "to +12.0 %",
            [](Case& c) { c.costly().view.after.liquidation = {false, -0.4, 0.12}; });
        row("nearer, but too far off to be watched", Allow, "", [](Case& c) {
            c.costly().view.before.liquidation.down = -0.30;
            c.view.after.liquidation.down = -0.25;
        });
        row("reached already", Deny, "Equity is below the maintenance margin already", [](Case& c) {
            c.costly().view.before.liquidation = {true, {}, {}};
            c.view.after.liquidation = {true, {}, {}};
        });
        row("reached already, and strictly risk-reducing", Allow, "",
            [](Case& c) { c.view.before.liquidation = c.view.after.liquidation = {true, {}, {}}; });
        row("maintenance over its limit", Deny,
            "Maintenance margin would be 71 % of equity, above the limit of 70 %",
            [](Case& c) { c.costly().view.after.use = 0.71; });
        row("maintenance over its limit, but falling", Allow, "", [](Case& c) {
            c.costly().view.before.use = 0.8;
            c.view.after.use = 0.75;
        });
        row("the stress over its limit", Deny,
            "With the spot -7.5 % and volatilities +50 % maintenance margin would be 110 % of "
            "equity, "
            "above the limit of 100 %",
            [](Case& c) {
                c.costly().view.after.worstUse = 1.1;
                c.view.after.worstSpotMove = -0.075;
                c.view.after.worstVolMove = 0.5;
            });
        row("nothing left in the stress", Deny, "would be more than there is equity",
            [](Case& c) { c.costly().view.after.worstUse = kNothingLeft; });
        row("a part of the legs is over the limit", Confirm,
            "Should A alone be filled: With the spot 0.0 % and volatilities 0 % maintenance margin "
            "would be 120 % of equity.",
            [](Case& c) {
                c.view.worstOrderWords = "A alone";
                c.view.worstOrder.worstUse = 1.2;
            });
        row("not known", Confirm,
            "The margin after it is not known: the equity behind it is not known.", [](Case& c) {
                c.view.known = false;
                c.view.why = "the equity behind it is not known";
            });
        row("not computed", Confirm, "it was not computed", [](Case& c) { c.view = {}; });
        row("not a number", Deny, "The margin after it is not a number.",
            [](Case& c) { c.view.after.worstUse = std::nan(""); });
    }
    void rules()
    {
        QFETCH(Change, change);
        QFETCH(int, verdict);
        QFETCH(QString, sentence);
        Case c;
        change(c);
        const Judgement judgement = judge(c.view, c.delta, c.limits);
        QCOMPARE(static_cast<int>(judgement.verdict), verdict);
        // Thousands stand apart by a thin space.
        QString said = QString::fromStdString(judgement.sentence);
        said.replace(QChar(0x2009), QLatin1Char(' '));
        QVERIFY2(sentence.isEmpty() ? said.isEmpty() : said.contains(sentence), qPrintable(said));
    }

    void saysWhichOfTheTwoItIs()
    {
        Case c;
        QVERIFY(judge(c.view, c.delta, c.limits).strictlyReducing);
        QVERIFY(!judge(c.view, c.delta, c.limits).liquidationNearer);
        c.costly().view.after.liquidation.down = -0.1;
        QVERIFY(!judge(c.view, c.delta, c.limits).strictlyReducing);
        QVERIFY(judge(c.view, c.delta, c.limits).liquidationNearer);
    }
};

QTEST_APPLESS_MAIN(TestJudge)
#include "tst_judge.moc"
