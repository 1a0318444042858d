#include "ui/orders/order_actions.h"

#include "models/tables/roles.h"
#include "ui/orders/order_life.h"
#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace ballast::ui {

OrderActions::OrderActions(QAbstractItemModel* source, QObject* parent)
    : QIdentityProxyModel(parent)
{
    setSourceModel(source);
    // A changed state changes what can be done; the source does not know of this column.
    connect(source, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                emit dataChanged(index(first.row(), actionColumn()),
                                 index(last.row(), actionColumn()));
            });
}

void OrderActions::setBlotter(std::shared_ptr<const orders::Blotter> blotter)
{
    m_blotter = std::move(blotter);
}

const orders::Order* OrderActions::order(const QModelIndex& index) const
{
    if (!m_blotter || !index.isValid()) return nullptr;
    const QString label = sourceModel()->index(index.row(), 0).data(tables::LabelRole).toString();
    if (label.isEmpty()) return nullptr;
    const core::Label wanted(label.toStdString());
    const auto it = std::ranges::find(m_blotter->orders, wanted,
                                      [](const orders::Order& o) { return o.intent.label; });
    return it == m_blotter->orders.end() ? nullptr : &*it;
}

int OrderActions::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : actionColumn() + 1;
}

QModelIndex OrderActions::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex OrderActions::parent(const QModelIndex&) const { return {}; }

QModelIndex OrderActions::sibling(int row, int column, const QModelIndex&) const
{
    return index(row, column);
}

QModelIndex OrderActions::mapToSource(const QModelIndex& proxy) const
{
    if (!proxy.isValid() || proxy.column() >= actionColumn()) return {};
    return sourceModel()->index(proxy.row(), proxy.column());
}

Qt::ItemFlags OrderActions::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

QVariant OrderActions::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    if (role == Qt::ToolTipRole) {
        const orders::Order* known = order(index);
        return known ? lifeOf(*known, m_blotter->fills)
                     : QIdentityProxyModel::data(this->index(index.row(), 0), role);
    }
    if (index.column() < actionColumn()) return QIdentityProxyModel::data(index, role);
    const orders::Order* known = order(index);
    const OrderOffer offer = known ? offerFor(known->state) : OrderOffer::None;
    switch (role) {
        case Qt::DisplayRole:
        case tables::SortRole: return offerWords(offer);
        case tables::ToneRole:
            return static_cast<int>(offer == OrderOffer::Resolve ? tables::Tone::Breach
                                                                 : tables::Tone::Neutral);
        case Qt::TextAlignmentRole: return static_cast<int>(Qt::AlignCenter);
        default: return QIdentityProxyModel::data(this->index(index.row(), 0), role);
    }
}

QVariant OrderActions::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section != actionColumn())
        return QIdentityProxyModel::headerData(section, orientation, role);
    if (role == Qt::ToolTipRole)
        return tr("Cancel a working order, or say what became of one nobody knows of");
    return role == Qt::DisplayRole ? QVariant(tr("Action")) : QVariant();
}

void ActionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, theme.selection);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      theme.hairline);
    const QString text = index.data().toString();
    if (text.isEmpty()) return;
    const auto tone = static_cast<tables::Tone>(index.data(tables::ToneRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF pill = QRectF(option.rect).adjusted(6.5, 2.5, -6.5, -3.5);
    painter->setPen(tone == tables::Tone::Neutral ? theme.line : theme.of(tone));
    painter->setBrush(option.state & QStyle::State_MouseOver ? theme.hover : theme.raised);
    painter->drawRoundedRect(pill, 3, 3);
    painter->setPen(theme.of(tone));
    painter->setFont(uiFont(11, QFont::Medium));
    painter->drawText(pill, Qt::AlignCenter, text);
    painter->restore();
}

}  // namespace ballast::ui
