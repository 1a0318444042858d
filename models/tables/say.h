#pragma once

#include <QCoreApplication>

namespace ballast::tables {

/// The context of what the tables say, for translators: headers, tool tips and cells.
struct Say {
    Q_DECLARE_TR_FUNCTIONS(tables)
};

}  // namespace ballast::tables
