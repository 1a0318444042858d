#include "ui/allocation/allocation_panel.h"

#include "models/core/text.h"
#include "models/tables/allocation_table.h"
#include "models/tables/words.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grouped_box.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

QString groupedUsd(double usd)
{
    const auto exact = core::Quantity::nearest(usd);
    return exact ? tables::fixedWords(*exact) : QString::number(usd, 'g', 10);
}

using rebalance::AllocationPolicy;
using rebalance::AllocationTarget;

constexpr double kFirstTolerance = 5;

bool isOutside(const rebalance::AllocationRow& row)
{
    return row.state == rebalance::AllocationState::Under ||
           row.state == rebalance::AllocationState::Over;
}

/// The weights as they are, each with a tolerance; cash is what is left, so that they add up.
AllocationPolicy asHeld(const engine::AllocationState& state)
{
    AllocationPolicy policy = state.allocation.policy;
    policy.rows.clear();
    double rest = 100;
    for (const rebalance::AllocationRow& row : state.allocation.rows) {
        if (row.cash || std::ranges::find(state.known, row.asset) == state.known.end()) continue;
        const double weight = std::clamp(std::round(10 * row.weight) / 10, 0.0, 100.0);
        policy.rows.push_back({row.asset, weight, kFirstTolerance});
        rest -= weight;
    }
    policy.rows.push_back(
        {rebalance::kCash, std::max(0.0, std::round(10 * rest) / 10), kFirstTolerance});
    return policy;
}

AllocationTarget* targetOf(AllocationPolicy& policy, core::Currency asset)
{
    const auto it = std::ranges::find(policy.rows, asset, &AllocationTarget::asset);
    return it == policy.rows.end() ? nullptr : &*it;
}

}  // namespace

AllocationPanel::AllocationPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("Allocation"), this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState({}, {}, {}, this)),
      m_table(new tables::AllocationTable(this)),
      m_view(new QTreeView(this))
{
    setObjectName(QStringLiteral("allocationPanel"));
    m_empty->setObjectName(QStringLiteral("allocationEmpty"));
    buildTable();
    auto* whole = new QWidget(this);
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    column->addWidget(m_view, 1);
    column->addWidget(buildLower());
    m_stack->addWidget(m_empty);
    m_stack->addWidget(whole);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    connect(m_empty, &EmptyState::stepWanted, this, &AllocationPanel::begin);
    refresh();
}

void AllocationPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot->allocation == m_state) return;
    m_state = snapshot->allocation;
    // What was asked for is in force by now.
    if (m_state && m_draft && *m_draft == m_state->allocation.policy) m_draft.reset();
    count();
    // A number that is being written is not taken from under the hand.
    if (isVisible() && !m_view->findChild<QLineEdit*>()) refresh();
}

void AllocationPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void AllocationPanel::count()
{
    const int outside =
        m_state ? static_cast<int>(std::ranges::count_if(m_state->allocation.rows, isOutside)) : 0;
    if (outside == m_outside) return;
    m_outside = outside;
    emit outsideChanged(outside);
}

const AllocationPolicy& AllocationPanel::wished() const
{
    return m_draft ? *m_draft : m_state->allocation.policy;
}

AllocationPolicy& AllocationPanel::draft()
{
    if (!m_draft) m_draft = m_state ? m_state->allocation.policy : AllocationPolicy{};
    return *m_draft;
}

void AllocationPanel::refresh()
{
    if (!m_state || (wished().rows.empty() && !m_draft)) {
        const bool known = m_state && m_state->allocation.problem.empty();
        m_empty->set(tr("No targets are set"),
                     tr("Give each asset its share of the book and a tolerance; what "
                        "has to be traded is said here when one leaves it."),
                     known ? tr("Begin with what is held") : QString());
        return m_stack->setCurrentIndex(0);
    }
    m_stack->setCurrentIndex(1);
    m_table->show(*m_state, wished());
    const QSignalBlocker quiet(m_aim);
    m_aim->setCurrentIndex(static_cast<int>(wished().aim));
    if (!m_least->hasFocus()) m_least->setText(groupedUsd(wished().leastTradeUsd));
    showWords();
}

/// The draft's problem comes first, then the selected row, then the whole.
void AllocationPanel::showWords()
{
    if (!m_state) return;
    const QString wrong = problem();
    m_rest->setVisible(m_draft.has_value());
    m_discard->setVisible(m_draft.has_value());
    m_apply->setVisible(m_draft.has_value());
    m_propose->setVisible(!m_draft);
    m_apply->setEnabled(m_draft && wrong.isEmpty());
    const QString whyNot = whyNotProposed();
    m_propose->setEnabled(whyNot.isEmpty());
    const auto row = chosen();
    QString remark = spoken(m_state->allocation.sentence);
    if (!m_state->remark.empty()) remark += QLatin1Char(' ') + spoken(m_state->remark);
    if (m_state->stale) remark += QLatin1Char(' ') + tr("Some of it is at its last good mark.");
    m_tools->setRemark(remark);
    if (!m_refusal.isEmpty())
        say(m_refusal, true);
    else if (m_draft)
        say(wrong.isEmpty() ? tr("Not in force yet: apply or discard.") : wrong, !wrong.isEmpty());
    else if (row && !m_state->trades[*row].whyNot.empty())
        say(whyNot);
    else if (row)
        say(spoken(m_state->allocation.rows[*row].sentence));
    else
        say(tr("Select a row to see what it needs, or double-click a target."));
}

