#include "ui/rebalance/proposal_text.h"

#include "models/core/text.h"
#include "models/rebalance/live.h"
#include "models/rebalance/trade_cost.h"
#include "models/tables/number_text.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

QString percent(double fraction)
{
    return words(core::number(fraction * 100, 1)) + QLatin1Char('%');
}

/// What only options change.
QString orUnchanged(double before, double after, int decimals)
{
    return before == after ? QStringLiteral("unchanged") : fromTo(before, after, decimals);
}

QString whyUnchanged(double before, double after)
{
    return before == after ? QStringLiteral(". A hedge in futures does not change it.")
                           : QStringLiteral(" before; the second figure is with every leg filled.");
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
        words(orders::text(leg.side)) + QLatin1Char(' ') +
        tables::quantityText(leg.quantity, listing ? listing->instrument.get() : nullptr) +
        QLatin1Char(' ') + words(leg.instrumentName);
    return proposal.legs.size() == 1
               ? first
               : first + QStringLiteral(" and %1 more").arg(proposal.legs.size() - 1);
}

QString legDetails(const rebalance::Leg& leg, const market::Instrument* instrument)
{
    const QString dot = QStringLiteral(" · ");
    QString details;
    if (instrument && instrument->sizedInUsd())
        details = words(core::number(leg.coinAmount, 3)) + QLatin1Char(' ') +
                  words(instrument->underlying) + dot;
    return details + words(leg.account.venue) + dot + QStringLiteral("limit ") +
           tables::priceText(leg.limit, instrument) +
           (inCoin(leg) ? QLatin1Char(' ') + words(leg.priceCurrency) : QString()) + dot +
           shortText(leg.timeInForce) +
           (leg.orders() > 1 ? dot + QStringLiteral("in %1 orders").arg(leg.orders()) : QString());
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
    const QString walk =
        QStringLiteral("The rest of the slippage: walking the levels of the book, ") +
        words(core::usd(p.bookCost.impactUsd, 2)) + QLatin1Char('.');
    const std::string beyond = rebalance::beyondText(p.bookCost, p.underlying);
    return beyond.empty() ? walk + QStringLiteral(" All of it finds visible depth.")
                          : walk + QLatin1Char(' ') + words(beyond);
}

}  // namespace

std::vector<Fact> facts(const rebalance::Proposal& p, core::Time now)
{
    using tables::Tone;
    const QString coin = words(p.underlying);
    const int decimals = deltaDecimals(p);
    const bool inside = p.deltaAfter >= p.bandLower && p.deltaAfter <= p.bandUpper;
    const QString band = QStringLiteral("[") + words(core::signedNumber(p.bandLower, decimals)) +
                         QStringLiteral(", ") + words(core::signedNumber(p.bandUpper, decimals)) +
                         QStringLiteral("]");
    const QString estimate = QStringLiteral("An estimate from the order book as it is now. ");
    return {
        {QStringLiteral("Delta"), fromTo(p.deltaBefore, p.deltaAfter, decimals),
         QStringLiteral("Net delta in ") + coin + QStringLiteral(", ") +
             words(portfolio::text(p.convention)) + QStringLiteral(" convention") +
             (p.smile.isDefault() ? QString()
                                  : QStringLiteral(" by ") + words(pricing::text(p.smile))) +
             QStringLiteral(", orders that may be live counted. Band ") + band +
             QStringLiteral(", target ") + words(core::signedNumber(p.target, decimals)) +
             QStringLiteral("."),
         inside ? Tone::Strong : Tone::Warn},
        {QStringLiteral("Gamma 1 %"), orUnchanged(p.gammaBefore, p.gammaAfter, 3),
         QStringLiteral("Change of delta for a 1 % move of the spot, in ") + coin +
             QStringLiteral(": ") + words(core::signedNumber(p.gammaBefore, 3)) +
             whyUnchanged(p.gammaBefore, p.gammaAfter),
         p.gammaBefore == p.gammaAfter ? Tone::Muted : Tone::Neutral},
        {QStringLiteral("Vega"), orUnchanged(p.vegaBefore, p.vegaAfter, 0),
         QStringLiteral("USD per volatility point: ") + words(core::signedNumber(p.vegaBefore, 0)) +
             whyUnchanged(p.vegaBefore, p.vegaAfter),
         p.vegaBefore == p.vegaAfter ? Tone::Muted : Tone::Neutral},
        {QStringLiteral("Margin"),
         percent(p.marginUseBefore) + QStringLiteral(" → ") + percent(p.marginUseAfter),
         QStringLiteral(
             "Maintenance margin as a share of equity; the second figure is an estimate."),
         p.marginUseAfter > 0.8   ? Tone::Breach
         : p.marginUseAfter > 0.6 ? Tone::Warn
                                  : Tone::Neutral},
        {QStringLiteral("Fees"), words(core::usd(p.feeUsd, 2)),
         QStringLiteral("USD, at the venue's taker rate. A negative amount is a rebate.")},
        {QStringLiteral("Slippage"), words(core::usd(p.slippageUsd, 2)),
         estimate + QStringLiteral("USD against the mid, half the spread included.")},
        {QStringLiteral("Spread"), words(core::usd(p.bookCost.spreadUsd, 2)),
         estimate +
             QStringLiteral("Half the spread on all of it: the first part of the slippage.")},
        {QStringLiteral("Impact"), words(core::usd(p.bookCost.impactUsd + p.bookCost.beyondUsd, 2)),
         impactWords(p), p.bookCost.beyondCoin > 0 ? Tone::Warn : Tone::Neutral},
        {QStringLiteral("Notional"), words(core::usd(p.notionalUsd, 0)),
         QStringLiteral("USD value of all legs at the mark; of an option, of its underlying.")},
        p.state != rebalance::ProposalState::Live
            ? Fact{QStringLiteral("Expires in"), QStringLiteral("decided"),
                   QStringLiteral("It has been decided; no time runs."), Tone::Muted}
            : Fact{QStringLiteral("Expires in"), countdown(p.expiresAt - now),
                   QStringLiteral("At ") + words(core::clockUtcMs(p.expiresAt)) +
                       QStringLiteral(
                           " UTC. What still holds then is proposed anew under another number."),
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
    return QStringLiteral("Rests as post-only (maker fee); at the deadline what is left ") +
           (crosses ? QStringLiteral("crosses for at most %1 by the book as it is now.")
                          .arg(words(core::usd(atMost, 0)))
                    : QStringLiteral("is left."));
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
