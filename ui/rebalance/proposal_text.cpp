#include "ui/rebalance/proposal_text.h"

#include "models/core/text.h"
#include "models/rebalance/live.h"
#include "models/rebalance/trade_cost.h"
#include "models/tables/number_text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(ProposalText)
};

QString percent(double fraction)
{
    return words(core::number(fraction * 100, 1)) + QLatin1Char('%');
}

/// What only options change.
QString orUnchanged(double before, double after, int decimals)
{
    return before == after ? Say::tr("unchanged") : fromTo(before, after, decimals);
}

bool inCoin(const rebalance::Leg& leg)
{
    return !leg.priceCurrency.empty() && leg.priceCurrency != core::Currency{"USD"} &&
           leg.priceCurrency != core::Currency{"USDC"};
}

}  // namespace

QString shortText(orders::TimeInForce timeInForce)
{
    switch (timeInForce) {
        case orders::TimeInForce::ImmediateOrCancel: return QStringLiteral("IOC");
        case orders::TimeInForce::FillOrKill: return QStringLiteral("FOK");
        case orders::TimeInForce::GoodTilCancelled: return QStringLiteral("GTC");
    }
    return {};
}

QString headline(const rebalance::Proposal& proposal, const market::Board* board)
{
    if (proposal.legs.empty()) return {};
    const rebalance::Leg& leg = proposal.legs.front();
    const market::Listing* listing = board ? board->find(leg.instrument) : nullptr;
    const QString first =
        spoken(orders::text(leg.side)) + QLatin1Char(' ') +
        tables::quantityText(leg.quantity, listing ? listing->instrument.get() : nullptr) +
        QLatin1Char(' ') + words(leg.instrumentName);
    return proposal.legs.size() == 1
               ? first
               : Say::tr("%1 and %2 more").arg(first).arg(proposal.legs.size() - 1);
}

QString legDetails(const rebalance::Leg& leg, const market::Instrument* instrument)
{
    QStringList details;
    if (instrument && instrument->sizedInUsd())
        details << words(core::number(leg.coinAmount, 3)) + QLatin1Char(' ') +
                       words(instrument->underlying);
    details << words(leg.account.venue);
    details << Say::tr("limit %1")
                   .arg(tables::priceText(leg.limit, instrument) +
                        (inCoin(leg) ? QLatin1Char(' ') + words(leg.priceCurrency) : QString()));
    details << shortText(leg.timeInForce);
    if (leg.orders() > 1) details << Say::tr("in %1 orders").arg(leg.orders());
    return details.join(QStringLiteral(" · "));
}

QString countdown(core::Duration left)
{
    // Rounded up: "00:01" stands until nothing is left.
    const auto total =
        std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::seconds>(left).count());
    const auto two = [](std::int64_t n) {
        return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0'));
    };
    const QString minutes = two(total / 60 % 60) + QLatin1Char(':') + two(total % 60);
    return total < 3600 ? minutes : QString::number(total / 3600) + QLatin1Char(':') + minutes;
}

QString fromTo(double before, double after, int decimals)
{
    return words(core::signedNumber(before, decimals)) + QStringLiteral(" → ") +
           words(core::signedNumber(after, decimals));
}

int deltaDecimals(const rebalance::Proposal& proposal)
{
    const double width = proposal.bandUpper - proposal.bandLower;
    if (!(width > 0) || !std::isfinite(width)) return 2;
    return std::clamp(2 - static_cast<int>(std::floor(std::log10(width))), 1, 5);
}

namespace {

/// What the impact is: the walk through the book, and what lies beyond it.
QString impactWords(const rebalance::Proposal& p)
{
    const QString walk = Say::tr("The rest of the slippage: walking the levels of the book, %1.")
                             .arg(words(core::usd(p.bookCost.impactUsd, 2)));
    const std::string beyond = rebalance::beyondText(p.bookCost, p.underlying);
    return walk + QLatin1Char(' ') +
           (beyond.empty() ? Say::tr("All of it finds visible depth.") : spoken(beyond));
}

/// What the net delta of a proposal is of, and where it should be.
QString deltaWords(const rebalance::Proposal& p, int decimals)
{
    const QString convention = spoken(portfolio::text(p.convention));
    const QString lower = words(core::signedNumber(p.bandLower, decimals)),
                  upper = words(core::signedNumber(p.bandUpper, decimals)),
                  target = words(core::signedNumber(p.target, decimals));
    if (p.smile.isDefault())
        return Say::tr(
                   "Net delta in %1, %2 convention, orders that may be live counted. "
                   "Band [%3, %4], target %5.")
            .arg(words(p.underlying), convention, lower, upper, target);
    return Say::tr(
               "Net delta in %1, %2 convention by %6, orders that may be live counted. "
               "Band [%3, %4], target %5.")
        .arg(words(p.underlying), convention, lower, upper, target, spoken(pricing::text(p.smile)));
}

QString gammaWords(const rebalance::Proposal& p)
{
    const QString before = words(core::signedNumber(p.gammaBefore, 3));
    return (p.gammaBefore == p.gammaAfter
                ? Say::tr("Change of delta for a 1 % move of the spot, in %1: %2. A hedge in "
                          "futures does not change it.")
                : Say::tr("Change of delta for a 1 % move of the spot, in %1: %2 before; the "
                          "second figure is with every leg filled."))
        .arg(words(p.underlying), before);
}

QString vegaWords(const rebalance::Proposal& p)
{
    return (p.vegaBefore == p.vegaAfter
                ? Say::tr("USD per volatility point: %1. A hedge in futures does not change it.")
                : Say::tr("USD per volatility point: %1 before; the second figure is with every "
                          "leg filled."))
        .arg(words(core::signedNumber(p.vegaBefore, 0)));
}

}  // namespace

