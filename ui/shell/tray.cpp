#include "ui/shell/tray.h"

#include "ui/shell/app_icon.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr int kIcon = 64, kDot = 28, kNotifyMs = 10'000;

QColor colourOf(TrayState state)
{
    const Theme& theme = Theme::current();
    switch (state) {
        case TrayState::Halted: return theme.breach;
        case TrayState::OutOfBand:
        case TrayState::Armed: return theme.warn;
        case TrayState::Proposing: return theme.accent;
        case TrayState::InBand: return theme.good;
        case TrayState::Starting: return theme.faint;
    }
    return {};
}

}  // namespace

TrayState trayState(const engine::Snapshot& snapshot)
{
    if (snapshot.mode == engine::Mode::Halted) return TrayState::Halted;
    const auto is = [&](engine::BandState wanted) {
        return snapshot.underlyings &&
               std::ranges::any_of(*snapshot.underlyings, [wanted](const auto& underlying) {
                   return underlying.state == wanted;
               });
    };
    if (is(engine::BandState::Halted)) return TrayState::Halted;
    if (snapshot.autoFire.armed) return TrayState::Armed;
    if (snapshot.proposals &&
        std::ranges::any_of(snapshot.proposals->items, [](const rebalance::Proposal& p) {
            return p.state == rebalance::ProposalState::Live;
        }))
        return TrayState::Proposing;
    if (is(engine::BandState::OutOfBand) || is(engine::BandState::Unknown))
        return TrayState::OutOfBand;
    return snapshot.underlyings ? TrayState::InBand : TrayState::Starting;
}

QString text(TrayState state)
{
    switch (state) {
        case TrayState::Halted: return Tray::tr("Halted");
        case TrayState::OutOfBand: return Tray::tr("Out of band");
        case TrayState::Proposing: return Tray::tr("A proposal waits");
        case TrayState::Armed: return Tray::tr("Auto-fire is armed");
        case TrayState::InBand: return Tray::tr("In band");
        case TrayState::Starting: return Tray::tr("Starting");
    }
    return {};
}

/// The program's icon with a dot of the state's colour; its word stands in the tool tip.
QIcon trayIcon(TrayState state)
{
    QPixmap picture = appIcon().pixmap(kIcon, kIcon);
    picture.setDevicePixelRatio(1);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::current().ground, 3));
    painter.setBrush(colourOf(state));
    painter.drawEllipse(picture.width() - kDot - 1, picture.height() - kDot - 1, kDot, kDot);
    return QIcon(picture);
}

bool Tray::systemHasOne() { return QSystemTrayIcon::isSystemTrayAvailable(); }

Tray::Tray(bool available, QString title, const QList<QAction*>& actions, QObject* parent)
    : QObject(parent), m_title(std::move(title)), m_menu(std::make_unique<QMenu>())
{
    m_menu->setObjectName(QStringLiteral("trayMenu"));
    QAction* show = m_menu->addAction(tr("Show Ballast"), this, &Tray::showWanted);
    show->setObjectName(QStringLiteral("trayShow"));
    m_menu->addSeparator();
    m_menu->addActions(actions);
    if (!available) return;
    m_icon = new QSystemTrayIcon(trayIcon(m_state), this);
    m_icon->setContextMenu(m_menu.get());
    m_icon->setToolTip(m_title);
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::showWanted);
    connect(m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger) emit showWanted();
            });
    m_icon->show();
}

/// The icon goes before the menu it points at.
Tray::~Tray() { delete m_icon; }

void Tray::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    const TrayState state = trayState(*snapshot);
    if (state == m_state) return;
    m_state = state;
    if (!m_icon) return;
    m_icon->setIcon(trayIcon(state));
    m_icon->setToolTip(QStringLiteral("%1\n%2").arg(m_title, text(state)));
}

void Tray::notify(const QString& sentence, bool critical)
{
    if (m_icon)
        m_icon->showMessage(m_title, sentence,
                            critical ? QSystemTrayIcon::Critical : QSystemTrayIcon::Information,
                            kNotifyMs);
}

}  // namespace ballast::ui
