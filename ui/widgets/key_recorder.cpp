#include "ui/widgets/key_recorder.h"

#include <QKeyEvent>

#include <algorithm>
#include <array>

namespace ballast::ui {
namespace {

/// By which the field itself is left, or which are no keys by themselves.
bool isForTheForm(int key)
{
    static constexpr std::array kKeys{
        Qt::Key_Tab,     Qt::Key_Backtab,  Qt::Key_Return,  Qt::Key_Enter,  Qt::Key_Escape,
        Qt::Key_Left,    Qt::Key_Right,    Qt::Key_Up,      Qt::Key_Down,   Qt::Key_Shift,
        Qt::Key_Control, Qt::Key_Alt,      Qt::Key_AltGr,   Qt::Key_Meta,   Qt::Key_Super_L,
        Qt::Key_Super_R, Qt::Key_CapsLock, Qt::Key_NumLock, Qt::Key_unknown};
    return std::ranges::find(kKeys, key) != kKeys.end();
}

}  // namespace

KeyRecorder::KeyRecorder(QWidget* parent) : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setPlaceholderText(tr("Press the new key here"));
}

/// Empty: the key is not for this field.
QKeySequence KeyRecorder::keyOf(const QKeyEvent& event) const
{
    if (isForTheForm(event.key())) return {};
    const auto modifiers = event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier |
                                                Qt::AltModifier | Qt::MetaModifier);
    const QKeySequence key(QKeyCombination(modifiers, static_cast<Qt::Key>(event.key())));
    return m_passes && m_passes(key) ? QKeySequence() : key;
}

bool KeyRecorder::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        !keyOf(*static_cast<QKeyEvent*>(event)).isEmpty()) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void KeyRecorder::keyPressEvent(QKeyEvent* event)
{
    const QKeySequence key = keyOf(*event);
    if (key.isEmpty()) {
        event->ignore();  // Esc and Enter are the window's
        return;
    }
    event->accept();
    if (!event->isAutoRepeat()) emit recorded(key);
}

}  // namespace ballast::ui
