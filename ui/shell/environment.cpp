#include "ui/shell/environment.h"

#include <QCoreApplication>

namespace ballast::ui {

QString word(Environs kind)
{
    switch (kind) {
        case Environs::Paper: return QStringLiteral("PAPER");
        case Environs::Test: return QStringLiteral("TEST");
        case Environs::Live: return QStringLiteral("LIVE");
        case Environs::Replay: return QStringLiteral("REPLAY");
    }
    return {};
}

QString meaning(Environs kind)
{
    switch (kind) {
        case Environs::Paper:
            return QCoreApplication::translate(
                "Environment", "Orders trade on the built-in paper exchange; no money moves.");
        case Environs::Test:
            return QCoreApplication::translate(
                "Environment", "Orders go to the venue's test network; no money moves.");
        case Environs::Live:
            return QCoreApplication::translate(
                "Environment", "Orders go to the real venue and trade with real money.");
        case Environs::Replay:
            return QCoreApplication::translate(
                "Environment", "A recorded market is played again; no order leaves the machine.");
    }
    return {};
}

}  // namespace ballast::ui
