#pragma once

#include "models/tables/roles.h"

namespace ballast::tables {

/// What a table of figures answers beside the roles that every table has.
enum FigureRole : int {
    HeatRole = Qt::UserRole + 101,  ///< -1 ... 1: the number over the largest of its column
    TrendRole                       ///< how it has gone, the oldest first, as a QList<double>
};

}  // namespace ballast::tables
