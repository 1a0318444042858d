#pragma once

#include <algorithm>
#include <array>
#include <cmath>

namespace ballast::pricing {

/// A point of the plane within bounds.
struct Planar {
    double x = 0, y = 0;
};
struct PlanarBounds {
    Planar low, high;
    Planar clamp(Planar p) const
    {
        return {std::clamp(p.x, low.x, high.x), std::clamp(p.y, low.y, high.y)};
    }
};
struct PlanarMinimum {
    Planar at;
    double value = 0;
    int evaluations = 0;
};

/// Nelder and Mead (1965) in two dimensions, every trial clamped into `bounds`: the same input
/// gives the same path. Ends when the three corners agree to `settled` of the value they have, or
/// after `most` evaluations.
template <class F>
PlanarMinimum nelderMead(const F& f, Planar start, Planar step, const PlanarBounds& bounds,
                         int most, double settled)
{
    struct Corner {
        Planar at;
        double value;
    };
    int evaluations = 0;
    const auto corner = [&](Planar p) {
        const Planar at = bounds.clamp(p);
        ++evaluations;
        return Corner{at, f(at)};
    };
    // A step that would leave the bounds goes the other way.
    if (start.x + step.x > bounds.high.x) step.x = -step.x;
    if (start.y + step.y > bounds.high.y) step.y = -step.y;
    std::array<Corner, 3> c{corner(start), corner({start.x + step.x, start.y}),
                            corner({start.x, start.y + step.y})};
    const auto order = [&] { std::ranges::stable_sort(c, {}, &Corner::value); };
    order();
    while (evaluations < most && c[2].value - c[0].value > settled * std::abs(c[0].value)) {
        const Planar middle{(c[0].at.x + c[1].at.x) / 2, (c[0].at.y + c[1].at.y) / 2};
        const auto along = [&](double t) {
            return corner(
                {middle.x + t * (c[2].at.x - middle.x), middle.y + t * (c[2].at.y - middle.y)});
        };
        const Corner reflected = along(-1);
        if (reflected.value < c[0].value) {
            const Corner expanded = along(-2);
            c[2] = expanded.value < reflected.value ? expanded : reflected;
        } else if (reflected.value < c[1].value) {
            c[2] = reflected;
        } else {
            const Corner contracted = along(reflected.value < c[2].value ? -0.5 : 0.5);
            if (contracted.value < std::min(reflected.value, c[2].value)) {
                c[2] = contracted;
            } else {
                for (int i : {1, 2})
                    c[i] = corner({(c[0].at.x + c[i].at.x) / 2, (c[0].at.y + c[i].at.y) / 2});
            }
        }
        order();
    }
    return {c[0].at, c[0].value, evaluations};
}

}  // namespace ballast::pricing
