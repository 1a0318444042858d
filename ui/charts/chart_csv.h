#pragma once

#include "models/core/ids.h"
#include "ui/charts/market_track.h"
#include "ui/charts/track.h"
#include "ui/widgets/long_work.h"

#include <QString>

namespace ballast::ui {

// The rows of a chart as a file of comma-separated values, gap rows left out. A sentence when it
// could not be written, else empty; `watch` hears of the rows and may cancel, then there is no file
// and no sentence. Any thread.

QString writeCsv(const Track& track, core::Currency underlying, const QString& path,
                 const WorkWatch& watch = {});
QString writeCsv(const MarketTrack& track, core::Currency underlying, const QString& path,
                 const WorkWatch& watch = {});

/// The same on a thread of its own, over a copy of the rows; what `job` says when it has ended goes
/// to `told`: a problem, or that it was cancelled. It belongs to `parent` and ends itself.
template <class Rows, class Told>
LongWork* csvWork(const Rows& rows, core::Currency underlying, const QString& path, QObject* parent,
                  Told told)
{
    auto* work = new LongWork(
        writingWords(path),
        [rows, underlying, path](const WorkWatch& watch) {
            return writeCsv(rows, underlying, path, watch);
        },
        parent);
    QObject::connect(work, &LongWork::finished, parent,
                     [work, path, told](const QString& problem, bool cancelled) {
                         work->deleteLater();
                         told(writtenWords(path, problem, cancelled));
                     });
    return work;
}

}  // namespace ballast::ui
