#include "ui/shell/report_form.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace ballast::ui {
namespace {

enum Period : int { Today, Yesterday, LastWeek, ThisMonth, LastMonth, Chosen };

QDateEdit* dateEdit(const QString& name, QDate today)
{
    auto* edit = new QDateEdit(today);
    edit->setObjectName(name);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    edit->setCalendarPopup(true);
    edit->setDateRange(QDate(2009, 1, 1), today);
    return edit;
}

}  // namespace

ReportForm::ReportForm(QDate today, QWidget* parent)
    : QDialog(parent),
      m_today(today),
      m_period(new QComboBox),
      m_format(new QComboBox),
      m_from(dateEdit(QStringLiteral("reportFrom"), today)),
      m_to(dateEdit(QStringLiteral("reportTo"), today))
{
    setObjectName(QStringLiteral("reportForm"));
    setWindowTitle(tr("Report"));
    m_period->setObjectName(QStringLiteral("reportPeriod"));
    m_period->addItems({tr("Today"), tr("Yesterday"), tr("The last seven days"), tr("This month"),
                        tr("Last month"), tr("From and to")});
    m_format->setObjectName(QStringLiteral("reportFormat"));
    for (const char* format : {"pdf", "html", "xlsx", "csv", "json"})
        m_format->addItem(reportFilter(QLatin1String(format)), QLatin1String(format));
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Period, UTC"), m_period);
    form->addRow(tr("&From"), m_from);
    form->addRow(tr("&To, included"), m_to);
    form->addRow(tr("F&ormat"), m_format);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* write = buttons->addButton(tr("Write…"), QDialogButtonBox::AcceptRole);
    write->setDefault(true);
    form->addRow(buttons);
    connect(m_period, &QComboBox::activated, this, &ReportForm::choosePeriod);
    for (QDateEdit* edit : {m_from, m_to})
        connect(edit, &QDateEdit::userDateChanged, this, [this] {
            m_period->setCurrentIndex(Chosen);
            keepOrder();
        });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        accept();
        emit chosen(m_from->date(), m_to->date(), m_format->currentData().toString());
    });
}

void ReportForm::choosePeriod(int number)
{
    QDate from = m_today, to = m_today;
    const QDate first(m_today.year(), m_today.month(), 1);
    switch (number) {
        case Yesterday: from = to = m_today.addDays(-1); break;
        case LastWeek: from = m_today.addDays(-6); break;
        case ThisMonth: from = first; break;
        case LastMonth:
            from = first.addMonths(-1);
            to = first.addDays(-1);
            break;
        default: break;
    }
    if (number == Chosen) return m_from->setFocus();
    const QSignalBlocker quiet(m_from), quietToo(m_to);
    m_from->setDate(from);
    m_to->setDate(to);
}

/// A period does not end before it begins.
void ReportForm::keepOrder()
{
    const QSignalBlocker quiet(m_from), quietToo(m_to);
    if (m_to->date() >= m_from->date()) return;
    if (m_from->hasFocus())
        m_to->setDate(m_from->date());
    else
        m_from->setDate(m_to->date());
}

QDate utcDay(core::Time at)
{
    return QDateTime::fromMSecsSinceEpoch(core::toUnixMs(at), Qt::UTC).date();
}

QString reportName(QDate from, QDate to, const QString& format)
{
    const QString first = from.toString(Qt::ISODate), last = to.toString(Qt::ISODate);
    if (from == to) return QStringLiteral("ballast-daily-%1.%2").arg(first, format);
    if (from.day() == 1 && to == from.addMonths(1).addDays(-1))
        return QStringLiteral("ballast-monthly-%1.%2").arg(first.left(7), format);
    return QStringLiteral("ballast-%1-to-%2.%3").arg(first, last, format);
}

QString reportFilter(const QString& format)
{
    if (format == QLatin1String("html")) return ReportForm::tr("Web page (*.html)");
    if (format == QLatin1String("xlsx")) return ReportForm::tr("Excel workbook (*.xlsx)");
    if (format == QLatin1String("csv")) return ReportForm::tr("Comma-separated values (*.csv)");
    if (format == QLatin1String("json")) return ReportForm::tr("JSON (*.json)");
    return ReportForm::tr("PDF (*.pdf)");
}

}  // namespace ballast::ui
