#include "ui/widgets/theme.h"

#include "ui/widgets/look.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QHash>
#include <QPalette>
#include <QProxyStyle>
#include <QRegularExpression>
#include <QStyleHints>
#include <QToolTip>

#include <cmath>

static void initialiseResources() { Q_INIT_RESOURCE(resources); }

namespace ballast::ui {
namespace {

/// Fusion without the line it draws under every row of tabs.
class DeskStyle : public QProxyStyle {
public:
    DeskStyle() : QProxyStyle(QStringLiteral("Fusion")) {}
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        if (element != PE_FrameTabBarBase)
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
};

Theme& active()
{
    static Theme theme = Theme::make(ThemeKind::Dark);
    return theme;
}

constexpr QRgb rgb(QRgb value) { return 0xff000000U | value; }

/// In the order of Environs: paper blue-grey, test amber, live red, replay violet.
std::array<QColor, 4> environs(QRgb paper, QRgb test, QRgb live, QRgb replay)
{
    return {QColor(rgb(paper)), QColor(rgb(test)), QColor(rgb(live)), QColor(rgb(replay))};
}

Theme dark()
{
    Theme t;
    t.kind = ThemeKind::Dark;
    t.ground = rgb(0x10141b), t.panel = rgb(0x141922), t.raised = rgb(0x171c25),
    t.header = rgb(0x1a202b);
    t.hover = rgb(0x1d2431), t.selection = rgb(0x1a2745), t.line = rgb(0x262e3b),
    t.hairline = rgb(0x1d2430);
    t.text = rgb(0xcfd6e1), t.strong = rgb(0xe8edf5), t.muted = rgb(0x97a2b4),
    t.faint = rgb(0x8792a5);
    t.accent = rgb(0x6f9bf3), t.good = rgb(0x35c48d), t.bad = rgb(0xf0806a), t.warn = rgb(0xe5b454);
    t.breach = rgb(0xf56a64), t.spot = rgb(0xd8b25c), t.track = rgb(0x232a37);
    t.goodFill = rgb(0x1d7a52), t.accentFill = rgb(0x2b4f9e), t.stopFill = rgb(0xb3261e),
    t.onFill = rgb(0xffffff);
    t.environs = environs(0x4a5d7a, 0x8a5a00, 0xc01f1a, 0x6d45c2);
    return t;
}

Theme light()
{
    Theme t;
    t.kind = ThemeKind::Light;
    t.ground = rgb(0xf1f3f6), t.panel = rgb(0xffffff), t.raised = rgb(0xfafbfc),
    t.header = rgb(0xf4f6f9);
    t.hover = rgb(0xe9eef5), t.selection = rgb(0xdbe6fb), t.line = rgb(0xd5dae3),
    t.hairline = rgb(0xe9ecf1);
    t.text = rgb(0x1d2430), t.strong = rgb(0x0b1018), t.muted = rgb(0x505a69),
    t.faint = rgb(0x5a6473);
    t.accent = rgb(0x2456c4), t.good = rgb(0x0b6b45), t.bad = rgb(0xb03a22), t.warn = rgb(0x7f5200);
    t.breach = rgb(0xb81d22), t.spot = rgb(0x7d5a0a), t.track = rgb(0xe3e7ee);
    t.goodFill = rgb(0x1d7a52), t.accentFill = rgb(0x2456c4), t.stopFill = rgb(0xb3261e),
    t.onFill = rgb(0xffffff);
    t.environs = environs(0x4a5d7a, 0x8a5a00, 0xc01f1a, 0x6d45c2);
    return t;
}

Theme highContrast()
{
    Theme t;
    t.kind = ThemeKind::HighContrast;
    t.ground = rgb(0x000000), t.panel = rgb(0x05070a), t.raised = rgb(0x0a0d12),
    t.header = rgb(0x10141b);
    t.hover = rgb(0x1b2230), t.selection = rgb(0x182750), t.line = rgb(0x76839a),
    t.hairline = rgb(0x323c4d);
    t.text = rgb(0xeef2f8), t.strong = rgb(0xffffff), t.muted = rgb(0xc3ccda),
    t.faint = rgb(0xb6c0cf);
    t.accent = rgb(0x9dbdff), t.good = rgb(0x5fe6b0), t.bad = rgb(0xffab99), t.warn = rgb(0xffd27a);
    t.breach = rgb(0xffa39c), t.spot = rgb(0xf2d386), t.track = rgb(0x323c4d);
    t.goodFill = rgb(0x0f5c3b), t.accentFill = rgb(0x1d4499), t.stopFill = rgb(0x8f1711),
    t.onFill = rgb(0xffffff);
    t.environs = environs(0x33435c, 0x5f3d00, 0x8f1410, 0x4b2a94);
    return t;
}

/// Buy and sell become blue and orange; a fill that said yes in green says it in blue.
void useColourBlindPair(Theme& t)
{
    switch (t.kind) {
        case ThemeKind::Light: t.good = rgb(0x1a5fa8), t.bad = rgb(0x8f4e06); break;
        case ThemeKind::HighContrast: t.good = rgb(0x86c2ff), t.bad = rgb(0xffb566); break;
        default: t.good = rgb(0x5aa4e8), t.bad = rgb(0xe08a2e); break;
    }
    t.goodFill = t.kind == ThemeKind::HighContrast ? QColor(rgb(0x134a82)) : QColor(rgb(0x1f66ad));
    t.colourBlind = true;
}

QString firstInstalled(const QStringList& wanted, QFontDatabase::SystemFont otherwise)
{
    const QStringList installed = QFontDatabase::families();
    for (const QString& family : wanted)
        if (installed.contains(family, Qt::CaseInsensitive)) return family;
    return QFontDatabase::systemFont(otherwise).family();
}

const QString& uiFamily()
{
    static const QString family =
        firstInstalled({QStringLiteral("Inter"), QStringLiteral("Inter Variable"),
                        QStringLiteral("Segoe UI Variable Text"), QStringLiteral("Segoe UI"),
                        QStringLiteral("Helvetica Neue")},
                       QFontDatabase::GeneralFont);
    return family;
}

const QString& numberFamily()
{
    static const QString family =
        firstInstalled({QStringLiteral("JetBrains Mono"), QStringLiteral("SF Mono"),
                        QStringLiteral("Cascadia Mono"), QStringLiteral("Menlo"),
                        QStringLiteral("Consolas"), QStringLiteral("DejaVu Sans Mono")},
                       QFontDatabase::FixedFont);
    return family;
}

QFont face(const QString& family, int pixels, QFont::Weight weight)
{
    QFont font(family);
    font.setPixelSize(textPixels(pixels));
    font.setWeight(weight);
    return font;
}

QHash<QString, QString> tokens(const Theme& t)
{
    return {
        {QStringLiteral("ground"), t.ground.name()},
        {QStringLiteral("panel"), t.panel.name()},
        {QStringLiteral("raised"), t.raised.name()},
        {QStringLiteral("header"), t.header.name()},
        {QStringLiteral("hover"), t.hover.name()},
        {QStringLiteral("selection"), t.selection.name()},
        {QStringLiteral("line"), t.line.name()},
        {QStringLiteral("hairline"), t.hairline.name()},
        {QStringLiteral("text"), t.text.name()},
        {QStringLiteral("strong"), t.strong.name()},
        {QStringLiteral("muted"), t.muted.name()},
        {QStringLiteral("faint"), t.faint.name()},
        {QStringLiteral("accent"), t.accent.name()},
        {QStringLiteral("good"), t.good.name()},
        {QStringLiteral("bad"), t.bad.name()},
        {QStringLiteral("warn"), t.warn.name()},
        {QStringLiteral("breach"), t.breach.name()},
        {QStringLiteral("track"), t.track.name()},
        {QStringLiteral("goodFill"), t.goodFill.name()},
        {QStringLiteral("accentFill"), t.accentFill.name()},
        {QStringLiteral("stopFill"), t.stopFill.name()},
        {QStringLiteral("onFill"), t.onFill.name()},
        {QStringLiteral("goodFillHover"), t.goodFill.lighter(112).name()},
        {QStringLiteral("accentFillHover"), t.accentFill.lighter(112).name()},
        {QStringLiteral("stopFillHover"), t.stopFill.lighter(112).name()},
        {QStringLiteral("numberFont"), numberFamily()},
    };
}

/// Every size of a text as large as the look wants it.
QString withTextSize(const QString& sheet)
{
    static const QRegularExpression size(QStringLiteral("font-size: ([0-9]+)px"));
    QString out;
    qsizetype from = 0;
    for (auto found = size.globalMatch(sheet); found.hasNext();) {
        const QRegularExpressionMatch each = found.next();
        out += sheet.mid(from, each.capturedStart() - from) +
               QStringLiteral("font-size: %1px").arg(textPixels(each.captured(1).toInt()));
        from = each.capturedEnd();
    }
    return out + sheet.mid(from);
}

/// The style sheet with each @token@ replaced. One that is not known stays, and the tests find it.
QString styleSheet(const Theme& theme)
{
    QFile file(QStringLiteral(":/styles/ballast.qss"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const QHash<QString, QString> values = tokens(theme);
    for (auto it = values.begin(); it != values.end(); ++it)
        sheet.replace(QLatin1Char('@') + it.key() + QLatin1Char('@'), it.value());
    return withTextSize(sheet);
}

QPalette palette(const Theme& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.ground);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.panel);
    p.setColor(QPalette::AlternateBase, t.raised);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::BrightText, t.strong);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::PlaceholderText, t.faint);
    p.setColor(QPalette::Highlight, t.selection);
    p.setColor(QPalette::HighlightedText, t.strong);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::Light, t.line.lighter(120));
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.hairline);
    p.setColor(QPalette::Shadow, t.ground);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.faint);
    return p;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

}  // namespace

