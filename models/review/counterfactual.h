#pragma once

#include "models/review/case.h"
#include "models/review/quality.h"
#include "models/review/sample_cells.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace ballast::review {

enum class WhatIfKind : std::uint8_t {
    AsTraded,
    NoTrade,
    AsProposed,
    ToCentre,
    ToEdge,
    OtherVenue,
    Later,
};
inline constexpr std::size_t kWhatIfKinds = 7;
std::string_view text(WhatIfKind kind);

/// One thing that could have been done instead. At `Case::until` it trades, together with what
/// followed then, what it holds more or less than was held: so all of them end alike.
struct WhatIf {
    WhatIfKind kind = WhatIfKind::AsTraded;
    std::string name;        ///< "to the centre: 2.44", "all on paper-b", "10 s later"
    double trade = 0;        ///< delta, signed coin
    double deltaAfter = 0;   ///< coin
    double costUsd = 0;      ///< of the trade: fees, half spread, impact
    double closingUsd = 0;   ///< of ending alike; < 0: what followed was cheaper for it
    double trackingUsd = 0;  ///< |delta left - target| F sigma sqrt(h): one standard deviation
    Figure vsActualUsd;      ///< > 0: would have been better
    std::string unknown;     ///< why the figures are not known; empty: they are
};

/// By what it was worked out, in a sentence each, for the screen and the report.
struct WhatIfBasis {
    std::string market;  ///< "index every 1 s, 14:12:41 to 15:12:41"
    std::string impact;  ///< "square-root law through the book at the decision"
    std::string uncertainty;
};

struct WhatIfs {
    std::vector<WhatIf> rows;  ///< AsTraded first
    WhatIfBasis basis;
};

struct WhatIfTerms {
    std::vector<core::Duration> later = {std::chrono::seconds{10}, std::chrono::seconds{60}};
    /// The impact of a size is by the square-root law through what the book said of the size that
    /// was asked; its factor is known to this share (theory: 4.2 has 0.5 to 1.5).
    double impactShare = 0.5;
    double fallbackSigma = 0.6;  ///< where no volatility was recorded
};

/// `path` is the index of the case's underlying, in time order, from the proposal to `until`: as
/// dense as the history has it. Profit: (trade - traded) (S_until - S_then), with S between two
/// points on the line between them; what a price between points may be off is that of a Brownian
/// bridge. The instrument is taken to move with the index, coin by coin.
WhatIfs whatIfs(const Case& one, std::span<const SpotPoint> path, const WhatIfTerms& terms = {});
/// The same by the marks of the case alone, without a path: NoTrade and AsProposed.
Figure vsNoTrade(const Case& one, const WhatIfTerms& terms = {});
Figure vsAsProposed(const Case& one, const WhatIfTerms& terms = {});

/// All rebalances of a period, each as if the same had been done: sums, errors as of independent
/// ones.
struct PeriodWhatIf {
    WhatIfKind kind = WhatIfKind::AsTraded;
    std::string name;
    int rebalances = 0, unknown = 0;
    double costUsd = 0, closingUsd = 0;
    double trackingUsd = 0;  ///< root of the sum of squares
    Figure vsActualUsd{};
};
/// Adds one case's rows to what the period has.
void add(std::vector<PeriodWhatIf>& sums, const WhatIfs& one);
/// Of all cases, each with its part of its underlying's path (the minutes of a period, say): in the
/// order in which they are first met. An underlying without a path is asked by its marks.
std::vector<PeriodWhatIf> periodWhatIfs(
    std::span<const Case* const> cases,
    const std::map<core::Currency, std::vector<SpotPoint>>& paths, const WhatIfTerms& terms = {});

}  // namespace ballast::review
