#pragma once

#include "models/rebalance/joint_request.h"

#include <memory>

namespace ballast::engine {

/// A joint hedge is needed: an effect. It takes longer than an event may, and is worked out beside
/// the engine, which waits for JointFound; where none comes, it goes on without.
struct SeekJointHedge {
    rebalance::JointRequest request;
};

/// The answer to it: an event.
struct JointFound {
    std::shared_ptr<const rebalance::JointAnswer> answer;  ///< not null
};

/// Where the search for one underlying stands.
struct JointSearch {
    /// How long an answer is waited for, and how long one that led to nothing holds.
    static constexpr core::Duration kPatience = std::chrono::seconds{3};
    static constexpr core::Duration kAgainAfter = std::chrono::seconds{5};

    std::uint64_t wish = 0;  ///< that is awaited; 0: none is
    core::Time askedAt{};
    core::Time endedAt{};
    std::string why;  ///< nothing is proposed of it; empty: it is not known yet

    bool awaits(core::Time now) const { return wish != 0 && now - askedAt < kPatience; }
    /// It may be asked for: for the first time, or anew.
    bool due(core::Time now) const
    {
        return !awaits(now) && (wish != 0 || why.empty() || now - endedAt >= kAgainAfter);
    }
};

}  // namespace ballast::engine
