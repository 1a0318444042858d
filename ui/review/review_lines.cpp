#include "ui/review/review_lines.h"

#include "models/core/text.h"
#include "models/tables/day_words.h"
#include "ui/review/review_text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>

namespace ballast::ui {
namespace {

using tables::Align;
using tables::Line;
using tables::LineCell;
using tables::LineColumn;
using tables::Tone;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ReviewLines)
};

LineCell plain(const QString& text, Tone tone = Tone::Neutral) { return {text, tone, {}}; }
LineCell number(double value, int decimals, Tone tone = Tone::Neutral)
{
    return {words(core::number(value, decimals)), tone, value};
}
LineCell signedCell(double value, int decimals, Tone tone = Tone::Neutral)
{
    return {words(core::signedNumber(value, decimals)), tone, value};
}
LineCell nothing() { return {QStringLiteral("–"), Tone::Muted, -1e300}; }

/// "+158 ± 40": coloured only where it is more than it may be off. Nothing more or less at all is
/// exact; a difference that nobody can tell the error of says so.
LineCell figure(const review::Figure& f)
{
    if (f.value == 0 && f.plusMinus == 0) return {Tr::tr("0, exact"), Tone::Muted, 0.0};
    const bool sure = f.plusMinus > 0 && std::abs(f.value) > f.plusMinus;
    return {words(core::signedNumber(f.value, 0)) + QLatin1Char(' ') +
                tables::plusMinusWords(f.plusMinus),
            sure ? tables::signTone(f.value) : Tone::Muted, f.value};
}

/// A text of a person or venue on one line: its breaks are shown and break nothing.
QString oneLine(const std::string& text)
{
    QString line = words(text);
    line.replace(QLatin1Char('\n'), QStringLiteral(" ⏎ "));
    return line;
}

QString unitWords(double value, std::string_view unit)
{
    if (unit == "share") return words(core::number(100 * value, 1)) + QStringLiteral(" %");
    if (unit == "USD") return words(core::usd(value, std::abs(value) < 100 ? 2 : 0));
    if (unit == "bp") return words(core::number(value, 2)) + QStringLiteral(" bp");
    if (unit == "s") return words(core::humanDuration(core::fromSeconds(value)));
    const bool whole = std::abs(value - std::round(value)) < 1e-9;
    return words(core::number(value, whole ? 0 : 2));
}

/// Costs of one leg after its trades: "1 s +0.4 · 10 s -0.2 bp".
QString markOuts(const review::CostSum& cost)
{
    static constexpr const char* kAfter[] = {"1 s", "10 s", "1 min", "5 min"};
    QStringList parts;
    for (std::size_t step = 0; step < review::kMarkOuts; ++step)
        if (cost.markOutOf[step] > 0)
            parts << QStringLiteral("%1 %2").arg(
                QString::fromLatin1(kAfter[step]),
                words(core::signedNumber(cost.markOutBp(step), 1)));
    return parts.join(QStringLiteral(" · "));
}

/// Of one option leg: "shortfall +0.120, slippage +0.085 at a vega of $412 a point".
QString volPoints(const review::CostSum& cost)
{
    const QString total = words(core::signedNumber(cost.totalVolPoints(), 3));
    const QString vega = words(core::usd(cost.vegaTarget, cost.vegaTarget < 100 ? 2 : 0));
    if (!(cost.vegaFilled > 0))
        return Tr::tr("shortfall %1 at a vega of %2 a point").arg(total, vega);
    return Tr::tr("shortfall %1, slippage %2 at a vega of %3 a point")
        .arg(total, words(core::signedNumber(cost.slippageVolPoints(), 3)), vega);
}

}  // namespace

std::vector<LineColumn> lifeColumns()
{
    return {
        {Tr::tr("Time (UTC)"), Tr::tr("When it happened"), Align::Left},
        {Tr::tr("After"), Tr::tr("Since the proposal"), Align::Right},
        {Tr::tr("Step"), Tr::tr("What happened"), Align::Left},
        {Tr::tr("By"), Tr::tr("Who or what did it"), Align::Left},
        {Tr::tr("Evidence"), Tr::tr("What was recorded of it, as it was recorded"), Align::Left}};
}

