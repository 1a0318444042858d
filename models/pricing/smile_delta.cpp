#include "models/pricing/smile_delta.h"

#include <fmt/format.h>

#include <cmath>

namespace ballast::pricing {

std::string text(const SmileChoice& choice)
{
    switch (choice.rule) {
        case SmileRule::StickyStrike: return "sticky strike";
        case SmileRule::StickyMoneyness: return "sticky moneyness";
        case SmileRule::SkewStickiness:
            return fmt::format("skew stickiness {:.2f}", choice.stickiness);
        case SmileRule::MinimumVariance: return "minimum variance";
    }
    return {};
}

std::string shortText(const SmileChoice& choice)
{
    switch (choice.rule) {
        case SmileRule::StickyStrike: return "strike";
        case SmileRule::StickyMoneyness: return "moneyness";
        case SmileRule::SkewStickiness: return fmt::format("R {:.2f}", choice.stickiness);
        case SmileRule::MinimumVariance: return "min. var.";
    }
    return {};
}

double smileShift(const SmileChoice& choice, const SmileInput& in)
{
    if (!(in.tau > 0) || !(in.forward > 0)) return 0;
    const auto stickiness = [&](double ratio) {
        return in.vega * (ratio - 1) * in.skew / in.forward;
    };
    switch (choice.rule) {
        case SmileRule::StickyStrike: return 0;
        case SmileRule::StickyMoneyness: return stickiness(0);
        case SmileRule::SkewStickiness: return stickiness(choice.stickiness);
        case SmileRule::MinimumVariance:
            return in.vega / (in.forward * std::sqrt(in.tau)) *
                   (choice.a + in.deltaBs * (choice.b + choice.c * in.deltaBs));
    }
    return 0;
}

}  // namespace ballast::pricing
