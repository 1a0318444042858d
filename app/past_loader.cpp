#include "app/past_loader.h"

#include "app/thread_name.h"
#include "connectors/desk_database/desk_reader.h"
#include "connectors/store/history_reader.h"
#include "connectors/store/moment_reader.h"

#include <algorithm>
#include <chrono>

namespace ballast::app {
namespace {

constexpr core::Duration kWhole = std::chrono::hours{24}, kOutline = std::chrono::hours{24 * 31};
/// A day of samples a second, and four a minute and a half of a month.
constexpr std::size_t kWholePoints = 100'000, kOutlinePoints = 30'000;
constexpr std::size_t kReadingsAtOnce = 5;

/// How long a reader that thins to these many points may leave out everything but the extremes.
core::Duration stretchOf(core::Duration length, std::size_t points)
{
    return length / static_cast<std::int64_t>(points / 4);
}

}  // namespace

PastLoader::PastLoader(std::filesystem::path folder, const desk_database::Address* desks,
                       QObject* parent)
    : QObject(parent),
      m_folder(std::move(folder)),
      m_desks(desks ? std::optional{*desks} : std::nullopt),
      m_threads(kReadingsAtOnce, [this](const std::string& what) {
          emit failed(PastLoader::tr("Reading the history: an internal fault: %1.")
                          .arg(QString::fromStdString(what)));
      })
{
}

/// The threads are joined: a read of the file ends by itself, one of the desk database now.
PastLoader::~PastLoader() { m_leaving.request_stop(); }

template <class Job>
void PastLoader::run(Job job)
{
    const bool taken = m_threads.run([this, job = std::move(job)] {
        nameThisThread("history-reader");
        const auto reader = store::HistoryReader::open(m_folder);
        if (!reader) {
            emit failed(QString::fromStdString(reader.error().message));
            return;
        }
        job(*reader);
    });
    if (!taken)
        emit failed(
            PastLoader::tr("The history is still being read, %1 times at once; ask again when an "
                           "answer has come.")
                .arg(kReadingsAtOnce));
}

void PastLoader::sendSamples(const store::HistoryReader& reader, core::Currency underlying,
                             core::Time from, core::Time to)
{
    const bool whole = to - from <= kWhole;
    const std::size_t most = whole ? kWholePoints : kOutlinePoints;
    const core::Duration stretch = whole ? core::Duration{} : stretchOf(to - from, most);
    const QString name = QString::fromStdString(underlying.text());
    if (const auto samples = reader.samples(underlying, {from, to}, most))
        emit samplesLoaded(name, *samples, stretch);
    else
        emit failed(QString::fromStdString(samples.error().message));
    if (const auto markets = reader.markets(underlying, {from, to}, most))
        emit marketsLoaded(name, *markets, stretch);
    else
        emit failed(QString::fromStdString(markets.error().message));
}

void PastLoader::loadSamples(std::vector<core::Currency> underlyings, core::Time now)
{
    // The day of each first: it is what is looked at.
    run([this, underlyings = std::move(underlyings), now](const store::HistoryReader& reader) {
        for (const core::Currency& underlying : underlyings)
            sendSamples(reader, underlying, now - kWhole, now);
        for (const core::Currency& underlying : underlyings)
            sendSamples(reader, underlying, now - kOutline, now - kWhole - core::Duration{1});
    });
}

void PastLoader::loadFiner(core::Currency underlying, core::Time from, core::Time to)
{
    run([this, underlying, from, to](const store::HistoryReader& reader) {
        const auto samples = reader.samples(underlying, {from, to}, kWholePoints);
        if (!samples) {
            emit failed(QString::fromStdString(samples.error().message));
            return;
        }
        emit finerLoaded(
            QString::fromStdString(underlying.text()), *samples,
            to - from <= kWhole ? core::Duration{} : stretchOf(to - from, kWholePoints));
    });
}

void PastLoader::loadHour(core::Time now)
{
    run([this, now](const store::HistoryReader& reader) {
        if (const auto hour = reader.hourBefore(now))
            emit hourLoaded(*hour);
        else
            emit failed(QString::fromStdString(hour.error().message));
    });
}

void PastLoader::loadRebalances(core::Time now)
{
    run([this, now](const store::HistoryReader& reader) {
        if (m_desks && loadShared(now)) return;
        auto rows = reader.rebalances({core::Time::min(), now}, {});
        if (!rows) {
            emit failed(QString::fromStdString(rows.error().message));
            return;
        }
        std::ranges::reverse(*rows);
        emit rebalancesLoaded(*rows);
    });
}

void PastLoader::loadMoment(core::Time at, core::Duration around)
{
    run([this, at, around](const store::HistoryReader& reader) {
        if (auto moment = store::readMoment(reader, at, around))
            emit momentLoaded(std::make_shared<const review::Moment>(std::move(*moment)));
        else
            emit momentFailed(QString::fromStdString(moment.error().message));
    });
}

/// True when what was found was handed over.
bool PastLoader::loadShared(core::Time now)
{
    auto desks = desk_database::DeskReader::open(*m_desks, m_leaving.get_token());
    auto rows =
        desks ? desks->rebalances({core::Time::min(), now}, {}) : std::unexpected(desks.error());
    if (m_leaving.stop_requested()) return true;
    if (!rows) {
        emit failed(tr("%1 What is shown is this desk's own history.")
                        .arg(QString::fromStdString(rows.error().message)));
        return false;
    }
    std::ranges::reverse(*rows);
    emit rebalancesLoaded(*rows);
    return true;
}

}  // namespace ballast::app
