#include "ui/portfolio/ladder_panel.h"

#include "models/core/text.h"
#include "models/tables/words.h"
#include "ui/charts/ladder_plot.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr core::Duration kPace = std::chrono::milliseconds{300};

struct Shown {
    double value = 0;
    int decimals = 0;
};

Shown valueOf(const portfolio::Figures& figures, LadderPanel::Greek greek,
              portfolio::DeltaConvention convention)
{
    switch (greek) {
        case LadderPanel::Greek::Delta: return {figures.delta.of(convention), 2};
        case LadderPanel::Greek::Gamma: return {figures.gamma1PctCoin, 3};
        case LadderPanel::Greek::Vega: return {figures.vega, 0};
        case LadderPanel::Greek::Theta: return {figures.theta, 0};
    }
    return {};
}

QString unitOf(LadderPanel::Greek greek, portfolio::DeltaConvention convention)
{
    switch (greek) {
        case LadderPanel::Greek::Delta:
            return LadderPanel::tr("%1 delta, coin").arg(spoken(portfolio::text(convention)));
        case LadderPanel::Greek::Gamma: return LadderPanel::tr("delta for a move of 1 %, coin");
        case LadderPanel::Greek::Vega: return LadderPanel::tr("USD a vol point");
        case LadderPanel::Greek::Theta: return LadderPanel::tr("USD a day");
    }
    return {};
}

QString nameOf(const portfolio::Rung& rung)
{
    if (rung.strike) return words(core::number(*rung.strike, 0));
    return rung.expiry ? tables::dateWords(*rung.expiry) : LadderPanel::tr("futures");
}

}  // namespace

LadderPanel::LadderPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("Ladder"), this)),
      m_tools(new ToolRow(this)),
      m_underlying(m_tools->addChoice(QStringLiteral("ladderUnderlying"), tr("Underlying"), {})),
      m_greek(m_tools->addChoice(QStringLiteral("ladderGreek"), tr("Greek"),
                                 {tr("Delta"), tr("Gamma 1 %"), tr("Vega"), tr("Theta")})),
      m_by(m_tools->addChoice(QStringLiteral("ladderBy"), tr("By"),
                              {tr("By strike"), tr("By expiry")})),
      m_pages(new QStackedWidget(this)),
      m_plot(new LadderPlot)
{
    setObjectName(QStringLiteral("ladderPanel"));
    m_underlying->setMinimumContentsLength(5);
    m_plot->setAccessibleName(tr("One Greek by strike or by expiry"));
    m_pages->addWidget(new EmptyState(tr("Nothing is held"),
                                      tr("The ladder is drawn as soon as there are positions.")));
    m_pages->addWidget(m_plot);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_pages, 1);
    for (QComboBox* choice : {m_underlying, m_greek, m_by})
        connect(choice, &QComboBox::activated, this, &LadderPanel::refresh);
}

void LadderPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    const bool another = !m_snapshot || m_snapshot->portfolio != snapshot->portfolio;
    m_snapshot = snapshot;
    const bool soon = snapshot->at >= m_refreshedAt && snapshot->at - m_refreshedAt < kPace;
    if (another && !soon && isVisible()) refresh();
}

void LadderPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void LadderPanel::refresh()
{
    if (!m_snapshot || !m_snapshot->portfolio || !m_snapshot->underlyings) return;
    m_refreshedAt = m_snapshot->at;
    fillUnderlyings();
    const int at = m_underlying->currentIndex();
    if (at < 0 || at >= static_cast<int>(m_underlyings.size())) {
        m_pages->setCurrentIndex(0);
        return m_tools->setRemark({});
    }
    const core::Currency underlying = m_underlyings[static_cast<std::size_t>(at)];
    auto convention = portfolio::DeltaConvention::NetTransaction;
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
        if (state.underlying == underlying) convention = state.policy.convention;
    const auto greek = static_cast<Greek>(m_greek->currentIndex());
    const auto rungs = portfolio::ladder(*m_snapshot->portfolio, underlying,
                                         static_cast<portfolio::LadderBy>(m_by->currentIndex()));
    std::vector<LadderPlot::Bar> bars;
    int leftOut = 0;
    double sum = 0;
    int decimals = 0;
    for (const portfolio::Rung& rung : rungs) {
        const Shown shown = valueOf(rung.figures, greek, convention);
        leftOut += rung.leftOut;
        sum += shown.value;
        decimals = shown.decimals;
        bars.push_back(
            {nameOf(rung), shown.value,
             (rung.lines == 1 ? tr("%1\n%2\n1 position")
                              : tr("%1\n%2\n%n positions", nullptr, rung.lines))
                 .arg(nameOf(rung), words(core::signedNumber(shown.value, shown.decimals)))});
    }
    m_pages->setCurrentIndex(bars.empty() ? 0 : 1);
    const QString all = tr("all %1").arg(words(core::signedNumber(sum, decimals)));
    m_tools->setRemark(
        bars.empty() ? QString()
        : leftOut == 0
            ? all
            : (leftOut == 1 ? tr("%1, partial: 1 position without a value")
                            : tr("%1, partial: %n positions without a value", nullptr, leftOut))
                  .arg(all));
    m_plot->show(std::move(bars), unitOf(greek, convention));
}

void LadderPanel::fillUnderlyings()
{
    std::vector<core::Currency> now;
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
        now.push_back(state.underlying);
    if (now == m_underlyings) return;
    const QSignalBlocker quiet(m_underlying);
    const QString shown = m_underlying->currentText();
    m_underlyings = std::move(now);
    m_underlying->clear();
    for (const core::Currency& u : m_underlyings) m_underlying->addItem(words(u));
    m_underlying->setCurrentIndex(
        m_underlyings.empty() ? -1 : std::max(0, m_underlying->findText(shown)));
}

}  // namespace ballast::ui
