#include "models/pricing/smile_fit.h"

#include "models/core/assert.h"
#include "models/pricing/nelder_mead.h"
#include "models/pricing/smile_repair.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace ballast::pricing {
namespace {

constexpr int kMostEvaluations = 240;
constexpr double kSettled = 1e-10;
constexpr double kSteepest = 2 * (1 - 1e-9);  ///< wing slope
/// Of the least variance aimed at: what the curve's least variance may not fall below.
constexpr double kLeastShare = 0.02;

struct Curve {
    double a = 0, p = 0, q = 0;
    double squares = std::numeric_limits<double>::infinity();  ///< weighted, of total variance
};

Svi sviOf(const Curve& curve, double m, double s)
{
    const double c = (curve.p + curve.q) / 2, d = (curve.p - curve.q) / 2;
    return {curve.a, c / s, c > 0 ? d / c : 0, m, s};
}

/// The quadratic form of the centred inner problem in (p, q).
struct Moments {
    double pp = 0, pq = 0, qq = 0, p = 0, q = 0;
    double squaresWith(double x, double y) const
    {
        return x * (pp * x + 2 * pq * y - 2 * p) + y * (qq * y - 2 * q);
    }
};

/// The least of a convex quadratic over the square [0, most]^2: inside it, or on one of its edges.
Planar leastInSquare(const Moments& m, double most)
{
    const double determinant = m.pp * m.qq - m.pq * m.pq;
    if (determinant > 0) {
        const Planar inside{(m.p * m.qq - m.q * m.pq) / determinant,
                            (m.q * m.pp - m.p * m.pq) / determinant};
        if (inside.x >= 0 && inside.x <= most && inside.y >= 0 && inside.y <= most) return inside;
    }
    const auto bounded = [&](double slope, double curvature) {
        return curvature > 0 ? std::clamp(slope / curvature, 0.0, most) : 0;
    };
    Planar best;
    double least = 0;  // at the corner of a flat curve
    for (const double edge : {0.0, most})
        for (const Planar at : {Planar{edge, bounded(m.q - m.pq * edge, m.qq)},
                                Planar{bounded(m.p - m.pq * edge, m.pp), edge}})
            if (const double value = m.squaresWith(at.x, at.y); value < least) {
                least = value;
                best = at;
            }
    return best;
}

/// The points of one expiry laid out for the inner problem.
class Problem {
public:
    explicit Problem(const std::vector<SmilePoint>& points)
    {
        for (const SmilePoint& point : points) m_mean += point.weight * point.w;
        double leastW = std::numeric_limits<double>::infinity();
        for (const SmilePoint& point : points) {
            m_k.push_back(point.k);
            m_w.push_back(point.w - m_mean);
            m_weight.push_back(point.weight);
            m_ww += point.weight * m_w.back() * m_w.back();
            leastW = std::min(leastW, point.w);
        }
        m_floor = kLeastShare * leastW;
    }

    double from() const { return m_k.front(); }
    double span() const { return m_k.back() - m_k.front(); }

    Curve solve(double m, double s) const
    {
        double ep = 0, eq = 0;
        Moments sum;
        for (std::size_t i = 0; i < m_k.size(); ++i) {
            const double y = (m_k[i] - m) / s, root = std::sqrt(y * y + 1);
            const double p = (root + y) / 2, q = (root - y) / 2;
            const double weight = m_weight[i];
            ep += weight * p;
            eq += weight * q;
            sum.pp += weight * p * p;
            sum.pq += weight * p * q;
            sum.qq += weight * q * q;
            sum.p += weight * p * m_w[i];
            sum.q += weight * q * m_w[i];
        }
        sum.pp -= ep * ep;
        sum.pq -= ep * eq;
        sum.qq -= eq * eq;
        const Planar at = leastInSquare(sum, kSteepest * s);
        return lifted(
            {m_mean - at.x * ep - at.y * eq, at.x, at.y, m_ww + sum.squaresWith(at.x, at.y)});
    }

private:
    /// Raised where its least variance is too low. The mean of its errors was zero, so that a lift
    /// adds its own square.
    Curve lifted(Curve curve) const
    {
        const double lift = m_floor - (curve.a + std::sqrt(curve.p * curve.q));
        if (lift > 0) {
            curve.a += lift;
            curve.squares += lift * lift;
        }
        return curve;
    }