std::vector<Line> lifeLines(const review::CaseDetail& detail)
{
    std::vector<Line> lines;
    const core::Time began = detail.one.row.proposedAt;
    const auto add = [&](core::Time at, const QString& what, const QString& who,
                         const QString& text) {
        const QString after = at >= began ? spanWords(at - began) : QString();
        lines.push_back({{plain(words(core::clockUtcMs(at)), Tone::Muted),
                          {after, Tone::Muted, core::seconds(at - began)},
                          plain(what),
                          plain(who, Tone::Muted),
                          plain(text)},
                         text,
                         QVariant::fromValue<qint64>(at.time_since_epoch().count())});
    };
    for (const review::CaseEvent& event : detail.life)
        add(event.at, spoken(event.what), spoken(event.who), spoken(event.text));
    for (const review::CaseLeg& leg : detail.one.legs) {
        const review::CostSum cost = review::costOf(leg);
        if (cost.vegaTarget > 0)
            add(leg.fills.empty() ? detail.one.row.endedAt.value_or(began) : leg.fills.back().at,
                Tr::tr("cost in vol points"), words(leg.instrument), volPoints(cost));
        const QString marks = markOuts(cost);
        if (leg.fills.empty() || marks.isEmpty()) continue;
        add(leg.fills.back().at, Tr::tr("mark-outs, bp"), words(leg.instrument), marks);
    }
    std::ranges::stable_sort(lines, {}, [](const Line& line) { return line.about.toLongLong(); });
    return lines;
}

std::vector<LineColumn> whatIfColumns()
{
    return {
        {Tr::tr("What if…"), Tr::tr("What could have been done at the same moment"), Align::Left},
        {Tr::tr("Delta after"), Tr::tr("Coin"), Align::Right},
        {Tr::tr("Cost, $"), Tr::tr("Of the trade: fees, half spread, impact"), Align::Right},
        {Tr::tr("Tracking error, $"),
         Tr::tr("One standard deviation of what the delta left open would have made, until "
                "what followed"),
         Align::Right},
        {Tr::tr("P&L vs. actual, $"),
         Tr::tr("> 0 would have been better; ± one standard error, grey where it is less than "
                "that; ± – where the error is not known"),
         Align::Right}};
}

std::vector<Line> whatIfLines(const review::WhatIfs& whatIfs)
{
    std::vector<Line> lines;
    for (const review::WhatIf& w : whatIfs.rows) {
        const bool known = w.unknown.empty();
        const bool actual = w.kind == review::WhatIfKind::AsTraded;
        lines.push_back(
            {{plain(spoken(w.name), actual ? Tone::Strong : Tone::Neutral),
              signedCell(w.deltaAfter, 2), number(w.costUsd, 1), number(w.trackingUsd, 0),
              actual && known ? LineCell{Tr::tr("0, exact"), Tone::Muted, 0.0}
              : known         ? figure(w.vsActualUsd)
                              : nothing()},
             known ? QString() : spoken(w.unknown),
             {}});
    }
    return lines;
}

std::vector<LineColumn> noteColumns()
{
    return {{Tr::tr("Time (UTC)"), Tr::tr("When it was written"), Align::Left},
            {Tr::tr("By"), Tr::tr("Who wrote it"), Align::Left},
            {Tr::tr("Note"), Tr::tr("As it was written. Notes are only ever added"), Align::Left}};
}

std::vector<Line> noteLines(const std::vector<review::Note>& notes)
{
    std::vector<Line> lines;
    for (const review::Note& note : notes) {
        const QString text = oneLine(note.text);
        const QString what = note.kind == review::NoteKind::Tagged ? Tr::tr("tag “%1”").arg(text)
                             : note.kind == review::NoteKind::Untagged
                                 ? Tr::tr("no longer “%1”").arg(text)
                                 : text;
        lines.push_back(
            {{plain(tables::dateTimeWords(note.at), Tone::Muted),
              plain(oneLine(note.who), Tone::Muted),
              plain(what, note.kind == review::NoteKind::Note ? Tone::Neutral : Tone::Muted)},
             words(note.text),
             {}});
    }
    return lines;
}

std::vector<LineColumn> costColumns()
{
    return {
        {Tr::tr("Group"), {}, Align::Left},
        {Tr::tr("Rebalances"), Tr::tr("How many"), Align::Right},
        {Tr::tr("Traded, $"), Tr::tr("Value filled"), Align::Right},
        {Tr::tr("Shortfall, $"), Tr::tr("Implementation shortfall; > 0 costs"), Align::Right},
        {Tr::tr("bp"), Tr::tr("The same of what was to be traded"), Align::Right},
        {Tr::tr("Vol points"),
         Tr::tr("Shortfall of the options among it over the vega that was wanted, as it was at the "
                "decision"),
         Align::Right},
        {Tr::tr("Delay"), Tr::tr("The market's move from proposal to order, USD"), Align::Right},
        {Tr::tr("Timing"), Tr::tr("… and from the order to each fill, USD"), Align::Right},
        {Tr::tr("Spread"), Tr::tr("Half the spread at each fill, USD"), Align::Right},
        {Tr::tr("Impact"), Tr::tr("What was paid beyond half the spread, USD"), Align::Right},
        {Tr::tr("Fees"),
         Tr::tr("Fees less rebates of these hedges, USD; the P&L has those of every trade, options "
                "traded by hand among them"),
         Align::Right},
        {Tr::tr("Not filled"), Tr::tr("What was not filled, at the end's mid, USD"), Align::Right},
        {Tr::tr("Of estimate"), Tr::tr("What it cost over what the trader was shown"),
         Align::Right},
        {Tr::tr("Approved in"), Tr::tr("Median, of those approved by a person"), Align::Right},
        {Tr::tr("Mark-outs, bp"),
         Tr::tr("How the mid went on after the trades; > 0: in their direction"), Align::Left}};
}

