#pragma once

#include <QAbstractItemModel>
#include <QString>
#include <QStringList>

namespace ballast::test {

/// A model as text, a row a line, cells between bars, children indented: to be compared with golden
/// text. Thin spaces are written as ordinary ones.
inline QString modelText(const QAbstractItemModel& model, const QModelIndex& parent = {},
                         int depth = 0)
{
    QString out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells << model.index(row, column, parent).data().toString();
        QString line = QString(2 * depth, QLatin1Char(' ')) + cells.join(QStringLiteral(" | "));
        line.replace(QChar(0x2009), QLatin1Char(' '));
        while (line.endsWith(QLatin1Char(' ')) || line.endsWith(QLatin1Char('|'))) line.chop(1);
        out += line + QLatin1Char('\n') + modelText(model, model.index(row, 0, parent), depth + 1);
    }
    return out;
}

}  // namespace ballast::test
