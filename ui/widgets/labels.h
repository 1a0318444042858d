#pragma once

#include "models/tables/roles.h"

#include <QString>

class QLabel;
class QWidget;

namespace ballast::ui {

/// A label that shows its text as it is: what a venue or a person wrote is never read as markup.
/// `role` is one of the style sheet's: "caption", "muted", "faint", "title", "number", "strong".
QLabel* plainLabel(const QString& role, QWidget* parent, const QString& text = {});

/// The text as a tool tip: shown as it is, never as markup, wrapped where it is long.
QString toolTipOf(const QString& plain);

/// The same for a tip that has its own lines and is not to be wrapped.
QString unwrappedToolTipOf(const QString& plain);

/// Sets text, tone and role only where they differ: a label that did not change costs nothing. A
/// label that wraps breaks its lines at words and never within an amount (ui/widgets/unbroken.h).
void setWords(QLabel* label, const QString& text);
void setTone(QWidget* widget, tables::Tone tone);
/// A dynamic property the style sheet asks for, and the style applied anew when it changed.
void setStyleProperty(QWidget* widget, const char* name, const QVariant& value);

}  // namespace ballast::ui
