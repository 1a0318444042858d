#pragma once

#include "models/core/time.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

namespace ballast::sim {

/// What happens next, and when: the one clock of a run, in the venue's time. What is due at the
/// same instant happens in the order in which it was asked for.
class Scheduler {
public:
    using Call = std::function<void()>;

    explicit Scheduler(core::Time start) : m_now(start) {}
    core::Time now() const { return m_now; }
    void at(core::Time when, Call call)
    {
        m_due.push_back({std::max(when, m_now), m_count++, std::move(call)});
        std::push_heap(m_due.begin(), m_due.end(), later);
    }
    void after(core::Duration wait, Call call) { at(m_now + wait, std::move(call)); }
    /// Does what is due next, if it is due by `until`.
    bool step(core::Time until)
    {
        if (m_due.empty() || m_due.front().when > until) return false;
        std::pop_heap(m_due.begin(), m_due.end(), later);
        const Due due = std::move(m_due.back());
        m_due.pop_back();
        m_now = due.when;
        due.call();
        return true;
    }

private:
    struct Due {
        core::Time when;
        std::uint64_t number;
        Call call;
    };
    static bool later(const Due& a, const Due& b)
    {
        return a.when != b.when ? a.when > b.when : a.number > b.number;
    }

    core::Time m_now;
    std::uint64_t m_count = 0;
    std::vector<Due> m_due;
};

}  // namespace ballast::sim
