#include "ui/rebalance/margin_text.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(MarginText)
};

using tables::Tone;

QString percent(double fraction, int decimals = 1)
{
    return words(core::number(100 * fraction, decimals)) + QLatin1Char('%');
}

QString useText(double use)
{
    return use >= margin::kNothingLeft ? Say::tr("no equity") : percent(use);
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
    return Say::tr("at %1").arg(words(core::number(view.spot * (1 + *nearest), 0)));
}

/// "By Deribit standard margin, rates of 2026-09-23 (64 days old)."
QString modelText(const margin::MarginView& view)
{
    const QString day = words(core::isoUtc(view.ratesAsOf).substr(0, 10));
    const bool old = view.at > view.ratesAsOf;
    const QString days =
        words(core::number(std::floor(core::seconds(view.at - view.ratesAsOf) / 86'400), 0));
    if (view.model.empty())
        return old ? Say::tr("Rates of %1 (%2 days old).").arg(day, days)
                   : Say::tr("Rates of %1.").arg(day);
    const QString model = spoken(view.model);
    return old ? Say::tr("By %1, rates of %2 (%3 days old).").arg(model, day, days)
               : Say::tr("By %1, rates of %2.").arg(model, day);
}

/// "Initial $6 500 → $0, maintenance $3 200 → $0 of $640 000 → $640 000 of equity."
QString amountsText(const margin::MarginView& view)
{
    const auto change = [](double before, double after) {
        return words(core::usd(before, 0)) + QStringLiteral(" → ") + words(core::usd(after, 0));
    };
    return Say::tr("Initial %1, maintenance %2 of %3 of equity, where most of it is used.")
        .arg(change(view.before.initialUsd, view.after.initialUsd),
             change(view.before.maintenanceUsd, view.after.maintenanceUsd),
             change(view.before.equityUsd, view.after.equityUsd));
}

Fact liquidationFact(const margin::MarginView& view)
{
    const auto after = view.after.liquidation.nearest();
    const double away = after ? view.sigmas(*after) : 1e9;
    const QString tip =
        (view.sigmaAssumed
             ? Say::tr("How far the spot may move before equity falls to the maintenance margin, "
                       "and in standard deviations of one day (%1, assumed: there is no smile). "
                       "Before: %2, after: %3. Volatility stands still. %4")
             : Say::tr("How far the spot may move before equity falls to the maintenance margin, "
                       "and in standard deviations of one day (%1). Before: %2, after: %3. "
                       "Volatility stands still. %4"))
            .arg(percent(view.sigmaDaily), priceOf(view, view.before.liquidation),
                 priceOf(view, view.after.liquidation), modelText(view));
    return {Say::tr("Liquidation"),
            liquidationText(view, view.before.liquidation) + QStringLiteral(" → ") +
                liquidationText(view, view.after.liquidation),
            tip,
            view.after.liquidation.reached || away < 4 ? Tone::Breach
            : away < 8                                 ? Tone::Warn
                                                       : Tone::Neutral};
}

Fact stressFact(const margin::MarginView& view)
{
    QString tip =
        Say::tr(
            "The most of its equity that maintenance margin takes while the spot moves by up "
            "to four days' standard deviations and volatilities by -25 % to +50 %. After, the "
            "worst is at a spot of %1 % and volatilities of %2 %.")
            .arg(words(core::signedNumber(100 * view.after.worstSpotMove, 1)),
                 words(core::signedNumber(100 * view.after.worstVolMove, 0)));
    if (!view.worstOrderWords.empty())
        tip += QLatin1Char(' ') +
               Say::tr("With %1 it is %2.")
                   .arg(spoken(view.worstOrderWords), useText(view.worstOrder.worstUse));
    if (view.leftOut > 0)
        tip += QLatin1Char(' ') +
               Say::tr("Without %1 positions that have no value.").arg(view.leftOut);
    return {Say::tr("Worst stress"),
            useText(view.before.worstUse) + QStringLiteral(" → ") + useText(view.after.worstUse),
            tip,
            view.after.worstUse > 1     ? Tone::Breach
            : view.after.worstUse > 0.8 ? Tone::Warn
                                        : Tone::Neutral};
}

/// What the venue says: "venue 31.2%, 4 s ago".
QString venueText(const margin::VenueMargin& venue, core::Time now)
{
    if (venue.at != core::Time{})
        return Say::tr("venue %1, %2 ago").arg(useText(venue.use), ageText(now - venue.at));
    if (!venue.problem.empty()) return Say::tr("venue: no number");
    return venue.askedAt == core::Time{} ? Say::tr("venue not asked") : Say::tr("venue asked");
}

/// "venue 31.2%, 4 s ago; ours 31.0%"
Fact venueFact(const margin::MarginView& view, core::Time now)
{
    const margin::VenueMargin& venue = view.venue;
    const QString said = venueText(venue, now), ours = useText(view.after.legUse);
    const QString both =
        view.at == core::Time{}
            ? Say::tr("%1; ours %2").arg(said, ours)
            : Say::tr("%1; ours %2, %3 ago").arg(said, ours, ageText(now - view.at));
    const QString tip =
        Say::tr(
            "Maintenance margin over equity once filled: as the venue simulates it, and as we "
            "compute it. The venue is asked about the proposal you look at.") +
        QLatin1Char(' ') + amountsText(view) + QLatin1Char(' ') + modelText(view);
    if (venue.problem.empty()) return {Say::tr("Margin after"), both, tip, Tone::Neutral};
    return {Say::tr("Margin after"), both,
            tip + QLatin1Char(' ') + Say::tr("It gave no number: %1.").arg(spoken(venue.problem)),
            Tone::Warn};
}

}  // namespace

QString liquidationText(const margin::MarginView& view, const margin::Liquidation& liquidation)
{
    if (liquidation.reached) return Say::tr("reached");
    const auto nearest = liquidation.nearest();
    if (!nearest) return Say::tr("far");
    return words(core::signedNumber(100 * *nearest, 1)) + QStringLiteral("% (") +
           words(core::number(view.sigmas(*nearest), 0)) + QStringLiteral("σ)");
}

std::vector<Fact> marginFacts(const margin::MarginView& view, core::Time now)
{
    if (!view.known) {
        const QString why = view.why.empty() ? Say::tr("it was not computed") : spoken(view.why);
        return {{Say::tr("Liquidation"),
                 view.refused ? Say::tr("not judged") : Say::tr("not known"),
                 (view.refused ? Say::tr("The margin after the order cannot be judged: %1.")
                               : Say::tr("The margin after the order is not known: %1."))
                     .arg(why),
                 view.refused ? Tone::Breach : Tone::Warn}};
    }
    return {liquidationFact(view), stressFact(view), venueFact(view, now)};
}

}  // namespace ballast::ui
