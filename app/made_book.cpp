#include "app/made_book.h"

#include "models/core/assert.h"

#include <algorithm>
#include <cmath>

namespace ballast::app {
namespace {

/// Against the price at the listing, and coin of each in units of the book.
struct Dealt {
    paper_market::CoarseMarket::Line line;
    double size;
};
constexpr Dealt kDealt[] = {{{market::OptionType::Call, 1.00}, -1.0},
                            {{market::OptionType::Put, 1.00}, -1.0},
                            {{market::OptionType::Call, 1.06}, 0.8},
                            {{market::OptionType::Put, 0.94}, 0.8}};
constexpr double kUnits[] = {60, 900};  ///< coin of a line, by underlying
/// Half a band is no narrower and no wider than this, in units of the book.
constexpr double kNarrowest = 0.01, kWidest = 0.25;

}  // namespace

std::vector<paper_market::CoarseMarket::Line> madeLines()
{
    std::vector<paper_market::CoarseMarket::Line> lines;
    for (const Dealt& dealt : kDealt) lines.push_back(dealt.line);
    return lines;
}

int dealWeek(paper_drill::DrillExchange& exchange, const paper_market::CoarseMarket& market)
{
    int missed = 0;
    for (std::size_t u = 0; u < paper_market::kUnderlyings; ++u) {
        const auto& week = market.week(u);
        BALLAST_ASSERT(week.size() == std::size(kDealt));
        for (std::size_t n = 0; n < week.size(); ++n) {
            const double size = kDealt[n].size * kUnits[u];
            paper_trading::OrderRequest request;
            request.instrument = week[n];
            request.side = size > 0 ? core::Side::Buy : core::Side::Sell;
            request.type = paper_trading::OrderType::Market;
            request.amount = core::Quantity::nearest(std::abs(size)).value_or(core::Quantity{});
            const auto placed = exchange.place(request);
            missed += !placed || placed->order.filled < request.amount;
        }
    }
    return missed;
}

double madeBand(const paper_drill::DrillExchange& exchange,
                const paper_market::CoarseMarket& market, std::size_t underlying, double timesADay,
                double factor)
{
    const core::Currency currency = paper_market::underlyingProfiles()[underlying].currency;
    const double aDay = exchange.grossGamma(currency) * market.state(underlying).index *
                        market.state(underlying).volatility / std::sqrt(365.0);
    const double unit = kUnits[underlying];
    const double band = std::clamp(factor * aDay / std::sqrt(std::max(1.0, timesADay)),
                                   kNarrowest * unit, kWidest * unit);
    const double grain = unit < 100 ? 0.01 : 0.1;
    return std::round(band / grain) * grain;
}

}  // namespace ballast::app
