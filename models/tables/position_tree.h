#pragma once

#include "models/tables/figure_roles.h"
#include "models/tables/position_row.h"
#include "models/tables/trends.h"

#include <QAbstractItemModel>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace ballast::tables {

/// By which smile rules the deltas of the book are adjusted: "sticky moneyness" where all are, else
/// each by its underlying: "BTC sticky moneyness"; empty where none is.
QString smileWords(const portfolio::Book& book);

/// Positions in the groups that are chosen, with totals at each level; or all of them in one list.
/// A total that leaves positions out begins with "≈" and has the tone Warn; its title says that it
/// is partial, how many are missing and why. Sorting by a number is done anew once a second of the
/// book's time at most, so that nobody reads a row that jumps; a filter is asked of every book.
class PositionTree : public QAbstractItemModel, public PositionColumn {
    Q_OBJECT

public:
    using ColumnNumber = PositionColumn::Number;

    explicit PositionTree(QObject* parent = nullptr);
    ~PositionTree() override;

    void show(std::shared_ptr<const portfolio::Book> book);
    /// Which delta the column shows; the header names it. Net transaction to begin with.
    void setConvention(portfolio::DeltaConvention convention);
    portfolio::DeltaConvention convention() const { return m_view.convention; }
    /// By underlying and expiry to begin with.
    void setGrouping(const Grouping& grouping);
    const Grouping& grouping() const { return m_view.grouping; }
    void setFilter(const PositionFilter& filter);
    /// What is shown is a replay, in which a person jumps: profit "of an hour" is told only where a
    /// whole hour before was shown, for it would count from the jump.
    void setPast();
    const PositionFilter& filter() const { return m_view.filter; }
    /// Positions that the filter does not let through.
    int hidden() const { return m_hidden; }
    const std::shared_ptr<const portfolio::Book>& book() const { return m_book; }

    /// Groups by their totals, positions by their own numbers, what has none last; column -1: as
    /// the book has them.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }
    /// Greeks, values and profits by their size, whatever their sign.
    void setSortAbsolute(bool absolute);
    bool isSortAbsolute() const { return m_sortAbsolute; }

    /// Columns whose cells answer HeatRole: positions against the largest position, groups against
    /// the largest of their depth.
    void setHeat(std::vector<int> columns);
    const std::vector<int>& heat() const { return m_heat; }

    /// The row behind an index of this model; what all rows add up to behind none.
    const PositionRow& row(const QModelIndex& index) const;
    /// A cell of the row of totals.
    QVariant totalData(int column, int role) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    using QObject::parent;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

signals:
    /// totalData() answers otherwise.
    void totalChanged();

private:
    struct Node;
    struct Arrangement;
    using Largest = std::array<double, Grouping::kMost + 1>;  ///< of positions, of each depth

    Node& nodeOf(const QModelIndex& index) const;
    QModelIndex indexOf(const Node& node) const;
    QVariant cellOf(Node& node, int column, int role) const;
    void refresh();
    void sync(Node& node, const std::vector<PositionBranch>& branches);
    void syncPlaces(Node& node, const std::vector<PositionBranch>& branches);
    void takeValues(Node& node, const std::vector<PositionBranch>& branches);
    void arrange();
    std::vector<Node*> arranged(Node& node) const;
    void collect(Node& node, std::vector<Arrangement>& changes) const;
    void findLargest();
    static std::size_t depthOf(const Node& node);
    void tellColumn(const Node& node, int column, const QList<int>& roles);
    const std::vector<double>& trendOf(Node& node) const;
    std::optional<double> changeOf(Node& node) const;
    std::optional<double> heatOf(const Node& node, int column) const;

    std::unique_ptr<Node> m_root;
    std::shared_ptr<const portfolio::Book> m_book;
    PositionView m_view;
    int m_hidden = 0;
    QString m_smile;           ///< the rules the deltas are by, where one is not sticky strike
    bool m_rearrange = false;  ///< rows came or went since they were sorted
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_sortAbsolute = false;
    core::Time m_sortedAt{};
    std::vector<int> m_heat;
    std::vector<Largest> m_largest;  ///< by column
    Trends m_trends;
    bool m_past = false;
    std::uint64_t m_trendGeneration = 1;
};

}  // namespace ballast::tables
