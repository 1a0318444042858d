#include "ui/portfolio/position_export.h"

#include "ui/portfolio/workbook.h"
#include "ui/widgets/text.h"

#include <QFile>
#include <QSaveFile>
#include <QThread>

namespace ballast::ui {

/// What the two threads share: handed over when it starts, and looked at when it has ended.
struct PositionExport::Job {
    tables::PositionSheet sheet;
    QString path;
    Format format = Format::Csv;
    QString problem;
};

PositionExport::PositionExport(QObject* parent) : QObject(parent) {}

PositionExport::~PositionExport()
{
    if (!m_thread) return;
    m_thread->disconnect(this);
    m_thread->wait();
    delete m_thread;
}

void PositionExport::start(tables::PositionSheet sheet, const QString& path, Format format)
{
    if (m_thread) {
        emit finished(path, tr("%1 was not written: another file is being written.").arg(path));
        return;
    }
    m_job = std::make_shared<Job>(Job{std::move(sheet), path, format, {}});
    m_thread = QThread::create(
        [job = m_job] { job->problem = writePositions(job->sheet, job->path, job->format); });
    connect(m_thread, &QThread::finished, this, [this] {
        m_thread->wait();
        m_thread->deleteLater();
        m_thread = nullptr;
        const auto job = std::move(m_job);
        emit finished(job->path, job->problem);
    });
    m_thread->start();
}

QString writePositions(const tables::PositionSheet& sheet, const QString& path,
                       PositionExport::Format format)
{
    if (format == PositionExport::Format::Excel) {
        const auto written = writeWorkbook(QFile::encodeName(path).toStdString(), sheet);
        if (written) return {};
        return PositionExport::tr("%1 was not written: %2")
            .arg(path, words(written.error().message));
    }
    const std::string text = core::csvText(textTableOf(sheet));
    const auto size = static_cast<qint64>(text.size());
    QSaveFile out(path);
    if (out.open(QIODevice::WriteOnly) && out.write(text.data(), size) == size && out.commit())
        return {};
    return PositionExport::tr("%1 was not written: %2").arg(path, out.errorString());
}

}  // namespace ballast::ui
