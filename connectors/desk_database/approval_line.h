#pragma once

#include "connectors/desk_database/shipment.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <variant>

namespace ballast::desk_database {

/// What one desk asks of another: exactly these orders, by number, revision and hash.
struct ApprovalAsk {
    std::uint64_t proposal = 0;
    std::int64_t revision = 0;
    std::string hash;  ///< SHA-256 of the orders; an answer to another one is none
    std::string underlying, account, sentence;
    std::string orders;  ///< in words, one a line
    double notionalUsd = 0, feeUsd = 0, slippageUsd = 0;
    double deltaBefore = 0, deltaAfter = 0, target = 0, bandLower = 0, bandUpper = 0;  ///< coin
    std::string askedBy;
    std::chrono::seconds life{120};  ///< at most 15 minutes
    bool operator==(const ApprovalAsk&) const = default;
};

/// The same, as it comes in at another desk.
struct ApprovalRequest {
    std::int64_t id = 0;
    ApprovalAsk what;
    std::string desk;  ///< who asks
    std::string role;  ///< as which user of the database
    std::chrono::milliseconds left{};
};

struct ApprovalAnswer {
    std::int64_t id = 0;
    bool approved = false;
    std::string who, desk, role, reason;
    std::chrono::milliseconds took{};  ///< from asking to answering, by the server's clock
};

/// Asks other desks, and hears what they ask, by LISTEN and NOTIFY on a connection and a thread of
/// its own. Fails closed: without a link nothing can be asked, and what was being asked when the
/// link went is over. An answer counts only if it came over the link, in time, and names the
/// proposal, the revision and the hash that were asked for.
class ApprovalLine {
public:
    /// Called on the line's thread.
    struct Callbacks {
        std::function<void(const ApprovalRequest&)> asked;  ///< by another desk
        std::function<void(std::int64_t id)> gone;          ///< answered, withdrawn or expired
        std::function<void(std::uint64_t ticket, const ApprovalAnswer&)> answered;
        /// Nothing will come of it: the link went, it expired, or it was refused by the database.
        std::function<void(std::uint64_t ticket, std::string why)> failed;
        /// What came of reply(): empty, or why it does not count.
        std::function<void(std::int64_t id, std::string why)> replied;
        std::function<void(bool linked, std::string why)> linked;
    };
    struct Pace {
        std::chrono::milliseconds firstRetry{1'000}, lastRetry{30'000};
    };
    ApprovalLine(Address address, Member member, Callbacks callbacks, Pace pace);
    ~ApprovalLine();
    ApprovalLine(const ApprovalLine&) = delete;
    ApprovalLine& operator=(const ApprovalLine&) = delete;

    /// Any thread; never waits. The ticket names it from here on. Fails while there is no link.
    core::Expected<std::uint64_t> ask(ApprovalAsk ask);
    /// Any thread; what comes for the ticket afterwards is not told any more.
    void withdraw(std::uint64_t ticket);
    /// Any thread; answers a request that was asked of this desk. `who` is proven by the caller.
    void reply(const ApprovalRequest& request, bool approved, std::string who, std::string reason,
               std::chrono::milliseconds shown);
    bool isLinked() const { return m_linked.load(); }

private:
    struct Ask {
        std::uint64_t ticket = 0;
        ApprovalAsk what;
    };
    struct Withdraw {
        std::uint64_t ticket = 0;  ///< 0: by its id
        std::int64_t id = 0;
    };
    struct Reply {
        ApprovalRequest request;
        bool approved = false;
        std::string who, reason;
        std::chrono::milliseconds shown{};
    };
    using Wish = std::variant<Ask, Withdraw, Reply>;
    struct Open {
        std::int64_t id = 0;
        ApprovalAsk what;
        std::chrono::steady_clock::time_point until;
    };

    void run(const std::stop_token& stop);
    core::Expected<void> serve(const std::stop_token& stop);
    core::Expected<void> begin(Connection& connection);
    core::Expected<void> hear(Connection& connection, std::int64_t id);
    core::Expected<void> hearAnswer(std::uint64_t ticket, const Rows& row);
    void expire();
    core::Expected<void> act(Connection& connection, const Ask& wish);
    core::Expected<void> act(Connection& connection, const Withdraw& wish);
    core::Expected<void> act(Connection& connection, const Reply& wish);
    void dropAll(const std::string& why);
    void post(Wish wish);
    std::vector<Wish> wishes();
    void giveBack(std::vector<Wish> untouched);
    core::Expected<void> passing(Connection& connection, const core::Error& error);

    Address m_address;
    Member m_member;
    Callbacks m_callbacks;
    Pace m_pace;
    std::int64_t m_desk = 0;
    std::map<std::uint64_t, Open> m_open;  ///< by ticket, on the line's thread
    /// Asked of this desk and told, until when.
    std::map<std::int64_t, std::chrono::steady_clock::time_point> m_shown;
    std::mutex m_mutex;
    std::vector<Wish> m_wishes;
    std::atomic<std::uint64_t> m_tickets{0};
    std::atomic<bool> m_linked{false};
    std::jthread m_thread;  ///< last: it uses the above
};

}  // namespace ballast::desk_database
