#include "ui/rebalance/waiting_text.h"

#include "models/core/text.h"
#include "models/rebalance/live.h"
#include "ui/rebalance/proposal_text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(WaitingText)
};

constexpr double kHoursADay = 24, kHoursAYear = 8'760;

/// To the cent below ten dollars, and never as nothing where it is something.
QString dollars(double usd)
{
    const double size = std::abs(usd);
    if (size > 0 && size < 0.005) return Say::tr("less than $0.01");
    return words(core::usd(size, size < 10 ? 2 : 0));
}

/// "16 min 00 s", "47 h 00 min", "12.9 days"
QString longTime(core::Duration time)
{
    if (time <= std::chrono::hours{48}) return words(core::humanDuration(time));
    return Say::tr("%1 days").arg(words(core::number(core::seconds(time) / 86'400, 1)));
}

/// "1 h: delta's risk $212 and gamma's $3.10; the hedge takes $210 of it, pays $0.40 of funding and
/// is paid $1.20 of basis"
QString overText(const QString& name, const rebalance::WaitingOver& over)
{
    const auto carry = [](double usd, const QString& what) {
        if (usd == 0) return Say::tr("has no %1").arg(what);
        return (usd < 0 ? Say::tr("is paid %1 of %2") : Say::tr("pays %1 of %2"))
            .arg(dollars(usd), what);
    };
    return Say::tr("%1: delta's risk %2 and gamma's %3; the hedge %4 %5 of it, %6 and %7")
        .arg(name, dollars(over.deltaUsd), dollars(over.gammaUsd),
             over.savingUsd < 0 ? Say::tr("adds") : Say::tr("takes"), dollars(over.savingUsd),
             carry(over.fundingUsd, Say::tr("funding")), carry(over.basisUsd, Say::tr("basis")));
}

QString settlementClock(const rebalance::WaitingCost& cost)
{
    return tables::clockSecondsWords(cost.settlement).left(5);
}

/// The risk aversion that all of it is by, and where it is from.
QString aversionText(const rebalance::WaitingCost& cost)
{
    if (cost.assumed)
        return Say::tr("By a risk aversion of %1 over the equity, for none is set.")
            .arg(rebalance::kAssumedRelativeRiskAversion);
    if (!(cost.hedgingSdUsd > 0)) return {};
    return Say::tr(
               "By the risk aversion at which hedging leaves a daily sd of %1, %2 per USD, and %3 "
               "of %4 %.")
        .arg(words(core::usd(cost.hedgingSdUsd, 0)), QString::number(cost.riskAversion, 'e', 1),
             spoken(cost.sigmaName), words(core::number(100 * cost.sigma, 1)));
}

QString fundingText(const rebalance::WaitingCost& cost)
{
    if (cost.fundingDayUsd == 0) return {};
    return (cost.fundingDayUsd > 0 ? Say::tr("The hedge pays %1 of funding an hour.")
                                   : Say::tr("The hedge is paid %1 of funding an hour."))
        .arg(dollars(cost.fundingDayUsd / kHoursADay));
}

}  // namespace

QString waitingText(const rebalance::Proposal& p)
{
    const rebalance::WaitingCost& cost = p.waiting;
    if (!cost.known) return {};
    if (cost.hourUsd <= 0) return Say::tr("Waiting costs nothing: the trade takes no risk away.");
    const double hedge = p.feeUsd + p.slippageUsd;
    const QString hour = dollars(cost.hourUsd);
    if (!cost.breakEven)
        return Say::tr(
                   "Waiting stays the cheaper: %1 of risk an hour never comes to what the hedge "
                   "costs and carries, %2 now.")
            .arg(hour, dollars(hedge));
    if (hedge <= 0)
        return Say::tr("Hedge now: it costs nothing, and waiting costs %1 of risk an hour.")
            .arg(hour);
    return Say::tr(
               "Hedge now if you would wait longer than %1: it costs %2, and waiting %3 of risk an "
               "hour.")
        .arg(longTime(*cost.breakEven), dollars(hedge), hour);
}

QString waitingDetails(const rebalance::Proposal& p)
{
    const rebalance::WaitingCost& cost = p.waiting;
    if (!cost.known) return {};
    QStringList lines;
    if (cost.hourUsd > 0)
        lines << tables::inZone(
                     Say::tr("Waiting costs %1 of risk in 5 min, %2 in 1 h, %3 until %4 UTC."))
                     .arg(dollars(cost.fiveMinutesUsd), dollars(cost.hourUsd),
                          dollars(cost.settlementUsd), settlementClock(cost));
    if (cost.gammaHourUsd > 0)
        lines << Say::tr("Gamma's own risk is %1 an hour with the hedge or without.")
                     .arg(dollars(cost.gammaHourUsd));
    lines << fundingText(cost) << aversionText(cost);
    if (cost.overHour.horizon > core::Duration{0})
        lines << overText(Say::tr("5 min"), cost.over5Minutes)
              << overText(Say::tr("1 h"), cost.overHour)
              << overText(Say::tr("Until %1").arg(settlementClock(cost)), cost.overSettlement);
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

QString aversionWarning(const rebalance::Proposal& p)
{
    if (!p.waiting.known || !p.waiting.assumed) return {};
    return Say::tr(
        "Risk aversion is not set: answer “Largest daily sd, USD” in Bands and targets.");
}

QString otherWaysText(const rebalance::Proposal& p)
{
    QStringList ways;
    for (const rebalance::Alternative& way : p.alternatives) {
        if (way.chosen) continue;
        QString one = Say::tr("%1 at %2 for %3")
                          .arg(spoken(text(way.hedgeTo)),
                               words(core::signedNumber(way.aim, deltaDecimals(p))),
                               words(core::usd(way.costUsd, 0)));
        if (way.yearUsd) one += Say::tr(" (%1 an hour)").arg(dollars(*way.yearUsd / kHoursAYear));
        ways << one;
    }
    if (ways.isEmpty()) return {};
    return Say::tr("Other ways: %1.").arg(ways.join(QStringLiteral(", ")));
}

}  // namespace ballast::ui
