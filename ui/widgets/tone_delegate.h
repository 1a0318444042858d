#pragma once

#include "models/tables/roles.h"

#include <QColor>
#include <QFont>
#include <QStyledItemDelegate>

namespace ballast::ui {

/// Paints a cell from its text, alignment, ToneRole and StaleRole straight with the painter: no
/// style sheet is resolved for a cell, which is what a live table spends its time on otherwise.
/// Right-aligned cells are numbers and get the tabular face.
class ToneDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `rowHeight` in pixels at the normal look: 24, or 20 for compact tables.
    explicit ToneDelegate(QObject* parent = nullptr, int rowHeight = 24);

    /// The rows are not of what was last asked for: everything is written faintly.
    void setHeld(bool held) { m_held = held; }
    bool isHeld() const { return m_held; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Tool tips carry what venues wrote: shown as it is, never as markup.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    /// What the text of a cell is written in.
    virtual QColor ink(const QModelIndex& index, tables::Tone tone) const;

private:
    void followLook() const;

    int m_rowHeight;
    bool m_held = false;
    mutable QFont m_words, m_numbers;
    mutable int m_textPercent;
};

}  // namespace ballast::ui
