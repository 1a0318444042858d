#include "ui/widgets/labels.h"

#include "ui/widgets/unbroken.h"

#include <QLabel>
#include <QStyle>
#include <QVariant>

namespace ballast::ui {
namespace {

QString toneName(tables::Tone tone)
{
    switch (tone) {
        case tables::Tone::Good: return QStringLiteral("good");
        case tables::Tone::Bad: return QStringLiteral("bad");
        case tables::Tone::Warn: return QStringLiteral("warn");
        case tables::Tone::Breach: return QStringLiteral("breach");
        case tables::Tone::Accent: return QStringLiteral("accent");
        case tables::Tone::Muted:
        case tables::Tone::Stale: return QStringLiteral("muted");
        case tables::Tone::Neutral:
        case tables::Tone::Strong: break;
    }
    return {};
}

}  // namespace

QLabel* plainLabel(const QString& role, QWidget* parent, const QString& text)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    if (!role.isEmpty()) label->setProperty("role", role);
    label->setText(text);
    return label;
}

QString toolTipOf(const QString& plain)
{
    if (plain.isEmpty()) return {};
    return QStringLiteral("<qt>") +
           unbroken(plain).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")) +
           QStringLiteral("</qt>");
}

QString unwrappedToolTipOf(const QString& plain)
{
    if (plain.isEmpty()) return {};
    return QStringLiteral("<p style='white-space:pre'>%1</p>").arg(plain.toHtmlEscaped());
}

void setWords(QLabel* label, const QString& text)
{
    const QString shown = label->wordWrap() ? unbroken(text) : text;
    if (label->text() != shown) label->setText(shown);
}

void setTone(QWidget* widget, tables::Tone tone)
{
    setStyleProperty(widget, "tone", toneName(tone));
}

void setStyleProperty(QWidget* widget, const char* name, const QVariant& value)
{
    if (widget->property(name) == value) return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

}  // namespace ballast::ui
