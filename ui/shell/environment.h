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
    QString description;       ///< "seed 7, chop, 1×"
    QString fingerprint = {};  ///< "3F2A": of the key; empty: it is not shown
    bool past = false;  ///< what was is shown again: there is nothing that an order could go to
};

/// "PAPER", "TEST", "LIVE", "REPLAY".
QString word(Environs kind);
/// The same; of the past "REPLAY, NOT LIVE".
QString word(const Environment& environment);
/// "LIVE · deribit · hedge-1 · key 3F2A": so that one account is not taken for another.
QString identity(const Environment& environment);
/// What an order does there, as a sentence.
QString meaning(const Environment& environment);

}  // namespace ballast::ui
