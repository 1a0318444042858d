#pragma once

#include "models/core/time.h"
#include "ui/shell/report_wish.h"

#include <QDialog>

class QComboBox;
class QDateEdit;

namespace ballast::ui {

/// Asks of which days a report is to be, and as what. Days are UTC.
class ReportForm : public QDialog {
    Q_OBJECT
public:
    ReportForm(QDate today, QWidget* parent);

signals:
    /// The form was confirmed; where to is asked next.
    void chosen(QDate from, QDate to, const QString& format);

private:
    void choosePeriod(int number);
    void keepOrder();

    QDate m_today;
    QComboBox *m_period, *m_format;
    QDateEdit *m_from, *m_to;
};

/// The UTC day that an instant is in.
QDate utcDay(core::Time at);
/// The name that is suggested for the file: as ballastctl calls it.
QString reportName(QDate from, QDate to, const QString& format);
/// "PDF (*.pdf)" and so on, for a dialog.
QString reportFilter(const QString& format);

}  // namespace ballast::ui