    std::vector<double> m_k, m_w, m_weight;
    double m_mean = 0, m_ww = 0, m_floor = 0;
};

PlanarBounds boundsOf(const Problem& problem)
{
    const double span = problem.span();
    return {{problem.from() - span, std::log(0.005 * span)},
            {problem.from() + 2 * span, std::log(5 * span)}};
}

Planar bestOfGrid(const Problem& problem)
{
    const double span = problem.span();
    Planar best;
    double least = std::numeric_limits<double>::infinity();
    for (const double at : {0.05, 0.25, 0.4, 0.5, 0.6, 0.75, 0.95})
        for (const double width : {0.03, 0.12, 0.4, 1.2}) {
            const Planar p{problem.from() + at * span, std::log(width * span)};
            const double squares = problem.solve(p.x, std::exp(p.y)).squares;
            if (squares < least) {
                least = squares;
                best = p;
            }
        }
    return best;
}

PlanarMinimum searchCurve(const Problem& problem, const std::optional<Svi>& warm)
{
    const PlanarBounds bounds = boundsOf(problem);
    const bool known = warm && isSvi(*warm);
    const Planar start = known ? bounds.clamp({warm->m, std::log(warm->s)}) : bestOfGrid(problem);
    const Planar step =
        known ? Planar{0.02 * problem.span(), 0.1} : Planar{0.1 * problem.span(), 0.4};
    return nelderMead([&](Planar p) { return problem.solve(p.x, std::exp(p.y)).squares; }, start,
                      step, bounds, kMostEvaluations, kSettled);
}

}  // namespace

std::string sentence(const SmileFit& fit)
{
    switch (fit.verdict) {
        case FitVerdict::Fitted:
        case FitVerdict::Repaired: return {};
        case FitVerdict::TooFewQuotes:
            return fmt::format("{} usable quote{}, {} are needed for a curve", fit.quality.quotes,
                               fit.quality.quotes == 1 ? "" : "s", kLeastQuotes);
        case FitVerdict::Unlike:
            return fmt::format("the best curve is {:.1f} volatility points off its quotes",
                               fit.quality.rmse);
        case FitVerdict::Arbitrage: return sentence(fit.check);
    }
    return {};
}

SmileFit fitSmile(const SmilePoints& points, double tau, const std::optional<Svi>& warm)
{
    BALLAST_ASSERT(tau > 0);
    SmileFit fit;
    fit.quality.quotes = static_cast<int>(points.points.size());
    fit.quality.counts = points.counts;
    if (fit.quality.quotes < kLeastQuotes) return fit;
    const Problem problem(points.points);
    if (!(problem.span() > 0)) return fit;
    const auto take = [&](const Svi& svi) {
        fit.svi = svi;
        fit.check = butterfly(svi);
        fit.quality =
            qualityOf(points, [&](double k) { return std::sqrt(totalVariance(svi, k).w / tau); });
    };
    const PlanarMinimum found = searchCurve(problem, warm);
    fit.evaluations = found.evaluations;
    take(sviOf(problem.solve(found.at.x, std::exp(found.at.y)), found.at.x, std::exp(found.at.y)));
    fit.verdict = fit.quality.rmse <= kMostRmse ? FitVerdict::Fitted : FitVerdict::Unlike;
    if (fit.check.free() || fit.verdict == FitVerdict::Unlike) return fit;

    const SmileFit refused = fit;
    if (const auto repaired = withoutButterfly(fit.svi, points.points)) {
        take(*repaired);
        fit.verdict = FitVerdict::Repaired;
        if (fit.quality.rmse <= kMostRmse) return fit;
    }
    fit = refused;
    fit.verdict = FitVerdict::Arbitrage;
    return fit;
}

}  // namespace ballast::pricing
