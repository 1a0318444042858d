#include "ui/history/rebalance_text.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(RebalanceText)
};

QString duration(core::Time from, core::Time to) { return words(core::humanDuration(to - from)); }

/// "auto-fired by engine after 0.1 s (“why”)": each part where it is known.
QString decision(const review::Rebalance& r)
{
    QString text = spokenInside(r.outcome);
    if (!r.actor.empty()) text = Say::tr("%1 by %2").arg(text, spoken(r.actor));
    if (r.decidedAt) text = Say::tr("%1 after %2").arg(text, duration(r.proposedAt, *r.decidedAt));
    if (!r.reason.empty()) text = Say::tr("%1 (“%2”)").arg(text, spoken(r.reason));
    return text;
}

QString trade(const review::Rebalance& r)
{
    QString text = spoken(r.order);
    if (r.sentAt) text = Say::tr("%1 sent at %2").arg(text, tables::clockWords(*r.sentAt));
    text = Say::tr("%1, %2").arg(text, spokenInside(r.orderState));
    if (r.sentAt && r.endedAt)
        text = Say::tr("%1 after %2").arg(text, duration(*r.sentAt, *r.endedAt));
    if (r.filled == 0) return text;
    return Say::tr("%1 at %2 against a mid of %3: slippage %4 (%5 bp), fees %6")
        .arg(text, words(core::number(r.averagePrice, r.averagePrice < 10 ? 4 : 1)),
             words(core::number(r.decisionMid, r.decisionMid < 10 ? 4 : 1)),
             words(core::usd(r.slippageUsd)), words(core::signedNumber(r.slippageBp, 2)),
             words(core::usd(r.feesUsd)));
}

}  // namespace

QString storyOf(const review::Rebalance& r)
{
    QString story = Say::tr("#%1 · %2 %3: delta %4 → %5 proposed, %6.")
                        .arg(r.proposal.value)
                        .arg(tables::clockWords(r.proposedAt), spokenInside(r.trigger),
                             words(core::signedNumber(r.deltaBefore, 3)),
                             words(core::signedNumber(r.deltaProposed, 3)), decision(r));
    if (!r.orderState.empty()) story += QLatin1Char(' ') + trade(r) + QLatin1Char('.');
    if (r.deltaAfter)
        story += QLatin1Char(' ') +
                 Say::tr("Delta afterwards %1.").arg(words(core::signedNumber(*r.deltaAfter, 3)));
    return story;
}

QString sumOf(const std::vector<const review::Rebalance*>& rebalances)
{
    int traded = 0;
    double notional = 0, fees = 0, slippage = 0;
    for (const review::Rebalance* r : rebalances) {
        if (r->filled == 0) continue;
        ++traded;
        notional += r->notionalUsd;
        fees += r->feesUsd;
        slippage += r->slippageUsd;
    }
    const int all = static_cast<int>(rebalances.size());
    QString sum = all == 1 ? Say::tr("1 rebalance · %1 traded").arg(traded)
                           : Say::tr("%n rebalances · %1 traded", nullptr, all).arg(traded);
    if (traded > 0 && notional > 0)
        sum += Say::tr(" · %1 · fees %2 · slippage %3 bp")
                   .arg(words(core::usd(notional, 0)), words(core::usd(fees, 2)),
                        words(core::signedNumber(slippage / notional * 10'000, 2)));
    return sum;
}

}  // namespace ballast::ui
