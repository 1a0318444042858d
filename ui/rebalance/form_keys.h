#pragma once

#include <QKeyEvent>

namespace ballast::ui {

/// With Ctrl, Alt or Meta: meant for the window, not for what is written.
inline bool isCommandKey(const QKeyEvent& key)
{
    return (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
}

/// For the event() of an open form: a plain key is its own before it is a shortcut of the window.
inline bool keepKeys(QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride) return false;
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (isCommandKey(key) || (key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F35)) return false;
    event->accept();
    return true;
}

}  // namespace ballast::ui