std::vector<Line> costLines(const std::vector<review::CostGroup>& groups)
{
    std::vector<Line> lines;
    for (const review::CostGroup& group : groups) {
        const review::CostSum& c = group.cost;
        const bool known = c.targetUsd > 0;
        lines.push_back(
            {{plain(group.key.empty() ? Tr::tr("none") : spoken(group.key)),
              number(group.rebalances, 0), number(c.tradedUsd, 0),
              known ? signedCell(c.total, 2) : nothing(),
              known ? signedCell(c.totalBp(), 2) : nothing(),
              c.vegaTarget > 0 ? signedCell(c.totalVolPoints(), 3) : nothing(),
              signedCell(c.delay(), 2), signedCell(c.timing, 2), signedCell(c.spread, 2),
              signedCell(c.impact, 2), signedCell(c.fees(), 2), signedCell(c.opportunity, 2),
              c.overEstimate() > 0
                  ? LineCell{words(core::number(100 * c.overEstimate(), 0)) + QStringLiteral(" %"),
                             Tone::Neutral, c.overEstimate()}
                  : nothing(),
              group.medianApproval ? LineCell{words(core::humanDuration(*group.medianApproval)),
                                              Tone::Neutral, core::seconds(*group.medianApproval)}
                                   : nothing(),
              plain(markOuts(c), Tone::Muted)},
             {},
             {}});
    }
    return lines;
}

std::vector<LineColumn> comparedColumns()
{
    return {{Tr::tr("Figure"), {}, Align::Left},
            {Tr::tr("Other period"), {}, Align::Right},
            {Tr::tr("This period"), {}, Align::Right},
            {Tr::tr("Change"), Tr::tr("This period less the other"), Align::Right}};
}

std::vector<Line> comparedLines(const std::vector<review::ComparedFigure>& figures)
{
    std::vector<Line> lines;
    for (const review::ComparedFigure& f : figures) {
        const auto cell = [&](const std::optional<double>& value, Tone tone) {
            return value ? LineCell{unitWords(*value, f.unit), tone, *value} : nothing();
        };
        LineCell change = cell(f.change(), Tone::Neutral);
        if (f.change() == 0.0) change.text = QStringLiteral("0");
        if (f.change() > 0.0) change.text.prepend(QLatin1Char('+'));
        lines.push_back({{plain(spoken(f.name)), cell(f.first, Tone::Muted),
                          cell(f.second, Tone::Strong), std::move(change)},
                         {},
                         {}});
    }
    return lines;
}

std::vector<LineColumn> qualityColumns()
{
    return {{Tr::tr("Figure"), {}, Align::Left},
            {Tr::tr("Other period"), {}, Align::Right},
            {Tr::tr("This period"), {}, Align::Right},
            {Tr::tr("What it is"), {}, Align::Left}};
}

