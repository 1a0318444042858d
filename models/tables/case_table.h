#pragma once

#include "models/review/review_picture.h"
#include "models/tables/column.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace ballast::tables {

/// One rebalance of the review, of the data that the table keeps.
struct CaseRow {
    const review::Case* one = nullptr;
    const review::CostSum* cost = nullptr;
    const review::Figure* vsNoTrade = nullptr;
};

/// The rebalances of a period: those that a filter lets through, in the order of a column. It sorts
/// by itself, for of twenty thousand rows all but some change place with a filter.
class CaseTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum ColumnNumber {
        Number,
        At,
        Book,
        Trigger,
        Outcome,
        By,
        Approval,
        Order,
        Delta,
        SlippageBp,
        Shortfall,
        Fees,
        Wait,
        VsNoTrade,
        Tags,
        Notes,
        Venue,
        Style,
        VolPoints,
        Decided,
        Ended
    };

    explicit CaseTable(QObject* parent = nullptr);
    /// `rows` are places in the source's cases; null: nothing.
    void show(review::ReviewSourcePtr source, const std::vector<std::size_t>& rows);
    const review::Case& caseAt(int row) const { return *m_rows.at(std::size_t(row)).one; }
    const CaseRow& row(int row) const { return m_rows.at(std::size_t(row)); }
    /// Where that rebalance stands; nothing where the filter does not let it through.
    std::optional<int> rowOf(core::ProposalId proposal) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void order();

    review::ReviewSourcePtr m_source;
    std::vector<CaseRow> m_rows;
    int m_sortColumn = At;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

/// "Sell 126 400 BTC-PERPETUAL", of several legs how many more.
QString sizeWords(const review::Case& one);

}  // namespace ballast::tables
