#pragma once

#include "models/tables/roles.h"
#include "models/tables/say.h"
#include "models/tables/words.h"

#include <QString>
#include <QVariant>

namespace ballast::tables {

enum class Align : int {
    Left = Qt::AlignLeft | Qt::AlignVCenter,
    Right = Qt::AlignRight | Qt::AlignVCenter
};

/// One column of a table of `Row`: a new column is a new line in the table's array.
template <class Row>
struct Column {
    const char* title;  ///< with the unit where the cells do not carry it
    const char* tip;    ///< what the number is: definition, unit, convention
    Align align;
    QString (*text)(const Row&);
    QVariant (*value)(const Row&) = nullptr;  ///< sorted by; the text where absent
    Tone (*tone)(const Row&) = nullptr;
    bool fixed = false;  ///< says which row it is: the same for as long as the row's key
};

/// What one cell answers to the roles every table knows; empty for the others.
template <class Row>
QVariant cell(const Column<Row>& column, const Row& row, int role)
{
    switch (role) {
        case Qt::DisplayRole: return column.text(row);
        case Qt::TextAlignmentRole: return static_cast<int>(column.align);
        case SortRole: return column.value ? column.value(row) : QVariant(column.text(row));
        case ToneRole: return static_cast<int>(column.tone ? column.tone(row) : Tone::Neutral);
        default: return {};
    }
}

template <class Row>
QVariant header(const Column<Row>& column, int role)
{
    switch (role) {
        case Qt::DisplayRole: return inZone(Say::tr(column.title));
        case Qt::ToolTipRole: return *column.tip ? Say::tr(column.tip) : QString();
        case Qt::TextAlignmentRole: return static_cast<int>(column.align);
        default: return {};
    }
}

}  // namespace ballast::tables
