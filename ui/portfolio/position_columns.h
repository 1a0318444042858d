#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>

class QAction;
class QMenu;
class QTimer;
class QTreeView;

namespace ballast::tables {
class PositionTree;
}

namespace ballast::ui {

/// Which columns of the positions are seen, where and how wide, which are tinted, and by which the
/// rows are sorted: the menu that changes it, and the words that keep it.
class PositionColumns : public QObject {
    Q_OBJECT
public:
    /// Both outlive it; the tree shows the model and is dressed.
    PositionColumns(QTreeView* tree, tables::PositionTree* model, QWidget* parent);

    QMenu* menu() const { return m_menu; }
    /// The shown ones, from the left.
    std::vector<int> visible() const;

    /// In words that stay the same: to be remembered.
    struct State {
        QStringList shown;
        QStringList places;  ///< every column from the left with its width: "delta:104"
        QStringList heat;
        QStringList sort;  ///< column, "ascending" or "descending", maybe "absolute"; or empty
        bool operator==(const State&) const = default;
    };
    State state() const;
    /// What is empty stays as it is; columns that a later version added stay where it put them.
    void setState(const State& state);

signals:
    /// By a person.
    void changed();

private:
    void buildShown();
    void buildHeat();
    void buildRest();
    void retitle();
    void setHeat();
    void setPlaces(const QStringList& places);
    void setSort(const QStringList& sort);
    void reset();
    void tell();

    QTreeView* m_tree;
    tables::PositionTree* m_model;
    QMenu* m_menu;
    QMenu* m_heatMenu;
    QHash<int, QAction*> m_shown, m_heat;
    QAction* m_absolute = nullptr;
    QHash<int, int> m_widths;  ///< also of hidden columns
    QTimer* m_later;
    bool m_quiet = false;
};

}  // namespace ballast::ui
