#pragma once

#include "app/engine_thread.h"
#include "connectors/paper/server.h"
#include "connectors/store/store.h"
#include "tests/support/faultproxy/fault_proxy.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ballast::test {

/// Engine, journal and session as the product puts them together, without a window, and behind a
/// fault proxy a paper exchange with a small market: all of it in fast motion. Its book is long one
/// dated future, and its band so narrow that one hedge is proposed at once.
class ProxiedDesk {
public:
    struct Options {
        std::filesystem::path folder;
        double speed = 10;  ///< desk seconds in a machine second, of everything
        bool tls = false;
        std::uint64_t seed = 1;
        std::vector<paper::Fault> exchangeFaults;
    };
    struct LinkNews {
        engine::LinkState state;
        std::string reason;
        std::chrono::steady_clock::time_point seenAt;
    };

    explicit ProxiedDesk(Options options);
    ~ProxiedDesk();

    void open();
    void close();
    FaultProxy& proxy() { return *m_proxy; }
    /// Waits until it is so, for at most so much desk time.
    bool until(const std::function<bool()>& condition, core::Duration atMost);
    bool up();
    /// Approves what is proposed, each proposal once, until there is an order more than before.
    bool sendOrder(core::Duration atMost);
    std::vector<orders::Order> orders();
    bool allTerminal();
    std::vector<LinkNews> links() const;
    double deskSeconds(std::chrono::steady_clock::duration d) const
    {
        return std::chrono::duration<double>(d).count() * m_options.speed;
    }
    /// What the exchange and the desk hold each of the perpetual, and what was traded by label.
    std::string ledgersDiffer();
    /// After close(): what is wrong with the invariants; empty: nothing.
    std::vector<std::string> violations();
    std::string story();

private:
    const engine::Snapshot* now();
    void seen(const engine::Event& event);
    std::string ask(const std::string& target) const;

    Options m_options;
    std::unique_ptr<paper::ExchangeServer> m_exchange;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<app::EngineThread> m_engine;
    std::shared_ptr<const engine::Snapshot> m_seen;
    std::vector<orders::Order> m_lastOrders;
    std::set<std::pair<std::uint64_t, core::Revision>> m_approved;
    mutable std::mutex m_mutex;
    std::condition_variable m_news;
    std::vector<LinkNews> m_links;
    std::string m_fault;  ///< of the engine's thread or the store
};

}  // namespace ballast::test
