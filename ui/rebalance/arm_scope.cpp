#include "ui/rebalance/arm_scope.h"

#include "models/core/text.h"
#include "ui/rebalance/mode_terms.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QWidgetAction>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

constexpr double kLeastCoins = 0.0001, kMostCoins = 10'000'000;

/// Upwards to two digits: 0.034, 8.3, 130.
double upToTwoDigits(double value)
{
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1);
    return std::ceil(value / unit - 1e-9) * unit;
}

QString coinsText(double coins) { return words(core::number(coins, coins < 10 ? 2 : 0)); }

}  // namespace

double suggestedCoins(const engine::UnderlyingState& state, const rebalance::Proposals* proposals)
{
    double hedge = std::max(state.band.below, state.band.above);
    if (proposals)
        for (const rebalance::Proposal& p : proposals->items)
            if (p.underlying == state.underlying && p.state == rebalance::ProposalState::Live)
                hedge = std::max(hedge, std::abs(p.deltaAfter - p.deltaBefore));
    if (!std::isfinite(hedge) || hedge <= 0) hedge = 1;
    return std::clamp(upToTwoDigits(mode_terms::kHedgesOfRoom * hedge), kLeastCoins, kMostCoins);
}

ArmScope::ArmScope(QWidget* parent)
    : QPushButton(parent),
      m_menu(new QMenu(this)),
      m_form(new QWidget),
      m_grid(new QGridLayout(m_form))
{
    setObjectName(QStringLiteral("armScope"));
    setAccessibleName(tr("Underlyings armed and their delta"));
    auto* action = new QWidgetAction(m_menu);
    action->setDefaultWidget(m_form);
    m_menu->addAction(action);
    setMenu(m_menu);
    m_grid->setContentsMargins(10, 8, 10, 8);
    m_grid->addWidget(plainLabel(QStringLiteral("caption"), m_form, tr("Armed for")), 0, 0);
    m_grid->addWidget(plainLabel(QStringLiteral("caption"), m_form, tr("Most delta moved, coin")),
                      0, 1);
    tell();
}

ArmScope::Row& ArmScope::rowOf(core::Currency underlying)
{
    const auto found = std::ranges::find(m_rows, underlying, &Row::underlying);
    if (found != m_rows.end()) return *found;
    const QString name = words(underlying);
    auto* armed = new QCheckBox(name, m_form);
    armed->setObjectName(QStringLiteral("armFor") + name);
    armed->setChecked(true);
    auto* coins = new QDoubleSpinBox(m_form);
    coins->setObjectName(QStringLiteral("armDelta") + name);
    coins->setAccessibleName(tr("Most delta moved in %1, coin").arg(name));
    coins->setLocale(QLocale::c());
    coins->setDecimals(4);
    coins->setRange(kLeastCoins, kMostCoins);
    coins->setButtonSymbols(QAbstractSpinBox::NoButtons);
    coins->setAlignment(Qt::AlignRight);
    const int row = m_grid->rowCount();
    m_grid->addWidget(armed, row, 0);
    m_grid->addWidget(coins, row, 1);
    connect(armed, &QCheckBox::toggled, coins, &QWidget::setEnabled);
    connect(armed, &QCheckBox::toggled, this, &ArmScope::tell);
    connect(coins, &QDoubleSpinBox::valueChanged, this, &ArmScope::tell);
    m_rows.push_back({underlying, armed, coins, 0});
    return m_rows.back();
}

void ArmScope::offer(const engine::Snapshot& snapshot)
{
    if (!snapshot.underlyings) return;
    for (const engine::UnderlyingState& state : *snapshot.underlyings) {
        Row& row = rowOf(state.underlying);
        if (row.coins->value() != row.suggested && row.suggested != 0) continue;
        row.coins->setValue(suggestedCoins(state, snapshot.proposals.get()));
        row.suggested = row.coins->value();
    }
    tell();
}

std::vector<engine::DeltaBudget> ArmScope::budgets() const
{
    std::vector<engine::DeltaBudget> budgets;
    for (const Row& row : m_rows)
        if (row.armed->isChecked()) budgets.push_back({row.underlying, row.coins->value()});
    return budgets;
}

/// "BTC 8.3 · ETH 72"; of many how many.
void ArmScope::tell()
{
    QStringList parts, whole;
    for (const engine::DeltaBudget& budget : budgets()) {
        parts << words(budget.underlying) + QLatin1Char(' ') + coinsText(budget.coins);
        whole << tr("%1: at most %2 coins of delta")
                     .arg(words(budget.underlying), coinsText(budget.coins));
    }
    setText(parts.isEmpty()    ? tr("none")
            : parts.size() > 2 ? tr("%1 of %2").arg(parts.size()).arg(m_rows.size())
                               : parts.join(QStringLiteral(" · ")));
    setToolTip(
        toolTipOf(whole.isEmpty()
                      ? tr("Armed for no underlying: tick one.")
                      : tr("Auto-fire is armed for these and no other, and disarms before a hedge "
                           "that would move more.\n%1")
                            .arg(whole.join(QLatin1Char('\n')))));
    emit changed();
}

}  // namespace ballast::ui
