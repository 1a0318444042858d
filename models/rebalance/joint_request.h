#pragma once

#include "models/portfolio/exposure.h"
#include "models/rebalance/joint_hedge.h"
#include "models/rebalance/policy.h"

#include <cstdint>
#include <memory>

namespace ballast::rebalance {

/// A joint hedge that is wished for, with the market and the book it is to be found in. Shares what
/// a snapshot shares: a copy costs pointers. Margin is by Deribit's standard model.
struct JointRequest {
    std::uint64_t wish = 0;  ///< the same number: the same wish in a newer market
    JointWish hedge;
    std::shared_ptr<const market::Board> board;
    std::shared_ptr<const portfolio::Book> book;  ///< its smiles are those of the deltas
    std::optional<double> delta;  ///< with orders that may be live; none: the book's
    core::Time now{};
    std::vector<HedgeLeg> standing{};  ///< what a person looks at; empty: nothing yet
};

/// Legs that were found before, in the market of now.
struct JointStanding {
    JointHedge hedge;     ///< costs and Greeks of now
    std::string problem;  ///< why they cannot be had any more; empty: they can
};

struct JointAnswer {
    std::uint64_t wish = 0;
    core::Currency underlying;
    core::Time at{};
    std::shared_ptr<const market::Board> board;  ///< that its instruments are listed on
    JointHedge hedge;
    core::Duration took{};                    ///< set by who measures
    std::optional<JointStanding> standing{};  ///< of the request's, where it had any
};

/// What the policy asks for: its band in force, its limits of gamma and vega and the edges of their
/// targets, at its own venues and by its own rules. Without solver limits: they are the caller's.
JointWish wishOf(const Policy& policy, const FixedBand& band);

/// The same with more ahead of it than the edges: what asks when a target is left is answered by a
/// book near it, so that it does not ask again at once. A target is aimed at within a quarter of
/// its tolerance, delta within half of its band.
JointWish hedgeToTargets(const Policy& policy, const FixedBand& band);

/// Pure; takes as long as the wish's solver options say.
JointAnswer answerOf(const JointRequest& request);

}  // namespace ballast::rebalance
