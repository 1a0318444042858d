#include "models/pricing/surface.h"

#include "models/core/assert.h"
#include "models/pricing/least.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::pricing {
namespace {

SmileValue valueOf(const TotalVariance& v, double tau)
{
    const double sigma = std::sqrt(v.w / tau);
    const double skew = v.slope / (2 * sigma * tau);
    return {sigma, skew, (v.curvature / (2 * tau) - skew * skew) / sigma};
}

TotalVariance scaled(const TotalVariance& v, double factor)
{
    return {v.w * factor, v.slope * factor, v.curvature * factor};
}

TotalVariance between(const TotalVariance& a, const TotalVariance& b, double share)
{
    return {a.w + share * (b.w - a.w), a.slope + share * (b.slope - a.slope),
            a.curvature + share * (b.curvature - a.curvature)};
}

/// The middle one: a single option priced on another forward does not move it.
double middleForward(std::span<const SmileQuote> quotes)
{
    std::vector<double> forwards;
    for (const SmileQuote& quote : quotes)
        if (std::isfinite(quote.forward) && quote.forward > 0) forwards.push_back(quote.forward);
    if (forwards.empty()) return 0;
    const auto middle = forwards.begin() + static_cast<std::ptrdiff_t>(forwards.size() / 2);
    std::nth_element(forwards.begin(), middle, forwards.end());
    return *middle;
}

/// "16JAN26": the day an expiry is called by.
std::string dayOf(core::Time at)
{
    constexpr const char* kMonths[] = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                       "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(at)};
    return fmt::format("{} {} {:02}", static_cast<unsigned>(date.day()),
                       kMonths[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()) % 100);
}

using Smiles = std::vector<std::shared_ptr<const Smile>>;

/// The usable one before this place, and the one at it or after; null: none.
const Smile* usableBefore(const Smiles& smiles, std::size_t place)
{
    while (place-- > 0)
        if (smiles[place]->usable()) return smiles[place].get();
    return nullptr;
}
const Smile* usableFrom(const Smiles& smiles, std::size_t place)
{
    for (; place < smiles.size(); ++place)
        if (smiles[place]->usable()) return smiles[place].get();
    return nullptr;
}

/// Compares the smile at this place with its neighbours, or its neighbours with each other where it
/// is not usable; what is known of all other pairs stays.
void compareAt(Surface& surface, std::size_t place)
{
    const Smile* nearer = usableBefore(surface.smiles, place);
    const Smile* farther = usableFrom(surface.smiles, place + 1);
    const Smile& here = *surface.smiles[place];
    // Whatever was said of a pair between the two is of the smile that stood here, or of them.
    std::erase_if(surface.violations, [&](const CalendarViolation& v) {
        return (!nearer || v.nearer >= nearer->expiry) &&
               (!farther || v.farther <= farther->expiry);
    });
    const auto compare = [&](const Smile* first, const Smile* second) {
        if (!first || !second) return;
        if (const auto violation = calendarViolation(*first, *second))
            surface.violations.insert(
                std::ranges::upper_bound(surface.violations, violation->nearer, {},
                                         &CalendarViolation::nearer),
                *violation);
    };
    if (!here.usable()) return compare(nearer, farther);
    compare(nearer, &here);
    compare(&here, farther);
}

}  // namespace

TotalVariance totalVariance(const Smile& smile, double k)
{
    return smile.kind == SmileKind::Curve ? totalVariance(smile.svi, k) : smile.pillars.at(k);
}

SmileValue at(const Smile& smile, double k)
{
    BALLAST_ASSERT(smile.usable());
    return valueOf(totalVariance(smile, k), smile.tau);
}

