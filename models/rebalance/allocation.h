#pragma once

#include "models/core/ids.h"
#include "models/rebalance/policy_problems.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::rebalance {

// Assets of a book held at weights: what share of the whole each is, what share it is to be, and
// the fewest and cheapest trades between the two. Weights, targets, tolerances and drifts are in
// percentage points of the whole book (45 is 45 %).

/// The row of dollars and dollar coins: what is left of the whole when the assets are taken out.
inline constexpr std::string_view kCash = "cash";

/// Where a row that has left its tolerance is brought to.
enum class AllocationAim : std::uint8_t { Edge, Target };
std::string_view text(AllocationAim aim);  ///< "edge", "target"

struct AllocationTarget {
    core::Currency asset;  ///< "BTC", or kCash
    double target = 0;     ///< 0 to 100
    double tolerance = 5;  ///< to either side, absolute: 40 with 5 is 35 to 45
    double lower() const { return target - tolerance; }
    double upper() const { return target + tolerance; }
    bool isCash() const { return asset.view() == kCash; }
    bool operator==(const AllocationTarget&) const = default;
};

/// What a person wants; without rows nothing is.
struct AllocationPolicy {
    std::vector<AllocationTarget> rows;  ///< kCash among them
    AllocationAim aim = AllocationAim::Edge;
    double leastTradeUsd = 100;  ///< nothing smaller is traded
    bool operator==(const AllocationPolicy&) const = default;
};

/// Everything that is wrong with it in itself: the key as it is called in a file, and a sentence
/// with the row, its value and what is allowed. `known` are the assets that can be held and traded.
/// No rows at all is right: then there are no targets.
std::vector<Problem> problems(const AllocationPolicy& policy,
                              std::span<const core::Currency> known);
/// In one line, for the record of a change: "BTC 45 ± 5 %, cash 55 ± 10 %, to the edge, …".
std::string words(const AllocationPolicy& policy);

/// One asset as it is held over all accounts and venues.
struct AssetHeld {
    core::Currency asset;
    double valueUsd = 0;  ///< coins and what futures and perpetuals are in coin, at `spot`; signed
    double spot = 0;      ///< USD per coin
    double feeRate = 0;   ///< of a trade, fraction of its notional
    double halfSpread = 0;  ///< the same, half of what lies between bid and ask
    std::string traded;     ///< what carries a trade: "BTC-PERPETUAL"; empty: the asset itself
    std::string missing;    ///< why its value is not known, "there is no price of it"; empty: it is
};

/// What is held. Cash is `totalUsd` less every asset, so that weights are 100 % of the whole.
struct AllocationHeld {
    std::vector<AssetHeld> assets;
    double totalUsd = 0;  ///< equity of all accounts
};

enum class AllocationState : std::uint8_t { NoTarget, Inside, Under, Over, NotKnown };

struct AllocationRow {
    core::Currency asset;
    bool cash = false;
    AllocationState state = AllocationState::NoTarget;
    double valueUsd = 0;
    double weight = 0;
    double target = 0, tolerance = 0;  ///< 0 where there is no target
    double drift = 0;                  ///< weight - target; 0 where there is no target
    double beyond = 0;                 ///< points past the edge, above it > 0; 0 inside
    double tradeUsd =
        0;  ///< > 0 buys; of cash: what trades and costs leave of it, less what it was
    double tradeCoin = 0;      ///< the same at the spot; 0 for cash
    double costUsd = 0;        ///< fee and half the spread of the trade, >= 0
    double weightAfter = 0;    ///< of what is left after all costs
    bool counterpart = false;  ///< inside its tolerance, and trades to keep cash inside its own
    bool tooSmall = false;     ///< outside, and its trade would be smaller than the least
    std::string sentence;
    bool hasTarget() const { return state != AllocationState::NoTarget; }
    bool operator==(const AllocationRow&) const = default;
};

/// How the book stands to its targets. Amounts of trades and costs are whole cents, and the trades
/// of the assets, the change of cash and the costs add up to nothing, exactly.
struct Allocation {
    AllocationPolicy policy;
    double totalUsd = 0;
    std::vector<AllocationRow>
        rows;                ///< in the order of the policy, then without target; cash last
    double turnoverUsd = 0;  ///< what is traded, either way
    double costUsd = 0;
    std::string problem;   ///< why nothing can be said of trades, a sentence; empty: it can
    std::string sentence;  ///< of the whole
    bool operator==(const Allocation&) const = default;
};

/// The trades that bring every row inside its tolerance again, to its edge or its target as the
/// policy says. Rows inside do not trade: every trade costs, and the weights of all are made right
/// by those that are wrong. The counterpart is cash. Only where cash is outside its own tolerance,
/// or would be, the rows that stand on its other side trade too, those with the largest drift
/// first, to their targets and, where that is not enough, to their edges; what is left then is
/// said. Costs lessen the whole, and every weight after is one of what is left. A second run on
/// what the trades make of the book proposes nothing. Pure; never a NaN: what cannot be is a
/// `problem`.
Allocation allocate(const AllocationPolicy& policy, const AllocationHeld& held);

}  // namespace ballast::rebalance
