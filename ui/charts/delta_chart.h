#pragma once

#include "models/engine/snapshot.h"
#include "ui/charts/track.h"

#include <QWidget>

#include <map>
#include <memory>
#include <vector>

class QAbstractButton;
class QButtonGroup;
class QTimer;
class QToolButton;

namespace ballast::ui {

class EmptyState;
class ExposurePlot;
class LongWork;
class SectionHeader;

/// Net delta against its tolerance band over the spot, of one underlying at a time. Follows live
/// until the trader pans.
class DeltaChart : public QWidget {
    Q_OBJECT
public:
    explicit DeltaChart(QWidget* parent = nullptr);

    /// Takes from the state's series what it has not seen; `now` is the snapshot's time. Another
    /// underlying than before changes the picture.
    void show(const engine::UnderlyingState& state,
              const std::shared_ptr<const std::vector<engine::Marker>>& markers, core::Time now);
    using QWidget::show;
    /// Of no underlying is anything known any more: what comes is of another time.
    void forget();
    /// Leaves live and brings this instant to the middle.
    void showTime(core::Time at);
    /// Samples from earlier runs, in time order; the time between is drawn as a gap. With a
    /// `stretch` they are an outline, in which it is at most so long between two samples.
    void setPast(core::Currency underlying, const std::vector<engine::ExposureSample>& samples,
                 core::Duration stretch = {});
    /// All samples of a part of the outline: an answer to finerWished().
    void refine(core::Currency underlying, const std::vector<engine::ExposureSample>& samples,
                core::Duration stretch = {});
    /// Wishes for finer samples, soon, where what is on the screen has but an outline.
    void look();

    /// The title row: tabs, ranges, the live button. Whoever frames the chart shows it.
    SectionHeader* header() const { return m_header; }
    core::Currency underlying() const { return m_underlying; }
    /// The samples of what is shown; null before there are any.
    const Track* track() const;
    /// Rows held of what is shown, for those who want to know that it keeps up.
    std::size_t samplesSeen() const;
    bool isFollowing() const;
    ExposurePlot* plot() const { return m_plot; }

    /// Each returns a sentence when it could not be done, else an empty text.
    QString exportPng(const QString& path);
    QString exportPdf(const QString& path);
    QString exportCsv(const QString& path) const;
    /// The data on a thread of its own: working(), and then exported(). Says nothing itself.
    QString startCsv(const QString& path);

signals:
    void proposalClicked(core::ProposalId proposal);
    /// What is on the screen is known in outline only.
    void finerWished(ballast::core::Currency underlying, ballast::core::Time from,
                     ballast::core::Time to);
    /// A picture or file could not be written: a sentence for the trader.
    void failed(const QString& sentence);
    /// A file is being written: whoever shows that may cancel it. exported() says how it went.
    void working(ballast::ui::LongWork* work);
    void exported(const QString& sentence);
    /// What is on record of this moment is wanted.
    void momentWished(ballast::core::Time at, ballast::core::Currency underlying);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void makeTabs();
    void makeRanges();
    QToolButton* quietButton(const QString& text, const QString& name);
    void setTitle();
    void exportBy(const QString& title, const QString& filter, const QString& suffix,
                  QString (DeltaChart::*write)(const QString&));

    void wishFiner();

    /// What is known of one underlying's past: in outline before `wholeFrom`, but for what was
    /// wished for since. Seconds since 1970.
    struct Outline {
        double wholeFrom = 0;
        std::vector<std::pair<double, double>> wished;
    };
    core::Currency m_underlying;
    std::map<core::Currency, Track> m_tracks;
    std::map<core::Currency, Outline> m_outlines;
    QTimer* m_settling;
    std::shared_ptr<const std::vector<engine::Marker>> m_markers;
    SectionHeader* m_header;
    ExposurePlot* m_plot;
    EmptyState* m_empty;
    QButtonGroup* m_metrics;
    QButtonGroup* m_ranges;
    QToolButton* m_live;
};

}  // namespace ballast::ui
