#pragma once

#include "models/tables/position_row.h"

#include <QAbstractItemModel>
#include <QString>

#include <memory>

namespace ballast::tables {

/// By which smile rules the deltas of the book are adjusted: "sticky moneyness" where all are, else
/// each by its underlying: "BTC sticky moneyness"; empty where none is.
QString smileWords(const portfolio::Book& book);

/// Positions in groups, the innermost an expiry (or "Perpetual"), with totals at each level. A
/// total that leaves positions out begins with "≈" and has the tone Warn; its title says how many
/// and why.
class PositionTree : public QAbstractItemModel {
    Q_OBJECT

public:
    enum ColumnNumber {
        Instrument,
        Venue,
        Size,
        Mark,
        Volatility,
        Delta,
        DeltaUsd,
        Gamma,
        GammaUsd,
        Vega,
        VegaWeighted,
        Theta,
        Vanna,
        Volga,
        Charm,
        Pnl
    };

    explicit PositionTree(QObject* parent = nullptr);
    ~PositionTree() override;

    void show(std::shared_ptr<const portfolio::Book> book);
    /// Which delta the column shows; the header names it. Net transaction to begin with.
    void setConvention(portfolio::DeltaConvention convention);
    portfolio::DeltaConvention convention() const { return m_convention; }
    /// By underlying to begin with.
    void setGrouping(Grouping grouping);
    Grouping grouping() const { return m_grouping; }
    /// The row behind an index of this model.
    const PositionRow& row(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    using QObject::parent;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Node;
    const Node& nodeOf(const QModelIndex& index) const;
    QModelIndex indexOf(const Node& node) const;
    void refresh();
    void sync(Node& node, const std::vector<PositionBranch>& branches);
    void syncPlaces(Node& node, const std::vector<PositionBranch>& branches);
    void takeValues(Node& node, const std::vector<PositionBranch>& branches);

    std::unique_ptr<Node> m_root;
    std::shared_ptr<const portfolio::Book> m_book;
    Grouping m_grouping = Grouping::Underlying;
    QString m_smile;  ///< the rules the deltas are by, where one is not sticky strike
    portfolio::DeltaConvention m_convention = portfolio::DeltaConvention::NetTransaction;
};

}  // namespace ballast::tables
