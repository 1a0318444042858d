#include "ui/shell/app_icon.h"

#include <QSize>

namespace ballast::ui {

QIcon appIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addFile(QStringLiteral(":/icons/ballast-%1.png").arg(size), QSize(size, size));
    return icon;
}

}  // namespace ballast::ui
