#include "ui/shell/tray.h"

#include "ui/rebalance/budget_text.h"
#include "ui/shell/app_icon.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

#include <algorithm>
#include <utility>

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
    m_icon->setToolTip(unmarked(toolTip()));
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
    const QString left = budgetLeftText(snapshot->autoFire, snapshot->at);
    if (state == m_state && left == m_left) return;
    const bool another = std::exchange(m_state, state) != state;
    m_left = left;
    if (!m_icon) return;
    if (another) m_icon->setIcon(trayIcon(m_state));
    m_icon->setToolTip(unmarked(toolTip()));
}

/// In words of our own: a tray may read markup.
QString Tray::toolTip() const
{
    const auto state = [this] {
        switch (m_state) {
            case TrayState::Halted: return tr("Ballast: halted");
            case TrayState::OutOfBand: return tr("Ballast: out of band");
            case TrayState::Proposing: return tr("Ballast: a proposal waits");
            case TrayState::Armed: return tr("Ballast: auto-fire is armed");
            case TrayState::InBand: return tr("Ballast: in band");
            case TrayState::Starting: return tr("Ballast: starting");
        }
        return QString();
    };
    return m_left.isEmpty() ? state() : state() + QLatin1Char('\n') + m_left;
}

/// Some systems read a notification as markup, and a venue's words may be in it.
QString Tray::unmarked(QString sentence)
{
    return sentence.replace(QLatin1Char('<'), QChar(0x2039))
        .replace(QLatin1Char('>'), QChar(0x203A));
}

void Tray::notify(const QString& sentence, bool critical)
{
    if (m_icon)
        m_icon->showMessage(m_title, unmarked(sentence),
                            critical ? QSystemTrayIcon::Critical : QSystemTrayIcon::Information,
                            kNotifyMs);
}

}  // namespace ballast::ui
