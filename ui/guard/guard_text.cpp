#include "ui/guard/guard_text.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(GuardText)
};

QString none() { return QStringLiteral("n/a"); }

QString correlation(const std::optional<double>& value)
{
    return value ? words(core::signedNumber(*value, 2)) : none();
}

/// A cause begins with the name of its wire, and not in capitals.
bool isOf(std::string_view cause, const guard::Tripwire& wire)
{
    const std::string_view name = guard::name(wire.wire);
    return cause.size() > name.size() && cause[name.size()] == ' ' &&
           std::ranges::equal(cause.substr(0, name.size()), name, [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) ==
                      std::tolower(static_cast<unsigned char>(b));
           });
}

QString usdPerCoin(double value) { return words(core::signedNumber(value, 3)); }

}  // namespace

std::vector<Fact> gaugeFacts(const guard::Picture& p)
{
    const auto& impact = p.impact;
    const auto& loop = p.feedback;
    return {
        {Say::tr("Own impact"), impact.known ? usdPerCoin(impact.beta) : none(),
         Say::tr("USD by which the mid has moved for each coin we traded, in the seconds "
                 "after it: a regression with the index as control.")},
        {QStringLiteral("t · n"),
         impact.known ? words(core::signedNumber(impact.t, 1) + " · " + core::number(impact.n, 0))
                      : none(),
         Say::tr("The slope over its standard error, and the number of stretches of time it "
                 "is from (%1 of them with a trade of ours).")
             .arg(p.impactTrades)},
        {Say::tr("Calibrated"), p.calibratedImpact ? usdPerCoin(*p.calibratedImpact) : none(),
         Say::tr("USD per coin that the visible book gives way, or the settings say.")},
        {Say::tr("With return"), correlation(p.withReturn),
         Say::tr("Correlation of our trades with the return of the minute before: positive "
                 "is chasing. From %1 trades.")
             .arg(p.crowdTrades)},
        {Say::tr("With aggressors"), correlation(p.withImbalance),
         Say::tr("Correlation of our trades with the imbalance of the market's aggressors "
                 "in the minute before.")},
        {Say::tr("Feedback g"), loop ? words(core::number(loop->g, 4)) : none(),
         Say::tr("Short gamma times impact per coin: the share of a move that our own "
                 "hedging adds to it. From 1 the loop is unstable.")},
        {Say::tr("Moves become"),
         !loop ? none()
         : std::isfinite(loop->multiplier)
             ? words(core::number(loop->multiplier, 3)) + QStringLiteral(" ×")
             : Say::tr("unstable"),
         Say::tr("1 / (1 - g): a move with our hedging over the move without it.")},
        {Say::tr("Hedge size"),
         loop ? words(core::number(100 * loop->sizeDown, 0)) + QStringLiteral(" %") : none(),
         Say::tr("What is left of hedge sizes: min(1, (1 - g) / (1 - reference)).")},
    };
}

QString standingText(const std::string& cause, const guard::Tripwires& now)
{
    const QString trip = Say::tr("At the trip: %1.").arg(spoken(cause));
    const auto wire =
        std::ranges::find_if(now, [&](const guard::Tripwire& w) { return isOf(cause, w); });
    if (wire == now.end()) return trip;
    return trip + QLatin1Char(' ') +
           (wire->known ? Say::tr("Now: %1.").arg(spoken(guard::valueText(*wire)))
                        : Say::tr("Now: n/a, %1.").arg(spoken(wire->missing)));
}

}  // namespace ballast::ui
