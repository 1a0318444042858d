// What the cells and headers of the position tree say.
#include "models/core/text.h"
#include "models/tables/position_field.h"
#include "models/tables/position_node.h"
#include "models/tables/say.h"
#include "models/tables/words.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ballast::tables {
namespace {

/// Everything it belongs to: the same after a restart and in another order of rows.
QString identityOf(const PositionRow& row)
{
    const QString name = row.whole   ? QStringLiteral("total")
                         : row.group ? QStringLiteral("group %1").arg(static_cast<int>(*row.group))
                         : row.instrument ? words(row.instrument->name)
                                          : QString::number(row.id.index);
    return QStringList{words(row.subBookName),
                       words(row.account.venue.view()),
                       words(row.account.account.view()),
                       words(row.underlying.view()),
                       row.expiry ? words(core::isoUtc(*row.expiry)) : QString(),
                       row.kind ? QString::number(static_cast<int>(*row.kind)) : QString(),
                       name}
        .join(QLatin1Char('/'));
}

/// A title has room for little: "Δ net · smile"; by which rule is in the tool tip.
QString deltaTitle(portfolio::DeltaConvention convention, bool smile)
{
    return (smile ? Say::tr("Δ %1 · smile") : Say::tr("Delta %1, coin"))
        .arg(spoken(portfolio::shortText(convention)));
}

QString deltaUsdTitle(portfolio::DeltaConvention convention, bool smile)
{
    return (smile ? Say::tr("Δ$ %1 · smile") : Say::tr("Delta %1, $"))
        .arg(spoken(portfolio::shortText(convention)));
}

QString conventionTip(portfolio::DeltaConvention convention)
{
    switch (convention) {
        case portfolio::DeltaConvention::BlackScholes:
            return Say::tr(
                "Black-Scholes delta, coin: N(d1) of each option, size over price of each inverse "
                "future");
        case portfolio::DeltaConvention::NetTransaction:
            return Say::tr(
                "Net transaction delta, coin: Black-Scholes less the premium of coin-settled "
                "options. The slope of equity counted in coin");
        case portfolio::DeltaConvention::UsdNeutral:
            return Say::tr(
                "USD-neutral delta, coin: net transaction, and at the underlying (where the tree "
                "is "
                "grouped by it) the equity held in its coin. The slope of equity counted in USD");
    }
    return {};
}

QString deltaTip(portfolio::DeltaConvention convention, const QString& smile)
{
    return smile.isEmpty() ? conventionTip(convention)
                           : Say::tr("%1. Adjusted by %2").arg(conventionTip(convention), smile);
}

}  // namespace

QString smileWords(const portfolio::Book& book)
{
    QStringList named, rules;
    for (const portfolio::Exposure& exposure : book.exposures) {
        const QString rule = spoken(pricing::text(exposure.smile));
        if (!rules.contains(rule)) rules << rule;
        if (!exposure.smile.isDefault())
            named << words(exposure.underlying.view()) + QLatin1Char(' ') + rule;
    }
    if (named.isEmpty()) return {};
    return rules.size() == 1 ? rules.front() : named.join(QStringLiteral(", "));
}

QVariant PositionTree::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    return cellOf(nodeOf(index), index.column(), role);
}

QVariant PositionTree::totalData(int column, int role) const
{
    return cellOf(*m_root, column, role);
}

QVariant PositionTree::cellOf(Node& node, int column, int role) const
{
    const PositionRow& row = node.row;
    switch (role) {
        case StaleRole: return row.stale > 0;
        case IdRole: return identityOf(row);
        case Qt::ToolTipRole: {
            QStringList lines{row.instrument ? words(row.instrument->name) : titleOf(row)};
            if (const QString reservation = reservationOf(row); !reservation.isEmpty())
                lines << reservation;
            if (column == Trend && m_trends.size() > 0 && !m_trends.isWhole())
                lines << (m_past ? Say::tr("The hour before is not known: of this replay only what "
                                           "came since %1 UTC was shown in one piece. Go an hour "
                                           "back and play on to see it.")
                                 : Say::tr("Since %1 UTC: no whole hour has been seen yet."))
                             .arg(words(core::clockUtc(m_trends.since())));
            if (row.whole && m_hidden > 0)
                lines << Say::tr("The filter hides %1 positions, which are in no total.")
                             .arg(m_hidden);
            return lines.join(QLatin1Char('\n'));
        }
        case HeatRole: {
            const auto share = heatOf(node, column);
            return share ? QVariant(*share) : QVariant();
        }
        default: break;
    }
    if (column == Trend) {
        const auto change = changeOf(node);
        if (role == Qt::DisplayRole) {
            if (change) return words(core::signedShort(*change));
            return m_past && m_trends.size() > 0 ? QStringLiteral("–") : QString();
        }
        if (role == SortRole) return change.value_or(0);
        if (role == ToneRole) return static_cast<int>(signTone(change.value_or(0)));
        if (role == TrendRole && change) {
            const std::vector<double>& points = trendOf(node);
            QList<double> out(points.begin(), points.end());
            out << row.figures.pnlUsd;
            return QVariant::fromValue(out);
        }
    }
    return cell(positionColumns()[static_cast<std::size_t>(column)], row, role);
}