QColor Theme::of(tables::Tone tone) const
{
    switch (tone) {
        case tables::Tone::Neutral: return text;
        case tables::Tone::Strong: return strong;
        case tables::Tone::Muted: return muted;
        case tables::Tone::Good: return good;
        case tables::Tone::Bad: return bad;
        case tables::Tone::Warn: return warn;
        case tables::Tone::Breach: return breach;
        case tables::Tone::Accent: return accent;
        case tables::Tone::Stale: return faint;
    }
    return text;
}

QColor Theme::frame(Environs environment) const
{
    const int factor = kind == ThemeKind::Light ? 100 : kind == ThemeKind::Dark ? 125 : 190;
    return QColor(of(environment).lighter(factor).rgb());
}

Theme Theme::make(ThemeKind kind, bool colourBlind)
{
    if (kind == ThemeKind::System) kind = systemTheme();
    Theme theme = kind == ThemeKind::Light          ? light()
                  : kind == ThemeKind::HighContrast ? highContrast()
                                                    : dark();
    if (colourBlind) useColourBlindPair(theme);
    return theme;
}

const Theme& Theme::current() { return active(); }

ThemeKind systemTheme()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Light ? ThemeKind::Light
                                                                                  : ThemeKind::Dark;
#else
    static const bool light =
        QGuiApplication::palette().color(QPalette::Window).lightnessF() > 0.5F;
    return light ? ThemeKind::Light : ThemeKind::Dark;
#endif
}

void applyTheme(QApplication& application, ThemeKind kind, bool colourBlind)
{
    initialiseResources();
    systemTheme();  // looked at before our palette hides the desktop's
    active() = Theme::make(kind, colourBlind);
    constexpr const char* kStyled = "ballastStyled";
    if (!application.property(kStyled).toBool()) QApplication::setStyle(new DeskStyle);
    application.setProperty(kStyled, true);
    QApplication::setFont(uiFont());
    QToolTip::setFont(uiFont(12));
    QApplication::setPalette(palette(active()));
    QToolTip::setPalette(palette(active()));
    application.setStyleSheet(styleSheet(active()));
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QFont uiFont(int pixels, QFont::Weight weight) { return face(uiFamily(), pixels, weight); }

QFont numberFont(int pixels, QFont::Weight weight)
{
    QFont font = face(numberFamily(), pixels, weight);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

}  // namespace ballast::ui
