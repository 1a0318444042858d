#include "ui/scenario/scenario_text.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(ScenarioText)
};

using portfolio::ScenarioNode;
using tables::ScenarioBook;

QString percent(double fraction)
{
    return words(core::number(100 * fraction, 0)) + QStringLiteral(" %");
}

QString coin(double value)
{
    return words(core::signedNumber(value, std::abs(value) < 100 ? 2 : 1));
}

/// "0" where nothing is: the state where nothing moved is told from a small loss.
QString shortUsd(double value)
{
    return value == 0 ? QStringLiteral("0") : words(core::signedShort(value));
}

QString marginText(const ScenarioNode& node)
{
    const auto use = node.marginUse();
    return use ? percent(*use) : Say::tr("no equity");
}

QString arrow(const QString& before, const QString& after)
{
    return before == after ? before : before + QStringLiteral(" → ") + after;
}

QString ageText(const portfolio::MarginRates& rates, core::Time now)
{
    const auto days = std::chrono::floor<std::chrono::days>(now - rates.asOf).count();
    return Say::tr("An estimate: %1, rates of %2, %3 days old.")
        .arg(spoken(rates.source), words(core::isoUtc(rates.asOf).substr(0, 10)))
        .arg(std::max<std::int64_t>(0, days));
}

}  // namespace

QString name(Measure measure)
{
    switch (measure) {
        case Measure::Pnl: return QStringLiteral("P&L");
        case Measure::EquityPnl: return Say::tr("Equity P&L");
        case Measure::Delta: return Say::tr("Delta");
        case Measure::Gamma: return Say::tr("Gamma 1 %");
        case Measure::Vega: return Say::tr("Vega");
        case Measure::Theta: return Say::tr("Theta");
        case Measure::Margin: return Say::tr("Margin");
    }
    return {};
}

QString meaning(Measure measure, portfolio::DeltaConvention convention)
{
    switch (measure) {
        case Measure::Pnl:
            return Say::tr(
                "USD: profit of the positions, every leg priced anew; coin profits at the "
                "scenario's spot. The coin held as equity is not in it.");
        case Measure::EquityPnl:
            return Say::tr("USD: profit of the positions and of the coin held as equity.");
        case Measure::Delta:
            return Say::tr(
                       "Net delta in coin, %1 convention: Black's at each node's own "
                       "volatility, without the policy's smile rule.")
                .arg(spoken(portfolio::text(convention)));
        case Measure::Gamma: return Say::tr("Change of delta, coin, for 1 % more of spot.");
        case Measure::Vega: return Say::tr("USD per volatility point.");
        case Measure::Theta: return Say::tr("USD per day.");
        case Measure::Margin:
            return Say::tr(
                "Maintenance margin over equity: an estimate by the venue's standard model.");
    }
    return {};
}

double valueOf(const ScenarioNode& node, Measure measure, portfolio::DeltaConvention convention)
{
    switch (measure) {
        case Measure::Pnl: return node.pnlUsd;
        case Measure::EquityPnl: return node.equityPnlUsd();
        case Measure::Delta: return node.delta.of(convention);
        case Measure::Gamma: return node.gamma1PctCoin;
        case Measure::Vega: return node.vega;
        case Measure::Theta: return node.theta;
        case Measure::Margin:
            return node.marginUse().value_or(std::numeric_limits<double>::quiet_NaN());
    }
    return 0;
}

QString cellText(double value, Measure measure, bool difference)
{
    if (!std::isfinite(value)) return Say::tr("none");
    switch (measure) {
        case Measure::Delta:
        case Measure::Gamma:
            if (std::abs(value) < 1000)
                return words(core::signedNumber(value, std::abs(value) < 10    ? 2
                                                       : std::abs(value) < 100 ? 1
                                                                               : 0));
            return shortUsd(value);
        case Measure::Margin:
            return difference ? words(core::signedNumber(100 * value, 1)) + QStringLiteral("%")
                              : words(core::number(100 * value, 0)) + QStringLiteral("%");
        default: return shortUsd(value);
    }
}

ScenarioNode nodeOf(const portfolio::ScenarioResult& result, ScenarioBook book, std::size_t spot,
                    std::size_t vol)
{
    const ScenarioNode& live = result.live.at(spot, vol);
    if (book == ScenarioBook::Live || !result.thought || result.thought->nodes.empty())
        return book == ScenarioBook::Difference ? ScenarioNode{} : live;
    const ScenarioNode& thought = result.thought->at(spot, vol);
    return book == ScenarioBook::WhatIf ? thought : portfolio::difference(thought, live);
}

