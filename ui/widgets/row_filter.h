#pragma once

#include <QSortFilterProxyModel>

#include <functional>

namespace ballast::ui {

/// Shows the rows that pass a test, sorted by SortRole where the view asks for an order.
class RowFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    /// `passes` is given rows of `source`, and is asked again on refresh().
    RowFilter(QAbstractItemModel* source, std::function<bool(int)> passes,
              QObject* parent = nullptr);
    void refresh() { invalidateFilter(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    std::function<bool(int)> m_passes;
};

}  // namespace ballast::ui
