#pragma once

#include <QLabel>
#include <QString>

namespace ballast::support {

/// The words as they were before ui::unbroken() held their amounts together.
inline QString unheld(QString text)
{
    return text.replace(QChar(0x00A0), QLatin1Char(' '))
        .replace(QChar(0x202F), QChar(0x2009))
        .remove(QChar(0x2060));
}
inline QString unheld(const QLabel* label) { return unheld(label->text()); }

}  // namespace ballast::support
