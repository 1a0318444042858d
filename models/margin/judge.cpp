#include "models/margin/judge.h"

#include "models/core/text.h"

#include <cmath>
#include <limits>

namespace ballast::margin {
namespace {

/// What is less than this, as a share of itself, has not changed: rounding, not risk.
constexpr double kNoise = 1e-6;

std::string percent(double fraction, int decimals = 0)
{
    return core::number(100 * fraction, decimals) + " %";
}

std::string useText(double use)
{
    return use >= kNothingLeft ? "more than there is equity" : percent(use) + " of equity";
}

/// How far it is; 0 where it is reached, without end where there is none.
double distance(const Liquidation& liquidation)
{
    if (liquidation.reached) return 0;
    const auto nearest = liquidation.nearest();
    return nearest ? std::abs(*nearest) : std::numeric_limits<double>::infinity();
}

bool stressHolds(const MarginView& view)
{
    const double before = view.before.worstEquityUsd;
    return view.after.worstEquityUsd >= before - kNoise * std::abs(before);
}

/// Equity of one pool does not stand behind another: none may be worse off in the stress than the
/// limit allows and than it was.
bool poolsHold(const MarginView& view, const GuardLimits& limits)
{
    return view.after.worstUse <=
           std::max(limits.maxStressUse, view.before.worstUse * (1 + kNoise));
}

bool deltaShrinks(const DeltaChange& delta)
{
    return std::abs(delta.after - delta.target) < std::abs(delta.before - delta.target);
}

bool comesNearer(const MarginView& view, const GuardLimits& limits)
{
    const double before = distance(view.before.liquidation),
                 after = distance(view.after.liquidation);
    const bool watched = after <= limits.watchSigma * view.sigmaDaily;
    return watched && after < before * (1 - kNoise);
}

/// Why it is not strictly risk-reducing.
std::string shortcoming(const MarginView& view, const DeltaChange& delta, const GuardLimits& limits)
{
    std::string out;
    if (!deltaShrinks(delta))
        out = "delta goes from " + core::signedNumber(delta.before, 3) + " to " +
              core::signedNumber(delta.after, 3) + ", not nearer to " +
              core::signedNumber(delta.target, 3);
    if (!stressHolds(view))
        out += (out.empty() ? "" : ", and ") + std::string{"the worst stress would leave "} +
               core::usd(view.after.worstEquityUsd, 0) + " of equity instead of " +
               core::usd(view.before.worstEquityUsd, 0);
    if (!poolsHold(view, limits))
        out += (out.empty() ? "" : ", and ") +
               std::string{"in the worst stress one pool's maintenance would be "} +
               useText(view.after.worstUse) + " instead of " + useText(view.before.worstUse);
    return out;
}

std::string whereText(const Figures& figures)
{
    return "With the spot " + core::signedNumber(100 * figures.worstSpotMove, 1) +
           " % and volatilities " + core::signedNumber(100 * figures.worstVolMove, 0) + " %";
}

bool breaksStress(const Figures& after, const Figures& before, const GuardLimits& limits)
{
    return after.worstUse > limits.maxStressUse && after.worstUse > before.worstUse * (1 + kNoise);
}

bool isFinite(const MarginView& view, const DeltaChange& delta)
{
    for (const Figures* f : {&view.before, &view.after, &view.worstOrder})
        for (const double value : {f->use, f->worstUse, f->worstEquityUsd, f->equityUsd})
            if (!std::isfinite(value)) return false;
    return std::isfinite(delta.before) && std::isfinite(delta.after) &&
           std::isfinite(delta.target) && view.sigmaDaily > 0;
}

}  // namespace

std::string liquidationText(const MarginView& view, const Liquidation& liquidation)
{
    if (liquidation.reached) return "reached";
    const auto nearest = liquidation.nearest();
    if (!nearest) return "further than 95 % down or 500 % up";
    return core::signedNumber(100 * *nearest, 1) + " % (" + core::number(view.sigmas(*nearest), 1) +
           " days' standard deviations)";
}

Judgement judge(const MarginView& view, const DeltaChange& delta, const GuardLimits& limits)
{
    Judgement out;
    if (!view.known) {
        out.verdict = view.refused ? Verdict::Deny : Verdict::Confirm;
        out.sentence = std::string{"The margin after it "} +
                       (view.refused ? "cannot be judged: " : "is not known: ") +
                       (view.why.empty() ? std::string{"it was not computed"} : view.why) + ".";
        return out;
    }
    if (!isFinite(view, delta))
        return {Verdict::Deny, false, false, "The margin after it is not a number."};
    out.strictlyReducing = deltaShrinks(delta) && stressHolds(view) && poolsHold(view, limits);
    out.liquidationNearer = comesNearer(view, limits);
    const auto refuse = [&](const std::string& what) {
        out.verdict = Verdict::Deny;
        out.sentence =
            what + "; it is not strictly risk-reducing: " + shortcoming(view, delta, limits) + ".";
        return out;
    };
    if (!out.strictlyReducing) {
        if (out.liquidationNearer)
            return refuse("It brings liquidation nearer, from " +
                          liquidationText(view, view.before.liquidation) + " to " +
                          liquidationText(view, view.after.liquidation));
        if (view.after.liquidation.reached)
            return refuse("Equity is below the maintenance margin already");
        if (view.after.use > limits.maxUse && view.after.use > view.before.use * (1 + kNoise))
            return refuse("Maintenance margin would be " + useText(view.after.use) +
                          ", above the limit of " + percent(limits.maxUse));
        if (breaksStress(view.after, view.before, limits))
            return refuse(whereText(view.after) + " maintenance margin would be " +
                          useText(view.after.worstUse) + ", above the limit of " +
                          percent(limits.maxStressUse));
    }
    if (!view.worstOrderWords.empty() && breaksStress(view.worstOrder, view.before, limits)) {
        out.verdict = Verdict::Confirm;
        out.sentence = "Should " + view.worstOrderWords +
                       " be filled: " + whereText(view.worstOrder) +
                       " maintenance margin would be " + useText(view.worstOrder.worstUse) + ".";
    }
    return out;
}

}  // namespace ballast::margin
