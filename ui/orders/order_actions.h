#pragma once

#include "models/engine/snapshot.h"
#include "ui/widgets/tone_delegate.h"

#include <QIdentityProxyModel>

#include <memory>

namespace ballast::ui {

/// The order table with one column more, for what can be done about each row, and each order's life
/// in its tool tip.
class OrderActions : public QIdentityProxyModel {
    Q_OBJECT
public:
    explicit OrderActions(QAbstractItemModel* source, QObject* parent = nullptr);

    /// Before the source shows it: rows are looked up here.
    void setBlotter(std::shared_ptr<const orders::Blotter> blotter);
    int actionColumn() const { return sourceModel()->columnCount(); }
    /// Null: not one of ours.
    const orders::Order* order(const QModelIndex& index) const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    QModelIndex sibling(int row, int column, const QModelIndex& index) const override;
    QModelIndex mapToSource(const QModelIndex& proxy) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    using QObject::parent;

private:
    std::shared_ptr<const orders::Blotter> m_blotter;
};

/// Paints the action as a small button.
class ActionDelegate : public ToneDelegate {
    Q_OBJECT
public:
    using ToneDelegate::ToneDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}  // namespace ballast::ui
