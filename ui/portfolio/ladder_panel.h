#pragma once

#include "models/engine/snapshot.h"
#include "models/portfolio/ladder.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace ballast::ui {

class LadderPlot;
class SectionHeader;
class ToolRow;

/// Where in strike or time the risk of an underlying sits: one Greek as bars. Looked up only while
/// it is in sight.
class LadderPanel : public QWidget {
    Q_OBJECT
public:
    enum class Greek : std::uint8_t { Delta, Gamma, Vega, Theta };

    explicit LadderPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void fillUnderlyings();

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    core::Time m_refreshedAt{};
    std::vector<core::Currency> m_underlyings;
    SectionHeader* m_header;
    ToolRow* m_tools;
    QComboBox *m_underlying, *m_greek, *m_by;
    QStackedWidget* m_pages;
    LadderPlot* m_plot;
};

}  // namespace ballast::ui
