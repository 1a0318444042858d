#pragma once

#include "models/portfolio/exposure.h"
#include "models/rebalance/delta_target.h"
#include "models/rebalance/trigger_rules.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ballast::rebalance {

/// What one sub-book of an underlying is to hold, in a convention of its own.
///
/// A hedge is made for the underlying as a whole: what one sub-book has too much of and another too
/// little of is not traded, for a desk does not cross itself. So the targets of the sub-books add
/// up to that of the whole, together with the policy's own, which then is of what no such sub-book
/// holds; and each is shown against its own.
struct SubBookTarget {
    std::string name;   ///< of [[sub_book]]
    double target = 0;  ///< coin, in `convention`
    DeltaTarget bySpot;
    portfolio::DeltaConvention convention = portfolio::DeltaConvention::NetTransaction;
    /// Floor and ceiling are of this sub-book alone, and a person is told when it leaves them; a
    /// target is added to the policy's, whose tolerance is that of the sum.
    GreekLimits gamma, vega;
    bool operator==(const SubBookTarget&) const = default;
};

/// How a sub-book with a target stands.
struct SubBookPart {
    std::string name;
    portfolio::DeltaConvention convention = portfolio::DeltaConvention::NetTransaction;
    double delta = 0;   ///< coin, in `convention`; its lines with a value
    double target = 0;  ///< at the spot of now
    /// What the target is in the convention of the policy: the same trade away from the delta.
    double targetInPolicy = 0;
    double gamma1Pct = 0;  ///< coin per move of 1 %
    double vega = 0;       ///< USD per vol point
    GreekLimits gammaLimits, vegaLimits;
    int lines = 0;
    int missing = 0;  ///< of these, without a value
    double deviation() const { return delta - target; }
    bool operator==(const SubBookPart&) const = default;
};

/// Each target against the lines of its sub-book, in the order of `targets`. In USD-neutral terms
/// the coin of an account counts in the sub-book that the rules put the account itself in, whatever
/// the instrument; else in none. A name that no rule has holds nothing.
std::vector<SubBookPart> subBookParts(std::span<const SubBookTarget> targets,
                                      core::Currency underlying,
                                      portfolio::DeltaConvention policyConvention,
                                      const portfolio::Book& book,
                                      const portfolio::SubBooks& subBooks, double spot);

/// What they add to the target of the whole, coin, in the policy's convention.
double targetOf(std::span<const SubBookPart> parts);

/// The one that is furthest from its own target; null: there is none, or none is away.
const SubBookPart* furthest(std::span<const SubBookPart> parts);

}  // namespace ballast::rebalance
