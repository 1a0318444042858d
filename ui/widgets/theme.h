// widgets: the look, and the delegates and small fields that several panels share.
#pragma once

#include "models/tables/roles.h"

#include <QColor>
#include <QFont>
#include <QString>

#include <array>

class QApplication;

namespace ballast::ui {

enum class ThemeKind { System, Dark, Light, HighContrast };

/// The colour of the frame round the window: nobody can mistake one environment for another.
enum class Environs { Paper, Test, Live, Replay };

/// Every colour the program paints with, by what it means. State colour appears only on states;
/// all else is grey. A panel asks for a meaning, never for a hue.
struct Theme {
    ThemeKind kind = ThemeKind::Dark;  ///< never System: that is resolved when applied
    bool colourBlind = false;

    QColor ground;     ///< behind the panels
    QColor panel;      ///< a panel's own ground
    QColor raised;     ///< cards, fields, menus
    QColor header;     ///< title rows, group rows
    QColor hover;      ///< a row or button under the pointer
    QColor selection;  ///< a selected row
    QColor line;       ///< borders
    QColor hairline;   ///< between rows
    QColor text;
    QColor strong;  ///< the figure that matters
    QColor muted;   ///< captions, units
    QColor faint;   ///< times, axis labels: the least that is still read
    QColor accent;  ///< selection, band, links
    QColor good;    ///< gain, buy
    QColor bad;     ///< loss, sell
    QColor warn;
    QColor breach;
    QColor spot;                     ///< the underlying's line
    QColor track;                    ///< empty part of a bar
    QColor goodFill;                 ///< button: yes
    QColor accentFill;               ///< button: chosen
    QColor stopFill;                 ///< STOP ALL
    QColor onFill;                   ///< text on any of the three fills
    std::array<QColor, 4> environs;  ///< by Environs; text on them is `onFill`

    QColor of(tables::Tone tone) const;
    const QColor& of(Environs environment) const
    {
        return environs[static_cast<std::size_t>(environment)];
    }
    /// The line round the window: the same hue, bright enough to be seen from across the room.
    QColor frame(Environs environment) const;
    bool isDark() const { return kind != ThemeKind::Light; }
    bool operator==(const Theme&) const = default;

    /// The palette of a kind; System is what `systemTheme()` says.
    static Theme make(ThemeKind kind, bool colourBlind = false);
    /// The one last applied; dark before any was.
    static const Theme& current();
};

/// Whether the desktop asks for dark or light. Read from its palette the first time it is asked
/// for, that is, before one of ours replaces it.
ThemeKind systemTheme();

/// Makes the whole program look so: Fusion, one palette, one style sheet, the fonts. Open windows
/// follow at once and are told by QEvent::PaletteChange.
void applyTheme(QApplication& application, ThemeKind kind, bool colourBlind = false);

/// WCAG 2 contrast of two opaque colours, 1 to 21.
double contrast(const QColor& a, const QColor& b);

/// The face for words. Sizes in pixels; 13 is body, 11 is caption.
QFont uiFont(int pixels = 13, QFont::Weight weight = QFont::Normal);
/// The face for numbers: every digit has the same width, so that a changing number does not move.
QFont numberFont(int pixels = 12, QFont::Weight weight = QFont::Normal);

}  // namespace ballast::ui
