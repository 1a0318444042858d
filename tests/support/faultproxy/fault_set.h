#pragma once

#include "tests/support/faultproxy/fault.h"
#include "tests/support/faultproxy/frames.h"

#include <map>
#include <random>
#include <string>
#include <vector>

namespace ballast::test {

/// A piece of a stream on its way out.
struct Piece {
    std::string bytes;
    bool thenReset = false;  ///< nothing comes after it: the connection ends with RST
};

/// The faults that hold now, and chance. Lives on the proxy's thread.
class FaultSet {
public:
    explicit FaultSet(std::uint64_t seed) : m_chance(seed) {}

    void set(const std::vector<Fault>& faults);
    void orderComes() { begin(Begins::WithOrder); }
    void orderWent() { begin(Begins::AfterOrder); }
    /// The one of that kind that holds in this direction; null: none does.
    const Fault* find(Wrong wrong, Way way) const;
    /// What becomes of one frame: usually itself, in one piece.
    std::vector<Piece> apply(Way way, const Frame& frame, std::string& heldBack);
    double uniform() { return std::uniform_real_distribution<double>{}(m_chance); }
    void hit(Wrong wrong) { ++m_hits[wrong]; }
    const std::map<Wrong, std::uint64_t>& hits() const { return m_hits; }

private:
    struct Held {
        Fault fault;
        bool began = false;
        std::size_t left = 0;  ///< messages it may still hit
    };
    void begin(Begins when);
    bool suffers(const Held& held, Way way, const Frame& frame) const;
    void spoil(Wrong wrong, const Frame& frame, std::vector<Piece>& pieces, std::string& heldBack);

    std::vector<Held> m_held;
    std::mt19937_64 m_chance;
    std::map<Wrong, std::uint64_t> m_hits;
};

/// The label of the order that a frame creates; empty: it creates none.
std::string createdLabel(const Frame& frame);

}  // namespace ballast::test
