#include "ui/rebalance/joint_text.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"

#include <cmath>

namespace ballast::ui {
namespace {

using construction::Status;

QString dollars(double usd) { return words(core::usd(usd, std::abs(usd) < 1000 ? 2 : 0)); }

QString infeasible(const rebalance::JointHedge& hedge)
{
    QString out;
    for (const std::string& clause : hedge.missed)
        out +=
            (out.isEmpty() ? QStringLiteral("Infeasible: ") : QStringLiteral("; ")) + words(clause);
    if (out.isEmpty()) out = QStringLiteral("Infeasible: ") + words(hedge.why);
    out += QLatin1Char('.');
    if (!hedge.legs.empty()) out += QStringLiteral(" These legs miss it by the least.");
    return out;
}

/// Beside a bound of next to nothing a percentage says nothing.
QString overText(const rebalance::JointHedge& hedge)
{
    const double over = hedge.overBound();
    if (over < 10)
        return QStringLiteral("at most %1 % over the bound of %2")
            .arg(words(core::number(100 * over, 1)), dollars(hedge.lowerBoundUsd));
    return QStringLiteral("at most %1 over the bound of %2")
        .arg(dollars(hedge.countedUsd() - hedge.lowerBoundUsd), dollars(hedge.lowerBoundUsd));
}

}  // namespace

JointStatus statusOf(const rebalance::JointHedge& hedge)
{
    using tables::Tone;
    if (hedge.status == Status::Invalid) return {words(hedge.sentence), Tone::Warn};
    if (hedge.status == Status::Infeasible) return {infeasible(hedge), Tone::Breach};
    if (hedge.legs.empty()) return {words(hedge.sentence), Tone::Muted};
    QString text;
    if (hedge.exact)
        text = QStringLiteral(
            "Exact: nothing that meets the bounds costs less, at the depth in sight.");
    else
        text = (hedge.status == Status::TimeCapped ? QStringLiteral("Best in the time given: ")
                                                   : QStringLiteral("Rounded: ")) +
               overText(hedge) + QStringLiteral(" (") + words(hedge.why) + QStringLiteral(").");
    if (hedge.unique == construction::Uniqueness::NotUnique)
        text += QStringLiteral(" Not unique: without lots, other legs cost the same.");
    if (!hedge.marginWarning.empty())
        text += QLatin1Char(' ') + words(hedge.marginWarning) + QLatin1Char('.');
    return {text, hedge.exact && hedge.marginWarning.empty() ? Tone::Neutral : Tone::Warn};
}

QString costText(const rebalance::JointHedge& hedge)
{
    if (hedge.legs.empty()) return {};
    QString out =
        QStringLiteral("%1 in all: fees %2, slippage %3")
            .arg(dollars(hedge.costUsd), dollars(hedge.feeUsd), dollars(hedge.slippageUsd));
    if (hedge.fundingUsd >= 0.005)
        out += QStringLiteral(", funding %1 to the horizon").arg(dollars(hedge.fundingUsd));
    const double tickets = hedge.costUsd - hedge.feeUsd - hedge.slippageUsd - hedge.fundingUsd;
    if (tickets >= 0.005)
        out += QStringLiteral(", %1 a trade as the policy counts")
                   .arg(dollars(tickets / static_cast<double>(hedge.legs.size())));
    if (hedge.riskUsd >= 0.005)
        out += QStringLiteral("; what is left counts %1").arg(dollars(hedge.riskUsd));
    if (hedge.marginUsd >= 0.5)
        out += QStringLiteral("; initial margin of about %1")
                   .arg(words(core::usd(hedge.marginUsd, 0)));
    return out;
}

QString filteredText(const rebalance::JointHedge& hedge)
{
    constexpr int kReasons = 3;
    QString text = words(hedge.filtered);
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    text.insert(colon < 0 ? text.size() : colon, QStringLiteral(" instruments"));
    const QStringList parts = text.split(QStringLiteral(", "));
    if (parts.size() <= kReasons) return text;
    return parts.mid(0, kReasons).join(QStringLiteral(", ")) + QStringLiteral(" …");
}

}  // namespace ballast::ui
