#include "tests/sim/fault.h"

#include <algorithm>

namespace ballast::sim {
namespace {

struct Kind {
    std::string_view name;
    double rate;  ///< of its moments, where it is on; a seed scales it by 1/4 to 2
};

constexpr std::array<Kind, kFaults> kKinds = {{
    {"connect-refused", 0.3},
    {"link-cut", 0.04},
    {"lost-before-venue", 0.25},
    {"cut-before-ack", 0.3},
    {"half-open", 0.02},
    {"stall", 0.05},
    {"flapping", 0.02},
    {"venue-down", 0.02},
    {"login-refused", 0.2},
    {"renewal-refused", 0.5},
    {"slow-close", 0.4},
    {"ack-lost", 0.3},
    {"ack-late", 0.3},
    {"ack-twice", 0.3},
    {"ack-on-next-link", 0.3},
    {"rate-limited", 0.2},
    {"maintenance", 0.2},
    {"settlement", 0.2},
    {"refused", 0.2},
    {"unknown-placed", 0.25},
    {"unknown-nothing", 0.25},
    {"timed-out", 0.25},
    {"slow-matching", 0.3},
    {"fills-in-part", 0.4},
    {"fills-nothing", 0.3},
    {"lingers-open", 0.4},
    {"fill-beats-cancel", 0.5},
    {"news-first", 0.5},
    {"news-twice", 0.4},
    {"news-swapped", 0.4},
    {"old-news", 0.4},
    {"news-lost", 0.3},
    {"external-trade", 0.04},
    {"external-order", 0.04},
    {"book-gap", 0.06},
    {"book-repeat", 0.1},
    {"book-reset", 0.04},
    {"book-crossed", 0.04},
    {"query-lags", 0.5},
    {"query-refused", 0.3},
    {"query-silent", 0.2},
    {"clock-skew", 0.7},
    {"crash-at-effect", 0.01},
    {"crash-in-store", 0.05},
    {"power-loss", 0.05},
    {"disk-full", 0.04},
    {"fsync-fails", 0.04},
    {"slow-disk", 0.3},
    {"freeze", 0.03},
    {"crash-loop", 0.2},
    {"double-click", 0.4},
    {"stale-approval", 0.3},
    {"edits", 0.3},
    {"rejects", 0.15},
    {"stop-all", 0.03},
    {"cancels-order", 0.15},
    {"arms-auto-fire", 0.1},
    {"switches-to-watch", 0.04},
    {"closes-window", 0.02},
}};

constexpr std::array<std::string_view, kStandings> kStandingNames = {
    "none", "recording", "in-flight", "open", "cancelling", "unknown", "needs-op", "ended"};

std::size_t at(Fault fault) { return static_cast<std::size_t>(fault); }

}  // namespace

std::string_view text(Fault fault) { return kKinds[at(fault)].name; }
std::string_view text(Standing standing)
{
    return kStandingNames[static_cast<std::size_t>(standing)];
}

void Coverage::add(const Coverage& other)
{
    for (std::size_t s = 0; s < kStandings; ++s)
        for (std::size_t f = 0; f < kFaults; ++f) hits[s][f] += other.hits[s][f];
}

void Faults::swarm(Random& random)
{
    m_random = &random;
    // Some seeds have few kinds and some many: what hides behind another fault is found by few.
    const double share = 0.05 + 0.45 * random.uniform();
    for (std::size_t f = 0; f < kFaults; ++f) {
        const bool on = random.chance(share);
        const double scale = 0.25 * (1 << random.below(4));
        m_rate[f] = on ? std::min(kKinds[f].rate * scale, 0.9) : 0;
    }
}

void Faults::script(Fault fault, std::vector<int> moments) { m_script[fault] = std::move(moments); }

bool Faults::isOn(Fault fault) const { return m_rate[at(fault)] > 0 || m_script.contains(fault); }

bool Faults::strikes(Fault fault, Standing standing)
{
    if (m_healed) return false;
    bool now = false;
    if (const auto it = m_script.find(fault); it != m_script.end()) {
        const int moment = ++m_moments[at(fault)];
        now = std::ranges::find(it->second, moment) != it->second.end();
    } else {
        now = m_random->chance(m_rate[at(fault)]);
    }
    if (now) ++m_coverage.hits[static_cast<std::size_t>(standing)][at(fault)];
    return now;
}

}  // namespace ballast::sim
