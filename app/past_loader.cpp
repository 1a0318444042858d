#include "app/past_loader.h"

#include "app/thread_name.h"
#include "connectors/desk_database/desk_reader.h"
#include "connectors/store/history_reader.h"

#include <algorithm>
#include <chrono>

namespace ballast::app {
namespace {

constexpr auto kChartPast = std::chrono::hours{24};
constexpr std::size_t kChartPoints = 100'000;
constexpr std::size_t kReadingsAtOnce = 5;

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

void PastLoader::loadSamples(std::vector<core::Currency> underlyings, core::Time now)
{
    run([this, underlyings = std::move(underlyings), now](const store::HistoryReader& reader) {
        for (const core::Currency& underlying : underlyings) {
            const auto samples = reader.samples(underlying, {now - kChartPast, now}, kChartPoints);
            if (samples)
                emit samplesLoaded(QString::fromStdString(underlying.text()), *samples);
            else
                emit failed(QString::fromStdString(samples.error().message));
        }
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
