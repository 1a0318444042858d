#include "ui/portfolio/position_export.h"

#include "ui/portfolio/workbook.h"
#include "ui/widgets/text.h"

#include <QFile>
#include <QSaveFile>

namespace ballast::ui {

void PositionExport::start(tables::PositionSheet sheet, const QString& path, Format format)
{
    if (m_work) {
        emit finished(path, tr("%1 was not written: another file is being written.").arg(path));
        return;
    }
    m_work = new LongWork(
        writingWords(path),
        [sheet = std::move(sheet), path, format](const WorkWatch& watch) {
            return writePositions(sheet, path, format, watch);
        },
        this);
    connect(m_work, &LongWork::finished, this,
            [this, path](const QString& problem, bool cancelled) {
                m_work->deleteLater();
                m_work = nullptr;
                emit finished(path, cancelled ? writtenWords(path, problem, true) : problem);
            });
    emit working(m_work);
    m_work->start();
}

QString writePositions(const tables::PositionSheet& sheet, const QString& path,
                       PositionExport::Format format, const WorkWatch& watch)
{
    if (format == PositionExport::Format::Excel) {
        const auto written = writeWorkbook(QFile::encodeName(path).toStdString(), sheet, watch);
        if (written) return {};
        return PositionExport::tr("%1 was not written: %2")
            .arg(path, words(written.error().message));
    }
    const std::string text = core::csvText(textTableOf(sheet));
    if (!watch.goOn(0.5)) return {};
    const auto size = static_cast<qint64>(text.size());
    QSaveFile out(path);
    if (out.open(QIODevice::WriteOnly) && out.write(text.data(), size) == size && out.commit())
        return {};
    return PositionExport::tr("%1 was not written: %2").arg(path, out.errorString());
}

}  // namespace ballast::ui