ScenarioNode nowOf(const portfolio::ScenarioResult& result, ScenarioBook book)
{
    const ScenarioNode thought = result.thoughtNow.value_or(result.liveNow);
    switch (book) {
        case ScenarioBook::Live: return result.liveNow;
        case ScenarioBook::WhatIf: return thought;
        case ScenarioBook::Difference: return portfolio::difference(thought, result.liveNow);
    }
    return result.liveNow;
}

double valueOf(const portfolio::ScenarioResult& result, ScenarioBook book, std::size_t spot,
               std::size_t vol, Measure measure, portfolio::DeltaConvention convention)
{
    if (book != ScenarioBook::Difference || measure != Measure::Margin)
        return valueOf(nodeOf(result, book, spot, vol), measure, convention);
    return valueOf(nodeOf(result, ScenarioBook::WhatIf, spot, vol), measure, convention) -
           valueOf(nodeOf(result, ScenarioBook::Live, spot, vol), measure, convention);
}

std::vector<Fact> factsOf(const ScenarioNode& node, portfolio::DeltaConvention convention,
                          const portfolio::MarginRates& rates, core::Time now)
{
    const auto tip = [&](Measure measure) { return meaning(measure, convention); };
    const auto use = node.marginUse();
    const tables::Tone marginTone = !use || *use >= 1 ? tables::Tone::Breach
                                    : *use > 0.7      ? tables::Tone::Warn
                                                      : tables::Tone::Neutral;
    return {
        {name(Measure::Pnl), shortUsd(node.pnlUsd), tip(Measure::Pnl), tables::Tone::Strong},
        {name(Measure::EquityPnl), shortUsd(node.equityPnlUsd()),
         tip(Measure::EquityPnl) + QLatin1Char(' ') +
             Say::tr("Of it the coin: %1").arg(shortUsd(node.collateralUsd))},
        {name(Measure::Delta), coin(node.delta.of(convention)),
         tip(Measure::Delta) + QLatin1Char(' ') +
             Say::tr("BS %1, net %2, USD-neutral %3.")
                 .arg(coin(node.delta.blackScholes.coin()), coin(node.delta.netTransaction.coin()),
                      coin(node.delta.usdNeutral.coin()))},
        {name(Measure::Gamma), words(core::signedNumber(node.gamma1PctCoin, 3)),
         tip(Measure::Gamma)},
        {name(Measure::Vega), shortUsd(node.vega),
         tip(Measure::Vega) + QLatin1Char(' ') +
             Say::tr("Theta %1 USD per day.").arg(shortUsd(node.theta))},
        {Say::tr("Margin (est.)"), marginText(node),
         tip(Measure::Margin) + QLatin1Char(' ') +
             Say::tr("Initial %1, maintenance %2 of equity %3.")
                 .arg(words(core::usd(node.marginUsd.initial, 0)),
                      words(core::usd(node.marginUsd.maintenance, 0)),
                      words(core::usd(node.equityUsd, 0))) +
             QLatin1Char(' ') + ageText(rates, now),
         marginTone},
    };
}

std::vector<Fact> changeFacts(const ScenarioNode& live, const ScenarioNode& thought,
                              portfolio::DeltaConvention convention)
{
    const auto tip = [&](Measure measure) {
        return meaning(measure, convention) + QLatin1Char(' ') + Say::tr("Live, then what-if.");
    };
    return {
        {name(Measure::Delta),
         arrow(coin(live.delta.of(convention)), coin(thought.delta.of(convention))),
         tip(Measure::Delta)},
        {name(Measure::Gamma),
         arrow(words(core::signedNumber(live.gamma1PctCoin, 3)),
               words(core::signedNumber(thought.gamma1PctCoin, 3))),
         tip(Measure::Gamma)},
        {name(Measure::Vega), arrow(shortUsd(live.vega), shortUsd(thought.vega)),
         tip(Measure::Vega)},
        {Say::tr("Margin (est.)"), arrow(marginText(live), marginText(thought)),
         tip(Measure::Margin)},
    };
}

QString whereText(const portfolio::ScenarioSpec& spec, std::size_t spot, std::size_t vol)
{
    const bool points = spec.volMove == portfolio::VolMove::Points;
    const QString out =
        (points ? Say::tr("Spot %1 %, vol %2 points") : Say::tr("Spot %1 %, vol %2 %"))
            .arg(words(core::signedNumber(100 * (spec.spotFactors[spot] - 1), 0)),
                 words(core::signedNumber(spec.volShifts[vol], 0)));
    if (!(spec.days > 0)) return out;
    return (spec.days == 1 ? Say::tr("%1, %2 day on") : Say::tr("%1, %2 days on"))
        .arg(out, words(core::number(spec.days, 0)));
}

}  // namespace ballast::ui
