#pragma once

#include "models/tables/column.h"

#include <QAbstractTableModel>
#include <QString>
#include <QVariant>

#include <vector>

namespace ballast::tables {

/// One cell of a small table whose rows are made where they are shown.
struct LineCell {
    QString text;
    Tone tone = Tone::Neutral;
    QVariant sort{};  ///< sorted by; the text where it is invalid
    bool operator==(const LineCell&) const = default;
};
struct Line {
    std::vector<LineCell> cells;  ///< one a column
    QString tip{};
    QVariant about{};  ///< what the row is of, for whoever opens it
    bool operator==(const Line&) const = default;
};
struct LineColumn {
    QString title;
    QString tip;
    Align align = Align::Left;
};

/// A small table of lines that are shown together and change together.
class LineTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum LineRole : int { AboutRole = Qt::UserRole + 151 };

    explicit LineTable(std::vector<LineColumn> columns, QObject* parent = nullptr);
    void show(std::vector<Line> lines);
    void setTitle(int column, const QString& title);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::vector<LineColumn> m_columns;
    std::vector<Line> m_lines;
};

}  // namespace ballast::tables
