#pragma once

#include "models/market/instrument.h"
#include "models/market/ticker.h"

#include <array>
#include <span>
#include <vector>

namespace ballast::pricing {

/// What one option says about the smile of its expiry. Volatilities per root year (0.55 is 55 %);
/// 0 stands for a side, or a mark, that is not there.
struct SmileQuote {
    market::OptionType type = market::OptionType::Call;
    double strike = 0;   ///< USD per coin
    double forward = 0;  ///< USD per coin, the one this option is priced on
    double bidIv = 0, askIv = 0, markIv = 0;
    core::Time at{};  ///< when it was received
    bool operator==(const SmileQuote&) const = default;
    double k() const;  ///< ln(strike / forward)
};

/// From a listed option and its ticker at `now`: the venue's volatilities of bid and ask where it
/// publishes them, else the ones their prices imply. `spot` stands in where the ticker names no
/// forward. A side whose price implies none (below the intrinsic value) is a side that is not
/// there.
SmileQuote smileQuote(const market::Instrument& instrument, const market::Ticker& ticker,
                      double spot, core::Time now);

/// What became of a quote.
enum class QuoteUse : unsigned char {
    TwoSided,    ///< used at the middle of its volatilities
    OneSided,    ///< used at the mark, else at the side there is; weighs little
    MarkOnly,    ///< used at the mark; weighs little
    NotANumber,  ///< refused: a forward, strike or volatility that is none
    Empty,       ///< refused: no bid, no ask, no mark
    Crossed,     ///< refused: the bid's volatility is above the ask's
    OtherType,   ///< left out: the other type at this strike is out of the money and says it better
};
inline constexpr std::size_t kQuoteUses = 7;
constexpr bool isUsed(QuoteUse use) { return use <= QuoteUse::MarkOnly; }
/// "two-sided", "crossed": for counts.
std::string_view text(QuoteUse use);
using QuoteCounts = std::array<int, kQuoteUses>;

/// A quote made ready for fitting.
struct SmilePoint {
    double k = 0;
    double w = 0;       ///< total variance aimed at
    double sigma = 0;   ///< the same as a volatility
    double weight = 0;  ///< of the squared error in total variance; all of them sum to 1
    double bidIv = 0, askIv = 0;
    QuoteUse use = QuoteUse::TwoSided;
};
struct SmilePoints {
    std::vector<SmilePoint> points;  ///< by k, one a strike
    QuoteCounts counts{};            ///< by QuoteUse; together the number of quotes
};
/// Judges and weighs. One option a strike is used, the out-of-the-money one unless it is refused.
/// The weight of a squared error in volatility is vega / u^2, u the half width of the quote in
/// volatility: at least 0.0025 for two sides; for one side its distance from the mark and at least
/// 0.05; 0.10 for a mark alone or a side without mark. So a wide quote hardly counts against a
/// narrow one and a far one not against one near the money. `tau` > 0, years.
SmilePoints smilePoints(std::span<const SmileQuote> quotes, double tau);

}  // namespace ballast::pricing
