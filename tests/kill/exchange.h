#pragma once

#include "tests/kill/desk_process.h"
#include "tests/kill/pipe.h"
#include "tests/sim/venue.h"
#include "tests/sim/wire.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include <sys/types.h>

namespace ballast::kill {

/// When a desk shall die. Nothing set: it is left to settle, and then killed.
struct Death {
    std::optional<std::int64_t> afterNs;  ///< of its life
    int orderFrame = 0;                   ///< … or after its so-manieth order frame came in, and
    std::int64_t thenNs = 0;              ///< so long after it
    bool byTracer = false;                ///< somebody else will see to it
};

/// The venue with its ledger, in the process that outlives the desks; and what a desk's own ledger
/// is held against.
class Exchange {
public:
    /// With the venue's and the network's faults of a seed, or with none.
    Exchange(std::uint64_t seed, bool faults);
    ~Exchange();

    /// Serves one desk from its birth to its death. `pid` is the process to kill and to wait for.
    void serve(int handle, pid_t pid, const Death& death);
    /// Time passes with no desk.
    void rest();
    /// Nothing goes wrong from here on.
    void heal();

    /// The first thing that was wrong; empty: nothing.
    const std::string& failure() const { return m_failure; }
    core::Time now() const { return m_run.now(); }
    std::uint64_t orders() const { return m_placed.size(); }
    std::uint64_t fills() const;
    std::uint64_t duplicates() const { return m_duplicates; }
    std::uint64_t lost() const { return m_lost; }
    /// How many orders the last desk began with that had not ended.
    int unfinished() const { return m_unfinished; }
    std::uint64_t asked() const { return m_asked; }

private:
    struct Entry {
        std::string state;
        std::int64_t filled = 0;  ///< USD
    };
    struct Book {
        std::map<std::string, Entry> intents;                               ///< by label
        std::map<std::string, std::pair<std::string, std::int64_t>> fills;  ///< by trade
    };

    void fail(std::string why);
    void take(const Message& message, Pipe& pipe, const Death& death);
    void dial(std::uint64_t number);
    void answerWait(core::Time until, Pipe& pipe, const Death& death);
    static Book bookOf(const std::string& text);
    void began(const Book& book);
    void settle(const Book& book, Pipe& pipe);
    std::string difference(const Book& book) const;

    sim::Run m_run;
    sim::Net m_net;
    sim::Venue m_venue;
    std::map<std::uint64_t, std::unique_ptr<net::Socket>> m_sockets;
    std::vector<Message> m_out;
    std::map<std::string, int> m_placed;  ///< order frames by label
    std::map<std::string, core::Time> m_waiting;
    std::set<std::string> m_known;  ///< labels a desk has begun with: never to be lost again
    std::string m_failure;
    std::uint64_t m_duplicates = 0, m_lost = 0, m_asked = 0;
    int m_unfinished = 0, m_frames = 0;
    std::optional<std::int64_t> m_dieAt;
    bool m_began = false, m_settled = false;
    core::Time m_bornAt{};
};

}  // namespace ballast::kill
