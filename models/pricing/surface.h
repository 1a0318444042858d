#pragma once

#include "models/core/ids.h"
#include "models/pricing/smile_fit.h"
#include "models/pricing/variance_pillars.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ballast::pricing {

enum class SmileKind : unsigned char {
    Curve,         ///< an SVI without butterfly arbitrage
    Interpolated,  ///< through the quotes themselves: `why` says why there is no curve
    None,          ///< not one usable quote
};

/// Volatility at one k = ln(strike / forward) and its derivatives in k.
struct SmileValue {
    double sigma = 0;      ///< per root year
    double skew = 0;       ///< d sigma / dk
    double curvature = 0;  ///< d2 sigma / dk2
};

/// The volatilities of one expiry, as they were fitted.
struct Smile {
    core::Time expiry{};
    double tau = 0;      ///< years to expiry when it was fitted, > 0
    double forward = 0;  ///< USD per coin: the middle one of its quotes'
    SmileKind kind = SmileKind::None;
    std::string why;          ///< empty for a curve
    Svi svi;                  ///< meaningful for a curve
    VariancePillars pillars;  ///< meaningful where interpolated
    bool repaired = false;    ///< the nearest curve of all had butterfly arbitrage
    ButterflyCheck check;     ///< of the curve; where refused for arbitrage, of the refused one
    FitQuality quality;
    std::vector<SmilePoint> points;  ///< what it was fitted to, by k
    core::Time quotesAt{};           ///< when the newest of its quotes was received
    core::Time fittedAt{};
    bool usable() const { return kind != SmileKind::None; }
    double lowest() const { return points.empty() ? 0 : points.front().k; }
    double highest() const { return points.empty() ? 0 : points.back().k; }
};
TotalVariance totalVariance(const Smile& smile, double k);
/// Asks for usable().
SmileValue at(const Smile& smile, double k);

/// `warm` is the smile of this expiry before: its curve is where the search begins. Quotes in any
/// order. `now` before the expiry.
Smile makeSmile(core::Time expiry, std::span<const SmileQuote> quotes, core::Time now,
                const Smile* warm = nullptr);

/// A place where waiting longer would cost less variance: the nearer expiry's total variance is
/// above the farther's at one k.
struct CalendarViolation {
    core::Time nearer{}, farther{};
    double k = 0;
    double nearerW = 0, fartherW = 0;
};
/// "calendar arbitrage: 16 JAN 26 is above 17 JAN 26 at k = -0.31 (total variance 0.0132 and
/// 0.0129)".
std::string sentence(const CalendarViolation& violation);
/// Where `nearer` is furthest above `farther`, over the k that both have quotes for: what is
/// extrapolated cannot be traded against. Absent when nowhere.
std::optional<CalendarViolation> calendarViolation(const Smile& nearer, const Smile& farther);

/// The volatilities of one underlying over strike and time. Immutable; smiles that did not change
/// are the same pointers as before.
struct Surface {
    core::Currency underlying;
    std::vector<std::shared_ptr<const Smile>> smiles;  ///< by expiry; those without quotes too
    std::vector<CalendarViolation> violations;         ///< between neighbours, nearest first

    const Smile* find(core::Time expiry) const;
    /// At k and `tau` years from the fit: linear in total variance at the same k between expiries
    /// (with the calendar in order no arbitrage comes in), and at one volatility before the first
    /// and after the last. Absent without a usable smile or for tau <= 0.
    std::optional<SmileValue> at(double k, double tau) const;
};
/// The surface with one smile put in its place; its neighbours are compared anew.
Surface withSmile(const Surface& before, std::shared_ptr<const Smile> smile);
/// The surface without the expiries that `now` has reached.
Surface withoutExpired(const Surface& before, core::Time now);

/// By underlying.
struct Surfaces {
    std::vector<std::shared_ptr<const Surface>> items;
    std::shared_ptr<const Surface> share(core::Currency underlying) const;
    const Surface* find(core::Currency underlying) const { return share(underlying).get(); }
};

}  // namespace ballast::pricing
