// The order in which the rows of the position tree are shown.
#include "models/tables/position_field.h"
#include "models/tables/position_node.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ballast::tables {
namespace {

/// What a row is sorted by: nothing comes last whatever the order.
struct SortKey {
    std::optional<double> number;
    QString text;
    bool isNone() const { return !number && text.isEmpty(); }
};

bool isBefore(const SortKey& a, const SortKey& b, Qt::SortOrder order)
{
    if (a.isNone() || b.isNone()) return !a.isNone() && b.isNone();
    const bool ascending = order == Qt::AscendingOrder;
    if (a.number && b.number) return ascending ? *a.number < *b.number : *b.number < *a.number;
    const int compared = a.text.compare(b.text, Qt::CaseInsensitive);
    return ascending ? compared < 0 : compared > 0;
}

}  // namespace

/// The children of a node as they are to stand.
struct PositionTree::Arrangement {
    Node* node;
    std::vector<Node*> order;
};

void PositionTree::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < columnCount() ? column : -1;
    m_sortOrder = order;
    arrange();
}

void PositionTree::setSortAbsolute(bool absolute)
{
    if (absolute == m_sortAbsolute) return;
    m_sortAbsolute = absolute;
    arrange();
}

void PositionTree::arrange()
{
    m_sortedAt = m_book ? m_book->valuedAt : core::Time{};
    std::vector<Arrangement> changes;
    collect(*m_root, changes);
    if (changes.empty()) return;
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    for (Arrangement& change : changes) {
        std::vector<std::unique_ptr<Node>> next;
        next.reserve(change.order.size());
        for (const Node* child : change.order)
            next.push_back(
                std::move(change.node->children[static_cast<std::size_t>(child->place)]));
        change.node->children = std::move(next);
        change.node->number();
    }
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& index : before)
        after << createIndex(nodeOf(index).place, index.column(), index.internalPointer());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void PositionTree::collect(Node& node, std::vector<Arrangement>& changes) const
{
    if (node.children.empty()) return;
    Arrangement wanted{&node, arranged(node)};
    if (!std::ranges::equal(wanted.order, node.children, {}, {},
                            [](const std::unique_ptr<Node>& child) { return child.get(); }))
        changes.push_back(std::move(wanted));
    for (Node* child : node.natural) collect(*child, changes);
}

/// By the column that is chosen; what is alike in it, as the book has it.
std::vector<PositionTree::Node*> PositionTree::arranged(Node& node) const
{
    if (m_sortColumn < 0) return node.natural;
    const PositionField& field = positionFields()[static_cast<std::size_t>(m_sortColumn)];
    std::vector<SortKey> keys(node.natural.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        Node& child = *node.natural[i];
        SortKey& key = keys[i];
        if (m_sortColumn == Instrument)
            key.number = static_cast<double>(i);  // names are in the book's order already
        else if (m_sortColumn == Trend)
            key.number = changeOf(child);
        else if (m_sortColumn == Expiry && child.row.expiry)
            key.number = static_cast<double>(core::toUnixMs(*child.row.expiry));
        else if (field.number)
            key.number = field.number(child.row);
        else if (m_sortColumn != Expiry)
            key.text = cellOf(child, m_sortColumn, Qt::DisplayRole).toString();
        if (key.number && field.isAmount && m_sortAbsolute) key.number = std::abs(*key.number);
    }
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return isBefore(keys[a], keys[b], m_sortOrder);
    });
    std::vector<Node*> out;
    for (const std::size_t i : order) out.push_back(node.natural[i]);
    return out;
}

}  // namespace ballast::tables
