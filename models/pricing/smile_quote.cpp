#include "models/pricing/smile_quote.h"

#include "models/pricing/implied_vol.h"
#include "models/pricing/mills.h"

#include <algorithm>
#include <cmath>

namespace ballast::pricing {
namespace {

constexpr double kLeastHalfWidth = 0.0025;
constexpr double kOneSidedHalfWidth = 0.05;
constexpr double kBareHalfWidth = 0.10;
constexpr double kMostVol = 10;  ///< 1000 %: what is above is a broken number, not a market

bool isVol(double sigma) { return std::isfinite(sigma) && sigma >= 0 && sigma < kMostVol; }

QuoteUse useOf(const SmileQuote& q)
{
    if (!(std::isfinite(q.forward) && q.forward > 0 && std::isfinite(q.strike) && q.strike > 0) ||
        !isVol(q.bidIv) || !isVol(q.askIv) || !isVol(q.markIv))
        return QuoteUse::NotANumber;
    if (q.bidIv > 0 && q.askIv > 0)
        return q.bidIv > q.askIv ? QuoteUse::Crossed : QuoteUse::TwoSided;
    if (q.bidIv > 0 || q.askIv > 0) return QuoteUse::OneSided;
    return q.markIv > 0 ? QuoteUse::MarkOnly : QuoteUse::Empty;
}

bool outOfTheMoney(const SmileQuote& q)
{
    return q.type == market::OptionType::Call ? q.strike >= q.forward : q.strike < q.forward;
}

/// The volatility aimed at and how well it is known.
struct Aim {
    double sigma = 0;
    double halfWidth = 0;
};

Aim aimOf(const SmileQuote& q, QuoteUse use)
{
    if (use == QuoteUse::TwoSided)
        return {(q.bidIv + q.askIv) / 2, std::max((q.askIv - q.bidIv) / 2, kLeastHalfWidth)};
    if (use == QuoteUse::MarkOnly) return {q.markIv, kBareHalfWidth};
    const double side = std::max(q.bidIv, q.askIv);
    if (!(q.markIv > 0)) return {side, kBareHalfWidth};
    return {q.markIv, std::max(std::abs(side - q.markIv), kOneSidedHalfWidth)};
}

SmilePoint pointOf(const SmileQuote& q, QuoteUse use, double tau)
{
    const Aim aim = aimOf(q, use);
    const double deviation = aim.sigma * std::sqrt(tau);
    const double k = q.k();
    const double vega = normalDensity(-k / deviation + deviation / 2);  // over F sqrt(tau)
    // An error of dw in total variance is one of dw / (2 sigma tau) in volatility.
    const double toVol = 2 * aim.sigma * tau;
    const double weight = vega / (aim.halfWidth * aim.halfWidth) / (toVol * toVol);
    return {k, aim.sigma * aim.sigma * tau, aim.sigma, weight, q.bidIv, q.askIv, use};
}

double impliedOf(const market::Instrument& instrument, core::Price price, Black76Input input)
{
    if (!price.isPositive() || !isPriceable(input)) return 0;
    const bool inverse = instrument.settlement == market::Settlement::Inverse;
    const ImpliedVol implied = impliedVol(input, price.toDouble() * (inverse ? input.forward : 1));
    return implied.status == VolStatus::Ok ? implied.sigma : 0;
}

}  // namespace

double SmileQuote::k() const { return -logMoneyness(forward, strike); }

SmileQuote smileQuote(const market::Instrument& instrument, const market::Ticker& ticker,
                      double spot, core::Time now)
{
    SmileQuote q;
    q.type = instrument.optionType;
    q.strike = instrument.strike ? instrument.strike->toDouble() : 0;
    q.forward = ticker.underlyingPrice ? ticker.underlyingPrice->toDouble() : spot;
    q.at = ticker.quote.at;
    const Black76Input input{.type = q.type,
                             .forward = q.forward,
                             .strike = q.strike,
                             .tau = instrument.yearsToExpiry(now)};
    const auto side = [&](double published, core::Price price) {
        return published > 0 || !price.isPositive() ? published
                                                    : impliedOf(instrument, price, input);
    };
    q.bidIv = ticker.quote.bid.isPositive() ? side(ticker.bidIv, ticker.quote.bid) : 0;
    q.askIv = ticker.quote.ask.isPositive() ? side(ticker.askIv, ticker.quote.ask) : 0;
    q.markIv = side(ticker.markIv, ticker.mark);
    return q;
}

std::string_view text(QuoteUse use)
{
    switch (use) {
        case QuoteUse::TwoSided: return "two-sided";
        case QuoteUse::OneSided: return "one-sided";
        case QuoteUse::MarkOnly: return "mark only";
        case QuoteUse::NotANumber: return "not a number";
        case QuoteUse::Empty: return "empty";
        case QuoteUse::Crossed: return "crossed";
        case QuoteUse::OtherType: return "in the money";
    }
    return "";
}

SmilePoints smilePoints(std::span<const SmileQuote> quotes, double tau)
{
    struct Judged {
        const SmileQuote* quote;
        QuoteUse use;
    };
    SmilePoints out;
    std::vector<Judged> usable;
    usable.reserve(quotes.size());
    for (const SmileQuote& quote : quotes) {
        const QuoteUse use = tau > 0 ? useOf(quote) : QuoteUse::NotANumber;
        if (isUsed(use))
            usable.push_back({&quote, use});
        else
            ++out.counts[static_cast<std::size_t>(use)];
    }
    // By strike; of one strike the out-of-the-money type first.
    std::ranges::stable_sort(usable, [](const Judged& a, const Judged& b) {
        if (a.quote->strike != b.quote->strike) return a.quote->strike < b.quote->strike;
        return outOfTheMoney(*a.quote) && !outOfTheMoney(*b.quote);
    });
    double total = 0;
    out.points.reserve(usable.size());
    for (std::size_t i = 0; i < usable.size(); ++i) {
        const auto& [quote, use] = usable[i];
        const bool again = i > 0 && usable[i - 1].quote->strike == quote->strike;
        ++out.counts[static_cast<std::size_t>(again ? QuoteUse::OtherType : use)];
        if (again) continue;
        out.points.push_back(pointOf(*quote, use, tau));
        total += out.points.back().weight;
    }
    for (SmilePoint& point : out.points) point.weight /= total;
    std::ranges::stable_sort(out.points, {}, &SmilePoint::k);
    return out;
}

}  // namespace ballast::pricing
