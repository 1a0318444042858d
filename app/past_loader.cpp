#include "app/past_loader.h"

#include "app/thread_name.h"
#include "connectors/desk_database/desk_reader.h"
#include "connectors/store/history_reader.h"
#include "connectors/store/moment_reader.h"

#include <QScopeGuard>

#include <algorithm>
#include <atomic>
#include <chrono>

namespace ballast::app {
namespace {

constexpr core::Duration kWhole = std::chrono::hours{24}, kOutline = std::chrono::hours{24 * 31};
/// A day of samples a second, and four a minute and a half of a month.
constexpr std::size_t kWholePoints = 100'000, kOutlinePoints = 30'000;
constexpr std::size_t kReadingsAtOnce = 5;
constexpr std::chrono::milliseconds kTellPace{100};

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

/// One that is under way: what its thread and the window's both know of it.
struct PastLoader::Reading {
    PastLoader& loader;
    quint64 number = 0;
    std::stop_token leaving;
    std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now(), toldAt = since;
    std::atomic<bool> cancelled = false;
    /// Of a reading in several parts: which share of the whole the one under way is.
    double from = 0, to = 1;

    bool isWanted() const { return !cancelled && !leaving.stop_requested(); }
    /// What store::ReadWatch asks: tells the window some times a second.
    bool look(double share)
    {
        const auto now = std::chrono::steady_clock::now();
        if (now - toldAt >= kTellPace) {
            toldAt = now;
            emit loader.progressed(number, from + share * (to - from),
                                   std::chrono::duration<double>(now - since).count());
        }
        return isWanted();
    }
    /// The `part`-th of `parts` begins.
    void begin(std::size_t part, std::size_t parts)
    {
        from = static_cast<double>(part) / static_cast<double>(parts);
        to = static_cast<double>(part + 1) / static_cast<double>(parts);
        look(0);
    }
    store::ReadWatch watch()
    {
        return [this](double share) { return look(share); };
    }
};

template <class Job>
void PastLoader::run(const QString& what, Job job)
{
    std::erase_if(m_readings, [](const auto& known) { return known.second.expired(); });
    auto reading = std::make_shared<Reading>(*this, ++m_number, m_leaving.get_token());
    m_readings[reading->number] = reading;
    const quint64 number = reading->number;
    emit began(number, what);  // before it runs: who hears of it may cancel it at once
    const bool taken = m_threads.run([this, number, reading, job = std::move(job)] {
        nameThisThread("history-reader");
        // Whatever comes of it, and also where it throws.
        const auto ending = qScopeGuard([this, number] { emit ended(number); });
        const auto reader = store::HistoryReader::open(m_folder);
        if (!reader) {
            emit failed(QString::fromStdString(reader.error().message));
            return;
        }
        job(*reader, *reading);
    });
    if (taken) return;
    emit ended(number);
    emit failed(PastLoader::tr("The history is still being read, %1 times at once; ask again when "
                               "an answer has come.")
                    .arg(kReadingsAtOnce));
}

void PastLoader::cancel(quint64 number)
{
    const auto found = m_readings.find(number);
    if (found == m_readings.end()) return;
    if (const auto reading = found->second.lock()) reading->cancelled = true;
}

/// What a person has cancelled, or the program's end, is no failure.
void PastLoader::tellFailure(const Reading& reading, const core::Error& error)
{
    if (reading.isWanted()) emit failed(QString::fromStdString(error.message));
}

/// False: it is wanted no more.
bool PastLoader::sendSamples(const store::HistoryReader& reader, Reading& reading,
                             core::Currency underlying, core::Time from, core::Time to)
{
    const bool whole = to - from <= kWhole;
    const std::size_t most = whole ? kWholePoints : kOutlinePoints;
    const core::Duration stretch = whole ? core::Duration{} : stretchOf(to - from, most);
    const QString name = QString::fromStdString(underlying.text());
    if (!reading.isWanted()) return false;
    if (const auto samples = reader.samples(underlying, {from, to}, most, reading.watch()))
        emit samplesLoaded(name, *samples, stretch);
    else
        tellFailure(reading, samples.error());
    if (!reading.isWanted()) return false;
    if (const auto markets = reader.markets(underlying, {from, to}, most))
        emit marketsLoaded(name, *markets, stretch);
    else
        tellFailure(reading, markets.error());
    return reading.isWanted();
}

void PastLoader::loadSamples(std::vector<core::Currency> underlyings, core::Time now)
{
    // The day of each first: it is what is looked at.
    run(tr("Reading the charts' history"),
        [this, underlyings = std::move(underlyings), now](const store::HistoryReader& reader,
                                                          Reading& reading) {
            const std::size_t parts = 2 * underlyings.size();
            std::size_t part = 0;
            for (const core::Currency& underlying : underlyings) {
                reading.begin(part++, parts);
                if (!sendSamples(reader, reading, underlying, now - kWhole, now)) return;
            }
            for (const core::Currency& underlying : underlyings) {
                reading.begin(part++, parts);
                if (!sendSamples(reader, reading, underlying, now - kOutline,
                                 now - kWhole - core::Duration{1}))
                    return;
            }
        });
}

void PastLoader::loadFiner(core::Currency underlying, core::Time from, core::Time to)
{
    run(tr("Reading finer samples"), [this, underlying, from, to](
                                         const store::HistoryReader& reader, Reading& reading) {
        const auto samples = reader.samples(underlying, {from, to}, kWholePoints, reading.watch());
        if (!samples) return tellFailure(reading, samples.error());
        emit finerLoaded(
            QString::fromStdString(underlying.text()), *samples,
            to - from <= kWhole ? core::Duration{} : stretchOf(to - from, kWholePoints));
    });
}

void PastLoader::loadHour(core::Time now)
{
    run(tr("Reading the last hour"), [this, now](const store::HistoryReader& reader, Reading&) {
        if (const auto hour = reader.hourBefore(now))
            emit hourLoaded(*hour);
        else
            emit failed(QString::fromStdString(hour.error().message));
    });
}

void PastLoader::loadRebalances(core::Time now)
{
    run(tr("Reading past rebalances"),
        [this, now](const store::HistoryReader& reader, Reading& reading) {
            if (m_desks && loadShared(now)) return;
            auto rows = reader.rebalances({core::Time::min(), now}, {}, reading.watch());
            if (!rows) return tellFailure(reading, rows.error());
            std::ranges::reverse(*rows);
            emit rebalancesLoaded(*rows);
        });
}

void PastLoader::loadMoment(core::Time at, core::Duration around)
{
    run(tr("Reading that minute"),
        [this, at, around](const store::HistoryReader& reader, Reading&) {
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
