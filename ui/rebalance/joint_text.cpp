#include "ui/rebalance/joint_text.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>

#include <cmath>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(JointText)
};

using construction::Status;

QString dollars(double usd) { return words(core::usd(usd, std::abs(usd) < 1000 ? 2 : 0)); }

QString infeasible(const rebalance::JointHedge& hedge)
{
    QStringList clauses;
    for (const std::string& clause : hedge.missed) clauses << spoken(clause);
    if (clauses.isEmpty()) clauses << spoken(hedge.why);
    const QString out = Say::tr("Infeasible: %1.").arg(clauses.join(QStringLiteral("; ")));
    if (hedge.legs.empty()) return out;
    return out + QLatin1Char(' ') + Say::tr("These legs miss it by the least.");
}

/// Beside a bound of next to nothing a percentage says nothing.
QString overText(const rebalance::JointHedge& hedge)
{
    const double over = hedge.overBound();
    if (over < 10)
        return Say::tr("at most %1 % over the bound of %2")
            .arg(words(core::number(100 * over, 1)), dollars(hedge.lowerBoundUsd));
    return Say::tr("at most %1 over the bound of %2")
        .arg(dollars(hedge.countedUsd() - hedge.lowerBoundUsd), dollars(hedge.lowerBoundUsd));
}

}  // namespace

JointStatus statusOf(const rebalance::JointHedge& hedge)
{
    using tables::Tone;
    if (hedge.status == Status::Invalid) return {spoken(hedge.sentence), Tone::Warn};
    if (hedge.status == Status::Infeasible) return {infeasible(hedge), Tone::Breach};
    if (hedge.legs.empty()) return {spoken(hedge.sentence), Tone::Muted};
    QString text;
    if (hedge.exact)
        text = Say::tr("Exact: nothing that meets the bounds costs less, at the depth in sight.");
    else
        text = (hedge.status == Status::TimeCapped ? Say::tr("Best in the time given: %1 (%2).")
                                                   : Say::tr("Rounded: %1 (%2)."))
                   .arg(overText(hedge), spoken(hedge.why));
    if (hedge.unique == construction::Uniqueness::NotUnique)
        text += QLatin1Char(' ') + Say::tr("Not unique: without lots, other legs cost the same.");
    if (!hedge.marginWarning.empty())
        text += QLatin1Char(' ') + spoken(hedge.marginWarning) + QLatin1Char('.');
    return {text, hedge.exact && hedge.marginWarning.empty() ? Tone::Neutral : Tone::Warn};
}

QString costText(const rebalance::JointHedge& hedge)
{
    if (hedge.legs.empty()) return {};
    QString out =
        Say::tr("%1 in all: fees %2, slippage %3")
            .arg(dollars(hedge.costUsd), dollars(hedge.feeUsd), dollars(hedge.slippageUsd));
    if (hedge.fundingUsd >= 0.005)
        out += Say::tr(", funding %1 to the horizon").arg(dollars(hedge.fundingUsd));
    const double tickets = hedge.costUsd - hedge.feeUsd - hedge.slippageUsd - hedge.fundingUsd;
    if (tickets >= 0.005)
        out += Say::tr(", %1 a trade as the policy counts")
                   .arg(dollars(tickets / static_cast<double>(hedge.legs.size())));
    if (hedge.riskUsd >= 0.005)
        out += Say::tr("; what is left counts %1").arg(dollars(hedge.riskUsd));
    if (hedge.marginUsd >= 0.5)
        out += Say::tr("; initial margin of about %1").arg(words(core::usd(hedge.marginUsd, 0)));
    return out;
}

QString filteredText(const rebalance::JointHedge& hedge)
{
    constexpr int kReasons = 3;
    const QString all = words(hedge.filtered);
    const qsizetype colon = all.indexOf(QLatin1Char(':'));
    const QStringList counts =
        all.left(colon < 0 ? all.size() : colon).split(QStringLiteral(" of "));
    QString text = counts.size() == 2 ? Say::tr("%1 of %2 instruments").arg(counts[0], counts[1])
                                      : Say::tr("%1 instruments").arg(counts[0]);
    if (colon < 0) return text;
    QStringList reasons;
    for (const QString& reason : all.mid(colon + 2).split(QStringLiteral(", ")))
        reasons << spoken(reason.toStdString());
    text += QStringLiteral(": ") + reasons.mid(0, kReasons).join(QStringLiteral(", "));
    return reasons.size() <= kReasons ? text : text + QStringLiteral(" …");
}

}  // namespace ballast::ui
