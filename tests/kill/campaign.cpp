#include "tests/kill/campaign.h"

#include "connectors/store/order_journal.h"
#include "connectors/store/verify.h"
#include "tests/kill/exchange.h"
#include "tests/kill/tracer.h"

#include <fmt/format.h>

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace ballast::kill {
namespace {

namespace fs = std::filesystem;

/// One venue, one folder, desk after desk.
class Life {
public:
    Life(const Campaign& campaign, std::uint64_t seed, bool faults)
        : m_exchange(seed, faults),
          m_folder(campaign.folder / fmt::format("life-{}-{}", ::getpid(), seed)),
          m_seed(seed),
          m_sendsFirst(campaign.sendsFirst)
    {
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
    }
    ~Life()
    {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Life(const Life&) = delete;
    Life& operator=(const Life&) = delete;

    /// Returns how long it lived, ns.
    std::int64_t desk(const Death& death)
    {
        const std::int64_t born = steadyNs();
        int ends[2];
        open(ends);
        const DeskPlan plan = planFor(false, false);
        const pid_t pid = ::fork();
        if (pid == 0) {
            ::close(ends[0]);
            std::_Exit(runDesk(ends[1], plan));
        }
        ::close(ends[1]);
        m_exchange.serve(ends[0], pid, death);
        m_exchange.rest();
        return steadyNs() - born;
    }
    /// Killed at that system call of the span; 0: at its end. Returns how many it made.
    int traced(Span span, int at)
    {
        int ends[2];
        open(ends);
        const DeskPlan plan = planFor(span == Span::ApproveToFill, span == Span::StartToResolved);
        static int* const made = sharedInt();
        const pid_t pid = runTraced(
            [&] {
                ::close(ends[0]);
                return runDesk(ends[1], plan);
            },
            at, made);
        ::close(ends[1]);
        m_exchange.serve(ends[0], pid, {.byTracer = true});
        m_exchange.rest();
        return *made;
    }
    Exchange& exchange() { return m_exchange; }
    /// An auditor's look at the folder; empty: all is well.
    std::string audit() const
    {
        auto database = store::Database::open(m_folder / store::kOrdersFile,
                                              store::Database::Access::ReadWrite);
        if (!database) return database.error().message;
        const store::Report report = store::verifyOrders(*database);
        return report.ok() ? std::string{} : report.text();
    }

private:
    static void open(int (&ends)[2])
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
            throw std::runtime_error("no socket pair");
    }
    DeskPlan planFor(bool marks, bool marksStart)
    {
        return {m_folder, m_exchange.now(), m_seed * 1'000 + ++m_desks,
                marks,    marksStart,       m_sendsFirst};
    }

    Exchange m_exchange;
    fs::path m_folder;
    std::uint64_t m_seed, m_desks = 0;
    bool m_sendsFirst;
};

Tally tallyOf(Life& life)
{
    Tally tally;
    Exchange& exchange = life.exchange();
    tally.lives = 1;
    tally.orders = exchange.orders();
    tally.fills = exchange.fills();
    tally.duplicates = exchange.duplicates();
    tally.lost = exchange.lost();
    tally.asked = exchange.asked();
    tally.failure = exchange.failure();
    if (tally.failure.empty()) tally.failure = life.audit();
    return tally;
}

/// When the next desk dies, and how long such a desk is thought to live.
Death deathOf(sim::Random& random, std::int64_t usual)
{
    Death death;
    if (random.chance(0.5))
        death.afterNs = static_cast<std::int64_t>(random.uniform() * static_cast<double>(usual));
    else {
        death.orderFrame = static_cast<int>(1 + random.below(2));
        death.thenNs = static_cast<std::int64_t>(random.uniform() * 3e6);
        death.afterNs = 3 * usual;  // where no order comes
    }
    return death;
}

}  // namespace

void Tally::add(const Tally& other)
{
    cycles += other.cycles;
    kills += other.kills;
    lives += other.lives;
    orders += other.orders;
    fills += other.fills;
    recovered += other.recovered;
    compared += other.compared;
    duplicates += other.duplicates;
    lost += other.lost;
    asked += other.asked;
    points += other.points;
    if (failure.empty()) failure = other.failure;
}

std::string Tally::text() const
{
    return fmt::format(
        "{} cycles in {} lives: {} kills, {} system-call points, {} orders, {} fills, {} "
        "recovered after a kill, {} asked a person, ledgers compared {} times; {} lost, {} "
        "duplicate{}",
        cycles, lives, kills, points, orders, fills, recovered, asked, compared, lost, duplicates,
        failure.empty() ? "" : "; FAILED: " + failure);
}

Tally killAtRandom(const Campaign& campaign)
{
    Tally all;
    sim::Random random(campaign.seed);
    std::int64_t usual = 20'000'000;
    for (int done = 0; done < campaign.cycles && all.failure.empty();) {
        Life life(campaign, campaign.seed * 1'000'000 + all.lives, all.lives % 2 == 1);
        const bool faults = all.lives % 2 == 1;
        const int cycles = std::min(campaign.cyclesALife, campaign.cycles - done);
        Tally tally;
        for (int n = 1; n <= cycles && life.exchange().failure().empty(); ++n) {
            const bool last = n == cycles;
            const bool settles = last || (!faults && n % 10 == 0);
            if (last) life.exchange().heal();
            const std::int64_t lived = life.desk(settles ? Death{} : deathOf(random, usual));
            if (settles && !faults) usual = std::clamp<std::int64_t>(lived, 5'000'000, 200'000'000);
            tally.recovered += static_cast<std::uint64_t>(life.exchange().unfinished());
            ++tally.cycles;
            ++tally.kills;
            tally.compared += settles ? 1 : 0;
            ++done;
        }
        Tally ended = tallyOf(life);
        if (!ended.failure.empty())
            ended.failure += fmt::format(" (life {} of seed {})", all.lives, campaign.seed);
        tally.add(ended);
        all.add(tally);
    }
    return all;
}

Tally sweep(Span span, const Campaign& campaign)
{
    Tally all;
    // In the second span the first desk is killed when its order is on its way.
    const auto prepare = [&](Life& life) {
        if (span == Span::StartToResolved)
            life.desk({.afterNs = 60'000'000'000, .orderFrame = 1, .thenNs = 0});
    };
    // How many calls there are differs by a few from run to run: the sweep ends with the first one
    // that was over before its call came.
#if defined(__SANITIZE_ADDRESS__)
    constexpr int kWaver = 64;  // its own memory takes calls of its own
#else
    constexpr int kWaver = 8;
#endif
    int last = 0;
    bool over = false;
    for (int at = 0; !over; ++at) {
        Life life(campaign, campaign.seed, false);
        prepare(life);
        const int made = life.traced(span, at);
        if (at == 0) last = made;
        const std::string early = life.exchange().failure();
        life.desk({});
        Tally tally = tallyOf(life);
        if (!tally.failure.empty()) tally.failure += fmt::format(" (killed at call {})", at);
        tally.recovered = static_cast<std::uint64_t>(life.exchange().unfinished());
        tally.cycles = 1;
        tally.kills = 1;
        tally.compared = 1;
        tally.points = at > 0 ? 1 : 0;
        over = at > 0 && made < at;
        if (over && at + kWaver < last && tally.failure.empty())
            tally.failure = fmt::format("call {} was not met: {} were made", at, made);
        all.add(tally);
        if (!all.failure.empty()) return all;
    }
    if (last < 10) all.failure = fmt::format("only {} system calls were seen", last);
    return all;
}

}  // namespace ballast::kill
