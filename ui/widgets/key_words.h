#pragma once

#include <QString>

#include <functional>

namespace ballast::ui {

/// The key of an action as it is shown, by the action's name; empty: it has none.
using KeyWords = std::function<QString(const QString& action)>;

/// A text with the keys of now in the places of their actions' names: "Press {approveAction}."
/// becomes "Press A."; `none` stands where an action has no key.
inline QString withKeys(const QString& text, const KeyWords& keys, const QString& none)
{
    QString out;
    qsizetype from = 0;
    for (qsizetype open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', from)) {
        const qsizetype close = text.indexOf(u'}', open);
        if (close < 0) break;
        const QString key = keys ? keys(text.mid(open + 1, close - open - 1)) : QString();
        out += text.mid(from, open - from);
        out += key.isEmpty() ? none : key;
        from = close + 1;
    }
    return out + text.mid(from);
}

}  // namespace ballast::ui
