#include "ui/widgets/theme.h"

#include <QtTest>

using namespace ballast::ui;

namespace {

struct Named {
    const char* name;
    QColor colour;
};

std::vector<Named> texts(const Theme& t)
{
    return {{"text", t.text},     {"strong", t.strong}, {"muted", t.muted}, {"faint", t.faint},
            {"accent", t.accent}, {"good", t.good},     {"bad", t.bad},     {"warn", t.warn},
            {"breach", t.breach}, {"spot", t.spot}};
}

std::vector<Named> grounds(const Theme& t)
{
    return {{"ground", t.ground}, {"panel", t.panel}, {"raised", t.raised},
            {"header", t.header}, {"hover", t.hover}, {"selection", t.selection}};
}

std::vector<Named> fills(const Theme& t)
{
    std::vector<Named> out{
        {"goodFill", t.goodFill}, {"accentFill", t.accentFill}, {"stopFill", t.stopFill}};
    for (const QColor& colour : t.environs) out.push_back({"environs", colour});
    return out;
}

}  // namespace

class TestTheme : public QObject {
    Q_OBJECT
private slots:
    void everyTextIsReadableOnEveryGround_data();
    void everyTextIsReadableOnEveryGround();
    void buyAndSellAreToldApartWithoutRedAndGreen();
    void noEnvironmentLooksLikeAnother();
    void theStyleSheetHasNoTokenLeft_data() { kinds(); }
    void theStyleSheetHasNoTokenLeft();
    void digitsHaveOneWidth();

private:
    static void kinds();
};

void TestTheme::kinds()
{
    QTest::addColumn<ThemeKind>("kind");
    QTest::addColumn<bool>("colourBlind");
    for (const bool blind : {false, true}) {
        QTest::addRow("dark, colour-blind %d", blind) << ThemeKind::Dark << blind;
        QTest::addRow("light, colour-blind %d", blind) << ThemeKind::Light << blind;
        QTest::addRow("high contrast, colour-blind %d", blind) << ThemeKind::HighContrast << blind;
    }
}

void TestTheme::everyTextIsReadableOnEveryGround_data() { kinds(); }

void TestTheme::everyTextIsReadableOnEveryGround()
{
    QFETCH(ThemeKind, kind);
    QFETCH(bool, colourBlind);
    const Theme theme = Theme::make(kind, colourBlind);
    const double least = kind == ThemeKind::HighContrast ? 7 : 4.5;
    int pairs = 0;
    for (const Named& text : texts(theme))
        for (const Named& ground : grounds(theme)) {
            const double got = contrast(text.colour, ground.colour);
            QVERIFY2(got >= least,
                     qPrintable(QStringLiteral("%1 on %2: %3")
                                    .arg(QLatin1String(text.name), QLatin1String(ground.name))
                                    .arg(got)));
            ++pairs;
        }
    for (const Named& fill : fills(theme)) {
        QVERIFY2(contrast(theme.onFill, fill.colour) >= least, fill.name);
        ++pairs;
    }
    QCOMPARE(pairs, 67);
}

void TestTheme::buyAndSellAreToldApartWithoutRedAndGreen()
{
    for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light, ThemeKind::HighContrast}) {
        const Theme theme = Theme::make(kind, true);
        QVERIFY(theme.good.hsvHue() > 190 && theme.good.hsvHue() < 240);  // blue
        QVERIFY(theme.bad.hsvHue() > 15 && theme.bad.hsvHue() < 45);      // orange
    }
}

void TestTheme::noEnvironmentLooksLikeAnother()
{
    const Theme& theme = Theme::current();
    for (std::size_t a = 0; a < theme.environs.size(); ++a)
        for (std::size_t b = a + 1; b < theme.environs.size(); ++b) {
            const int apart = std::abs(theme.environs[a].hsvHue() - theme.environs[b].hsvHue());
            QVERIFY2(std::min(apart, 360 - apart) >= 30,
                     qPrintable(QStringLiteral("%1 and %2").arg(a).arg(b)));
        }
}

void TestTheme::theStyleSheetHasNoTokenLeft()
{
    QFETCH(ThemeKind, kind);
    QFETCH(bool, colourBlind);
    applyTheme(*qApp, kind, colourBlind);
    QCOMPARE(Theme::current(), Theme::make(kind, colourBlind));
    QVERIFY(qApp->styleSheet().size() > 1000);
    QVERIFY2(!qApp->styleSheet().remove(QStringLiteral("@token@")).contains(QLatin1Char('@')),
             "a token without a colour");
}

void TestTheme::digitsHaveOneWidth()
{
    const QFontMetricsF metrics(numberFont(12));
    for (const QChar digit : QStringLiteral("0123456789+-"))
        QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(QLatin1Char('0')));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
