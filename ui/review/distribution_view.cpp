#include "ui/review/distribution_view.h"

#include "models/core/text.h"
#include "ui/charts/xy_plot.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ballast::ui {

DistributionView::DistributionView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("reviewDistributions"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(0);
    m_slippage = make(QStringLiteral("reviewSlippage"), tr("Slippage of the rebalances"));
    m_approval = make(QStringLiteral("reviewApproval"), tr("Time until a person approved"));
    m_size = make(QStringLiteral("reviewSize"), tr("Value traded"));
}

DistributionView::Part DistributionView::make(const QString& name, const QString& title)
{
    Part part{new XyPlot, plainLabel(QStringLiteral("caption"), this)};
    part.plot->setObjectName(name);
    part.plot->setAccessibleName(title);
    part.plot->setMinimumHeight(90);
    part.caption->setObjectName(name + QStringLiteral("Facts"));
    part.caption->setContentsMargins(10, 2, 10, 0);
    part.caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout()->addWidget(part.caption);
    static_cast<QVBoxLayout*>(layout())->addWidget(part.plot, 1);
    return part;
}

void DistributionView::show(const Part& part, const review::Distribution& d, const QString& unit,
                            int decimals)
{
    XyPlot::Picture picture;
    picture.xLabel = unit;
    picture.yLabel = tr("rebalances");
    const QString title = part.plot->accessibleName();
    if (d.count == 0) {
        setWords(part.caption, tr("%1 · none in this period").arg(title));
        part.plot->show(picture);
        return;
    }
    const auto text = [&](double value) { return words(core::number(value, decimals)); };
    XyPlot::Line line;
    line.name = tr("rebalances");
    line.tone = tables::Tone::Accent;
    line.steps = line.filled = true;
    for (std::size_t i = 0; i < d.counts.size(); ++i)
        line.points.emplace_back(d.edges[i], d.counts[i]);
    if (!d.edges.empty()) line.points.emplace_back(d.edges.back(), 0);
    picture.lines = {line};
    picture.markAt = d.median;
    picture.markName = tr("median %1").arg(text(d.median));
    picture.xNumbers = decimals == 0 ? AxisNumbers::Short : AxisNumbers::Plain;
    QString facts = tr("%1 · %2 · median %3 · 5 % %4 · 95 % %5 · mean %6 %7")
                        .arg(title, words(core::number(d.count, 0)), text(d.median), text(d.p5),
                             text(d.p95), text(d.mean), unit);
    if (d.below + d.above > 0)
        facts += tr(" · beyond the picture: %1 below, %2 above, %3 to %4")
                     .arg(d.below)
                     .arg(d.above)
                     .arg(text(d.least), text(d.most));
    setWords(part.caption, facts);
    part.caption->setToolTip(toolTipOf(facts));
    part.plot->setAccessibleDescription(facts);
    part.plot->show(std::move(picture));
}

void DistributionView::show(const review::PeriodReview& review)
{
    show(m_slippage, review.slippageBp, QStringLiteral("bp"), 1);
    show(m_approval, review.approvalSeconds, QStringLiteral("s"), 1);
    show(m_size, review.sizeUsd, QStringLiteral("USD"), 0);
}

}  // namespace ballast::ui
