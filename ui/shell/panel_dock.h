#pragma once

#include <QDockWidget>

namespace ballast::ui {

class SectionHeader;

/// A panel that can be moved, tabbed and closed. Its header row is the title bar by which it is
/// dragged; among tabs the tab is the title and the header makes room.
class PanelDock : public QDockWidget {
    Q_OBJECT
public:
    /// The panel's own header becomes the title bar; a panel without one gets one with `title`.
    PanelDock(const QString& name, const QString& title, QWidget* panel, QMainWindow* window);

    /// What the tab and the View menu say; a count may be in it.
    void setTitle(const QString& title);
    SectionHeader* header() const { return m_header; }

private:
    void fitTitleBar();
    SectionHeader* m_header;
    QWidget* m_noTitle;
};

}  // namespace ballast::ui
