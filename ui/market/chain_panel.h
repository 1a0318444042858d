// market panels: what can be traded, and at what price.
#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

#include <chrono>

class QComboBox;
class QStackedWidget;
class QTreeView;

namespace ballast::tables {
class ChainTable;
}

namespace ballast::ui {

class FactGrid;
class SectionHeader;
class ToolRow;

/// The option chain of one expiry with the futures above it. Looked up only while it is in sight,
/// and no oftener than a person reads.
class ChainPanel : public QWidget {
    Q_OBJECT
public:
    explicit ChainPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }
    void setUnderlying(core::Currency underlying);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void fillUnderlyings();
    void fillExpiries();
    void fillVenues();
    void showFutures();
    void scrollToNearest();
    core::Currency underlying() const;
    core::VenueId venue() const;  ///< empty: there is only one

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    core::Time m_refreshedAt{};
    std::vector<core::Currency> m_underlyings;
    std::vector<core::Time> m_expiries;
    std::vector<core::VenueId> m_venues;
    SectionHeader* m_header;
    ToolRow* m_tools;
    QComboBox* m_underlying;
    QComboBox* m_expiry;
    QComboBox* m_venue;  ///< hidden while there is only one
    FactGrid* m_futures;
    QStackedWidget* m_pages;
    QTreeView* m_view;
    tables::ChainTable* m_table;
};

}  // namespace ballast::ui
