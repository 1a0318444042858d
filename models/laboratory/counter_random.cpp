#include "models/laboratory/counter_random.h"

#include <cmath>
#include <cstddef>

namespace ballast::laboratory {
namespace {

constexpr std::uint64_t kMultiplier0 = 0xD2511F53, kMultiplier1 = 0xCD9E8D57;
constexpr std::uint32_t kWeyl0 = 0x9E3779B9, kWeyl1 = 0xBB67AE85;
constexpr int kRounds = 10;

/// In the open interval: neither 0 nor 1 has a quantile.
double unitOf(std::uint32_t high, std::uint32_t low)
{
    const std::uint64_t bits = (std::uint64_t{high} << 32 | low) >> 11;
    return (static_cast<double>(bits) + 0.5) * 0x1.0p-53;
}

template <std::size_t N>
double horner(const double (&c)[N], double x)
{
    double sum = c[N - 1];
    for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + c[i];
    return sum;
}

double tailQuantile(double r)
{
    constexpr double kC[] = {1.42343711074968357734,   4.63033784615654529590,
                             5.76949722146069140550,   3.64784832476320460504,
                             1.27045825245236838258,   0.241780725177450611770,
                             0.0227238449892691845833, 7.74545014278341407640e-4};
    constexpr double kD[] = {1.0,
                             2.05319162663775882187,
                             1.67638483018380384940,
                             0.689767334985100004550,
                             0.148103976427480074590,
                             0.0151986665636164571966,
                             5.47593808499534494600e-4,
                             1.05075007164441684324e-9};
    constexpr double kE[] = {6.65790464350110377720,    5.46378491116411436990,
                             1.78482653991729133580,    0.296560571828504891230,
                             0.0265321895265761230930,  1.24266094738807843860e-3,
                             2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr double kF[] = {1.0,
                             0.599832206555887937690,
                             0.136929880922735805310,
                             0.0148753612908506148525,
                             7.86869131145613259100e-4,
                             1.84631831751005468180e-5,
                             1.42151175831644588870e-7,
                             2.04426310338993978564e-15};
    if (r <= 5) return horner(kC, r - 1.6) / horner(kD, r - 1.6);
    return horner(kE, r - 5) / horner(kF, r - 5);
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key)
{
    for (int round = 0; round < kRounds; ++round) {
        const std::uint64_t first = kMultiplier0 * counter[0], second = kMultiplier1 * counter[2];
        counter = {static_cast<std::uint32_t>(second >> 32) ^ counter[1] ^ key[0],
                   static_cast<std::uint32_t>(second),
                   static_cast<std::uint32_t>(first >> 32) ^ counter[3] ^ key[1],
                   static_cast<std::uint32_t>(first)};
        key[0] += kWeyl0;
        key[1] += kWeyl1;
    }
    return counter;
}

double normalQuantile(double p)
{
    constexpr double kA[] = {3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427,
                             13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
                             33430.575583588128105, 2509.0809287301226727};
    constexpr double kB[] = {1.0,
                             42.313330701600911252,
                             687.18700749205790830,
                             5394.1960214247511077,
                             21213.794301586595867,
                             39307.895800092710610,
                             28729.085735721942674,
                             5226.4952788528545610};
    const double q = p - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * horner(kA, r) / horner(kB, r);
    }
    const double tail = tailQuantile(std::sqrt(-std::log(q < 0 ? p : 1 - p)));
    return q < 0 ? -tail : tail;
}

void fillNormals(std::uint64_t seed, std::uint64_t firstPath, std::uint32_t pair,
                 std::span<double> even, std::span<double> odd)
{
    const std::array<std::uint32_t, 2> key{static_cast<std::uint32_t>(seed),
                                           static_cast<std::uint32_t>(seed >> 32)};
    for (std::size_t i = 0; i < even.size(); ++i) {
        const std::uint64_t path = firstPath + i;
        const auto bits = philox(
            {pair, 0, static_cast<std::uint32_t>(path), static_cast<std::uint32_t>(path >> 32)},
            key);
        even[i] = normalQuantile(unitOf(bits[0], bits[1]));
        odd[i] = normalQuantile(unitOf(bits[2], bits[3]));
    }
}

}  // namespace ballast::laboratory
