#pragma once

#include "models/core/time.h"
#include "models/market/board.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::construction {

/// What an instrument must be like to be hedged with.
struct CandidateRules {
    double maximumSpread = 0.05;     ///< (ask - bid) / mid
    double minimumDepthCoin = 0;     ///< visible on each side, coin
    double minimumOpenInterest = 0;  ///< of options and dated futures, coin
    core::Duration minimumLife{};    ///< to expiry
    core::Duration maximumLife = core::Duration::max();
    /// Nothing is traded in the last minutes of an instrument: its settlement price is averaged
    /// already, and what is bought is no longer what it is called.
    core::Duration noTradeBeforeExpiry = std::chrono::minutes{30};
    std::vector<std::string> names;     ///< patterns of core::matchesGlob; empty: all
    std::vector<std::string> excluded;  ///< patterns of what is never traded, named or not
    bool operator==(const CandidateRules&) const = default;
};

enum class Obstacle : std::uint8_t {
    None,
    Name,
    Excluded,
    State,
    Stale,
    OneSided,
    Expiry,
    Spread,
    Depth,
    OpenInterest,
    Unpriced,  ///< it has no mark or volatility to take Greeks from; found by who asks for them
};
/// "have a spread above the limit": of several, after their number.
std::string_view text(Obstacle obstacle);
/// In few words, after a number: "too wide", "expire within 2 days".
std::string shortText(Obstacle obstacle, const CandidateRules& rules);

struct Verdict {
    Obstacle obstacle = Obstacle::None;
    std::string reason;  ///< "its spread of 12.5 % is above 5 %"
    bool operator==(const Verdict&) const = default;
};

/// Whether the instrument may be hedged with at `now`, or the first reason why not.
Verdict judge(const market::Listing& listing, const CandidateRules& rules, core::Time now);

}  // namespace ballast::construction
