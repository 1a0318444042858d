#include "ui/shell/app_icon.h"

#include <QSize>

// Out of the namespace: the macro declares what it calls.
static void initialiseIcons() { Q_INIT_RESOURCE(resources); }

namespace ballast::ui {

QIcon appIcon()
{
    initialiseIcons();
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addFile(QStringLiteral(":/icons/ballast-%1.png").arg(size), QSize(size, size));
    return icon;
}

}  // namespace ballast::ui
