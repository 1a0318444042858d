#include "ui/scenario/scenario_panel.h"

#include "models/core/text.h"
#include "ui/scenario/heat_map.h"
#include "ui/scenario/thought_banner.h"
#include "ui/scenario/what_if_editor.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

using tables::ScenarioBook;

/// A grid is read, not watched.
constexpr std::chrono::milliseconds kPace{500};
/// A slider that is being dragged asks when it rests for a moment.
constexpr std::chrono::milliseconds kSoon{60};

}  // namespace

ScenarioPanel::ScenarioPanel(QWidget* parent)
    : QWidget(parent),
      m_stresses(
          std::make_shared<const std::vector<portfolio::Stress>>(portfolio::allStresses({}))),
      m_header(new SectionHeader(tr("Scenarios"), this)),
      m_banner(new ThoughtBanner(this)),
      m_pages(new QStackedWidget(this)),
      m_stressTable(new tables::StressTable(this)),
      m_editor(new WhatIfEditor)
{
    setObjectName(QStringLiteral("scenarioPanel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTabs());
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    m_pages->addWidget(buildMapPage());
    m_pages->addWidget(buildStressPage());
    m_pages->addWidget(m_editor);
    m_pace.setInterval(kPace);
    m_soon.setInterval(kSoon);
    m_soon.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &ScenarioPanel::refresh);
    connect(&m_soon, &QTimer::timeout, this, &ScenarioPanel::ask);
    connect(m_editor, &WhatIfEditor::changed, this, &ScenarioPanel::editorChanged);
    connect(m_editor, &WhatIfEditor::proposed, this, [this](const engine::ProposeLegs& legs) {
        emit commanded(engine::Command{legs});
        emit proposed();
    });
    openPage(0);
}

void ScenarioPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    const bool first = !m_snapshot;
    m_snapshot = snapshot;
    hearRefusals();
    if (first && isVisible()) refresh();
}

void ScenarioPanel::show(const std::shared_ptr<const portfolio::ScenarioResult>& result)
{
    if (!result || result->wish != m_wish || result->underlying != underlying()) return;
    m_result = result;
    showAll();
}

void ScenarioPanel::setStresses(std::vector<portfolio::Stress> stresses)
{
    m_stresses = std::make_shared<const std::vector<portfolio::Stress>>(std::move(stresses));
    wishAnew();
}

void ScenarioPanel::setUnderlying(core::Currency underlying)
{
    const auto it = std::ranges::find(m_underlyings, underlying);
    if (it == m_underlyings.end() || underlying == this->underlying()) return;
    m_underlying->setCurrentIndex(static_cast<int>(it - m_underlyings.begin()));
    presentEditor();
    wishAnew();
}

void ScenarioPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
    m_pace.start();
}

void ScenarioPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_pace.stop();
    m_soon.stop();
    emit unwatched();
}

void ScenarioPanel::refresh()
{
    if (!m_snapshot) return;
    fillUnderlyings();
    presentEditor();
    ask();
}

/// An answer is said where it was asked for, too.
void ScenarioPanel::hearRefusals()
{
    if (!m_snapshot->alerts) return;
    const std::vector<engine::Alert>& alerts = *m_snapshot->alerts;
    const std::uint64_t newest = alerts.empty() ? 0 : alerts.front().number;
    const std::uint64_t heard = m_heard.value_or(newest);
    m_heard = newest;
    for (const engine::Alert& alert : alerts) {
        if (alert.number <= heard) return;
        if (alert.topic == "what-if")
            return m_editor->answered(spoken(alert.text),
                                      alert.severity >= engine::Severity::Warning);
    }
}

void ScenarioPanel::fillUnderlyings()
{
    if (!m_snapshot->portfolio) return;
    std::vector<core::Currency> now;
    for (const portfolio::Exposure& exposure : m_snapshot->portfolio->exposures)
        now.push_back(exposure.underlying);
    if (now == m_underlyings) return;
    const QSignalBlocker quiet(m_underlying);
    const QString shown = m_underlying->currentText();
    m_underlyings = std::move(now);
    m_underlying->clear();
    for (const core::Currency& u : m_underlyings) m_underlying->addItem(words(u));
    m_underlying->setCurrentIndex(
        m_underlyings.empty() ? -1 : std::max(0, m_underlying->findText(shown)));
}

void ScenarioPanel::presentEditor()
{
    if (m_snapshot && m_snapshot->portfolio && m_snapshot->market)
        m_editor->present({m_snapshot->portfolio, m_snapshot->market, pending(), underlying(),
                           account(), isOccupied(), convention()});
}

