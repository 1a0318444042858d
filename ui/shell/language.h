#pragma once

#include <QString>

class QCoreApplication;

namespace ballast::ui {

/// Which language the window speaks. What is recorded and logged stays English, and numbers keep
/// the desk's own format in every language: a point for decimals, thin spaces between thousands.
enum class Language { System, English, German };

/// "system", "en", "de": as the settings call them.
QString name(Language language);
/// The language of that name; the system's for any other.
Language languageOf(const QString& name);

/// The language in which the window will speak: the system's is German where the locale is, else
/// English.
Language resolved(Language language);

/// Puts the words of a language into the program, with Qt's own where they are installed, in place
/// of those that were. What is on the screen already keeps its words.
void installLanguage(QCoreApplication& application, Language language);

/// The language that was installed last, resolved.
Language installedLanguage();

}  // namespace ballast::ui
