#include "models/tables/position_tree.h"

#include "models/tables/row_sync.h"
#include "models/tables/words.h"

#include <utility>

namespace ballast::tables {
namespace {

/// A row's identity among its siblings.
struct Key {
    int group = -1;
    portfolio::SubBookId subBook = 0;
    core::AccountKey account;
    core::Currency underlying;
    std::int64_t expiry = 0;
    std::uint32_t instrument = 0;
    auto operator<=>(const Key&) const = default;
};

Key keyOf(const PositionRow& row)
{
    return {row.group ? static_cast<int>(*row.group) : -1,
            row.subBook,
            row.account,
            row.underlying,
            row.expiry ? row.expiry->time_since_epoch().count() : -1,
            row.id.index};
}

/// Everything it belongs to: the same after a restart and in another order of rows.
QString identityOf(const PositionRow& row)
{
    const QString name = row.group ? QStringLiteral("group %1").arg(static_cast<int>(*row.group))
                         : row.instrument ? words(row.instrument->name)
                                          : QString::number(row.id.index);
    return QStringList{words(row.subBookName),
                       words(row.account.venue.view()),
                       words(row.account.account.view()),
                       words(row.underlying.view()),
                       row.expiry ? words(core::isoUtc(*row.expiry)) : QString(),
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

struct PositionTree::Node {
    PositionRow row;
    Node* above = nullptr;
    int place = 0;
    std::vector<std::unique_ptr<Node>> children;

    static std::unique_ptr<Node> from(const PositionBranch& branch, Node* above)
    {
        auto node = std::make_unique<Node>();
        node->row = branch.row;
        node->above = above;
        for (const PositionBranch& child : branch.children)
            node->children.push_back(from(child, node.get()));
        node->number();
        return node;
    }
    void number()
    {
        for (std::size_t i = 0; i < children.size(); ++i) children[i]->place = static_cast<int>(i);
    }
};

PositionTree::PositionTree(QObject* parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
}
PositionTree::~PositionTree() = default;

void PositionTree::show(std::shared_ptr<const portfolio::Book> book)
{
    if (book == m_book) return;
    m_book = std::move(book);
    refresh();
    const QString smile = m_book ? smileWords(*m_book) : QString();
    if (smile == m_smile) return;
    m_smile = smile;
    emit headerDataChanged(Qt::Horizontal, kDeltaColumn, kDeltaUsdColumn);
}

void PositionTree::setConvention(portfolio::DeltaConvention convention)
{
    if (convention == m_convention) return;
    m_convention = convention;
    refresh();
    emit headerDataChanged(Qt::Horizontal, kDeltaColumn, kDeltaUsdColumn);
}

void PositionTree::setGrouping(Grouping grouping)
{
    if (grouping == m_grouping) return;
    m_grouping = grouping;
    refresh();
}

void PositionTree::refresh()
{
    sync(*m_root,
         m_book ? branchesOf(*m_book, m_grouping, m_convention) : std::vector<PositionBranch>{});
}

void PositionTree::sync(Node& node, const std::vector<PositionBranch>& branches)
{
    syncPlaces(node, branches);
    takeValues(node, branches);
    for (std::size_t i = 0; i < branches.size(); ++i) sync(*node.children[i], branches[i].children);
}

void PositionTree::syncPlaces(Node& node, const std::vector<PositionBranch>& branches)
{
    std::vector<Key> before, after;
    for (const auto& child : node.children) before.push_back(keyOf(child->row));
    for (const PositionBranch& branch : branches) after.push_back(keyOf(branch.row));
    const QModelIndex here = indexOf(node);
    auto& children = node.children;
    syncRows(
        std::move(before), after,
        [&](int first, int last) {
            beginRemoveRows(here, first, last);
            children.erase(children.begin() + first, children.begin() + last + 1);
            node.number();
            endRemoveRows();
        },
        [&](int first, int last) {
            beginInsertRows(here, first, last);
            for (int i = first; i <= last; ++i)
                children.insert(children.begin() + i,
                                Node::from(branches[static_cast<std::size_t>(i)], &node));
            node.number();
            endInsertRows();
        },
        [&](int from, int to) {
            beginMoveRows(here, from, from, here, to);
            std::rotate(children.begin() + to, children.begin() + from,
                        children.begin() + from + 1);
            node.number();
            endMoveRows();
        });
}

void PositionTree::takeValues(Node& node, const std::vector<PositionBranch>& branches)
{
    std::vector<bool> changed(branches.size());
    for (std::size_t i = 0; i < branches.size(); ++i) {
        changed[i] = !(node.children[i]->row == branches[i].row);
        if (changed[i]) node.children[i]->row = branches[i].row;
    }
    const QModelIndex here = indexOf(node);
    forRuns(
        static_cast<int>(branches.size()),
        [&](int row) { return changed[static_cast<std::size_t>(row)]; },
        [&](int first, int last) {
            emit dataChanged(index(first, 0, here), index(last, columnCount() - 1, here));
        });
}

const PositionTree::Node& PositionTree::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<const Node*>(index.internalPointer()) : *m_root;
}

QModelIndex PositionTree::indexOf(const Node& node) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.place, 0, &node);
}

const PositionRow& PositionTree::row(const QModelIndex& index) const { return nodeOf(index).row; }

QModelIndex PositionTree::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, nodeOf(parent).children[static_cast<std::size_t>(row)].get());
}

QModelIndex PositionTree::parent(const QModelIndex& index) const
{
    return index.isValid() ? indexOf(*nodeOf(index).above) : QModelIndex();
}

int PositionTree::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent).children.size());
}

int PositionTree::columnCount(const QModelIndex&) const
{
    return static_cast<int>(positionColumns().size());
}

QVariant PositionTree::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const PositionRow& row = nodeOf(index).row;
    switch (role) {
        case StaleRole: return row.stale > 0;
        case IdRole: return identityOf(row);
        case Qt::ToolTipRole: {
            const QString name = row.instrument ? words(row.instrument->name) : titleOf(row);
            const QString reservation = reservationOf(row);
            return reservation.isEmpty() ? name : name + QLatin1Char('\n') + reservation;
        }
        default:
            return cell(positionColumns()[static_cast<std::size_t>(index.column())], row, role);
    }
}

QVariant PositionTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (section == kDeltaColumn && role == Qt::DisplayRole)
        return deltaTitle(m_convention, !m_smile.isEmpty());
    if (section == kDeltaColumn && role == Qt::ToolTipRole) return deltaTip(m_convention, m_smile);
    if (section == kDeltaUsdColumn && role == Qt::DisplayRole)
        return deltaUsdTitle(m_convention, !m_smile.isEmpty());
    if (section == kDeltaUsdColumn && role == Qt::ToolTipRole)
        return Say::tr("The delta beside times the price it is taken at, in USD.") +
               QLatin1Char(' ') + deltaTip(m_convention, m_smile);
    return header(positionColumns()[static_cast<std::size_t>(section)], role);
}

}  // namespace ballast::tables
