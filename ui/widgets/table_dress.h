#pragma once

#include <QString>

#include <cstdint>
#include <initializer_list>
#include <vector>

class QTreeView;

namespace ballast::ui {

/// Makes a view a live table of this program: fixed column widths in pixels (a live table
/// never measures its contents), whole rows selected, tones painted by ToneDelegate,
/// Ctrl+C copies the selection as tab-separated text. Call after setModel().
void dressTable(QTreeView* view, std::initializer_list<int> widths, int rowHeight = 24);
/// Gives what is left of the width to this column, and never less than `least` pixels: a narrow
/// table scrolls rather than lose a word.
void stretchColumn(QTreeView* view, int column, int least);
/// A column that gives room where a table is narrow: down to so many pixels.
struct GivesRoom {
    int column;
    int least;
};
/// The same, and where the widths of dressTable() do not all fit, these columns give room in their
/// order, the one that matters least first. A width that a person has drawn is kept as it is.
void fitColumns(QTreeView* view, int stretched, int least, std::vector<GivesRoom> order);

/// The rows are of a filter before the one that is written, which cannot be read: they are written
/// faintly until it can. For a view that dressTable() or a ToneDelegate paints.
void holdRows(QTreeView* view, bool held);

enum class Titles : std::uint8_t { LeftOut, InFront };

/// The selected rows, or every visible one where nothing is selected, with the titles in front
/// where they are wanted: tab-separated, thin spaces taken out so that a spreadsheet reads numbers.
/// A cell that a spreadsheet would take for a formula is quoted with an apostrophe.
QString tabSeparated(const QTreeView* view, Titles titles = Titles::InFront);
void copyTable(const QTreeView* view, Titles titles = Titles::InFront);

}  // namespace ballast::ui
