#pragma once

#include "models/tables/position_sheet.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

class QThread;

namespace ballast::ui {

/// Writes positions into a file on a thread of its own, so that a large book stops no window. One
/// at a time.
class PositionExport : public QObject {
    Q_OBJECT
public:
    enum class Format : std::uint8_t { Csv, Excel };

    explicit PositionExport(QObject* parent = nullptr);
    /// Waits for what is being written.
    ~PositionExport() override;

    bool isRunning() const { return m_thread != nullptr; }
    /// finished() comes for each; one that is started while another runs is refused by it.
    void start(tables::PositionSheet sheet, const QString& path, Format format);

signals:
    /// An empty problem: it is written.
    void finished(const QString& path, const QString& problem);

private:
    struct Job;
    QThread* m_thread = nullptr;
    std::shared_ptr<Job> m_job;
};

/// The same, here and now; why not, else empty.
QString writePositions(const tables::PositionSheet& sheet, const QString& path,
                       PositionExport::Format format);

}  // namespace ballast::ui