/// A trade of one's own waits or works; one of the engine's own that waits makes way.
bool ScenarioPanel::isOccupied() const
{
    return m_snapshot->proposals &&
           std::ranges::any_of(m_snapshot->proposals->items, [this](const rebalance::Proposal& p) {
               return p.underlying == underlying() &&
                      (p.state == rebalance::ProposalState::Working ||
                       (p.state == rebalance::ProposalState::Live &&
                        p.trigger == rebalance::TriggerKind::Manual));
           });
}

/// A person asked for something else: older answers are no answers any more.
void ScenarioPanel::wishAnew()
{
    ++m_wish;
    m_soon.start();
}

void ScenarioPanel::ask()
{
    if (!isVisible() || !m_snapshot || !m_snapshot->portfolio || !m_snapshot->market ||
        underlying().empty())
        return;
    portfolio::ScenarioRequest request;
    request.wish = m_wish;
    request.underlying = underlying();
    request.now = m_snapshot->at;
    request.book = m_snapshot->portfolio;
    request.board = m_snapshot->market;
    request.pending = pending();
    request.whatIf = m_editor->wish();
    request.spec = spec();
    request.stresses = m_stresses;
    emit wished(request);
}

void ScenarioPanel::editorChanged()
{
    const bool has = !m_editor->wish().changesNothing();
    if (has != m_hadThought) {
        // The first edit is looked at; the last one gone, there is nothing but the live book.
        const QSignalBlocker quiet(m_book);
        m_book->setCurrentIndex(static_cast<int>(has ? ScenarioBook::WhatIf : ScenarioBook::Live));
        m_book->setEnabled(has);
    }
    m_hadThought = has;
    showBanner();
    wishAnew();
}

bool ScenarioPanel::hasThought() const { return m_result && m_result->thoughtNow.has_value(); }

core::Currency ScenarioPanel::underlying() const
{
    const int at = m_underlying->currentIndex();
    return at >= 0 && at < static_cast<int>(m_underlyings.size())
               ? m_underlyings[static_cast<std::size_t>(at)]
               : core::Currency{};
}

portfolio::DeltaConvention ScenarioPanel::convention() const
{
    if (m_snapshot && m_snapshot->underlyings)
        for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
            if (state.underlying == underlying()) return state.policy.convention;
    return portfolio::DeltaConvention::NetTransaction;
}

/// Where a trade of this underlying would be made: the policy's account, else that of a position.
core::AccountKey ScenarioPanel::account() const
{
    if (m_snapshot->underlyings)
        for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
            if (state.underlying == underlying()) return state.policy.account;
    for (const portfolio::Line& line : m_snapshot->portfolio->lines)
        if (line.instrument && line.instrument->underlying == underlying())
            return line.position.account;
    return {};
}

std::vector<portfolio::WhatIfEdit> ScenarioPanel::pending() const
{
    std::vector<portfolio::WhatIfEdit> out;
    if (!m_snapshot->proposals) return out;
    for (const rebalance::Proposal& p : m_snapshot->proposals->items) {
        if (p.state != rebalance::ProposalState::Live || p.underlying != underlying()) continue;
        for (const rebalance::Leg& leg : p.legs)
            out.push_back({portfolio::WhatIfEdit::Kind::Add, leg.account, leg.instrument,
                           leg.side == core::Side::Buy ? leg.quantity : -leg.quantity});
    }
    return out;
}

portfolio::ScenarioSpec ScenarioPanel::spec() const
{
    portfolio::ScenarioSpec spec =
        m_full->isChecked() ? portfolio::fullSpec() : portfolio::compactSpec();
    spec.days = m_days->value();
    spec.volMove = static_cast<portfolio::VolMove>(m_volMove->currentIndex());
    spec.smile = static_cast<portfolio::Smile>(m_smile->currentIndex());
    return spec;
}

Measure ScenarioPanel::measure() const { return kMeasures[std::max(0, m_measure->currentIndex())]; }

ScenarioBook ScenarioPanel::book() const
{
    return static_cast<ScenarioBook>(std::max(0, m_book->currentIndex()));
}

void ScenarioPanel::showAll()
{
    showMap();
    showFacts();
    showRemark();
    showBanner();
    m_stressTable->show(m_result, book(), convention());
    if (m_result) m_editor->showFigures(m_result->liveNow, m_result->thoughtNow, convention());
}

