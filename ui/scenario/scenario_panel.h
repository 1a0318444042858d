#pragma once

#include "models/engine/snapshot.h"
#include "models/tables/stress_table.h"
#include "ui/scenario/scenario_text.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QSlider;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace ballast::ui {

class FactGrid;
class HeatMap;
class SectionHeader;
class ThoughtBanner;
class ToolRow;
class WhatIfEditor;

/// What if: the book in a grid of spot and volatility, in named stresses, and as another book than
/// the one that is held. It asks, at most twice a second and only while it is in sight; somebody
/// else computes.
class ScenarioPanel : public QWidget {
    Q_OBJECT
public:
    explicit ScenarioPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// An answer; one to an older wish is not shown.
    void show(const std::shared_ptr<const portfolio::ScenarioResult>& result);
    using QWidget::show;
    void setStresses(std::vector<portfolio::Stress> stresses);
    void setUnderlying(core::Currency underlying);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }
    WhatIfEditor* editor() const { return m_editor; }

signals:
    void wished(const ballast::portfolio::ScenarioRequest& request);
    /// Nobody looks any more: what is under way may stop.
    void unwatched();
    void commanded(const ballast::engine::Command& command);
    /// A what-if was sent off to become a proposal.
    void proposed();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildTabs();
    QWidget* buildMapPage();
    QWidget* buildMapTools();
    QWidget* buildTimeRow();
    QWidget* buildStressPage();
    void openPage(int page);
    void refresh();
    void hearRefusals();
    void fillUnderlyings();
    void presentEditor();
    void wishAnew();
    void ask();
    void showAll();
    void showMap();
    void showFacts();
    void showRemark();
    void showBanner();
    void editorChanged();
    core::Currency underlying() const;
    portfolio::DeltaConvention convention() const;
    core::AccountKey account() const;
    std::vector<portfolio::WhatIfEdit> pending() const;
    bool isOccupied() const;
    portfolio::ScenarioSpec spec() const;
    Measure measure() const;
    tables::ScenarioBook book() const;
    bool hasThought() const;

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    std::shared_ptr<const portfolio::ScenarioResult> m_result;
    std::shared_ptr<const std::vector<portfolio::Stress>> m_stresses;
    std::vector<core::Currency> m_underlyings;
    std::uint64_t m_wish = 1;
    std::optional<std::uint64_t> m_heard;  ///< the newest alert that was looked at
    bool m_hadThought = false;
    std::optional<std::pair<int, int>> m_pointed;
    QTimer m_pace;
    QTimer m_soon;
    SectionHeader* m_header;
    ThoughtBanner* m_banner;
    QStackedWidget* m_pages;
    QStackedWidget* m_mapOrNot = nullptr;
    QToolButton* m_tabs[3] = {};
    QComboBox* m_underlying = nullptr;
    QComboBox* m_measure = nullptr;
    QComboBox* m_book = nullptr;
    QComboBox* m_volMove = nullptr;
    QComboBox* m_smile = nullptr;
    QToolButton* m_full = nullptr;
    QSlider* m_days = nullptr;
    QLabel* m_daysText = nullptr;
    QLabel* m_remark = nullptr;
    QLabel* m_where = nullptr;
    HeatMap* m_map = nullptr;
    FactGrid* m_facts = nullptr;
    QTreeView* m_stressView = nullptr;
    tables::StressTable* m_stressTable;
    WhatIfEditor* m_editor;
};

}  // namespace ballast::ui