std::vector<Line> qualityLines(const review::PeriodReview& now, const review::PeriodReview& other)
{
    using Quality = review::HedgingQuality;
    std::vector<Line> lines;
    const auto add = [&](const QString& name, const char* unit, bool zeroIsUnknown,
                         const std::function<double(const Quality&)>& of, const QString& what) {
        const auto cell = [&](const Quality& q, Tone tone) {
            const double value = of(q);
            return q.hours == 0 || (zeroIsUnknown && value == 0)
                       ? nothing()
                       : LineCell{unitWords(value, unit), tone, value};
        };
        lines.push_back({{plain(name), cell(other.quality, Tone::Muted),
                          cell(now.quality, Tone::Strong), plain(what, Tone::Muted)},
                         what,
                         {}});
    };
    add(
        Tr::tr("Hours watched"), "", false, [](const Quality& q) { return double(q.hours); },
        Tr::tr("Hours of which samples are recorded"));
    add(
        Tr::tr("Time inside band"), "share", false, [](const Quality& q) { return q.time.share(); },
        Tr::tr("Of the watched time"));
    add(
        Tr::tr("Hedging error a day"), "USD", false, [](const Quality& q) { return q.errorSdUsd; },
        Tr::tr(
            "Root of the squared errors of all samples: deviation from the target times the move"));
    add(
        Tr::tr("Theoretical error a day"), "USD", true,
        [](const Quality& q) { return q.theoreticalSdUsd; },
        Tr::tr("√(π/4) · vega · σ / √n of who hedges as often (Derman and Kamal; theory 9)"));
    add(
        Tr::tr("Error without any hedge"), "USD", true,
        [](const Quality& q) { return q.unhedgedSdUsd; },
        Tr::tr("Standard deviation a day of delta's drift by the recorded gamma"));
    add(
        Tr::tr("Hedges a day"), "", false, [](const Quality& q) { return q.hedgesPerDay; },
        Tr::tr("That traded"));
    add(
        Tr::tr("Cost of all hedges"), "USD", false, [](const Quality& q) { return q.costUsd; },
        Tr::tr("Implementation shortfall"));
    add(
        Tr::tr("Cost for each million of variance removed"), "USD", true,
        [](const Quality& q) { return 1e6 * q.costPerVariance; },
        Tr::tr("Cost a day over the variance a day that hedging took away, per 10⁶ USD²"));
    add(
        Tr::tr("Proposed while inside the band"), "share", false,
        [](const Quality& q) { return q.insideShare; },
        Tr::tr("Rebalances that found delta inside its band; should be none"));
    add(
        Tr::tr("Realised over estimated cost"), "share", true,
        [](const Quality& q) { return q.overEstimate; },
        Tr::tr("What hedges cost over what the trader was shown; 100 % is right"));
    add(
        Tr::tr("Realised volatility"), "share", true,
        [](const Quality& q) { return q.realisedSigma; }, Tr::tr("Of the index, a year"));
    add(
        Tr::tr("Expected volatility"), "share", true,
        [](const Quality& q) { return q.expectedSigma; }, Tr::tr("As the band went by"));
    return lines;
}

std::vector<LineColumn> missedColumns()
{
    return {{Tr::tr("Time (UTC)"), {}, Align::Left},
            {Tr::tr("Book"), {}, Align::Left},
            {Tr::tr("What"), {}, Align::Left},
            {Tr::tr("Outside for"), Tr::tr("How long delta was outside its band"), Align::Right},
            {Tr::tr("Farthest"), Tr::tr("Coin beyond the band's edge"), Align::Right},
            {Tr::tr("Proposal"), {}, Align::Right},
            {Tr::tr("Reason"), {}, Align::Left}};
}

std::vector<Line> missedLines(const std::vector<review::MissedTrigger>& missed)
{
    std::vector<Line> lines;
    for (const review::MissedTrigger& m : missed) {
        const double lasted = core::seconds(m.lasted);
        lines.push_back(
            {{{tables::dateTimeWords(m.at), Tone::Muted, double(core::toUnixMs(m.at))},
              plain(words(m.underlying)),
              plain(spoken(text(m.kind)), Tone::Warn),
              lasted > 0 ? LineCell{words(core::humanDuration(m.lasted)), Tone::Neutral, lasted}
                         : nothing(),
              m.worst != 0 ? signedCell(m.worst, 3) : nothing(),
              m.proposal.value > 0 ? number(double(m.proposal.value), 0) : nothing(),
              plain(spoken(m.why), Tone::Muted)},
             spoken(m.why),
             QVariant::fromValue<quint64>(m.proposal.value)});
    }
    return lines;
}

std::vector<LineColumn> overrideColumns()
{
    return {{Tr::tr("Time (UTC)"), {}, Align::Left},
            {Tr::tr("Proposal"), {}, Align::Right},
            {Tr::tr("What"), {}, Align::Left},
            {Tr::tr("By"), {}, Align::Left},
            {Tr::tr("Earned, $"),
             Tr::tr("Against doing as proposed, until what followed; > 0: the person was right"),
             Align::Right}};
}

std::vector<Line> overrideLines(const std::vector<review::Override>& overrides)
{
    std::vector<Line> lines;
    for (const review::Override& o : overrides)
        lines.push_back({{{tables::dateTimeWords(o.at), Tone::Muted, double(core::toUnixMs(o.at))},
                          number(double(o.proposal.value), 0),
                          plain(spoken(o.what)),
                          plain(spoken(o.who), Tone::Muted),
                          figure(o.earnedUsd)},
                         {},
                         QVariant::fromValue<quint64>(o.proposal.value)});
    return lines;
}

}  // namespace ballast::ui
