#pragma once

#include "models/engine/snapshot.h"

#include <QFrame>

#include <memory>
#include <vector>

class QVBoxLayout;

namespace ballast::ui {

/// What must be known before anything else: halted, no journal, no link. One row each, none when
/// all is well. Below them notes of the desk, each until it is dismissed.
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
    /// What the desk itself has to say, below what the snapshot says. It stays until a person takes
    /// it away; of many the newest are shown, with the number of the others.
    void note(const QString& sentence, bool critical);
    using QWidget::show;
    const std::vector<Row>& rows() const { return m_rows; }
    /// Pure: what a snapshot gives cause to say.
    static std::vector<Row> rowsOf(const engine::Snapshot& snapshot);

    /// The row of notes that have no room.
    static inline const QString kMoreId = QStringLiteral("more notes");

signals:
    /// The button of the row was pressed.
    void acted(const QString& id);

private:
    void act(const QString& id);
    void refresh();
    void build();
    std::vector<Row> m_fromSnapshot, m_notes;  ///< notes: oldest first
    std::vector<Row> m_rows;
    int m_noted = 0;  ///< notes so far, for their ids
    QVBoxLayout* m_layout;
};

}  // namespace ballast::ui
