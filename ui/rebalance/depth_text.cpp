#include "ui/rebalance/depth_text.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

using Direction = execution::DepthTrend::Direction;

struct Say {
    Q_DECLARE_TR_FUNCTIONS(DepthText)
};

/// Three figures of a coin amount: "118", "11.8", "0.118".
QString coins(double amount)
{
    const int decimals =
        amount > 0 ? std::clamp(2 - static_cast<int>(std::floor(std::log10(amount))), 0, 6) : 0;
    return words(core::number(amount, decimals));
}

QString refillText(const execution::DepthTrend& depth)
{
    if (!depth.refill) return {};
    return Say::tr("Half of what a trade takes is back within %1.")
        .arg(words(core::humanDuration(*depth.refill)));
}

}  // namespace

QString depthText(const rebalance::Proposal& p)
{
    const execution::DepthTrend& depth = p.depth;
    if (depth.looks == 0) return {};
    if (depth.direction == Direction::Unknown)
        return Say::tr("Depth: its trend is not known yet, %1 of %2 looks at the book.")
            .arg(depth.looks)
            .arg(execution::kLeastDepthLooks);
    const QString amount = coins(depth.now) + QLatin1Char(' ') + words(p.underlying),
                  change = words(core::number(100 * std::abs(depth.change), 0)),
                  over = words(core::humanDuration(depth.over));
    QString out;
    switch (depth.direction) {
        case Direction::Thinner:
            out = Say::tr("Depth is falling: %1 on the thinner side, %2 % less in %3.")
                      .arg(amount, change, over);
            break;
        case Direction::Deeper:
            out = Say::tr("Depth is growing: %1 on the thinner side, %2 % more in %3.")
                      .arg(amount, change, over);
            break;
        case Direction::Steady:
        case Direction::Unknown:
            out = Say::tr("Depth is steady: %1 on the thinner side over %2.").arg(amount, over);
            break;
    }
    const QString refill = refillText(depth);
    return refill.isEmpty() ? out : out + QLatin1Char(' ') + refill;
}

QString depthDetails(const rebalance::Proposal& p)
{
    QString out = Say::tr(
        "Coin that rests on the thinner side of the visible book of the hedge, looked at every "
        "ten seconds for five minutes. The change is the median slope of all pairs of looks; it is "
        "called falling or growing from 10 % on, where chance would make so many pairs agree less "
        "than once in twenty.");
    if (p.depth.refill)
        out += QLatin1Char('\n') +
               Say::tr("The gaps that public trades left were seen to be half refilled %1 times.")
                   .arg(p.depth.refills);
    return out;
}

tables::Tone depthTone(const rebalance::Proposal& p)
{
    return p.depth.direction == Direction::Thinner ? tables::Tone::Warn : tables::Tone::Muted;
}

}  // namespace ballast::ui
