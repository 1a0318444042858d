#include "ui/shell/window_layout.h"

#include <QMainWindow>
#include <QSettings>

#include <array>

namespace ballast::ui {
namespace {

const QString kGeometry = QStringLiteral("window/geometry");
const QString kState = QStringLiteral("window/state");
const QString kTheme = QStringLiteral("look/theme");
const QString kLanguage = QStringLiteral("look/language");
const QString kColourBlind = QStringLiteral("look/colourBlind");
const QString kTextPercent = QStringLiteral("look/textPercent");
const QString kCompact = QStringLiteral("look/compact");
const QString kLocalClock = QStringLiteral("look/localClock");
const QString kLocalTimes = QStringLiteral("look/localTimes");

const std::array<QString, 4>& themeNames()
{
    static const std::array<QString, 4> names{QStringLiteral("system"), QStringLiteral("dark"),
                                              QStringLiteral("light"),
                                              QStringLiteral("high-contrast")};
    return names;
}

}  // namespace

void WindowLayout::save(const QMainWindow& window)
{
    if (m_file.isEmpty()) return;
    const QByteArray geometry = window.saveGeometry(), state = window.saveState(kVersion);
    if (geometry == m_geometry && state == m_state) return;  // a disk is not asked for nothing
    m_geometry = geometry;
    m_state = state;
    QSettings settings(m_file, QSettings::IniFormat);
    settings.setValue(kGeometry, geometry);
    settings.setValue(kState, state);
}

bool WindowLayout::restore(QMainWindow& window) const
{
    if (m_file.isEmpty()) return false;
    const QSettings settings(m_file, QSettings::IniFormat);
    if (!settings.contains(kState)) return false;
    window.restoreGeometry(settings.value(kGeometry).toByteArray());
    return window.restoreState(settings.value(kState).toByteArray(), kVersion);
}

void WindowLayout::forget()
{
    m_geometry.clear();
    m_state.clear();
    if (m_file.isEmpty()) return;
    QSettings settings(m_file, QSettings::IniFormat);
    settings.remove(kGeometry);
    settings.remove(kState);
}

ThemeKind WindowLayout::theme() const
{
    if (m_file.isEmpty()) return ThemeKind::Dark;
    const QString name =
        QSettings(m_file, QSettings::IniFormat).value(kTheme, themeNames()[1]).toString();
    for (std::size_t i = 0; i < themeNames().size(); ++i)
        if (themeNames()[i] == name) return static_cast<ThemeKind>(i);
    return ThemeKind::Dark;
}

bool WindowLayout::colourBlind() const
{
    return !m_file.isEmpty() &&
           QSettings(m_file, QSettings::IniFormat).value(kColourBlind, false).toBool();
}

Language WindowLayout::language() const
{
    if (m_file.isEmpty()) return Language::System;
    return languageOf(QSettings(m_file, QSettings::IniFormat).value(kLanguage).toString());
}

QStringList WindowLayout::choice(const QString& panel, const QString& what) const
{
    if (m_file.isEmpty()) return {};
    return QSettings(m_file, QSettings::IniFormat)
        .value(panel + QLatin1Char('/') + what)
        .toStringList();
}

void WindowLayout::saveChoice(const QString& panel, const QString& what,
                              const QStringList& words) const
{
    if (m_file.isEmpty()) return;
    QSettings(m_file, QSettings::IniFormat).setValue(panel + QLatin1Char('/') + what, words);
}

void WindowLayout::saveTheme(ThemeKind kind, bool colourBlind) const
{
    if (m_file.isEmpty()) return;
    QSettings settings(m_file, QSettings::IniFormat);
    settings.setValue(kTheme, themeNames()[static_cast<std::size_t>(kind)]);
    settings.setValue(kColourBlind, colourBlind);
}

void WindowLayout::saveLanguage(Language language) const
{
    if (m_file.isEmpty()) return;
    QSettings(m_file, QSettings::IniFormat).setValue(kLanguage, name(language));
}

Look WindowLayout::look() const
{
    Look look;
    if (m_file.isEmpty()) return look;
    const QSettings settings(m_file, QSettings::IniFormat);
    look.textPercent = settings.value(kTextPercent, look.textPercent).toInt();
    look.compact = settings.value(kCompact, look.compact).toBool();
    look.localClock = settings.value(kLocalClock, look.localClock).toBool();
    look.localTimes = settings.value(kLocalTimes, look.localTimes).toBool();
    return look;
}

void WindowLayout::saveLook(const Look& look) const
{
    if (m_file.isEmpty()) return;
    QSettings settings(m_file, QSettings::IniFormat);
    settings.setValue(kTextPercent, look.textPercent);
    settings.setValue(kCompact, look.compact);
    settings.setValue(kLocalClock, look.localClock);
    settings.setValue(kLocalTimes, look.localTimes);
}

}  // namespace ballast::ui
