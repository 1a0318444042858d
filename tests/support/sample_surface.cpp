#include "tests/support/sample_surface.h"

#include <cmath>

namespace ballast::support {
namespace {

struct Made {
    double forward;
    double days;
    double atm;  ///< volatility at the money
    int strikes;
};

std::vector<pricing::SmileQuote> quotesOf(const Made& made, core::Time at)
{
    const double tau = made.days / 365, w = made.atm * made.atm * tau, root = std::sqrt(w);
    const pricing::Svi svi{0.55 * w, 0.4 * root, -0.3, -0.2 * root, 1.1 * root};
    std::vector<pricing::SmileQuote> quotes;
    for (int i = 0; i < made.strikes; ++i) {
        const double x = -3 + 6.0 * i / (made.strikes - 1), k = root * x;
        const double sigma =
            std::sqrt(pricing::totalVariance(svi, k).w / tau) + 0.0015 * std::sin(5.0 * i);
        const double half = 0.004 + 0.004 * x * x;
        pricing::SmileQuote q;
        q.type = k >= 0 ? market::OptionType::Call : market::OptionType::Put;
        q.strike = made.forward * std::exp(k);
        q.forward = made.forward;
        q.bidIv = std::abs(x) > 2.7 ? 0 : sigma - half;
        q.askIv = sigma + half;
        q.markIv = sigma;
        q.at = at - std::chrono::milliseconds{400 + 35 * i};
        quotes.push_back(q);
    }
    if (made.strikes > 20) quotes[4].bidIv = quotes[4].askIv + 0.1;
    return quotes;
}

pricing::Surface surfaceOf(core::Currency underlying, std::initializer_list<Made> expiries,
                           core::Time at)
{
    pricing::Surface surface;
    surface.underlying = underlying;
    for (const Made& made : expiries)
        surface = pricing::withSmile(
            surface, std::make_shared<const pricing::Smile>(pricing::makeSmile(
                         at + core::fromSeconds(made.days * 86'400), quotesOf(made, at), at)));
    return surface;
}

}  // namespace

std::shared_ptr<const pricing::Surfaces> sampleSurfaces(core::Time at)
{
    auto surfaces = std::make_shared<pricing::Surfaces>();
    surfaces->items = {
        std::make_shared<const pricing::Surface>(surfaceOf("BTC",
                                                           {{63'440, 4.73, 0.47, 25},
                                                            {63'500, 11.73, 0.49, 4},
                                                            {63'700, 32.73, 0.51, 33},
                                                            {64'500, 123.73, 0.54, 41}},
                                                           at)),
        std::make_shared<const pricing::Surface>(
            surfaceOf("ETH", {{3'130, 32.73, 0.95, 29}, {3'170, 60.73, 0.62, 29}}, at))};
    return surfaces;
}

}  // namespace ballast::support
