#pragma once

#include <QDate>
#include <QString>

namespace ballast::ui {

/// A report that a person wants: of which UTC days, both included, as what, and where to.
struct ReportWish {
    QDate from, to;
    QString format;  ///< "pdf", "html", "xlsx", "csv", "json"
    QString path;
};

}  // namespace ballast::ui
