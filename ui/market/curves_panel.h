#pragma once

#include "models/engine/snapshot.h"
#include "ui/charts/xy_plot.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace ballast::ui {

class SectionHeader;
class ToolRow;

/// What the book of an instrument holds up to a price, what a size would cost at once, and what a
/// volatility is to which day. Looked up only while it is in sight.
class CurvesPanel : public QWidget {
    Q_OBJECT
public:
    enum class Curve : std::uint8_t { Depth, Cost, Term };

    explicit CurvesPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void fillInstruments();
    void draw(XyPlot::Picture picture, const QString& remark);

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    core::Time m_refreshedAt{};
    std::vector<core::InstrumentId> m_instruments;
    SectionHeader* m_header;
    ToolRow* m_tools;
    QComboBox *m_instrument, *m_curve;
    QStackedWidget* m_pages;
    XyPlot* m_plot;
};

/// The pictures, and the sentence beside each; without a line where nothing is known.
XyPlot::Picture depthPicture(const market::Listing& listing, double coinPrice, QString& remark);
XyPlot::Picture costPicture(const market::Listing& listing, double coinPrice, QString& remark);
XyPlot::Picture termPicture(const pricing::Surface& surface, core::Time now, QString& remark);

}  // namespace ballast::ui