Smile makeSmile(core::Time expiry, std::span<const SmileQuote> quotes, core::Time now,
                const Smile* warm)
{
    Smile smile;
    smile.expiry = expiry;
    smile.tau = core::years(expiry - now);
    smile.forward = middleForward(quotes);
    smile.fittedAt = now;
    for (const SmileQuote& quote : quotes) smile.quotesAt = std::max(smile.quotesAt, quote.at);
    BALLAST_ASSERT(smile.tau > 0);
    SmilePoints points = smilePoints(quotes, smile.tau);
    const bool known = warm && warm->kind == SmileKind::Curve;
    const SmileFit fit =
        fitSmile(points, smile.tau, known ? std::optional{warm->svi} : std::nullopt);
    smile.check = fit.check;
    smile.quality = fit.quality;
    if (fit.accepted()) {
        smile.kind = SmileKind::Curve;
        smile.svi = fit.svi;
        smile.repaired = fit.verdict == FitVerdict::Repaired;
    } else {
        smile.why = sentence(fit);
        smile.pillars = VariancePillars(points.points);
        smile.kind = smile.pillars.empty() ? SmileKind::None : SmileKind::Interpolated;
        if (smile.usable())
            smile.quality = qualityOf(
                points, [&](double k) { return std::sqrt(smile.pillars.at(k).w / smile.tau); });
    }
    smile.points = std::move(points.points);
    return smile;
}

std::string sentence(const CalendarViolation& v)
{
    return fmt::format(
        "calendar arbitrage: {} is above {} at k = {:+.2f} (total variance {:.4g} and {:.4g})",
        dayOf(v.nearer), dayOf(v.farther), v.k, v.nearerW, v.fartherW);
}

std::optional<CalendarViolation> calendarViolation(const Smile& nearer, const Smile& farther)
{
    const double from = std::max(nearer.lowest(), farther.lowest());
    const double to = std::min(nearer.highest(), farther.highest());
    if (!(from < to)) return std::nullopt;
    const auto gap = [&](double k) {
        return totalVariance(farther, k).w - totalVariance(nearer, k).w;
    };
    const Least least = leastOf(gap, from, to, 64, 0.0);
    // Below this it is the rounding of the two.
    if (least.value >= -1e-12) return std::nullopt;
    return CalendarViolation{nearer.expiry, farther.expiry, least.at,
                             totalVariance(nearer, least.at).w, totalVariance(farther, least.at).w};
}

const Smile* Surface::find(core::Time expiry) const
{
    for (const auto& smile : smiles)
        if (smile->expiry == expiry) return smile.get();
    return nullptr;
}

std::optional<SmileValue> Surface::at(double k, double tau) const
{
    if (!(tau > 0)) return std::nullopt;
    const Smile *before = nullptr, *after = nullptr;
    for (const auto& smile : smiles) {
        if (!smile->usable()) continue;
        if (smile->tau <= tau)
            before = smile.get();
        else if (!after)
            after = smile.get();
    }
    if (!before && !after) return std::nullopt;
    if (!before || !after) {
        const Smile& only = before ? *before : *after;
        return valueOf(scaled(totalVariance(only, k), tau / only.tau), tau);
    }
    const double share = (tau - before->tau) / (after->tau - before->tau);
    return valueOf(between(totalVariance(*before, k), totalVariance(*after, k), share), tau);
}

Surface withSmile(const Surface& before, std::shared_ptr<const Smile> smile)
{
    Surface surface = before;
    const auto at = std::ranges::lower_bound(surface.smiles, smile->expiry, {},
                                             [](const auto& s) { return s->expiry; });
    const auto place = static_cast<std::size_t>(at - surface.smiles.begin());
    if (at != surface.smiles.end() && (*at)->expiry == smile->expiry)
        *at = std::move(smile);
    else
        surface.smiles.insert(at, std::move(smile));
    compareAt(surface, place);
    return surface;
}

Surface withoutExpired(const Surface& before, core::Time now)
{
    Surface surface = before;
    std::erase_if(surface.smiles, [&](const auto& smile) { return smile->expiry <= now; });
    // It is always the nearest that end: those that are left have the neighbours they had.
    std::erase_if(surface.violations, [&](const auto& v) { return v.nearer <= now; });
    return surface;
}

std::shared_ptr<const Surface> Surfaces::share(core::Currency underlying) const
{
    for (const auto& surface : items)
        if (surface->underlying == underlying) return surface;
    return nullptr;
}

}  // namespace ballast::pricing
