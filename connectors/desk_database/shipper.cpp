#include "connectors/desk_database/shipper.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#if defined(__linux__)
#include <pthread.h>
#endif

namespace ballast::desk_database {
namespace {

/// Fewer rows are caught up before anybody has read that they are missing.
constexpr std::int64_t kWorthTelling = 1'000;

std::string rowsText(std::int64_t rows)
{
    return rows == 1 ? std::string{"1 row"} : fmt::format("{} rows", rows);
}

}  // namespace

Shipper::Shipper(Address address, Member member, std::filesystem::path folder, Callbacks callbacks,
                 Pace pace)
    : m_address(std::move(address)),
      m_member(std::move(member)),
      m_folder(std::move(folder)),
      m_callbacks(std::move(callbacks)),
      m_pace(pace),
      m_retry(pace.firstRetry),
      m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

Shipper::~Shipper() = default;

Progress Shipper::progress() const
{
    const std::scoped_lock lock(m_mutex);
    return m_progress;
}

void Shipper::set(const std::function<void(Progress&)>& change)
{
    Progress now;
    {
        const std::scoped_lock lock(m_mutex);
        now = m_progress;
        change(now);
        if (now == m_progress) return;
        m_progress = now;
    }
    if (m_callbacks.progressed) m_callbacks.progressed(now);
}

void Shipper::rest(const std::stop_token& stop, std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, stop, time, [] { return false; });
}

void Shipper::run(const std::stop_token& stop)
{
#if defined(__linux__)
    pthread_setname_np(pthread_self(), "desk-database");
#endif
    while (!stop.stop_requested()) {
        core::Expected<void> done;
        try {
            done = ship(stop);
        } catch (const std::exception& exception) {
            done = core::failure(std::string{"The desk database: an internal fault: "} +
                                 exception.what() + ".");
        }
        if (stop.stop_requested()) return;
        if (!done) failed(done.error());
        rest(stop, m_retry);
        m_retry = std::min(m_retry * 2, m_pace.lastRetry);
    }
}

/// Until the stop, or until something breaks.
core::Expected<void> Shipper::ship(const std::stop_token& stop)
{
    auto shipment = Shipment::open(m_address, m_member, m_folder, stop, m_callbacks.told);
    if (!shipment) return std::unexpected(shipment.error());
    auto behind = shipment->behind();
    if (!behind) return std::unexpected(behind.error());
    cameBack(*behind);
    while (!stop.stop_requested()) {
        auto went = shipment->step(m_pace.rowsAStep);
        if (!went) return std::unexpected(went.error());
        m_retry = m_pace.firstRetry;
        if (*went > 0) {
            m_caught += *went;
            const std::int64_t left = shipment->behind().value_or(0);
            set([&](Progress& p) {
                p.shipped += *went;
                p.behind = left;
            });
            continue;
        }
        caughtUp();
        rest(stop, m_pace.idle);
    }
    return {};
}

void Shipper::cameBack(std::int64_t behind)
{
    set([&](Progress& p) {
        p.linked = true;
        p.behind = behind;
        p.trouble.clear();
    });
    m_caught = 0;
    const bool wasAway = std::exchange(m_away, false);
    const bool much = behind >= kWorthTelling;
    if (!m_callbacks.told || (!wasAway && !much)) return;
    m_catching = true;
    m_callbacks.told(
        fmt::format("The desk database is reached{}. It is at most {} behind this desk, "
                    "and is catching up.",
                    wasAway ? " again" : "", rowsText(behind)));
}

void Shipper::caughtUp()
{
    set([](Progress& p) { p.behind = 0; });
    if (std::exchange(m_catching, false) && m_callbacks.told)
        m_callbacks.told(fmt::format("The desk database has caught up: {} were carried over.",
                                     rowsText(static_cast<std::int64_t>(m_caught))));
}

void Shipper::failed(const core::Error& error)
{
    set([&](Progress& p) {
        p.linked = false;
        p.trouble = error.message;
    });
    if (std::exchange(m_away, true) || !m_callbacks.told) return;
    const std::int64_t behind = progress().behind;
    m_callbacks.told(error.message + " This desk goes on without it: its history is kept here" +
                     (behind > 0 ? ", " + rowsText(behind) + " of it not yet there," : "") +
                     " and is carried over when the desk database can be reached again.");
}

}  // namespace ballast::desk_database
