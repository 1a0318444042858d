#include "ui/rebalance/margin_text.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

using tables::Tone;

QString percent(double fraction, int decimals = 1)
{
    return words(core::number(100 * fraction, decimals)) + QLatin1Char('%');
}

QString useText(double use)
{
    return use >= margin::kNothingLeft ? QStringLiteral("no equity") : percent(use);
}

/// Whole seconds: a card is not repainted for milliseconds.
QString ageText(core::Duration age)
{
    return words(core::number(std::floor(std::max(0.0, core::seconds(age))), 0)) +
           QStringLiteral(" s");
}

QString priceOf(const margin::MarginView& view, const margin::Liquidation& liquidation)
{
    const auto nearest = liquidation.nearest();
    if (!nearest) return liquidationText(view, liquidation);
    return QStringLiteral("at ") + words(core::number(view.spot * (1 + *nearest), 0));
}

/// "By Deribit standard margin, rates of 2026-09-23 (64 days old)."
QString modelText(const margin::MarginView& view)
{
    QString out = view.model.empty()
                      ? QStringLiteral("Rates of ")
                      : QStringLiteral("By ") + words(view.model) + QStringLiteral(", rates of ");
    out += words(core::isoUtc(view.ratesAsOf).substr(0, 10));
    if (view.at > view.ratesAsOf)
        out += QStringLiteral(" (%1 days old)")
                   .arg(words(core::number(
                       std::floor(core::seconds(view.at - view.ratesAsOf) / 86'400), 0)));
    return out + QLatin1Char('.');
}

/// "Initial $6 500 → $0, maintenance $3 200 → $0 of $640 000 → $640 000 of equity."
QString amountsText(const margin::MarginView& view)
{
    const auto change = [](double before, double after) {
        return words(core::usd(before, 0)) + QStringLiteral(" → ") + words(core::usd(after, 0));
    };
    return QStringLiteral(" Initial %1, maintenance %2 of %3 of equity, where most of it is used.")
        .arg(change(view.before.initialUsd, view.after.initialUsd),
             change(view.before.maintenanceUsd, view.after.maintenanceUsd),
             change(view.before.equityUsd, view.after.equityUsd));
}

Fact liquidationFact(const margin::MarginView& view)
{
    const auto after = view.after.liquidation.nearest();
    const double away = after ? view.sigmas(*after) : 1e9;
    return {
        QStringLiteral("Liquidation"),
        liquidationText(view, view.before.liquidation) + QStringLiteral(" → ") +
            liquidationText(view, view.after.liquidation),
        QStringLiteral("How far the spot may move before equity falls to the maintenance margin, "
                       "and in standard deviations of one day (") +
            percent(view.sigmaDaily) +
            QString::fromUtf8(view.sigmaAssumed ? ", assumed: there is no smile" : "") +
            QStringLiteral("). Before: ") + priceOf(view, view.before.liquidation) +
            QStringLiteral(", after: ") + priceOf(view, view.after.liquidation) +
            QStringLiteral(". Volatility stands still. ") + modelText(view),
        view.after.liquidation.reached || away < 4 ? Tone::Breach
        : away < 8                                 ? Tone::Warn
                                                   : Tone::Neutral};
}

Fact stressFact(const margin::MarginView& view)
{
    QString tip = QStringLiteral(
                      "The most of its equity that maintenance margin takes while the spot "
                      "moves by up to four days' standard deviations and volatilities by "
                      "-25 % to +50 %. After, the worst is at a spot of ") +
                  words(core::signedNumber(100 * view.after.worstSpotMove, 1)) +
                  QStringLiteral(" % and volatilities of ") +
                  words(core::signedNumber(100 * view.after.worstVolMove, 0)) +
                  QStringLiteral(" %.");
    if (!view.worstOrderWords.empty())
        tip += QStringLiteral(" With ") + words(view.worstOrderWords) + QStringLiteral(" it is ") +
               useText(view.worstOrder.worstUse) + QStringLiteral(".");
    if (view.leftOut > 0)
        tip += QStringLiteral(" Without %1 positions that have no value.").arg(view.leftOut);
    return {QStringLiteral("Worst stress"),
            useText(view.before.worstUse) + QStringLiteral(" → ") + useText(view.after.worstUse),
            tip,
            view.after.worstUse > 1     ? Tone::Breach
            : view.after.worstUse > 0.8 ? Tone::Warn
                                        : Tone::Neutral};
}

/// "venue 31.2%, 4 s ago; ours 31.0%"
Fact venueFact(const margin::MarginView& view, core::Time now)
{
    const margin::VenueMargin& venue = view.venue;
    QString ours = QStringLiteral("; ours ") + useText(view.after.legUse);
    if (view.at != core::Time{})
        ours += QStringLiteral(", ") + ageText(now - view.at) + QStringLiteral(" ago");
    const QString tip =
        QStringLiteral(
            "Maintenance margin over equity once filled: as the venue simulates it, and as "
            "we compute it. The venue is asked about the proposal you look at.") +
        amountsText(view) + QLatin1Char(' ') + modelText(view);
    const bool answered = venue.at != core::Time{};
    QString said = answered ? QStringLiteral("venue ") + useText(venue.use) + QStringLiteral(", ") +
                                  ageText(now - venue.at) + QStringLiteral(" ago")
                            : QStringLiteral("venue ") + (venue.askedAt == core::Time{}
                                                              ? QStringLiteral("not asked")
                                                              : QStringLiteral("asked"));
    if (venue.problem.empty())
        return {QStringLiteral("Margin after"), said + ours, tip, Tone::Neutral};
    if (!answered) said = QStringLiteral("venue: no number");
    return {
        QStringLiteral("Margin after"), said + ours,
        tip + QStringLiteral(" It gave no number: ") + words(venue.problem) + QStringLiteral("."),
        Tone::Warn};
}

}  // namespace

QString liquidationText(const margin::MarginView& view, const margin::Liquidation& liquidation)
{
    if (liquidation.reached) return QStringLiteral("reached");
    const auto nearest = liquidation.nearest();
    if (!nearest) return QStringLiteral("far");
    return words(core::signedNumber(100 * *nearest, 1)) + QStringLiteral("% (") +
           words(core::number(view.sigmas(*nearest), 0)) + QStringLiteral("σ)");
}

std::vector<Fact> marginFacts(const margin::MarginView& view, core::Time now)
{
    if (!view.known)
        return {{QStringLiteral("Liquidation"),
                 view.refused ? QStringLiteral("not judged") : QStringLiteral("not known"),
                 QStringLiteral("The margin after the order ") +
                     (view.refused ? QStringLiteral("cannot be judged: ")
                                   : QStringLiteral("is not known: ")) +
                     (view.why.empty() ? QStringLiteral("it was not computed") : words(view.why)) +
                     QStringLiteral("."),
                 view.refused ? Tone::Breach : Tone::Warn}};
    return {liquidationFact(view), stressFact(view), venueFact(view, now)};
}

}  // namespace ballast::ui