void ScenarioPanel::showMap()
{
    const bool empty = !m_result || m_result->live.nodes.empty();
    m_mapOrNot->setCurrentIndex(empty ? 0 : 1);
    if (empty) return;
    const portfolio::ScenarioSpec& spec = m_result->live.spec;
    const bool difference = book() == ScenarioBook::Difference;
    HeatPicture picture;
    for (std::size_t s = 0; s < spec.spotFactors.size(); ++s) {
        const double percent = 100 * (spec.spotFactors[s] - 1);
        picture.columns.push_back(words(core::signedNumber(percent, 0)) + QLatin1Char('%'));
        if (spec.spotFactors[s] == 1) picture.nowColumn = static_cast<int>(s);
    }
    for (std::size_t v = 0; v < spec.volShifts.size(); ++v) {
        picture.rows.push_back(words(core::signedNumber(spec.volShifts[v], 0)));
        if (spec.volShifts[v] == 0 && spec.days == 0) picture.nowRow = static_cast<int>(v);
    }
    for (std::size_t s = 0; s < spec.spotFactors.size(); ++s)
        for (std::size_t v = 0; v < spec.volShifts.size(); ++v) {
            const double value = valueOf(*m_result, book(), s, v, measure(), convention());
            picture.values.push_back(value);
            picture.texts.push_back(cellText(value, measure(), difference));
        }
    picture.signedScale = measure() != Measure::Margin || difference;
    picture.thought = book() != ScenarioBook::Live && hasThought();
    picture.corner = spec.volMove == portfolio::VolMove::Points ? tr("vol pt") : tr("vol %");
    m_map->set(std::move(picture));
}

void ScenarioPanel::showFacts()
{
    if (!m_result || m_result->live.nodes.empty()) return;
    const portfolio::ScenarioSpec& spec = m_result->live.spec;
    portfolio::ScenarioNode node = nowOf(*m_result, book());
    QString where =
        tr("Now: spot %1").arg(words(core::number(m_result->spot, m_result->spot < 1000 ? 2 : 0)));
    if (m_pointed && m_pointed->first < static_cast<int>(spec.spotFactors.size()) &&
        m_pointed->second < static_cast<int>(spec.volShifts.size())) {
        const auto s = static_cast<std::size_t>(m_pointed->first),
                   v = static_cast<std::size_t>(m_pointed->second);
        node = nodeOf(*m_result, book(), s, v);
        where =
            tr("%1: spot %2")
                .arg(whereText(spec, s, v), words(core::number(m_result->spot * spec.spotFactors[s],
                                                               m_result->spot < 1000 ? 2 : 0)));
    }
    // In words that have room here: the remark above yields where the panel is narrow.
    const auto legs = static_cast<int>(m_result->live.coverage.lines);
    setWords(m_where, tr("%1 · %2 legs").arg(where).arg(legs));
    m_facts->set(factsOf(node, convention(), m_result->rates, m_result->at));
}

void ScenarioPanel::showRemark()
{
    QString remark;
    if (m_result) {
        const portfolio::ScenarioGrid& grid =
            book() != ScenarioBook::Live && m_result->thought ? *m_result->thought : m_result->live;
        if (!grid.problem.empty())
            remark = spoken(grid.problem);
        else
            remark = tr("%1 legs").arg(grid.coverage.lines);
        if (grid.coverage.partial())
            remark += tr(" · %1 without a mark left out").arg(grid.coverage.leftOut.size());
        if (grid.coverage.staleLines > 0)
            remark += tr(" · %1 at old prices").arg(grid.coverage.staleLines);
        if (m_smile->currentIndex() == 1 && grid.coverage.withoutSmile > 0)
            remark += tr(" · %1 without a smile").arg(grid.coverage.withoutSmile);
        if (m_result->preview) remark += tr(" · first look");
        QString names;
        for (const std::string& name : grid.coverage.leftOut)
            names += QLatin1Char('\n') + words(name);
        m_remark->setToolTip(
            toolTipOf(remark + (grid.coverage.partial()
                                    ? QLatin1Char('\n') + tr("Not in any figure here:") + names
                                    : QString())));
        setTone(m_remark, grid.coverage.partial() || !grid.problem.empty() ? tables::Tone::Warn
                                                                           : tables::Tone::Muted);
    }
    setWords(m_remark, remark);
}

void ScenarioPanel::showBanner()
{
    const bool thinking = !m_editor->wish().changesNothing();
    m_banner->setVisible(thinking || m_pages->currentIndex() == 2);
    QString remark;
    if (thinking)
        remark = book() == ScenarioBook::Live         ? tr("the figures are the live book's")
                 : book() == ScenarioBook::Difference ? tr("the figures are the difference")
                                                      : QString();
    m_banner->setRemark(remark);
}

}  // namespace ballast::ui
