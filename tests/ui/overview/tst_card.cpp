#include "tests/support/sample_snapshot.h"
#include "ui/overview/overview_strip.h"
#include "ui/overview/underlying_card.h"
#include "ui/widgets/theme.h"

#include <QtTest>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

QString asciiSpaces(QString text) { return text.replace(QChar(0x2009), QLatin1Char(' ')); }

engine::UnderlyingState btc(const support::SampleWish& wish = {})
{
    return support::sampleSnapshot(wish)->underlyings->front();
}

}  // namespace

class TestCard : public QObject {
    Q_OBJECT
private slots:
    void saysItsStateInAWord_data();
    void saysItsStateInAWord();
    void namesTheConventionOfItsDelta();
    void namesTheSmileRuleOfItsDelta();
    void saysWhatAnOldNumberIs();
    void saysWhatOrdersInFlightWouldChange();
    void marksASumThatIsNotWhole();
    void writesNumbersWithTheDecimalsTheyNeed_data();
    void writesNumbersWithTheDecimalsTheyNeed();
    void aClickChoosesTheUnderlying();
    void aGuardThatIsNotNormalIsAChip();
    void theReasonOfAHaltIsNotCut();
    void keepsCardsInPlaceAndForgetsThoseThatAreGone();
};

void TestCard::saysItsStateInAWord_data()
{
    QTest::addColumn<engine::BandState>("state");
    QTest::addColumn<double>("delta");
    QTest::addColumn<QString>("word");
    QTest::addColumn<tables::Tone>("tone");
    using enum engine::BandState;
    using tables::Tone;
    QTest::newRow("inside") << InBand << 0.4 << "IN BAND" << Tone::Good;
    QTest::newRow("near the edge") << NearEdge << 2.1 << "NEAR EDGE" << Tone::Warn;
    QTest::newRow("outside") << OutOfBand << 2.6 << "OUT OF BAND" << Tone::Breach;
    QTest::newRow("proposing, outside") << Proposing << 2.6 << "PROPOSING" << Tone::Breach;
    QTest::newRow("proposing on schedule, inside")
        << Proposing << 0.6 << "PROPOSING" << Tone::Accent;
    QTest::newRow("working") << Working << 2.6 << "WORKING" << Tone::Accent;
    QTest::newRow("an order of unknown fate") << Unknown << 0.1 << "UNKNOWN ORDER" << Tone::Breach;
    QTest::newRow("halted") << Halted << 0.1 << "HALTED" << Tone::Breach;
    QTest::newRow("stale") << Stale << 0.1 << "STALE" << Tone::Warn;
}

void TestCard::saysItsStateInAWord()
{
    QFETCH(engine::BandState, state);
    QFETCH(double, delta);
    QFETCH(QString, word);
    QFETCH(tables::Tone, tone);
    engine::UnderlyingState s = btc();
    s.state = state;
    s.delta = delta;
    ui::UnderlyingCard card("BTC");
    card.resize(330, 146);
    card.show(s, support::sampleTime());
    QCOMPARE(card.text().word, word);
    QCOMPARE(card.text().tone, tone);
    QCOMPARE(card.findChild<ui::Badge*>()->word(), word);
    QVERIFY(!card.grab().isNull());
}

void TestCard::namesTheSmileRuleOfItsDelta()
{
    engine::UnderlyingState s = btc();
    QVERIFY(!ui::cardText(s, support::sampleTime()).deltaTip.contains(QStringLiteral("smile")));
    s.exposure.smile = {pricing::SmileRule::SkewStickiness, 1.5, 0, 0, 0};
    s.exposure.smileShift = -0.314;
    s.exposure.withoutSmile = 2;
    const ui::CardText text = ui::cardText(s, support::sampleTime());
    QCOMPARE(text.convention, QStringLiteral("net · R 1.50"));
    QVERIFY2(text.deltaTip.contains(
                 QStringLiteral("Each by skew stickiness 1.50: -0.31 of it is the smile's.")),
             qPrintable(text.deltaTip));
    QVERIFY(text.deltaTip.contains(
        QStringLiteral("2 options have no fitted smile and stay at sticky strike.")));
}

