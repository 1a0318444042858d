#include "ui/history/rebalance_text.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"

namespace ballast::ui {
namespace {

QString duration(core::Time from, core::Time to) { return words(core::humanDuration(to - from)); }

QString decision(const review::Rebalance& r)
{
    QString text = words(r.outcome).toLower();
    if (!r.actor.empty()) text += QStringLiteral(" by ") + words(r.actor);
    if (r.decidedAt) text += QStringLiteral(" after ") + duration(r.proposedAt, *r.decidedAt);
    if (!r.reason.empty()) text += QStringLiteral(" (“") + words(r.reason) + QStringLiteral("”)");
    return text;
}

QString trade(const review::Rebalance& r)
{
    QString text = words(r.order);
    if (r.sentAt) text += QStringLiteral(" sent at ") + words(core::clockUtcMs(*r.sentAt));
    text += QStringLiteral(", ") + words(r.orderState).toLower();
    if (r.sentAt && r.endedAt) text += QStringLiteral(" after ") + duration(*r.sentAt, *r.endedAt);
    if (r.filled != 0)
        text += QStringLiteral(" at ") +
                words(core::number(r.averagePrice, r.averagePrice < 10 ? 4 : 1)) +
                QStringLiteral(" against a mid of ") +
                words(core::number(r.decisionMid, r.decisionMid < 10 ? 4 : 1)) +
                QStringLiteral(": slippage ") + words(core::usd(r.slippageUsd)) +
                QStringLiteral(" (") + words(core::signedNumber(r.slippageBp, 2)) +
                QStringLiteral(" bp), fees ") + words(core::usd(r.feesUsd));
    return text;
}

}  // namespace

QString storyOf(const review::Rebalance& r)
{
    QString story = QStringLiteral("#%1 · ").arg(r.proposal.value) +
                    words(core::clockUtcMs(r.proposedAt)) + QLatin1Char(' ') +
                    words(r.trigger).toLower() + QStringLiteral(": delta ") +
                    words(core::signedNumber(r.deltaBefore, 3)) + QStringLiteral(" → ") +
                    words(core::signedNumber(r.deltaProposed, 3)) + QStringLiteral(" proposed, ") +
                    decision(r) + QLatin1Char('.');
    if (!r.orderState.empty()) story += QLatin1Char(' ') + trade(r) + QLatin1Char('.');
    if (r.deltaAfter)
        story += QStringLiteral(" Delta afterwards ") +
                 words(core::signedNumber(*r.deltaAfter, 3)) + QLatin1Char('.');
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
    QString sum = QStringLiteral("%1 %2 · %3 traded")
                      .arg(rebalances.size())
                      .arg(rebalances.size() == 1 ? QStringLiteral("rebalance")
                                                  : QStringLiteral("rebalances"))
                      .arg(traded);
    if (traded > 0 && notional > 0)
        sum += QStringLiteral(" · ") + words(core::usd(notional, 0)) + QStringLiteral(" · fees ") +
               words(core::usd(fees, 2)) + QStringLiteral(" · slippage ") +
               words(core::signedNumber(slippage / notional * 10'000, 2)) + QStringLiteral(" bp");
    return sum;
}

}  // namespace ballast::ui
