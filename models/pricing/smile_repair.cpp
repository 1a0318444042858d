#include "models/pricing/smile_repair.h"

#include "models/pricing/normal_equations.h"

#include <algorithm>
#include <cmath>

namespace ballast::pricing {
namespace {

constexpr double kMargin = 2e-3;                      ///< g is held above this
constexpr double kPenalties[] = {1e-3, 3e-2, 1, 30};  ///< of (margin - g)^2, against variance as 1
constexpr int kStepsEach = 8;
constexpr double kReach = 6, kCell = 0.25;  ///< of x, k = m + s sinh x

constexpr std::size_t kUnknowns = 5;
using Unknowns = std::array<double, kUnknowns>;
using Equations = NormalEquations<kUnknowns>;

/// An SVI by what may not be negative: ln of the least variance, of the right and the left slope
/// and of s; and m.
struct Form {
    double least, right, left, s, m;

    explicit Form(const Unknowns& u)
        : least(std::exp(u[0])),
          right(std::exp(u[1])),
          left(std::exp(u[2])),
          s(std::exp(u[3])),
          m(u[4])
    {
    }
    Svi svi() const
    {
        return {least - s * std::sqrt(right * left), (right + left) / 2,
                (right - left) / (right + left), m, s};
    }
    /// dw/du at one k.
    Unknowns gradient(double k) const
    {
        const double x = k - m, root = std::sqrt(x * x + s * s), dip = s * std::sqrt(right * left);
        const double rightPart = right * (root + x) / 2, leftPart = left * (root - x) / 2;
        return {least, rightPart - dip / 2, leftPart - dip / 2,
                (right + left) / 2 * s * s / root - dip, (leftPart - rightPart) / root};
    }
};

Unknowns unknownsOf(const Svi& svi, double floor)
{
    // What lies at its limit begins a little inside.
    const double flat = std::sqrt(std::max(0.0, (1 - svi.rho) * (1 + svi.rho)));
    const double slope = std::max(1e-3 * svi.b, 1e-9);
    return {std::log(std::max(svi.a + svi.b * svi.s * flat, floor)),
            std::log(std::clamp(svi.b * (1 + svi.rho), slope, 1.9)),
            std::log(std::clamp(svi.b * (1 - svi.rho), slope, 1.9)), std::log(svi.s), svi.m};
}

/// What is minimised: the weighted squares of the errors, in units of the best curve's aim, and the
/// penalty. Adds the linearised equations where `equations` is given.
class Target {
public:
    Target(std::span<const SmilePoint> points) : m_points(points)
    {
        for (const SmilePoint& point : points) m_unit += point.weight * point.w * point.w;
    }

    double squares(const Unknowns& u, double penalty, Equations* equations = nullptr) const
    {
        const Form form(u);
        const Svi svi = form.svi();
        double sum = 0;
        for (const SmilePoint& point : m_points) {
            const double scale = std::sqrt(point.weight / m_unit);
            const double error = scale * (point.w - totalVariance(svi, point.k).w);
            sum += error * error;
            if (equations) addRow(*equations, form.gradient(point.k), scale, error);
        }
        const double scale = std::sqrt(penalty);
        for (double x = -kReach; x <= kReach; x += kCell) {
            const double lack = scale * lackAt(u, x);
            sum += lack * lack;
            if (equations && lack > 0) addRow(*equations, lackGradient(u, x), -scale, lack);
        }
        return sum;
    }

private:
    static void addRow(Equations& equations, Unknowns row, double scale, double value)
    {
        for (double& r : row) r *= scale;
        equations.add(row, value);
    }
    /// How far g is below the margin at k = m + s sinh x; 0 where it is above.
    static double lackAt(const Unknowns& u, double x)
    {
        const Form form(u);
        const double k = form.m + form.s * std::sinh(x);
        return std::max(0.0, kMargin - durrleman(k, totalVariance(form.svi(), k)));
    }
    static Unknowns lackGradient(const Unknowns& u, double x)
    {
        constexpr double kStep = 1e-6;
        Unknowns out{};
        const double here = lackAt(u, x);
        for (std::size_t i = 0; i < kUnknowns; ++i) {
            Unknowns moved = u;
            moved[i] += kStep;
            out[i] = (lackAt(moved, x) - here) / kStep;
        }
        return out;
    }

    std::span<const SmilePoint> m_points;
    double m_unit = 0;
};

/// Some damped steps downhill. No step moves a logarithm by more than 0.7.
void descend(const Target& target, Unknowns& u, double penalty)
{
    double damping = 1e-3;
    for (int step = 0; step < kStepsEach; ++step) {
        Equations equations;
        const double before = target.squares(u, penalty, &equations);
        for (int tries = 0;; ++tries) {
            if (tries == 6) return;
            const auto change = equations.solve(damping);
            damping *= 10;
            if (!change) continue;
            double largest = 0;
            for (std::size_t i = 0; i < 4; ++i) largest = std::max(largest, std::abs((*change)[i]));
            Unknowns next = u;
            for (std::size_t i = 0; i < kUnknowns; ++i)
                next[i] += (*change)[i] * std::min(1.0, 0.7 / largest);
            const double after = target.squares(next, penalty);
            if (!(after < before)) continue;
            u = next;
            damping = std::max(1e-9, damping / 100);
            if (before - after < 1e-7 * before) return;
            break;
        }
    }
}

/// Both wings lowered by one share about the mean of the points.
Svi flattened(const Svi& svi, double share, std::span<const SmilePoint> points)
{
    Svi out = svi;
    out.b = share * svi.b;
    out.a = 0;
    double lift = 0;
    for (const SmilePoint& point : points)
        lift += point.weight * (totalVariance(svi, point.k).w - totalVariance(out, point.k).w);
    out.a = lift;
    return out;
}

}  // namespace

std::optional<Svi> withoutButterfly(const Svi& best, std::span<const SmilePoint> points)
{
    double least = 1e9;
    for (const SmilePoint& point : points) least = std::min(least, point.w);
    Unknowns u = unknownsOf(best, 0.02 * least);
    const Target target(points);
    for (const double penalty : kPenalties) {
        descend(target, u, penalty);
        const Svi now = Form(u).svi();
        if (penalty >= 1 && butterfly(now).free()) return now;
    }
    const Svi found = Form(u).svi();
    for (const double share : {0.995, 0.98, 0.95, 0.9})
        if (const Svi flat = flattened(found, share, points); butterfly(flat).free()) return flat;
    return std::nullopt;
}

}  // namespace ballast::pricing
