#pragma once

#include "models/tables/filter_expression.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace ballast::tables {

/// What may stand in place of the letters before the cursor of a filter.
struct FilterCompletion {
    qsizetype at = 0;      ///< what is replaced begins there
    qsizetype length = 0;  ///< and ends at the cursor
    QStringList choices;   ///< empty: there is nothing to offer
    bool operator==(const FilterCompletion&) const = default;
};

/// Words, names and numbers that begin so; behind "venue:" what is known of venues. `values` are by
/// the name without its colon. Nothing within quotes, behind a comparison, or of a whole word.
FilterCompletion completionOf(const QString& text, qsizetype cursor, const FilterWords& words,
                              const QHash<QString, QStringList>& values);

}  // namespace ballast::tables
