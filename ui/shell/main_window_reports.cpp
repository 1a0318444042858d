// Reports of a day or a period: what is asked of a person, and what is wished of the program.
#include "ui/review/review_panel.h"
#include "ui/shell/main_window.h"
#include "ui/shell/report_form.h"

#include <QApplication>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>

namespace ballast::ui {

/// The day of the market that is on the screen, which may be another one than the machine's.
QDate MainWindow::today() const
{
    if (!m_snapshot || m_snapshot->at <= core::Time{})
        return QDateTime::currentDateTimeUtc().date();
    return utcDay(m_snapshot->at);
}

void MainWindow::askForReport(QDate from, QDate to, const QString& format)
{
    // Over the window that asked: this one, or the review's.
    QWidget* over = QApplication::activeWindow();
    QString path = QFileDialog::getSaveFileName(over ? over : this, tr("Write a report"),
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

void MainWindow::tellOfReport(const QString& sentence, bool isProblem)
{
    if (!isProblem) tell(sentence);
    if (m_review) m_review->tell(sentence, isProblem);
}

}  // namespace ballast::ui
