#pragma once

#include "models/tables/position_sheet.h"
#include "ui/widgets/long_work.h"

#include <QObject>
#include <QString>

namespace ballast::ui {

/// Writes positions into a file on a thread of its own, so that a large book stops no window. One
/// at a time.
class PositionExport : public QObject {
    Q_OBJECT
public:
    enum class Format : std::uint8_t { Csv, Excel };

    explicit PositionExport(QObject* parent = nullptr) : QObject(parent) {}

    bool isRunning() const { return m_work != nullptr; }
    /// finished() comes for each; one that is started while another runs is refused by it.
    void start(tables::PositionSheet sheet, const QString& path, Format format);

signals:
    /// It works: whoever shows that may cancel it.
    void working(ballast::ui::LongWork* work);
    /// An empty problem: it is written.
    void finished(const QString& path, const QString& problem);

private:
    LongWork* m_work = nullptr;
};

/// The same, here and now; why not, else empty.
QString writePositions(const tables::PositionSheet& sheet, const QString& path,
                       PositionExport::Format format, const WorkWatch& watch = {});

}  // namespace ballast::ui
