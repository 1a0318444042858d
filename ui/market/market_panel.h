#pragma once

#include "models/engine/snapshot.h"
#include "ui/charts/market_plot.h"

#include <QWidget>

#include <array>
#include <map>

class QToolButton;

namespace ballast::ui {

class LongWork;
class SectionHeader;

/// What the market was while the delta was what it was: spot, volatilities, spread and depth over
/// one time axis, and the Greeks beside them where they are wanted. Linked with the chart of the
/// delta: one range, one cross-hair.
class MarketPanel : public QWidget {
    Q_OBJECT
public:
    explicit MarketPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// Of which underlying, and the samples that its delta is drawn from.
    void setSource(core::Currency underlying, const Track* exposure);
    /// Market samples of earlier runs, in time order.
    void setPast(core::Currency underlying, const std::vector<engine::MarketSample>& samples,
                 core::Duration stretch = {});
    /// Nothing is known of any underlying any more: what comes is of another time.
    void forget();
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }
    MarketPlot* plot() const { return m_plot; }
    /// Which panes are open, by their numbers: kept with the workspace.
    QStringList view() const;
    void setView(const QStringList& panes);

    /// Each returns a sentence when it could not be done, else an empty text.
    QString exportPng(const QString& path);
    QString exportPdf(const QString& path);
    QString exportCsv(const QString& path) const;
    /// The data on a thread of its own: working(), and then exported(). Says nothing itself.
    QString startCsv(const QString& path);

signals:
    void viewChosen();
    void failed(const QString& sentence);
    /// A file is being written: whoever shows that may cancel it. exported() says how it went.
    void working(ballast::ui::LongWork* work);
    void exported(const QString& sentence);
    /// What is on record of this moment is wanted.
    void momentWished(ballast::core::Time at, ballast::core::Currency underlying);

protected:
    void showEvent(QShowEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void choose();
    void refresh();

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    core::Currency m_underlying;
    const Track* m_exposure = nullptr;
    std::map<core::Currency, MarketTrack> m_tracks;
    SectionHeader* m_header;
    MarketPlot* m_plot;
    std::array<QToolButton*, kPanes> m_toggles{};
};

}  // namespace ballast::ui
