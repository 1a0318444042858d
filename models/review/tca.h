#pragma once

#include "models/review/case.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::review {

/// What trading cost and where it went (theory: 4.1), USD, > 0 costs. Of several it is the sum:
///     delay + timing + spread + impact + fees + opportunity = total,  delay = approval + sending.
struct CostSum {
    int orders = 0, fills = 0;
    double tradedUsd = 0;  ///< at the fills' prices
    double targetUsd = 0;  ///< target times decision mid: what the basis points are of
    double approval = 0;   ///< the market moved between proposal and decision
    double sending = 0;    ///< … and between the decision and the order
    double timing = 0, spread = 0, impact = 0;
    double feesPaid = 0;  ///< >= 0
    double rebates = 0;   ///< <= 0
    double opportunity = 0;
    double total = 0;
    /// What the trader was told it would cost, of what was filled; and what the same cost in the
    /// end: all but what the market did before the approval, and what was not filled.
    double estimated = 0, realised = 0;
    /// USD of price times quantity, and the value they are of; > 0: the market went on our way.
    std::array<double, kMarkOuts> markOut{};
    std::array<double, kMarkOuts> markOutOf{};
    /// Of legs that are options and whose vega was recorded when they were decided on: vega of what
    /// was to be traded and of what was, USD per volatility point, >= 0; their part of `total`; and
    /// of delay, timing, spread and impact, which are what the fills were worse than the mid.
    double vegaTarget = 0, vegaFilled = 0, optionTotal = 0, optionSlippage = 0;
    int withoutMarks = 0;  ///< legs of which a step's market is not known: counted with the next
    double delay() const { return approval + sending; }
    double fees() const { return feesPaid + rebates; }
    double totalBp() const { return basisPoints(total, targetUsd); }
    /// The options' cost as a change of volatility that would have cost the same: total over the
    /// vega wanted, slippage over the vega filled. Of several the mean weighted by vega; 0: no vega
    /// is known.
    double totalVolPoints() const { return vegaTarget > 0 ? optionTotal / vegaTarget : 0; }
    double slippageVolPoints() const { return vegaFilled > 0 ? optionSlippage / vegaFilled : 0; }
    double markOutBp(std::size_t step) const { return basisPoints(markOut[step], markOutOf[step]); }
    /// Realised over estimated; 0: nothing was estimated.
    double overEstimate() const { return estimated > 0 ? realised / estimated : 0; }
    CostSum& operator+=(const CostSum& other);
    bool operator==(const CostSum&) const = default;
};

/// Of one instrument of one rebalance. Where the market at a step was not recorded: no approval: as
/// if it were the arrival's; no arrival: the first fill's mid, else the decision's; no mid at a
/// fill: the arrival's; no end: the last fill's mid, else the decision's.
CostSum costOf(const CaseLeg& leg);
/// Of all legs; nothing of a rebalance that led to no order.
CostSum costOf(const Case& one);

/// The bars of "where it went", in basis points of the target: decision to approval, approval to
/// arrival, timing, spread, impact, fees, rebates, opportunity, and the total.
struct CostBar {
    std::string_view name;
    double usd = 0, bp = 0;
    bool isTotal = false;
};
std::vector<CostBar> costBars(const CostSum& sum);

enum class CostBy : std::uint8_t {
    Total,
    Venue,
    Style,
    Hour,  ///< of the UTC day
    Size,  ///< of the value traded: below 10 k, 100 k, 1 M, above
    Trader,
    Automatic,
    Trigger,
    Underlying,
    Outcome,
    Instrument,
    Day,
    Tag,
};
inline constexpr int kCostBys = 13;
std::string_view text(CostBy by);

struct CostGroup {
    std::string key;
    int rebalances = 0;
    CostSum cost;
    std::optional<core::Duration> medianApproval;
};
/// By venue and instrument a rebalance of several legs counts in each; by tag in each of its tags.
/// In the order of their keys. `costs` are of the cases, one each.
std::vector<CostGroup> costBy(std::span<const Case* const> cases, CostBy by);

}  // namespace ballast::review
