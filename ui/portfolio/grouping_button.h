#pragma once

#include "models/tables/grouping.h"

#include <QToolButton>

#include <array>
#include <vector>

class QActionGroup;
class QMenu;

namespace ballast::ui {

/// Says in which groups the positions are, and changes it: the usual ways by name, any other key by
/// key.
class GroupingButton : public QToolButton {
    Q_OBJECT
public:
    explicit GroupingButton(QWidget* parent = nullptr);

    /// Marks it and says it; nobody has chosen it by that.
    void setGrouping(const tables::Grouping& grouping);
    /// Whether there are sub-books to group by.
    void setSubBooks(bool any);

signals:
    void chosen(const ballast::tables::Grouping& grouping);
    void expandWanted();
    void totalsWanted();

private:
    void buildUsual();
    void buildLevel(std::size_t level);
    void chooseAt(std::size_t level, int key);
    void mark();

    tables::Grouping m_grouping;
    QMenu* m_menu;
    std::vector<QAction*> m_usual;
    struct Level {
        QMenu* menu = nullptr;
        QActionGroup* keys = nullptr;
    };
    std::array<Level, tables::Grouping::kMost> m_levels;
    bool m_subBooks = false;
};

}  // namespace ballast::ui
