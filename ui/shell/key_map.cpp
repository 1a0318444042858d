#include "ui/shell/key_map.h"

#include "ui/shell/key_list.h"
#include "ui/widgets/key_hint_button.h"

#include <QAction>
#include <QSettings>

#include <algorithm>
#include <array>
#include <utility>

namespace ballast::ui {
namespace {

QString settingOf(const QString& id) { return QStringLiteral("keys/") + id; }

QString named(const QKeySequence& key) { return key.toString(QKeySequence::NativeText); }

Qt::KeyboardModifiers modifiersOf(const QKeySequence& key) { return key[0].keyboardModifiers(); }

/// By which the keyboard moves about, answers a form or writes: no window may take them.
bool isForForms(Qt::Key key)
{
    static constexpr std::array kKeys{
        Qt::Key_Return, Qt::Key_Enter,  Qt::Key_Space,  Qt::Key_Tab,      Qt::Key_Backtab,
        Qt::Key_Escape, Qt::Key_Left,   Qt::Key_Right,  Qt::Key_Up,       Qt::Key_Down,
        Qt::Key_Home,   Qt::Key_End,    Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Backspace,
        Qt::Key_Delete, Qt::Key_Insert, Qt::Key_Menu};
    return std::ranges::find(kKeys, key) != kKeys.end();
}

bool isForText(const QKeySequence& key)
{
    for (const auto standard : {QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Paste,
                                QKeySequence::Undo, QKeySequence::Redo, QKeySequence::SelectAll})
        if (QKeySequence::keyBindings(standard).contains(key)) return true;
    return false;
}

/// What a finger may touch by itself: a letter, a digit, a sign, with or without Shift.
bool isPlain(const QKeySequence& key)
{
    const bool function = key[0].key() >= Qt::Key_F1 && key[0].key() <= Qt::Key_F35;
    return !function && (modifiersOf(key) & ~Qt::KeyboardModifiers(Qt::ShiftModifier)) == 0;
}

bool opensMenu(const QKeySequence& key)
{
    return modifiersOf(key) == Qt::AltModifier && key[0].key() >= Qt::Key_A &&
           key[0].key() <= Qt::Key_Z;
}

}  // namespace

QString text(KeyPlace place)
{
    switch (place) {
        case KeyPlace::Window: return KeyMap::tr("anywhere");
        case KeyPlace::Proposal: return KeyMap::tr("the proposal with the frame");
        case KeyPlace::List: return KeyMap::tr("in its table");
        case KeyPlace::Review: return KeyMap::tr("in the review");
        case KeyPlace::Replay: return KeyMap::tr("in a replay");
    }
    return {};
}

KeyMap::KeyMap(QString file, QObject* parent)
    : QObject(parent), m_file(std::move(file)), m_entries(keyList())
{
    load();
}

const KeyEntry* KeyMap::find(const QString& id) const
{
    const auto at = std::ranges::find(m_entries, id, &KeyEntry::id);
    return at == m_entries.end() ? nullptr : &*at;
}

QKeySequence KeyMap::key(const QString& id) const
{
    if (const auto own = m_own.find(id); own != m_own.end()) return *own;
    const KeyEntry* entry = find(id);
    return entry ? entry->standard : QKeySequence();
}

QString KeyMap::shown(const QString& id) const { return KeyHintButton::shortText(key(id)); }

void KeyMap::attach(const QString& id, QAction* action)
{
    std::vector<QPointer<QAction>>& attached = m_actions[id];
    std::erase_if(attached, [](const QPointer<QAction>& each) { return each.isNull(); });
    const auto same = [&](const QPointer<QAction>& each) { return each.data() == action; };
    if (std::ranges::none_of(attached, same)) attached.emplace_back(action);
    action->setShortcut(key(id));
}

void KeyMap::apply(const QString& id)
{
    for (const QPointer<QAction>& action : m_actions.value(id))
        if (action) action->setShortcut(key(id));
}

const KeyEntry* KeyMap::ownerOf(const QKeySequence& wanted, const QString& except) const
{
    if (wanted.isEmpty()) return nullptr;
    const auto at = std::ranges::find_if(m_entries, [&](const KeyEntry& entry) {
        return entry.id != except && key(entry.id) == wanted;
    });
    return at == m_entries.end() ? nullptr : &*at;
}

/// Of the action and the key alone, whatever the others have.
QString KeyMap::problemAlone(const KeyEntry& entry, const QKeySequence& key) const
{
    if (entry.fixed) return tr("“%1” keeps its key.").arg(entry.title);
    if (key.isEmpty())
        return entry.kept
                   ? tr("“%1” is never without a key: press another one for it.").arg(entry.title)
                   : QString();
    if (key.count() != 1 || key[0].key() == Qt::Key_unknown)
        return tr("That is no single key: press one, with Ctrl, Alt or Shift if you like.");
    const bool deletes = entry.place == KeyPlace::List && key[0].key() == Qt::Key_Delete;
    if (isForForms(key[0].key()) && isPlain(key) && !deletes)
        return tr("%1 moves about and answers forms: it can be no key of an action.")
            .arg(named(key));
    if (isForText(key))
        return tr("%1 is for text that is written: it can be no key of an action.").arg(named(key));
    if (opensMenu(key)) return tr("%1 opens a menu of the window.").arg(named(key));
    if (entry.place == KeyPlace::Window && entry.trades && isPlain(key))
        return tr("“%1” works anywhere in the window and changes what may be sent: take a function "
                  "key, or one with Ctrl or Alt, which no finger touches by itself.")
            .arg(entry.title);
    return {};
}

QString KeyMap::problemWith(const QString& id, const QKeySequence& key) const
{
    const KeyEntry* entry = find(id);
    if (!entry) return tr("There is no such action.");
    if (const QString alone = problemAlone(*entry, key); !alone.isEmpty()) return alone;
    if (const KeyEntry* owner = ownerOf(key, id))
        return tr("%1 is the key of “%2” already: give that another one first.")
            .arg(named(key), owner->title);
    return {};
}

QString KeyMap::set(const QString& id, const QKeySequence& key)
{
    const QString problem = problemWith(id, key);
    if (problem.isEmpty()) put(*find(id), key);
    return problem;
}

QString KeyMap::reset(const QString& id)
{
    const KeyEntry* entry = find(id);
    if (!entry) return tr("There is no such action.");
    if (entry->fixed) return {};
    return set(id, entry->standard);
}

void KeyMap::resetAll()
{
    const QHash<QString, QKeySequence> before = std::exchange(m_own, {});
    if (!m_file.isEmpty()) QSettings(m_file, QSettings::IniFormat).remove(QStringLiteral("keys"));
    for (auto it = before.begin(); it != before.end(); ++it) apply(it.key());
    emit changed();
}

bool KeyMap::stops(const QKeySequence& wanted) const
{
    return std::ranges::any_of(
        m_entries, [&](const KeyEntry& entry) { return entry.kept && key(entry.id) == wanted; });
}

void KeyMap::put(const KeyEntry& entry, const QKeySequence& key)
{
    const bool standard = key == entry.standard;
    if (standard)
        m_own.remove(entry.id);
    else
        m_own[entry.id] = key;
    if (!m_file.isEmpty()) {
        QSettings settings(m_file, QSettings::IniFormat);
        if (standard)
            settings.remove(settingOf(entry.id));
        else
            settings.setValue(settingOf(entry.id), key.toString(QKeySequence::PortableText));
    }
    apply(entry.id);
    emit changed();
}

/// The file may have been written by hand: what may not be is as if it were not there.
void KeyMap::load()
{
    if (m_file.isEmpty()) return;
    const QSettings settings(m_file, QSettings::IniFormat);
    for (const KeyEntry& entry : m_entries) {
        if (!settings.contains(settingOf(entry.id))) continue;
        const QString written = settings.value(settingOf(entry.id)).toString();
        const QKeySequence key = QKeySequence::fromString(written, QKeySequence::PortableText);
        const bool read = key.isEmpty() == written.isEmpty();
        if (read && key != entry.standard && problemAlone(entry, key).isEmpty())
            m_own[entry.id] = key;
    }
    // Twice the same key: neither of those that were chosen. The standard ones differ, so it ends.
    for (bool again = true; std::exchange(again, false);)
        for (const KeyEntry& entry : m_entries) {
            const KeyEntry* other = ownerOf(key(entry.id), entry.id);
            if (other) again = m_own.remove(entry.id) + m_own.remove(other->id) > 0 || again;
        }
}

}  // namespace ballast::ui
