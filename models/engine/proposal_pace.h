#pragma once

#include "models/rebalance/propose.h"

#include <string>
#include <utility>
#include <vector>

namespace ballast::engine {

// When a proposal that waits becomes another revision, and whether an approval of a revision that
// was seen still holds. A card that is priced anew each second cannot be read.

/// Its figures are looked at no more often.
inline constexpr core::Duration kLookPace = std::chrono::milliseconds{500};
/// Its orders change no more often, but for another side, a limit that the market has passed, and
/// what an approval may not pass over.
inline constexpr core::Duration kRevisionPace = std::chrono::milliseconds{1500};

/// The market has gone beyond a limit: an order at it would find nothing. A limit that a person
/// wrote is theirs.
bool limitPassed(const rebalance::Proposal& proposal, const rebalance::Situation& situation);

/// A leg is on another side.
bool otherSide(const rebalance::Proposal& shown, const rebalance::Proposal& fresh);

/// A person would have to decide anew: other legs or another trigger, a quantity by a lot and 2 %
/// at least, a limit by more than a quarter of the collar or passed by the market.
bool isMaterial(const rebalance::Proposal& shown, const rebalance::Proposal& fresh,
                const rebalance::Situation& situation);

/// What its checks say, without the figures in their words.
using Verdicts = std::vector<std::pair<std::string, risk::CheckResult::Verdict>>;
Verdicts verdictsOf(const rebalance::Proposal& proposal);

/// The same orders with the figures of now: delta, costs, what waiting costs. Revision and hash
/// stay, for what an approval would send stays.
rebalance::Proposal withFiguresOfNow(const rebalance::Proposal& shown,
                                     const rebalance::Situation& situation);

/// What an approval of `seen` may not pass over, in figures: another leg or side, more than half
/// the collar in price, or in quantity more than a tenth and than what, sent as it was seen, would
/// still end in the inner half of the band and nearer the target. Empty: it holds. `collar`: a
/// fraction, of legs that carry none of their own.
std::string whatChanged(const rebalance::Proposal& seen, const rebalance::Proposal& now,
                        double collar);
/// The same where `now` itself would be sent for it: a tenth of the quantity, whatever the band.
std::string whatChangedAtMost(const rebalance::Proposal& seen, const rebalance::Proposal& now,
                              double collar);

}  // namespace ballast::engine