void TestCard::namesTheConventionOfItsDelta()
{
    engine::UnderlyingState s = btc();
    const ui::CardText text = ui::cardText(s, support::sampleTime());
    QCOMPARE(text.delta, QStringLiteral("+2.61"));
    QCOMPARE(text.convention, QStringLiteral("net"));
    QCOMPARE(text.band, QStringLiteral("target 0.00 · band [-2.30, +2.30]"));
    for (const char* name : {"Black-Scholes", "net transaction", "USD-neutral"})
        QVERIFY2(text.deltaTip.contains(QLatin1String(name)), name);
    QVERIFY(text.deltaTip.contains(QStringLiteral("net transaction  (held in band)")));
}

void TestCard::saysWhatAnOldNumberIs()
{
    engine::UnderlyingState s = btc();
    s.numbersAt = support::sampleTime() - 12400ms;
    const ui::CardText text = ui::cardText(s, support::sampleTime());
    QVERIFY(text.stale);
    QCOMPARE(text.time, QStringLiteral("12.4 s old"));
    s.numbersAt = support::sampleTime() - 140ms;
    QCOMPARE(ui::cardText(s, support::sampleTime()).time, QStringLiteral("14:31:07.074"));
}

void TestCard::saysWhatOrdersInFlightWouldChange()
{
    engine::UnderlyingState s = btc();
    QVERIFY(ui::cardText(s, support::sampleTime()).worstCase.isEmpty());
    s.deltaWorstCase = s.delta - 1.92;
    QCOMPARE(ui::cardText(s, support::sampleTime()).worstCase, QStringLiteral("+0.69 if filled"));
}

void TestCard::marksASumThatIsNotWhole()
{
    engine::UnderlyingState s = btc();
    s.exposure.partialLines = 2;
    const ui::CardText text = ui::cardText(s, support::sampleTime());
    QCOMPARE(text.delta, QStringLiteral("+2.61~"));
    QVERIFY(text.deltaTip.contains(QStringLiteral("2 of 8 positions have no mark")));
}

void TestCard::writesNumbersWithTheDecimalsTheyNeed_data()
{
    QTest::addColumn<double>("spot");
    QTest::addColumn<QString>("text");
    QTest::newRow("bitcoin") << 63412.5 << "63 412.5";
    QTest::newRow("ether") << 3118.4 << "3 118.40";
    QTest::newRow("small") << 0.52314 << "0.5231";
    QTest::newRow("none") << 0.0 << "no price";
}

void TestCard::writesNumbersWithTheDecimalsTheyNeed()
{
    QFETCH(double, spot);
    QFETCH(QString, text);
    engine::UnderlyingState s = btc();
    s.exposure.spot = spot;
    QCOMPARE(asciiSpaces(ui::cardText(s, support::sampleTime()).spot), text);
}

void TestCard::theReasonOfAHaltIsNotCut()
{
    engine::UnderlyingState state = btc();
    state.guard.level = engine::GuardLevel::Halt;
    state.guard.cause = "margin use 97 %, HALT above 95 %";
    state.why = "halted by its guard: margin use 97 %, HALT above 95 %";
    ui::UnderlyingCard card("BTC");
    card.resize(card.minimumSizeHint().width(), ui::UnderlyingCard::kFullHeight);
    card.show(state, support::sampleTime());
    card.show();
    QCOMPARE(card.text().why, QStringLiteral("Margin use 97 %, HALT above 95 %"));
    const int room = card.width() - 26;  // less the margins
    QVERIFY(QFontMetrics(ui::uiFont(12)).horizontalAdvance(card.text().why) <= room);
    // A longer one goes on in a second line, below where one line ends.
    const auto inked = [&] {
        const QImage image = card.grab().toImage();
        int found = 0;
        for (int y = 138; y < 144; ++y)
            for (int x = 20; x < card.width() - 20; ++x)
                found += qGray(image.pixel(x, y)) > qGray(image.pixel(8, y)) + 40;
        return found;
    };
    QCOMPARE(inked(), 0);
    state.guard.cause = "own impact +0.61 USD a coin, HALT above 0.50 USD a coin (t 2.3 of 412)";
    card.show(state, support::sampleTime());
    QVERIFY(inked() > 20);
    QVERIFY(card.text().guardTip.contains(QStringLiteral("(t 2.3 of 412)")));
}

