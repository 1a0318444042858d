#pragma once

#include "models/engine/snapshot.h"

#include <QFrame>

#include <memory>
#include <vector>

class QVBoxLayout;

namespace ballast::ui {

/// What must be known before anything else: halted, no journal, no link. One row each, none when
/// all is well.
class Banner : public QFrame {
    Q_OBJECT
public:
    struct Row {
        QString id;  ///< stable: "halted", "journal", "link paper", "unknown BTC"
        QString text;
        QString action;  ///< the button's verb; empty: no button
        bool critical = true;
        bool operator==(const Row&) const = default;
    };

    explicit Banner(QWidget* parent = nullptr);
    void show(const engine::Snapshot& snapshot);
    using QWidget::show;
    const std::vector<Row>& rows() const { return m_rows; }
    /// Pure: what a snapshot gives cause to say.
    static std::vector<Row> rowsOf(const engine::Snapshot& snapshot);

signals:
    /// The button of the row was pressed.
    void acted(const QString& id);

private:
    void build();
    std::vector<Row> m_rows;
    QVBoxLayout* m_layout;
};

}  // namespace ballast::ui
