#include "ui/widgets/row_filter.h"

#include "models/tables/roles.h"

namespace ballast::ui {

RowFilter::RowFilter(QAbstractItemModel* source, std::function<bool(int)> passes, QObject* parent)
    : QSortFilterProxyModel(parent), m_passes(std::move(passes))
{
    setSortRole(tables::SortRole);
    setSourceModel(source);
}

bool RowFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    return parent.isValid() || m_passes(row);
}

}  // namespace ballast::ui
