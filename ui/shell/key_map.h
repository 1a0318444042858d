#pragma once

#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QPointer>
#include <QString>

#include <vector>

class QAction;

namespace ballast::ui {

/// Where a key holds. It is a fact of the action and no choice: another key changes nothing of it.
enum class KeyPlace : std::uint8_t {
    Window,    ///< anywhere in the window
    Proposal,  ///< about the proposal with the frame, in sight, and never while something is
               ///< written
    List,      ///< in a table that has the focus
    Review,    ///< in the window of the review
    Replay,    ///< in the window of a replay
};
QString text(KeyPlace place);

/// An action that has a key, or may have one.
struct KeyEntry {
    QString id;  ///< the name of its QAction
    QString title;
    KeyPlace place = KeyPlace::Window;
    QKeySequence standard;  ///< empty: none unless a person gives it one
    bool trades = false;    ///< changes what may be sent: no plain letter does that window-wide
    bool kept = false;      ///< never without a key: what stops
    bool fixed = false;     ///< its key is no choice
};

/// The keys of the window: every action that has or may have one, from one list, as a person has
/// set them in the window's settings file. Whoever makes an action attaches it here and sets no key
/// of its own.
class KeyMap : public QObject {
    Q_OBJECT
public:
    /// `file`: the window's settings; empty: nothing is remembered. What in it cannot be, a key
    /// twice or one that its action must not have, is passed over for the standard key.
    explicit KeyMap(QString file, QObject* parent = nullptr);

    const std::vector<KeyEntry>& entries() const { return m_entries; }
    const KeyEntry* find(const QString& id) const;
    QKeySequence key(const QString& id) const;
    /// As it is shown beside a verb: "Ctrl+⇧K"; empty: it has none.
    QString shown(const QString& id) const;
    /// From now on this action has the key of `id`, whatever it becomes.
    void attach(const QString& id, QAction* action);
    /// Whether there is anything in this window that the key would do.
    bool isAttached(const QString& id) const { return m_actions.contains(id); }

    /// Why it cannot have that key, as a sentence; empty: it can. An empty key takes its key away.
    QString problemWith(const QString& id, const QKeySequence& key) const;
    /// Sets and remembers it; the problem where there is one, and then nothing has changed.
    QString set(const QString& id, const QKeySequence& key);
    /// Back to its standard key; the problem where another action has that now.
    QString reset(const QString& id);
    void resetAll();
    /// Whether it stops something: its key works whatever has the focus.
    bool stops(const QKeySequence& key) const;

signals:
    void changed();

private:
    QString problemAlone(const KeyEntry& entry, const QKeySequence& key) const;
    const KeyEntry* ownerOf(const QKeySequence& key, const QString& except) const;
    void load();
    void put(const KeyEntry& entry, const QKeySequence& key);
    void apply(const QString& id);

    QString m_file;
    std::vector<KeyEntry> m_entries;
    QHash<QString, QKeySequence> m_own;  ///< only what is another than the standard
    QHash<QString, std::vector<QPointer<QAction>>> m_actions;
};

}  // namespace ballast::ui
