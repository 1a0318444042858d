#include "ui/rebalance/budget_text.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <chrono>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(BudgetText)
};

/// Rounded up: what is left is never said to be nothing while it is something.
QString timeLeft(core::Duration left)
{
    const auto seconds =
        std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::seconds>(left).count());
    return seconds > 60 ? Say::tr("%1 min").arg((seconds + 59) / 60)
                        : Say::tr("%1 s").arg((seconds + 9) / 10 * 10);
}

}  // namespace

/// To the dollar as far as it has room beside the clock.
QString budgetText(double usd)
{
    if (usd < 1e7) return words(core::usd(usd, 0));
    return words(core::usd(usd / 1e6, 1)) + QStringLiteral("M");
}

QString budgetLeftText(const engine::AutoFireState& fire, core::Time now)
{
    if (!fire.armed) return {};
    const QString time = timeLeft(fire.until - now), usd = budgetText(fire.notionalLeftUsd);
    QStringList lines{
        fire.ordersLeft == 1
            ? Say::tr("Left: %1, 1 order, %2").arg(time, usd)
            : Say::tr("Left: %1, %2 orders, %3").arg(time, QString::number(fire.ordersLeft), usd)};
    for (const engine::AutoFireState::Delta& delta : fire.deltas)
        lines << Say::tr("%1: %2 of %3 coins of delta")
                     .arg(words(delta.underlying), words(core::number(delta.left, 2)),
                          words(core::number(delta.given, 2)));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace ballast::ui
