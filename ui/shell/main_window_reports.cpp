// Reports of a day or a period: what is asked of a person, and what is wished of the program.
#include "ui/shell/main_window.h"
#include "ui/shell/report_form.h"

#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>

namespace ballast::ui {

/// The day of the market that is on the screen, which may be another one than the machine's.
QDate MainWindow::today() const
{
    if (!m_snapshot || m_snapshot->at <= core::Time{})
        return QDateTime::currentDateTimeUtc().date();
    return QDateTime::fromMSecsSinceEpoch(core::toUnixMs(m_snapshot->at), Qt::UTC).date();
}

void MainWindow::askForReport(QDate from, QDate to, const QString& format)
{
    QString path = QFileDialog::getSaveFileName(this, tr("Write a report"),
                                                reportName(from, to, format), reportFilter(format));
    if (path.isEmpty()) return;
    if (QFileInfo(path).suffix().isEmpty()) path += u'.' + format;
    emit reportWished({from, to, format, path});
}

void MainWindow::openReportForm()
{
    auto* form = new ReportForm(today(), this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &ReportForm::chosen, this, &MainWindow::askForReport);
    form->open();
}

}  // namespace ballast::ui