QString AllocationPanel::problem() const
{
    if (!m_draft) return {};
    const auto wrong = rebalance::problems(*m_draft, m_state->known);
    QString all;
    for (const rebalance::Problem& each : wrong)
        all += (all.isEmpty() ? QString() : QStringLiteral("; ")) + spoken(each.sentence);
    return all.isEmpty() ? all : all.left(1).toUpper() + all.mid(1) + QLatin1Char('.');
}

std::optional<std::size_t> AllocationPanel::chosen() const
{
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    if (rows.isEmpty()) return std::nullopt;
    const core::Currency asset = m_table->row(rows.front().row()).asset;
    const auto& all = m_state->allocation.rows;
    const auto it = std::ranges::find(all, asset, &rebalance::AllocationRow::asset);
    if (it == all.end()) return std::nullopt;
    return static_cast<std::size_t>(it - all.begin());
}

QString AllocationPanel::whyNotProposed() const
{
    const auto row = chosen();
    if (!row) return tr("No row is selected.");
    const engine::AllocationTrade& trade = m_state->trades[*row];
    if (!trade.whyNot.empty()) return spoken(trade.whyNot);
    return trade.quantity.isZero() ? tr("There is nothing to trade in this row.") : QString();
}

void AllocationPanel::begin()
{
    m_refusal.clear();
    if (!m_state || !m_state->allocation.problem.empty()) return;
    m_draft = asHeld(*m_state);
    refresh();
}

void AllocationPanel::writeTarget(core::Currency asset, std::optional<double> points)
{
    m_refusal.clear();
    AllocationPolicy& policy = draft();
    if (AllocationTarget* row = targetOf(policy, asset); row && points)
        row->target = *points;
    else if (!points)
        std::erase_if(policy.rows, [&](const AllocationTarget& r) { return r.asset == asset; });
    else
        policy.rows.push_back({asset, *points, kFirstTolerance});
    refresh();
}

void AllocationPanel::writeTolerance(core::Currency asset, double points)
{
    m_refusal.clear();
    if (AllocationTarget* row = targetOf(draft(), asset)) row->tolerance = points;
    refresh();
}

void AllocationPanel::writeLeastTrade()
{
    if (!m_state) return;
    bool isNumber = false;
    const double usd = plainDigits(m_least->text()).toDouble(&isNumber);
    if (!isNumber || !std::isfinite(usd)) {
        refuse(tr("\"%1\" is not taken: the least trade is a number of USD.")
                   .arg(m_least->text().trimmed()));
        return m_least->setText(groupedUsd(wished().leastTradeUsd));
    }
    m_refusal.clear();
    if (usd == wished().leastTradeUsd) return showWords();
    draft().leastTradeUsd = usd;
    refresh();
}

void AllocationPanel::restToCash()
{
    AllocationPolicy& policy = draft();
    double rest = 100;
    for (const AllocationTarget& row : policy.rows)
        if (!row.isCash()) rest -= row.target;
    rest = std::round(1e6 * rest) / 1e6;
    if (rest < 0)
        return refuse(
            tr("The other targets add up to more than 100 %: nothing is left for "
               "cash."));
    writeTarget(rebalance::kCash, rest);
}

void AllocationPanel::apply()
{
    m_refusal.clear();
    if (!m_draft || !problem().isEmpty()) return;
    emit commanded({engine::SetAllocation{*m_draft}});
}

void AllocationPanel::discard()
{
    m_refusal.clear();
    m_draft.reset();
    refresh();
}

void AllocationPanel::propose()
{
    const auto row = chosen();
    if (m_draft || !row || !whyNotProposed().isEmpty()) return;
    const engine::AllocationTrade& trade = m_state->trades[*row];
    const rebalance::AllocationRow& asset = m_state->allocation.rows[*row];
    engine::ProposeLegs legs;
    legs.underlying = trade.underlying;
    legs.account = trade.account;
    legs.legs.push_back({trade.instrument, trade.quantity});
    legs.note = "allocation: " + trade.underlying.text() + " from " +
                core::number(asset.weight, 1) + " % to " + core::number(asset.weightAfter, 1) +
                " % of the book";
    emit commanded({legs});
    emit proposed();
}

/// Stands until something else is done.
void AllocationPanel::refuse(const QString& sentence)
{
    m_refusal = sentence;
    showWords();
}

void AllocationPanel::say(const QString& sentence, bool wrong)
{
    setWords(m_message, sentence);
    setTone(m_message, wrong ? tables::Tone::Breach : tables::Tone::Muted);
}

}  // namespace ballast::ui
