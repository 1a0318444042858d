#pragma once

#include "tests/soak/options.h"
#include "tests/soak/shared.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ballast::soak {

/// What waits for the desk on its connection.
struct Outgoing {
    std::string bytes;
    std::size_t written = 0;
    std::size_t waiting() const { return bytes.size() - written; }
    void drop()
    {
        bytes.clear();
        written = 0;
    }
};

/// Tickers beside those of the exchange: its own last one of an instrument with the stamp of now
/// and other last digits of its volatilities or its mark, so that each changes a value and none the
/// market. At a rate, whatever the reader does: what finds no room waits, once an instrument, and a
/// newer one takes its place. So a venue serves who reads slowly.
class Load {
public:
    Load(const Options& options, Shared& shared);

    /// The payload of a frame of the exchange; what is no ticker is left alone.
    void learn(std::string_view payload);
    /// Whatever is due `seconds` after the beginning, or has waited.
    void turn(double seconds, std::int64_t nowMs, Outgoing& out);
    /// A connection has ended: of what waits nothing is owed any more.
    void forget();

private:
    struct Quote {
        std::string frame;              ///< header and payload; empty: none was seen yet
        std::size_t stampAt = 0;        ///< thirteen digits
        std::vector<std::size_t> last;  ///< digits that may be any
        bool waits = false;
    };
    double dueBy(double seconds) const;
    void offer(std::size_t quote, std::int64_t nowMs, Outgoing& out);
    void emit(std::size_t quote, std::int64_t nowMs, Outgoing& out);
    std::uint32_t random();
    void countSecond(double seconds);

    Options m_options;
    Shared& m_shared;
    std::unordered_map<std::string, std::size_t> m_known;
    std::vector<Quote> m_quotes;
    std::deque<std::size_t> m_waiting;
    std::uint64_t m_offered = 0;
    std::uint64_t m_state;
    std::int64_t m_second = -1;
    std::uint64_t m_sentBefore = 0, m_dueBefore = 0;
};

}  // namespace ballast::soak
