#include "models/review/carried_row.h"

#include <algorithm>
#include <cmath>

namespace ballast::review {
namespace {

constexpr double kQuantityNoise = 1e-9;  ///< of the sum of fills in doubles

double usdPrice(const CarriedRow& row) { return row.mark * (row.key.inCoin ? row.spot : 1); }

bool isDeadAt(const CarriedRow& row, core::Time at)
{
    return row.key.expiry && *row.key.expiry <= at;
}

/// Black-76 between the two; by the marks what the venue says, unless it ended in between: then it
/// is worth what it pays, which no mark says.
void addOption(CarriedStep& step, const CarriedRow& before, const CarriedRow& after,
               const Carried& carried)
{
    CarriedOption option;
    option.type = before.key.type;
    option.strike = before.key.strike;
    option.quantity = before.quantity;
    option.years = before.key.expiry ? core::years(*before.key.expiry - before.at) : 0;
    option.forward[0] = before.forward, option.forward[1] = after.forward;
    option.sigma[0] = before.sigma;
    const bool ended = isDeadAt(before, after.at);
    option.sigma[1] = ended && !(after.sigma > 0) ? before.sigma : after.sigma;
    step.parts = attribute({&option, 1}, carried);
    const bool marked = !ended && usdPrice(before) > 0 && usdPrice(after) > 0;
    step.markedUsd =
        marked ? before.quantity * (usdPrice(after) - usdPrice(before)) : step.parts.options;
    if (step.parts.leftOut > 0 && !marked) step.markedUsd = 0;
}

void addLinear(CarriedStep& step, const CarriedRow& before, const CarriedRow& after,
               Carried& carried)
{
    if (before.mark > 0 && after.mark > 0) {
        const bool inverse = before.key.kind == CarriedKind::Inverse;
        carried.linear = inverse ? before.quantity / before.mark : before.quantity;
        carried.linearPrice[0] = before.mark, carried.linearPrice[1] = after.mark;
    }
    step.parts = attribute({}, carried);
    if (!(before.mark > 0 && after.mark > 0)) step.parts.leftOut = before.quantity != 0 ? 1 : 0;
    step.markedUsd = step.parts.linear;
}

/// What the quantity changed by without a trade that is known of; 0 within the noise of sums.
double unseenOf(const CarriedRow& before, const CarriedRow& after)
{
    if (before.key.kind == CarriedKind::Equity || isDeadAt(before, after.at)) return 0;
    const double unseen = after.quantity - before.quantity - after.traded;
    const double noise = kQuantityNoise * (std::abs(before.quantity) + std::abs(after.quantity));
    return std::abs(unseen) > noise ? unseen : 0;
}

/// What was held throughout a step in which nobody looked. Less than half of it, or another side,
/// is an account that began anew: of that nothing was.
double keptOf(const CarriedRow& before, const CarriedRow& after)
{
    constexpr double kSameAccount = 0.5;
    const double left = after.quantity - after.traded;
    if (before.quantity * left <= 0) return 0;
    const double kept = std::min(std::abs(before.quantity), std::abs(left));
    const double most = std::max(std::abs(before.quantity), std::abs(left));
    return kept < kSameAccount * most ? 0 : std::copysign(kept, before.quantity);
}

}  // namespace

std::string_view text(CarriedKind kind)
{
    switch (kind) {
        case CarriedKind::Option: return "option";
        case CarriedKind::Linear: return "linear";
        case CarriedKind::Inverse: return "inverse";
        case CarriedKind::Equity: return "equity";
    }
    return "option";
}

/// A position that is seen again after a restart (Start) and is not what was left, but for fills
/// that are told, was paid in or out while nobody looked, at a price and a time that nobody knows:
/// the change is `unseen`, capital and no profit, and what was there throughout is carried.
CarriedStep stepOf(const CarriedRow& before, const CarriedRow& after)
{
    CarriedStep step;
    Carried carried;
    const core::Duration passed = std::max(after.at - before.at, core::Duration::zero());
    carried.years = core::years(passed);
    carried.feesUsd = after.feesUsd;
    carried.newTradesUsd = after.newTradesUsd;
    const bool dead = isDeadAt(before, before.at) || before.quantity == 0;
    step.unseen = unseenOf(before, after);
    CarriedRow held = before;
    if (after.why == CarriedWhy::Start && step.unseen != 0) held.quantity = keptOf(before, after);
    if (dead || held.quantity == 0) {
        step.parts = attribute({}, carried);
    } else if (before.key.kind == CarriedKind::Option) {
        addOption(step, held, after, carried);
    } else if (before.key.kind == CarriedKind::Equity) {
        if (before.spot > 0 && after.spot > 0) {
            carried.equityCoin = before.quantity;
            carried.linearPrice[0] = before.spot, carried.linearPrice[1] = after.spot;
        }
        step.parts = attribute({}, carried);
        step.markedUsd = step.parts.translation;
    } else {
        addLinear(step, held, after, carried);
    }
    // What was accrued, not a rate over the whole step.
    step.parts.funding = after.fundingUsd;
    step.parts.total += after.fundingUsd;
    step.parts.unexplained = step.parts.total - step.parts.explained();
    step.markedUsd += after.fundingUsd - after.feesUsd + after.newTradesUsd;
    step.grossUsdSeconds = step.parts.grossUsd * core::seconds(passed);
    return step;
}

}  // namespace ballast::review