std::vector<Fact> facts(const rebalance::Proposal& p, core::Time now)
{
    using tables::Tone;
    const int decimals = deltaDecimals(p);
    const bool inside = p.deltaAfter >= p.bandLower && p.deltaAfter <= p.bandUpper;
    return {
        {Say::tr("Delta"), fromTo(p.deltaBefore, p.deltaAfter, decimals), deltaWords(p, decimals),
         inside ? Tone::Strong : Tone::Warn},
        {Say::tr("Gamma 1 %"), orUnchanged(p.gammaBefore, p.gammaAfter, 3), gammaWords(p),
         p.gammaBefore == p.gammaAfter ? Tone::Muted : Tone::Neutral},
        {Say::tr("Vega"), orUnchanged(p.vegaBefore, p.vegaAfter, 0), vegaWords(p),
         p.vegaBefore == p.vegaAfter ? Tone::Muted : Tone::Neutral},
        {Say::tr("Margin"),
         percent(p.marginUseBefore) + QStringLiteral(" → ") + percent(p.marginUseAfter),
         Say::tr("Maintenance margin as a share of equity; the second figure is an estimate."),
         p.marginUseAfter > 0.8   ? Tone::Breach
         : p.marginUseAfter > 0.6 ? Tone::Warn
                                  : Tone::Neutral},
        {Say::tr("Fees"), words(core::usd(p.feeUsd, 2)),
         Say::tr("USD, at the venue's taker rate. A negative amount is a rebate.")},
        {Say::tr("Slippage"), words(core::usd(p.slippageUsd, 2)),
         Say::tr("An estimate from the order book as it is now. USD against the mid, half the "
                 "spread included.")},
        {Say::tr("Spread"), words(core::usd(p.bookCost.spreadUsd, 2)),
         Say::tr("An estimate from the order book as it is now. Half the spread on all of it: the "
                 "first part of the slippage.")},
        {Say::tr("Impact"), words(core::usd(p.bookCost.impactUsd + p.bookCost.beyondUsd, 2)),
         impactWords(p), p.bookCost.beyondCoin > 0 ? Tone::Warn : Tone::Neutral},
        {Say::tr("Notional"), words(core::usd(p.notionalUsd, 0)),
         Say::tr("USD value of all legs at the mark; of an option, of its underlying.")},
        p.state != rebalance::ProposalState::Live
            ? Fact{Say::tr("Expires in"), Say::tr("decided"),
                   Say::tr("It has been decided; no time runs."), Tone::Muted}
            : Fact{Say::tr("Expires in"), countdown(p.expiresAt - now),
                   tables::inZone(Say::tr("At %1 UTC. What still holds then is proposed anew under "
                                          "another number."))
                       .arg(tables::clockWords(p.expiresAt)),
                   p.expiresAt - now < std::chrono::seconds{5} ? Tone::Warn : Tone::Neutral},
    };
}

QString restingText(const rebalance::Proposal& p)
{
    bool rests = false, crosses = false;
    double atMost = 0;
    for (const rebalance::Leg& leg : p.legs) {
        if (!leg.peg) continue;
        rests = true;
        if (leg.peg->atDeadline != execution::AtDeadline::Cross) continue;
        crosses = true;
        atMost += leg.feeUsd + leg.slippageUsd;
    }
    if (!rests) return {};
    return crosses
               ? Say::tr(
                     "Rests as post-only (maker fee); at the deadline what is left crosses "
                     "for at most %1 by the book as it is now.")
                     .arg(words(core::usd(atMost, 0)))
               : Say::tr("Rests as post-only (maker fee); at the deadline what is left is left.");
}

tables::Tone triggerTone(rebalance::TriggerKind kind)
{
    switch (kind) {
        case rebalance::TriggerKind::Band: return tables::Tone::Breach;
        case rebalance::TriggerKind::Schedule: return tables::Tone::Accent;
        case rebalance::TriggerKind::Manual: return tables::Tone::Muted;
        case rebalance::TriggerKind::Margin:
        case rebalance::TriggerKind::RiskBudget: return tables::Tone::Breach;
        case rebalance::TriggerKind::Gamma:
        case rebalance::TriggerKind::Vega:
        case rebalance::TriggerKind::LiveBand:
        case rebalance::TriggerKind::PriceMove:
        case rebalance::TriggerKind::Leland:
        case rebalance::TriggerKind::Funding: return tables::Tone::Accent;
    }
    return tables::Tone::Muted;
}

}  // namespace ballast::ui
