#pragma once

#include "models/core/digest.h"
#include "models/core/time.h"

#include <fmt/format.h>

#include <iterator>
#include <string>

namespace ballast::sim {

/// What happened in a run, a line each, in its order: the same seed, the same bytes.
class Trace {
public:
    explicit Trace(bool kept) : m_kept(kept) {}
    bool kept() const { return m_kept; }

    template <class... Args>
    void line(core::Time at, fmt::format_string<Args...> format, Args&&... args)
    {
        if (!m_kept) return;
        fmt::format_to(std::back_inserter(m_text), "{:>12.6f} ", core::seconds(at - m_start));
        fmt::format_to(std::back_inserter(m_text), format, std::forward<Args>(args)...);
        m_text += '\n';
    }
    void begin(core::Time at) { m_start = at; }
    const std::string& text() const { return m_text; }
    std::string digest() const { return core::sha256Hex(m_text); }

private:
    bool m_kept;
    core::Time m_start{};
    std::string m_text;
};

}  // namespace ballast::sim
