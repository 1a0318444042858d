#include "ui/shell/arrangement.h"

#include "models/core/assert.h"
#include "ui/shell/panel_dock.h"

#include <QMainWindow>
#include <QTabBar>

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace ballast::ui {
namespace {

constexpr int kCardWidth = 412;   ///< a proposal with its four buttons, and the bar beside it
constexpr int kTallWindow = 900;  ///< pixels: two panels above one another can be read

class Arranger {
public:
    explicit Arranger(QMainWindow& window)
        : m_window(window), m_room(std::max(400, window.height() - 230))
    {
    }

    void arrange(Arrangement wanted)
    {
        for (PanelDock* each : m_window.findChildren<PanelDock*>()) {
            each->setFloating(false);
            each->hide();
        }
        switch (wanted) {
            case Arrangement::Trading: trading(); break;
            case Arrangement::Risk: risk(); break;
            case Arrangement::Review: review(); break;
            case Arrangement::Minimal: minimal(); break;
        }
        for (PanelDock* front : m_fronts) front->raise();
    }

private:
    using Names = std::initializer_list<const char*>;

    PanelDock* dock(const char* name) const
    {
        auto* found = m_window.findChild<PanelDock*>(QLatin1String(name));
        BALLAST_ASSERT(found);
        return found;
    }
    /// Tabs behind one that has its place.
    void behind(PanelDock* front, Names names, bool shown = true)
    {
        PanelDock* last = front;
        for (const char* name : names) {
            PanelDock* next = dock(name);
            if (shown) next->show();
            m_window.tabifyDockWidget(last, next);
            if (!shown) next->hide();
            last = next;
        }
    }
    /// A place of its own; what is to be split is split before there are tabs behind it, for Qt
    /// would make one more tab of what comes after.
    PanelDock* area(Qt::DockWidgetArea where, const char* name)
    {
        PanelDock* front = dock(name);
        m_window.addDockWidget(where, front);
        front->show();
        m_fronts.push_back(front);
        return front;
    }
    PanelDock* beside(PanelDock* place, Qt::Orientation way, const char* name)
    {
        PanelDock* front = dock(name);
        front->show();
        m_window.splitDockWidget(place, front, way);
        m_fronts.push_back(front);
        return front;
    }
    void widths(PanelDock* dock, int percent, int least, int most)
    {
        m_window.resizeDocks({dock}, {std::clamp(m_window.width() * percent / 100, least, most)},
                             Qt::Horizontal);
    }
    /// Of the room below the cards and above the status bar.
    void heights(const QList<QDockWidget*>& docks, const QList<int>& percents)
    {
        QList<int> pixels;
        for (const int percent : percents) pixels << m_room * percent / 100;
        m_window.resizeDocks(docks, pixels, Qt::Vertical);
    }

    /// The chart and what waits beside it; the book and its orders below.
    void trading()
    {
        PanelDock* proposals = area(Qt::RightDockWidgetArea, "proposals");
        // Below the proposals where both can be read, else behind them.
        const bool tall = m_window.height() >= kTallWindow;
        PanelDock* scenarios =
            tall ? beside(proposals, Qt::Vertical, "scenarios") : dock("scenarios");
        if (!tall) behind(proposals, {"scenarios"});
        PanelDock* positions = area(Qt::BottomDockWidgetArea, "positions");
        PanelDock* orders = beside(positions, Qt::Vertical, "orders");
        // The history is wide: what was decided, traded and paid stands in one line.
        behind(positions, {"market", "chain", "smile", "curves", "ladder", "modelCheck", "guard",
                           "allocation", "jointHedge", "history"});
        behind(orders, {"fills", "alerts"});
        widths(proposals, 30, kCardWidth, 520);
        if (tall) heights({proposals, scenarios}, {52, 48});
        // The book needs some rows on a low screen, and orders are few.
        heights({positions, orders}, tall ? QList<int>{35, 21} : QList<int>{42, 20});
    }

    /// What could happen, and what holds it: scenarios, wires and the joint hedge beside the book.
    void risk()
    {
        PanelDock* scenarios = area(Qt::RightDockWidgetArea, "scenarios");
        PanelDock* proposals = beside(scenarios, Qt::Vertical, "proposals");
        behind(scenarios, {"jointHedge"});
        behind(proposals, {"alerts"});
        PanelDock* positions = area(Qt::BottomDockWidgetArea, "positions");
        PanelDock* guard = beside(positions, Qt::Horizontal, "guard");
        behind(positions, {"ladder", "curves", "market", "chain", "smile", "modelCheck"});
        behind(guard, {"allocation"});
        behind(dock("modelCheck"), {"orders", "fills", "history"}, false);
        widths(scenarios, 30, 360, 600);
        heights({scenarios, proposals}, {46, 54});
        heights({positions, guard}, {45, 45});
    }

    /// What was done and what it cost.
    void review()
    {
        PanelDock* history = area(Qt::RightDockWidgetArea, "history");
        behind(history, {"proposals"});
        PanelDock* fills = area(Qt::BottomDockWidgetArea, "fills");
        PanelDock* alerts = beside(fills, Qt::Vertical, "alerts");
        behind(fills, {"orders"});
        behind(dock("orders"),
               {"positions", "market", "chain", "smile", "curves", "ladder", "modelCheck", "guard",
                "jointHedge", "allocation", "scenarios"},
               false);
        widths(history, 56, 420, 1'100);
        heights({fills, alerts}, {25, 25});
    }

    /// The chart and what waits.
    void minimal()
    {
        PanelDock* proposals = area(Qt::RightDockWidgetArea, "proposals");
        PanelDock* positions = dock("positions");
        m_window.addDockWidget(Qt::BottomDockWidgetArea, positions);
        positions->hide();
        behind(positions,
               {"orders", "fills", "alerts", "market", "chain", "smile", "curves", "ladder",
                "modelCheck", "guard", "jointHedge", "allocation", "scenarios", "history"},
               false);
        widths(proposals, 30, kCardWidth, 520);
    }

    QMainWindow& m_window;
    int m_room;
    std::vector<PanelDock*> m_fronts;
};

}  // namespace

void arrange(QMainWindow& window, Arrangement arrangement)
{
    Arranger(window).arrange(arrangement);
}

void hideEmptyBars(QMainWindow& window)
{
    for (QTabBar* bar : window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        if (bar->count() == 0 && !bar->isHidden()) bar->hide();
}

}  // namespace ballast::ui
