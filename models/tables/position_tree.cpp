#include "models/tables/position_tree.h"

#include "models/tables/position_node.h"
#include "models/tables/row_sync.h"

#include <algorithm>
#include <map>
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
    int kind = -1;
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
            row.kind ? static_cast<int>(*row.kind) : -1,
            row.id.index};
}

/// What stays, in its order, and what is new behind it.
std::vector<Key> keptThenNew(const std::vector<Key>& before, const std::vector<Key>& after)
{
    const auto sorted = [](std::vector<Key> keys) {
        std::sort(keys.begin(), keys.end());
        return keys;
    };
    const std::vector<Key> old = sorted(before), wanted = sorted(after);
    std::vector<Key> out;
    for (const Key& key : before)
        if (std::binary_search(wanted.begin(), wanted.end(), key)) out.push_back(key);
    for (const Key& key : after)
        if (!std::binary_search(old.begin(), old.end(), key)) out.push_back(key);
    return out;
}

}  // namespace

PositionTree::PositionTree(QObject* parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
    m_root->row.whole = true;
}
PositionTree::~PositionTree() = default;

void PositionTree::show(std::shared_ptr<const portfolio::Book> book)
{
    if (book == m_book) return;
    m_book = std::move(book);
    const bool point = m_book && m_trends.take(*m_book);
    if (!m_book) m_trends.clear();
    if (point) ++m_trendGeneration;
    refresh();
    if (point) tellColumn(*m_root, Trend, {Qt::DisplayRole, TrendRole, SortRole});
    const QString smile = m_book ? smileWords(*m_book) : QString();
    if (smile == m_smile) return;
    m_smile = smile;
    emit headerDataChanged(Qt::Horizontal, Delta, DeltaUsd);
}

void PositionTree::setPast()
{
    constexpr std::size_t kJump = 10;  // points: five minutes
    m_past = true;
    m_trends.setMostGap(kJump);
}

void PositionTree::setConvention(portfolio::DeltaConvention convention)
{
    if (convention == m_view.convention) return;
    m_view.convention = convention;
    m_rearrange = true;
    refresh();
    emit headerDataChanged(Qt::Horizontal, Delta, DeltaUsd);
}

void PositionTree::setGrouping(const Grouping& grouping)
{
    if (grouping == m_view.grouping) return;
    m_view.grouping = grouping;
    m_rearrange = true;
    refresh();
}

void PositionTree::setFilter(const PositionFilter& filter)
{
    if (filter == m_view.filter) return;
    m_view.filter = filter;
    m_rearrange = true;
    refresh();
}

void PositionTree::refresh()
{
    PositionOutline outline = m_book ? outlineOf(*m_book, m_view) : PositionOutline{};
    outline.whole.row.whole = true;
    const bool total = !(outline.whole.row == m_root->row) || outline.hidden != m_hidden;
    m_hidden = outline.hidden;
    m_root->row = outline.whole.row;
    sync(*m_root, outline.whole.children);
    findLargest();
    constexpr core::Duration kPace = std::chrono::seconds{1};
    const core::Time now = m_book ? m_book->valuedAt : core::Time{};
    if (m_sortColumn >= 0 && (m_rearrange || now < m_sortedAt || now - m_sortedAt >= kPace))
        arrange();
    m_rearrange = false;
    if (total) emit totalChanged();
}

void PositionTree::sync(Node& node, const std::vector<PositionBranch>& branches)
{
    syncPlaces(node, branches);
    takeValues(node, branches);
    for (std::size_t i = 0; i < branches.size(); ++i) sync(*node.natural[i], branches[i].children);
}

void PositionTree::syncPlaces(Node& node, const std::vector<PositionBranch>& branches)
{
    if (std::ranges::equal(
            node.natural, branches, {}, [](const Node* n) { return keyOf(n->row); },
            [](const PositionBranch& b) { return keyOf(b.row); }))
        return;
    m_rearrange = true;
    ++m_trendGeneration;
    std::vector<Key> before, after;
    std::map<Key, const PositionBranch*> found;
    for (const auto& child : node.children) before.push_back(keyOf(child->row));
    for (const PositionBranch& branch : branches) {
        after.push_back(keyOf(branch.row));
        found.emplace(after.back(), &branch);
    }
    const std::vector<Key> target = m_sortColumn < 0 ? after : keptThenNew(before, after);
    const QModelIndex here = indexOf(node);
    auto& children = node.children;
    syncRows(
        std::move(before), target,
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
                                Node::from(*found.at(target[static_cast<std::size_t>(i)]), &node));
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
    std::multimap<Key, Node*> nodes;
    for (const auto& child : children) nodes.emplace(keyOf(child->row), child.get());
    node.natural.clear();
    for (const Key& key : after) node.natural.push_back(nodes.extract(nodes.find(key)).mapped());
}

void PositionTree::takeValues(Node& node, const std::vector<PositionBranch>& branches)
{
    std::vector<bool> changed(branches.size());
    for (std::size_t i = 0; i < branches.size(); ++i) {
        Node& child = *node.natural[i];
        if (child.row == branches[i].row) continue;
        child.row = branches[i].row;
        changed[static_cast<std::size_t>(child.place)] = true;
    }
    const QModelIndex here = indexOf(node);
    forRuns(
        static_cast<int>(branches.size()),
        [&](int row) { return changed[static_cast<std::size_t>(row)]; },
        [&](int first, int last) {
            emit dataChanged(index(first, 0, here), index(last, columnCount() - 1, here));
        });
}

PositionTree::Node& PositionTree::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<Node*>(index.internalPointer()) : *m_root;
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

}  // namespace ballast::tables
