#pragma once

#include "models/engine/allocation_state.h"
#include "models/market/board.h"
#include "models/portfolio/exposure.h"

#include <memory>
#include <span>
#include <string>

namespace ballast::engine {

/// The weights of the book against the targets in force, looked at with the samples.
///
/// An asset is worth its coins held as equity and what its futures and perpetuals are in coin at
/// their mark, at the index: a coin sold by an inverse perpetual is dollars, whatever it lies in.
/// Options count with what equity says of them. Cash is the equity of all accounts less the assets.
class AllocationDesk {
public:
    explicit AllocationDesk(rebalance::AllocationPolicy policy) : m_policy(std::move(policy)) {}

    const rebalance::AllocationPolicy& policy() const { return m_policy; }
    /// Holds from the next look on.
    void take(rebalance::AllocationPolicy policy) { m_policy = std::move(policy); }

    /// `waiting` is why what is held is not known yet, "the positions have not been read back";
    /// empty: it is. Trades of an asset go where its policy hedges.
    void look(const portfolio::Book& book, const market::Board& board,
              std::span<const rebalance::Policy> policies, const std::string& waiting);

    /// Null before the first look; the same pointer while nothing changed.
    std::shared_ptr<const AllocationState> share() const { return m_state; }

private:
    rebalance::AllocationPolicy m_policy;
    std::shared_ptr<const AllocationState> m_state;
};

}  // namespace ballast::engine
