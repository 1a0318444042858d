#include "models/core/assert.h"
#include "models/pricing/implied_vol.h"
#include "models/pricing/option_kernel.h"

#include <algorithm>
#include <cmath>

namespace ballast::pricing {
namespace {

ImpliedVol scalarRow(const OptionColumns& options, double price, std::size_t i)
{
    if (std::abs(options.sign[i]) != 1) return {};
    return impliedVol(
        {.type = options.sign[i] > 0 ? market::OptionType::Call : market::OptionType::Put,
         .forward = options.forward[i],
         .strike = options.strike[i],
         .tau = options.tau[i]},
        price);
}

}  // namespace

void impliedVolBatch(const OptionColumns& options, std::span<const double> price,
                     std::span<double> sigma, std::span<VolStatus> status)
{
    const std::size_t size = options.size();
    BALLAST_ASSERT(options.forward.size() == size && options.strike.size() == size &&
                   options.tau.size() == size && price.size() == size && sigma.size() == size &&
                   status.size() == size);
    std::ranges::fill(status, VolStatus::Ok);
    std::uint32_t odd[kernel::kChunk];
    for (std::size_t first = 0; first < size; first += kernel::kChunk) {
        const kernel::OptionPointers rows{
            options.sign.data() + first, options.forward.data() + first,
            options.strike.data() + first, options.tau.data() + first, nullptr};
        const std::size_t count = std::min(kernel::kChunk, size - first);
        const std::size_t found =
            kernel::impliedVolRows(rows, price.data() + first, count, sigma.data() + first, odd);
        for (std::size_t j = 0; j < found; ++j) {
            const std::size_t i = first + odd[j];
            const ImpliedVol one = scalarRow(options, price[i], i);
            status[i] = one.status;
            sigma[i] = one.sigma;
        }
    }
}

}  // namespace ballast::pricing
