#pragma once

#include <algorithm>
#include <cmath>

namespace ballast::laboratory {

/// Mean and central sums up to the fourth of what was added, one number at a time or by merging two
/// lots (Pebay, "Formulas for robust, one-pass parallel computation of covariances and arbitrary
/// order statistical moments", 2008). Merging in one order gives one result, to the last bit.
struct Moments {
    double count = 0, mean = 0, m2 = 0, m3 = 0, m4 = 0;

    void add(double x) { merge({1, x, 0, 0, 0}); }
    void merge(const Moments& o)
    {
        if (o.count == 0) return;
        const double n = count + o.count, d = o.mean - mean;
        const double share = d / n, d2 = d * share * count * o.count;
        const double a = count, b = o.count;
        m4 += o.m4 + d2 * share * share * (a * a - a * b + b * b) +
              6 * share * share * (a * a * o.m2 + b * b * m2) + 4 * share * (a * o.m3 - b * m3);
        m3 += o.m3 + d2 * share * (a - b) + 3 * share * (a * o.m2 - b * m2);
        m2 += o.m2 + d2;
        mean += share * b;
        count = n;
    }
    double variance() const { return count > 1 ? m2 / (count - 1) : 0; }
    double sd() const { return std::sqrt(variance()); }
    /// Standard error of the mean of `n` such numbers.
    double meanError(double n) const { return n > 0 ? sd() / std::sqrt(n) : 0; }
    double meanError() const { return meanError(count); }
    /// Standard error of the standard deviation of `n` such numbers: sqrt((mu4 - sd^4) / n) / 2 sd.
    double sdError(double n) const
    {
        if (!(m2 > 0) || !(n > 0)) return 0;
        const double var = m2 / count, fourth = m4 / count;
        return std::sqrt(std::max(0.0, fourth - var * var) / n) / (2 * std::sqrt(var));
    }
    double sdError() const { return sdError(count); }
    bool operator==(const Moments&) const = default;
};

}  // namespace ballast::laboratory
