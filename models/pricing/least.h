#pragma once

#include <cmath>
#include <utility>

namespace ballast::pricing {

/// Where a function of one variable is least, and how little it is there.
struct Least {
    double at = 0;
    double value = 0;
};

/// The least value of `f` between `from` and `to`, which hold one minimum: golden section.
template <class F>
Least goldenSection(const F& f, double from, double to, int steps = 48)
{
    constexpr double kGolden = 0.61803398874989484820;
    double inner = to - kGolden * (to - from), outer = from + kGolden * (to - from);
    double atInner = f(inner), atOuter = f(outer);
    for (int i = 0; i < steps; ++i) {
        if (atInner <= atOuter) {
            to = std::exchange(outer, inner);
            atOuter = atInner;
            inner = to - kGolden * (to - from);
            atInner = f(inner);
        } else {
            from = std::exchange(inner, outer);
            atInner = atOuter;
            outer = from + kGolden * (to - from);
            atOuter = f(outer);
        }
    }
    return atInner <= atOuter ? Least{inner, atInner} : Least{outer, atOuter};
}

/// The least value of `f` over [from, to]: a grid of `cells` cells, and around each grid point that
/// is lower than its neighbours a golden section when it could become the least of all. Exact for
/// what is smooth on the scale of a cell. `worth` is the value above which no dip is of interest.
template <class F>
Least leastOf(const F& f, double from, double to, int cells, double worth)
{
    const double step = (to - from) / cells;
    Least best{from, f(from)};
    double before = best.value, here = f(from + step);
    for (int i = 1; i <= cells; ++i) {
        const double at = i == cells ? to : from + i * step;
        if (here < best.value) best = {at, here};
        const double next = i < cells ? f(i + 1 == cells ? to : at + step) : here;
        if (i < cells && here <= before && here <= next && here < worth) {
            const Least dip = goldenSection(f, at - step, at + step);
            if (dip.value < best.value) best = dip;
        }
        before = here;
        here = next;
    }
    return best;
}

}  // namespace ballast::pricing
