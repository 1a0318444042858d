#pragma once

#include "models/core/error.h"
#include "ui/shell/arrangement.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace ballast::ui {

/// The named arrangements of the window's panels, each as it was left, in the settings file of the
/// window. Four come with the program; the trader adds others, and carries them to another machine
/// in a file. An empty path remembers nothing beyond the run.
class Workspaces {
public:
    explicit Workspaces(QString file);

    /// Those of the program, then the trader's own in the order in which they were made.
    QStringList names() const;
    /// That of the program by this name; nothing: it is the trader's own, or there is none.
    static std::optional<Arrangement> builtIn(const QString& name);
    /// As a person reads it: ours have a word in each language, theirs are as they were named.
    static QString shownName(const QString& name);
    const QString& current() const { return m_current; }
    void setCurrent(const QString& name);

    /// As it was left, of this version of the set of panels; empty: as on the first day.
    QByteArray state(const QString& name, int version) const;
    void saveState(const QString& name, const QByteArray& state, int version);
    void forgetState(const QString& name);

    /// Where in the settings what belongs to one is kept, whatever letters its name has.
    static QString group(const QString& name);

    /// Why a new one cannot be called that; empty: it can.
    QString problemWith(const QString& name) const;
    void add(const QString& name);
    /// One of the program stays.
    void remove(const QString& name);

    /// Writes one into a file; why it could not, else empty.
    QString exportTo(const QString& path, const QString& name, const QByteArray& state,
                     int version) const;
    struct Imported {
        QString name;
        QByteArray state;
    };
    /// What such a file has. Fails with a sentence where it is none, or of another version.
    static core::Expected<Imported> read(const QString& path, int version);

private:
    QString key(const QString& name, const char* what) const;
    QString m_file;
    QString m_current;
    QStringList m_own;
    QHash<QString, QByteArray> m_states;  ///< as they were left in this run
};

}  // namespace ballast::ui
