#pragma once

#include "ui/shell/language.h"
#include "ui/widgets/look.h"
#include "ui/widgets/theme.h"

#include <QByteArray>
#include <QStringList>

class QMainWindow;

namespace ballast::ui {

/// What the window remembers between two runs, in one settings file of the data folder. An empty
/// path remembers nothing.
class WindowLayout {
public:
    static constexpr int kVersion = 9;  ///< of the set of docks; another one is not restored
    explicit WindowLayout(QString file) : m_file(std::move(file)) {}

    /// Writes only what has changed since this was asked last.
    void save(const QMainWindow& window);
    /// False where nothing (or something of another version) was saved: the window keeps its own.
    bool restore(QMainWindow& window) const;
    void forget();

    ThemeKind theme() const;
    bool colourBlind() const;
    Language language() const;
    /// A choice of words a panel has made, empty where none was.
    QStringList choice(const QString& panel, const QString& what) const;
    void saveChoice(const QString& panel, const QString& what, const QStringList& words) const;
    void saveTheme(ThemeKind kind, bool colourBlind) const;
    void saveLanguage(Language language) const;
    Look look() const;
    void saveLook(const Look& look) const;

private:
    QString m_file;
    QByteArray m_geometry, m_state;  ///< as saved last
};

}  // namespace ballast::ui
