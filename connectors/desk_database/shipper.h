#pragma once

#include "connectors/desk_database/shipment.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace ballast::desk_database {

/// How far the desk database is behind this desk, for whoever looks.
struct Progress {
    bool linked = false;
    std::uint64_t shipped = 0;  ///< rows since the start
    std::int64_t behind = 0;    ///< rows that waited when it was last looked, at most
    std::string trouble;        ///< why it is not linked; empty while it is
    bool operator==(const Progress&) const = default;
};

/// Copies history.db into the desk database, on a thread of its own, for as long as it lives. It
/// only ever reads what is already written here: neither the store nor the engine waits for it. An
/// outage is told once, with what waits, and its end once.
class Shipper {
public:
    struct Callbacks {
        std::function<void(std::string)> told;            ///< a sentence for the person
        std::function<void(const Progress&)> progressed;  ///< after each change; may be empty
    };
    struct Pace {
        std::chrono::milliseconds idle{500};  ///< between two looks when nothing waits
        std::chrono::milliseconds firstRetry{500}, lastRetry{30'000};
        std::size_t rowsAStep = 2'000;  ///< of each table
    };
    /// The callbacks are called on the shipper's thread.
    Shipper(Address address, Member member, std::filesystem::path folder, Callbacks callbacks,
            Pace pace);
    ~Shipper();
    Shipper(const Shipper&) = delete;
    Shipper& operator=(const Shipper&) = delete;

    Progress progress() const;

private:
    void run(const std::stop_token& stop);
    core::Expected<void> ship(const std::stop_token& stop);
    void cameBack(std::int64_t behind);
    void caughtUp();
    void failed(const core::Error& error);
    void rest(const std::stop_token& stop, std::chrono::milliseconds time);
    void set(const std::function<void(Progress&)>& change);

    Address m_address;
    Member m_member;
    std::filesystem::path m_folder;
    Callbacks m_callbacks;
    Pace m_pace;
    bool m_away = false;      ///< and that was told
    bool m_catching = false;  ///< likewise that rows are being caught up
    std::uint64_t m_caught = 0;
    std::chrono::milliseconds m_retry;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    Progress m_progress;
    std::jthread m_thread;  ///< last: it uses the above
};

}  // namespace ballast::desk_database
