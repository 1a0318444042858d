// shell: main window, docks, menus, status bar.
#pragma once

#include "ui/widgets/theme.h"

#include <QString>

namespace ballast::ui {

/// Where the orders go. Shown in a colour nobody can mistake, on the frame and in the status bar.
struct Environment {
    Environs kind = Environs::Paper;
    QString venue;  ///< "paper", "deribit-test"
    QString account;
    QString description;  ///< "seed 7, chop, 1×"
};

/// "PAPER", "TEST", "LIVE", "REPLAY".
QString word(Environs kind);
/// What an order does there, as a sentence.
QString meaning(Environs kind);

}  // namespace ballast::ui
