#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace ballast::ui {

class SectionHeader;
class SmilePlot;
class ToolRow;

/// The volatility smile of one expiry, or of all of an underlying laid over each other, with a line
/// on how well it fits and whether it is free of arbitrage. Looked up only while it is in sight and
/// no oftener than a person reads.
class SmilePanel : public QWidget {
    Q_OBJECT
public:
    explicit SmilePanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }
    void setUnderlying(core::Currency underlying);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void fillUnderlyings();
    void fillExpiries(const pricing::Surface* surface);
    QString home() const;
    void showVerdict(const QString& sentence, bool wrong);
    core::Currency underlying() const;

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    core::Time m_refreshedAt{};
    std::vector<core::Currency> m_underlyings;
    std::vector<core::Time> m_expiries;
    SectionHeader* m_header;
    ToolRow* m_tools;
    QComboBox* m_underlying;
    QComboBox* m_expiry;
    QStackedWidget* m_pages;
    SmilePlot* m_plot;
    QLabel* m_verdict;
};

/// "SVI · 0.14 points rmse, 1.20 at worst · 33 quotes, 2 refused (1 crossed, 1 empty) · 31 of 32
/// hold the curve".
QString qualityText(const pricing::Smile& smile);
/// "No butterfly arbitrage (least g +0.12 at k = -1.10). …": what was checked and found, or why
/// there is no curve; with the calendar violations this expiry has a part in.
QString verdictText(const pricing::Smile& smile, const pricing::Surface& surface);

}  // namespace ballast::ui