void TestCard::aGuardThatIsNotNormalIsAChip()
{
    engine::UnderlyingState state = btc();
    ui::UnderlyingCard card("BTC");
    card.resize(330, 146);
    card.show(state, support::sampleTime());
    card.show();
    const auto* chip = card.findChild<ui::Badge*>(QStringLiteral("guardChip"));
    QVERIFY(chip && !chip->isVisible());
    QVERIFY(card.text().guardTip.isEmpty());
    state.guard.cause = "margin use 80 %, CAUTION above 70 %";
    state.guard.since = support::sampleTime() - 5s;
    for (const auto& [level, tone] : {std::pair{engine::GuardLevel::Caution, tables::Tone::Warn},
                                      std::pair{engine::GuardLevel::Halt, tables::Tone::Breach}}) {
        state.guard.level = level;
        card.show(state, support::sampleTime());
        QVERIFY(chip->isVisible());
        QCOMPARE(chip->word(), QString::fromUtf8(text(level).data()));
        QCOMPARE(chip->tone(), tone);
        QVERIFY2(card.text().guardTip.contains(
                     QStringLiteral("since 14:31:02 UTC: margin use 80 %, CAUTION above 70 %.")),
                 qPrintable(card.text().guardTip));
        QVERIFY(card.accessibleName().endsWith(chip->word()));
    }
    state.guard.level = engine::GuardLevel::Normal;
    card.show(state, support::sampleTime());
    QVERIFY(!chip->isVisible());
}

void TestCard::aClickChoosesTheUnderlying()
{
    ui::OverviewStrip strip;
    strip.resize(1200, 160);
    QStringList chosen;
    connect(&strip, &ui::OverviewStrip::underlyingSelected, this,
            [&](core::Currency c) { chosen << QString::fromStdString(c.text()); });
    strip.show(support::sampleSnapshot());
    QCOMPARE(chosen, QStringList{QStringLiteral("BTC")});  // the first by itself
    QTest::mouseClick(strip.cards()[1], Qt::LeftButton);
    QCOMPARE(chosen.last(), QStringLiteral("ETH"));
    QVERIFY(strip.cards()[1]->isSelected() && !strip.cards()[0]->isSelected());
    QTest::keyClick(strip.cards()[0], Qt::Key_Space);
    QCOMPARE(chosen.last(), QStringLiteral("BTC"));
}

void TestCard::keepsCardsInPlaceAndForgetsThoseThatAreGone()
{
    ui::OverviewStrip strip;
    const auto full = support::sampleSnapshot();
    strip.show(full);
    const std::vector<ui::UnderlyingCard*> before = strip.cards();
    strip.show(support::sampleSnapshot({.btcDelta = 0.3}));
    QCOMPARE(strip.cards(), before);
    auto less = support::copyOf(*full);
    less->underlyings = std::make_shared<const std::vector<engine::UnderlyingState>>(
        std::vector<engine::UnderlyingState>{full->underlyings->back()});
    strip.show(less);
    QCOMPARE(strip.cards().size(), std::size_t{1});
    QCOMPARE(strip.cards()[0], before[1]);
}

QTEST_MAIN(TestCard)
#include "tst_card.moc"
