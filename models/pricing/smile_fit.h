#pragma once

#include "models/pricing/smile_quote.h"
#include "models/pricing/svi.h"

#include <cmath>
#include <optional>
#include <string>

namespace ballast::pricing {

/// How near a smile is to its quotes. Volatility points: 1 is 1 %.
struct FitQuality {
    double rmse = 0;   ///< weighted as the fit is
    double worst = 0;  ///< largest distance from the middle of a two-sided quote
    int quotes = 0;    ///< used
    int twoSided = 0;  ///< of these
    int insideSpread =
        0;  ///< of the two-sided, those whose bid and ask hold the curve between them
    QuoteCounts counts{};  ///< every quote by what became of it
    bool operator==(const FitQuality&) const = default;
};

enum class FitVerdict : unsigned char {
    Fitted,
    Repaired,      ///< the best curve had butterfly arbitrage; this is the nearest found without
    TooFewQuotes,  ///< fewer usable strikes than kLeastQuotes
    Unlike,        ///< the best curve is further from the quotes than kMostRmse
    Arbitrage,     ///< no curve without arbitrage was near enough
};
inline constexpr int kLeastQuotes = 6;  ///< one more than there are parameters
inline constexpr double kMostRmse = 3;  ///< volatility points

struct SmileFit {
    FitVerdict verdict = FitVerdict::TooFewQuotes;
    Svi svi;               ///< without butterfly arbitrage when accepted()
    ButterflyCheck check;  ///< of `svi`; where refused, of the best curve
    FitQuality quality;    ///< of `svi`
    int evaluations = 0;   ///< of the inner problem: what the fit cost
    bool accepted() const { return verdict <= FitVerdict::Repaired; }
};
/// Why a fit was refused; empty when accepted.
std::string sentence(const SmileFit& fit);

/// Raw SVI by the quasi-explicit method (Zeliade 2009). For given (m, s) the curve is linear in
/// (a, p, q): w = a + p e+ + q e-, e+- = (sqrt(y^2 + 1) +- y) / 2, y = (k - m) / s, where p / s and
/// q / s are the slopes of the right and the left wing. Lee's bound is then a box, 0 <= p, q <= 2
/// s, and the weighted least squares in it are solved exactly; the least variance a + sqrt(p q) is
/// kept above zero. (m, ln s) is searched by Nelder and Mead within bounds, from `warm` when it is
/// given, else from the best point of a grid. A best curve with butterfly arbitrage is replaced by
/// the nearest without (smile_repair.h). Deterministic. `tau` > 0, years.
SmileFit fitSmile(const SmilePoints& points, double tau, const std::optional<Svi>& warm = {});

/// How near any curve is to the points; `sigmaAt` gives its volatility at k.
FitQuality qualityOf(const SmilePoints& points, const auto& sigmaAt)
{
    FitQuality out;
    out.counts = points.counts;
    double squares = 0, weights = 0;
    for (const SmilePoint& point : points.points) {
        const double sigma = sigmaAt(point.k);
        const double error = 100 * (sigma - point.sigma);
        // The weight of an error in volatility, from that of one in total variance.
        const double weight = point.weight * point.w;
        squares += weight * error * error;
        weights += weight;
        ++out.quotes;
        if (point.use != QuoteUse::TwoSided) continue;
        ++out.twoSided;
        out.insideSpread += sigma >= point.bidIv && sigma <= point.askIv;
        out.worst = error > out.worst ? error : -error > out.worst ? -error : out.worst;
    }
    if (weights > 0) out.rmse = std::sqrt(squares / weights);
    return out;
}

}  // namespace ballast::pricing
