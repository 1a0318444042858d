#pragma once

#include "models/pricing/option_batch.h"

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

namespace ballast::test {

/// Options as a venue's book has them: 1 to 365 days, 30 to 120 % and strikes within three
/// deviations; out-of-the-money prices for the inversions.
struct OptionBook {
    std::vector<double> sign, forward, strike, tau, sigma, size, price;

    explicit OptionBook(std::size_t count)
    {
        std::mt19937_64 random(7);
        std::uniform_real_distribution<double> unit(0, 1);
        for (std::size_t i = 0; i < count; ++i) {
            forward.push_back(63'412.5);
            tau.push_back((1 + 364 * unit(random)) / 365);
            sigma.push_back(0.3 + 0.9 * unit(random));
            const double deviations = 6 * unit(random) - 3;
            strike.push_back(forward[i] * std::exp(deviations * sigma[i] * std::sqrt(tau[i])));
            sign.push_back(deviations < 0 ? -1 : 1);
            size.push_back(20 * unit(random) - 10);
            price.push_back(pricing::black76Price(input(i)));
        }
    }

    std::size_t count() const { return sign.size(); }
    pricing::OptionColumns columns() const { return {sign, forward, strike, tau, sigma}; }
    pricing::Black76Input input(std::size_t i) const
    {
        return {.type = sign[i] > 0 ? market::OptionType::Call : market::OptionType::Put,
                .forward = forward[i],
                .strike = strike[i],
                .tau = tau[i],
                .sigma = sigma[i]};
    }
};

}  // namespace ballast::test
