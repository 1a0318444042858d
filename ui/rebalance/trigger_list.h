#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QToolButton;

namespace ballast::ui {

/// Every trigger that is on, underlying by underlying, with what it says: why it asks for a hedge
/// or why not. Opened by a click on its head; closed, the head says how many ask.
class TriggerList : public QWidget {
    Q_OBJECT
public:
    explicit TriggerList(QWidget* parent = nullptr);
    void present(const engine::Snapshot& snapshot);

private:
    struct Row {
        QLabel* underlying;
        QLabel* kind;
        QLabel* reason;
    };
    void open(bool opened);
    void showHead(int asking, int all);
    Row& row(std::size_t number);

    QToolButton* m_head;
    QWidget* m_body;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

}  // namespace ballast::ui
