#include "ui/shell/environment.h"

#include <QCoreApplication>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(Environment)
};

}  // namespace

QString word(Environs kind)
{
    switch (kind) {
        case Environs::Paper: return Say::tr("PAPER");
        case Environs::Test: return Say::tr("TEST");
        case Environs::Live: return Say::tr("LIVE");
        case Environs::Replay: return Say::tr("REPLAY");
    }
    return {};
}

QString word(const Environment& environment)
{
    return environment.past ? Say::tr("REPLAY, NOT LIVE") : word(environment.kind);
}

QString identity(const Environment& environment)
{
    QStringList parts{word(environment), environment.venue};
    if (!environment.account.isEmpty() && environment.account != environment.venue)
        parts << environment.account;
    if (!environment.fingerprint.isEmpty())
        parts << QCoreApplication::translate("Environment", "key %1").arg(environment.fingerprint);
    return parts.join(QStringLiteral(" · "));
}

QString meaning(const Environment& environment)
{
    if (environment.past)
        return QCoreApplication::translate(
            "Environment", "A recorded session is shown as it was; nothing can be sent.");
    switch (environment.kind) {
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