/// The points of all lines under it; kept until there is another one.
const std::vector<double>& PositionTree::trendOf(Node& node) const
{
    if (node.trendOf == m_trendGeneration) return node.trend;
    node.trend.assign(m_trends.size(), 0.0);
    if (node.row.isPosition()) m_trends.addTo(node.trend, {node.row.account, node.row.id});
    for (Node* child : node.natural) {
        const std::vector<double>& part = trendOf(*child);
        for (std::size_t i = 0; i < part.size(); ++i) node.trend[i] += part[i];
    }
    node.trendOf = m_trendGeneration;
    return node.trend;
}

std::optional<double> PositionTree::changeOf(Node& node) const
{
    if (m_trends.size() == 0 || (m_past && !m_trends.isWhole()) ||
        (node.row.isPosition() && !(node.row.mark > 0)))
        return std::nullopt;
    return node.row.figures.pnlUsd - trendOf(node).front();
}

std::size_t PositionTree::depthOf(const Node& node)
{
    return node.row.isPosition() ? 0 : static_cast<std::size_t>(node.depth);
}

std::optional<double> PositionTree::heatOf(const Node& node, int column) const
{
    if (m_heat.empty() || node.row.whole ||
        std::find(m_heat.begin(), m_heat.end(), column) == m_heat.end())
        return std::nullopt;
    const auto number = numberOf(node.row, column);
    const double largest = m_largest[static_cast<std::size_t>(column)][depthOf(node)];
    if (!number || !(largest > 0)) return std::nullopt;
    return std::clamp(*number / largest, -1.0, 1.0);
}

void PositionTree::setHeat(std::vector<int> columns)
{
    if (columns == m_heat) return;
    std::vector<int> told = m_heat;
    told.insert(told.end(), columns.begin(), columns.end());
    m_heat = std::move(columns);
    m_largest.assign(positionColumns().size(), {});
    findLargest();
    for (const int column : told) tellColumn(*m_root, column, {HeatRole});
}

/// What is largest stays so until it is surpassed or is well below: else every tick would tint
/// every cell anew.
void PositionTree::findLargest()
{
    constexpr double kCalm = 0.8;
    for (const int column : m_heat) {
        Largest found{};
        const auto look = [&](const auto& self, const Node& node) -> void {
            for (const Node* child : node.natural) {
                const double size = std::abs(numberOf(child->row, column).value_or(0));
                double& largest = found[depthOf(*child)];
                largest = std::max(largest, size);
                self(self, *child);
            }
        };
        look(look, *m_root);
        Largest& kept = m_largest[static_cast<std::size_t>(column)];
        bool changed = false;
        for (std::size_t i = 0; i < kept.size(); ++i) {
            if (found[i] <= kept[i] && found[i] >= kCalm * kept[i]) continue;
            kept[i] = found[i];
            changed = true;
        }
        if (changed) tellColumn(*m_root, column, {HeatRole});
    }
}

void PositionTree::tellColumn(const Node& node, int column, const QList<int>& roles)
{
    if (node.children.empty()) return;
    const QModelIndex here = indexOf(node);
    emit dataChanged(index(0, column, here),
                     index(static_cast<int>(node.children.size()) - 1, column, here), roles);
    for (const auto& child : node.children) tellColumn(*child, column, roles);
}

QVariant PositionTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (section == Delta && role == Qt::DisplayRole)
        return deltaTitle(m_view.convention, !m_smile.isEmpty());
    if (section == Delta && role == Qt::ToolTipRole) return deltaTip(m_view.convention, m_smile);
    if (section == DeltaUsd && role == Qt::DisplayRole)
        return deltaUsdTitle(m_view.convention, !m_smile.isEmpty());
    if (section == DeltaUsd && role == Qt::ToolTipRole)
        return Say::tr("The delta beside times the price it is taken at, in USD.") +
               QLatin1Char(' ') + deltaTip(m_view.convention, m_smile);
    return header(positionColumns()[static_cast<std::size_t>(section)], role);
}

}  // namespace ballast::tables
