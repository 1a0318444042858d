// tables: a snapshot as rows and columns; Qt item models that know no widget.
#pragma once

#include <Qt>

namespace ballast::tables {

/// What a table answers beside Qt's own roles. Colours are the delegate's business.
enum Role : int {
    SortRole = Qt::UserRole + 1,  ///< the value behind the text, for sorting
    ToneRole,                     ///< a Tone as int
    StaleRole,                    ///< bool: the number is old; painted dimmed
    ProposalRole,                 ///< the proposal a row belongs to, as quint64
    LabelRole,                    ///< the order label a row belongs to, as text
    FractionRole,                 ///< 0 ... 1 of a bar, as double
    BandRole,  ///< lower edge, target and upper edge of that bar, as a list of three doubles
    IdRole,    ///< what the row is, as text that stays the same: to select it again
};

/// How a cell is meant, never how it is coloured.
enum class Tone : int { Neutral, Strong, Muted, Good, Bad, Warn, Breach, Accent, Stale };

}  // namespace ballast::tables
