#pragma once

#include "models/portfolio/exposure.h"
#include "models/rebalance/joint_hedge.h"

#include <cstdint>
#include <memory>

namespace ballast::rebalance {

/// A joint hedge that is wished for, with the market and the book it is to be found in. Shares what
/// a snapshot shares: a copy costs pointers. A snapshot has no margin rates: margin is not counted.
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
    core::Duration took{};  ///< set by who measures
    std::optional<JointStanding> standing{};  ///< of the request's, where it had any
};

/// Pure; takes as long as the wish's solver options say.
JointAnswer answerOf(const JointRequest& request);

}  // namespace ballast::rebalance
