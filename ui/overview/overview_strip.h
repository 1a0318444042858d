#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

#include <memory>
#include <vector>

class QHBoxLayout;

namespace ballast::ui {

class EmptyState;
class UnderlyingCard;

/// The cards in a row, and at the right the place of the mode switch.
class OverviewStrip : public QWidget {
    Q_OBJECT
public:
    explicit OverviewStrip(QWidget* parent = nullptr);

    void show(const std::shared_ptr<const engine::Snapshot>& snapshot);
    using QWidget::show;
    /// The widget at the right end; the strip takes it over.
    void setAside(QWidget* widget);
    /// Marks a card; nothing is emitted.
    void select(core::Currency underlying);
    core::Currency selected() const { return m_selected; }
    const std::vector<UnderlyingCard*>& cards() const { return m_cards; }

signals:
    void underlyingSelected(core::Currency underlying);

private:
    UnderlyingCard* cardOf(core::Currency underlying);
    void forgetOthers(const std::vector<engine::UnderlyingState>& states);

    std::vector<UnderlyingCard*> m_cards;
    core::Currency m_selected;
    QHBoxLayout* m_row;
    QHBoxLayout* m_cardRow;
    EmptyState* m_empty;
};

}  // namespace ballast::ui
