#include "ui/shell/panel_dock.h"

#include "ui/widgets/section_header.h"

#include <QFrame>
#include <QMainWindow>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

/// No panel may force the window beyond a small screen; what does not fit scrolls or is cut.
constexpr int kLeastWidth = 384, kLeastHeight = 110;

/// One line round a panel's body, unless it has drawn its own.
QWidget* framed(QWidget* panel)
{
    if (panel->findChild<QFrame*>(QStringLiteral("panelBody"), Qt::FindDirectChildrenOnly))
        return panel;
    auto* frame = new QFrame;
    frame->setObjectName(QStringLiteral("panelBody"));
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(1, 0, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(panel);
    return frame;
}

}  // namespace

PanelDock::PanelDock(const QString& name, const QString& title, QWidget* panel, QMainWindow* window)
    : QDockWidget(title, window),
      m_header(panel->findChild<SectionHeader*>(QString(), Qt::FindDirectChildrenOnly)),
      m_noTitle(new QWidget(this))
{
    if (!m_header) m_header = new SectionHeader(title);
    setObjectName(name);
    const QSize least = panel->minimumSizeHint();
    panel->setMinimumSize(std::clamp(least.width(), 1, kLeastWidth),
                          std::clamp(least.height(), 1, kLeastHeight));
    m_noTitle->setFixedHeight(0);
    setTitleBarWidget(m_header);
    setWidget(framed(panel));
    setFeatures(DockWidgetMovable | DockWidgetFloatable | DockWidgetClosable);
    // Whether it is among tabs is known only after the window has laid itself out.
    const auto later = [this] { QTimer::singleShot(0, this, [this] { fitTitleBar(); }); };
    connect(this, &QDockWidget::dockLocationChanged, this, later);
    connect(this, &QDockWidget::topLevelChanged, this, later);
    connect(this, &QDockWidget::visibilityChanged, this, later);
}

void PanelDock::setTitle(const QString& title)
{
    if (windowTitle() == title) return;
    setWindowTitle(title);
}

void PanelDock::fitTitleBar()
{
    const auto* window = qobject_cast<QMainWindow*>(parentWidget());
    bool tabbed = false;
    if (window && !isFloating())
        for (const QDockWidget* other : window->tabifiedDockWidgets(const_cast<PanelDock*>(this)))
            tabbed = tabbed || !other->isHidden();
    QWidget* wanted = tabbed ? m_noTitle : static_cast<QWidget*>(m_header);
    if (titleBarWidget() == wanted) return;
    setTitleBarWidget(wanted);
    m_header->setVisible(!tabbed);
}

}  // namespace ballast::ui
