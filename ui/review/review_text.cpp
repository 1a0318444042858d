#include "ui/review/review_text.h"

#include "models/core/text.h"
#include "models/review/review_text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ballast::ui {
namespace {

using review::DayFigures;
using review::Headline;
using review::PnlSum;
using tables::dateWords;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ReviewText)
};

/// A bar of the models' pictures: in each it is called by whose fees they are.
constexpr std::string_view kFees = QT_TRANSLATE_NOOP("words", "Fees");

QString percent(double share) { return words(core::number(100 * share, 1)) + QStringLiteral(" %"); }
QString dollars(double usd) { return words(core::usd(usd, std::abs(usd) < 100 ? 2 : 0)); }
/// "$24.1M", "$8 412": what a card has room for.
QString largeDollars(double usd)
{
    if (std::abs(usd) < 999'500) return words(core::usd(usd, 0));
    const QString text = words(core::signedShort(std::abs(usd))).mid(1);
    return (usd < 0 ? QStringLiteral("-$") : QStringLiteral("$")) + text;
}
/// "+$11.9k"
QString signedDollars(double usd)
{
    const QString text = words(core::signedShort(usd));
    const bool isSigned = text.startsWith(QLatin1Char('+')) || text.startsWith(QLatin1Char('-'));
    return QString(text).insert(isSigned ? 1 : 0, QLatin1Char('$'));
}

ReviewCard rebalances(const Headline& h)
{
    QStringList parts;
    const auto part = [&](int count, const QString& text) {
        if (count > 0) parts << text.arg(count);
    };
    part(h.approved, Tr::tr("%1 approved"));
    part(h.edited, Tr::tr("%1 edited"));
    part(h.automatic, Tr::tr("%1 auto"));
    part(h.rejected, Tr::tr("%1 rejected"));
    part(h.expired, Tr::tr("%1 expired"));
    part(h.other, Tr::tr("%1 other"));
    return {Tr::tr("Rebalances"), words(core::number(h.rebalances, 0)),
            parts.isEmpty() ? Tr::tr("none in this period") : parts.join(QStringLiteral(" · ")),
            Tr::tr("Proposals made in the period that the filter lets through, by what became of "
                   "them.")};
}

/// "7 min"; of more than one underlying "BTC 7 min, ETH 7 min": watched side by side, not one after
/// the other.
QString watchedWords(const Headline& h)
{
    QStringList each;
    for (const auto& [underlying, time] : h.bands)
        if (time.watched.count() > 0)
            each << words(underlying) + QLatin1Char(' ') + words(core::humanDuration(time.watched));
    return each.size() > 1 ? each.join(QStringLiteral(", "))
                           : words(core::humanDuration(h.band.watched));
}

ReviewCard insideBand(const Headline& now, const Headline& other)
{
    const bool known = now.band.watched.count() > 0, knownBefore = other.band.watched.count() > 0;
    return {Tr::tr("Time inside band"), known ? percent(now.band.share()) : QStringLiteral("–"),
            !known        ? Tr::tr("nobody watched")
            : knownBefore ? Tr::tr("was %1 in the other period").arg(percent(other.band.share()))
                          : Tr::tr("the other period is not known"),
            Tr::tr("Share of the watched time in which delta was inside its band. A silence of "
                   "more than a minute counts as neither.") +
                (known ? QLatin1Char('\n') + Tr::tr("Watched: %1.").arg(watchedWords(now))
                       : QString())};
}

ReviewCard shortfall(const Headline& h)
{
    const bool known = h.wantedUsd > 0;
    return {
        Tr::tr("Implementation shortfall"),
        known ? words(core::number(h.shortfallBp, 1)) + QStringLiteral(" bp") : QStringLiteral("–"),
        known ? Tr::tr("%1 on %2 wanted").arg(dollars(h.shortfallUsd), largeDollars(h.wantedUsd))
              : Tr::tr("nothing was traded"),
        Tr::tr("What the hedges cost against the mid when they were proposed (Perold): delay, "
               "timing, spread, impact, fees and what was not filled, in basis points of what "
               "was to be traded.")};
}

ReviewCard approval(const Headline& h)
{
    return {Tr::tr("Median approve time"),
            h.medianApproval ? words(core::humanDuration(*h.medianApproval)) : QStringLiteral("–"),
            h.medianApproval ? Tr::tr("cost of delay %1").arg(dollars(h.delayUsd))
                             : Tr::tr("nobody approved by hand"),
            Tr::tr("From the proposal to the person's decision; and what the market did meanwhile "
                   "to what was traded, USD.")};
}

ReviewCard saved(const Headline& h)
{
    const review::ScheduleComparison& s = h.schedule;
    ReviewCard card{Tr::tr("Saved against a clock"), QStringLiteral("–"),
                    Tr::tr("not enough was recorded"),
                    Tr::tr("What a clock that leaves the same hedging error would have cost, less "
                           "what was paid; of the whole book, whatever the filter. Formula: "
                           "theory 2.1.")};
    if (!s.known) return card;
    card.figure = signedDollars(s.savedUsd.value);
    card.detail = Tr::tr("± %1 · same risk each %2")
                      .arg(largeDollars(s.savedUsd.plusMinus),
                           words(core::humanDuration(core::fromSeconds(3600 * s.sameRiskHours))));
    card.tip += QLatin1Char('\n') + Tr::tr("Hourly it would have cost %1; at our error %2.")
                                        .arg(dollars(s.scheduleUsd), dollars(s.sameRiskUsd));
    if (std::abs(s.savedUsd.value) > s.savedUsd.plusMinus)
        card.tone = tables::signTone(s.savedUsd.value);
    return card;
}

ReviewCard unexplained(const review::PeriodReview& review)
{
    const Headline& h = review.headline;
    const bool known = review.pnl.cells > 0;
    // What the share is of: the figures beside one another divide into it.
    const QString moved = largeDollars(review.pnl.parts.moved());
    const QString coin =
        known && h.coinHeldUsd != 0
            ? QStringLiteral(" · ") +
                  Tr::tr("own coin's worth %1, not counted").arg(signedDollars(h.coinHeldUsd))
            : QString();
    return {
        Tr::tr("Unexplained P&L"), known ? percent(h.unexplainedShare) : QStringLiteral("–"),
        !known      ? Tr::tr("no positions were recorded")
        : h.flagged ? Tr::tr("%1 of %2 that moved · beyond what is accepted")
                          .arg(dollars(h.unexplainedUsd), moved)
                    : Tr::tr("%1 of %2 that moved").arg(dollars(h.unexplainedUsd), moved) + coin,
        Tr::tr("What neither the Greeks nor funding, fees and trades account for, as a share of "
               "all parts without their signs. Accepted: 5 %, or half a basis point of the "
               "gross notional.") +
            QLatin1Char('\n') +
            Tr::tr("Profit does not count that the account's own coin became dearer or cheaper, "
                   "here and in the calendar, the bars and the comparison.") +
            (known
                 ? QLatin1Char('\n') +
                       Tr::tr(
                           "Profit: %1. The account's own coin changed by %2 in worth: capital at "
                           "the market's price, no profit of the hedging.")
                           .arg(dollars(h.pnlUsd), dollars(h.coinHeldUsd))
                 : QString()),
        known && h.flagged ? tables::Tone::Warn : tables::Tone::Neutral};
}

double editedFrom(const review::Case& one) { return one.tradeAsProposed; }

double decidedOn(const review::Case& one)
{
    double sum = 0;
    for (const review::CaseLeg& leg : one.legs) sum += leg.deltaChange;
    return sum;
}

QString coins(double value) { return words(core::signedNumber(value, 2)); }

/// What a bar of the picture stands for.
enum class Grain : std::uint8_t { Day, Week, Month };

Grain grainOf(const std::vector<DayFigures>& days)
{
    if (days.empty()) return Grain::Day;
    const auto span = (days.back().day - days.front().day).count();
    return span > 370 ? Grain::Month : span > 42 ? Grain::Week : Grain::Day;
}

review::UtcDay beginOf(review::UtcDay day, Grain grain)
{
    using namespace std::chrono;
    if (grain == Grain::Day) return day;
    if (grain == Grain::Week) return day - days{weekday{day}.iso_encoding() - 1};
    const year_month_day date{day};
    return sys_days{date.year() / date.month() / 1};
}

QString barName(review::UtcDay day, Grain grain)
{
    const QString whole = dateWords(core::Time{day});  // "16 NOV 26"
    return grain == Grain::Month ? whole.section(QLatin1Char(' '), 1)
                                 : whole.section(QLatin1Char(' '), 0, 1);
}

QString barTitle(review::UtcDay day, Grain grain)
{
    const QString date = dateWords(core::Time{day});
    switch (grain) {
        case Grain::Day: return date;
        case Grain::Week: return Tr::tr("week from %1").arg(date);
        case Grain::Month: return date.section(QLatin1Char(' '), 1);
    }
    return date;
}

/// Parts that add up to what was marked but for the coin held as equity: an account's own coin
/// moves by more than all that hedging is about, and would hide it.
std::vector<double> partsOf(const PnlSum& sum)
{
    const review::Attribution& p = sum.parts;
    return {p.delta + p.linear, p.gamma,     p.theta, p.vega + p.vanna + p.volga,
            p.funding,          p.newTrades, p.fees,  sum.unexplained()};
}

std::vector<QString> partNames()
{
    // "delta and futures" as in the report: the waterfalls part them, and call each by its own
    // name.
    return {
        Tr::tr("delta and futures"), Tr::tr("gamma"),  Tr::tr("theta"),    Tr::tr("vega"),
        Tr::tr("funding"),           Tr::tr("trades"), Tr::tr("all fees"), Tr::tr("unexplained")};
}

/// Of the pictures of profit.
QString unitOf(const review::PeriodReview& review)
{
    return review.pnl.coinHeldUsd() == 0 ? QStringLiteral("USD")
                                         : Tr::tr("USD, own coin's worth not counted");
}

double valueOf(const DayFigures& day, CalendarOf of)
{
    switch (of) {
        case CalendarOf::Pnl: return day.pnlUsd;
        case CalendarOf::Cost: return -day.costUsd;
        case CalendarOf::Rebalances: return day.rebalances;
    }
    return 0;
}

}  // namespace

std::vector<ReviewCard> cardsOf(const review::ReviewPicture& picture)
{
    const Headline& now = picture.now.headline;
    std::vector<ReviewCard> cards{rebalances(now), insideBand(now, picture.other.headline),
                                  shortfall(now),  approval(now),
                                  saved(now),      unexplained(picture.now)};
    // What is of hours and positions does not follow a choice among rebalances, and says so.
    if (review::isOfCases(picture.wish.filter) || !picture.wish.query.isEmpty())
        for (const std::size_t whole : {1, 4, 5})
            cards[whole].caption = Tr::tr("%1 · not filtered").arg(cards[whole].caption);
    return cards;
}

QString spanWords(core::Duration span)
{
    if (span >= core::Duration::zero() && span < std::chrono::milliseconds{1})
        return QStringLiteral("%1 µs").arg(
            std::chrono::duration_cast<std::chrono::microseconds>(span).count());
    return words(core::humanDuration(span));
}

QString periodWords(const review::Period& period)
{
    const QString from = dateWords(period.from), to = dateWords(period.to);
    return from == to ? from : from + QStringLiteral(" – ") + to;
}

QString sentenceOf(const review::CaseDetail& detail)
{
    const review::Case& one = detail.one;
    const review::Rebalance& r = one.row;
    QStringList parts;
    const bool banded = one.bandLower < one.bandUpper;
    const bool inside = r.deltaBefore >= one.bandLower && r.deltaBefore <= one.bandUpper;
    const QString band =
        !banded  ? QString()
        : inside ? Tr::tr(" inside %1 to %2").arg(coins(one.bandLower), coins(one.bandUpper))
                 : Tr::tr(" outside %1 to %2").arg(coins(one.bandLower), coins(one.bandUpper));
    const QString when = words(core::clockUtcMs(r.proposedAt)), trigger = spoken(r.trigger);
    if (r.revision > 1)
        // The delta is that of the revision that was decided on, not of the proposal's first
        // moment.
        parts << Tr::tr("%1 %2").arg(when, trigger)
              << Tr::tr("revision %1: delta %2%3")
                     .arg(QString::number(r.revision), coins(r.deltaBefore), band);
    else
        parts << Tr::tr("%1 %2: delta %3%4").arg(when, trigger, coins(r.deltaBefore), band);
    if (one.edited)
        parts << Tr::tr("edited %1 to %2").arg(coins(editedFrom(one)), coins(decidedOn(one)));
    const QString who = one.trader.empty() ? QString() : Tr::tr(" by %1").arg(words(one.trader));
    if (r.decidedAt)
        parts << Tr::tr("%1%2 after %3")
                     .arg(spokenInside(r.outcome), who, spanWords(*r.decidedAt - r.proposedAt));
    else
        parts << spokenInside(r.outcome);
    const std::string reason = review::reasonBesideTime(r);
    if (!reason.empty()) parts << spoken(reason);
    if (r.sentAt) {
        const core::Time since = r.decidedAt.value_or(r.proposedAt);
        parts << Tr::tr("sent %1 later").arg(spanWords(*r.sentAt - since));
    }
    if (r.sentAt && r.endedAt)
        parts << Tr::tr("%1 in %2")
                     .arg(spokenInside(r.orderState), spanWords(*r.endedAt - *r.sentAt));
    if (r.deltaAfter) parts << Tr::tr("delta %1").arg(coins(*r.deltaAfter));
    return parts.join(QStringLiteral(" → ")) + QLatin1Char('.');
}

StackedPlot::Picture pnlBars(const review::PeriodReview& review)
{
    StackedPlot::Picture picture;
    picture.series = partNames();
    picture.yLabel = unitOf(review);
    const Grain grain = grainOf(review.days);
    std::optional<review::UtcDay> begun;
    std::vector<double> aside;  // USD, of each bar
    for (const DayFigures& day : review.days) {
        const review::UtcDay begin = beginOf(day.day, grain);
        if (begun != begin) {
            begun = begin;
            StackedPlot::Bar bar;
            bar.name = barName(begin, grain);
            bar.title = barTitle(begin, grain);
            bar.values.assign(picture.series.size(), 0);
            picture.bars.push_back(std::move(bar));
            aside.push_back(0);
        }
        StackedPlot::Bar& bar = picture.bars.back();
        const std::vector<double> parts = partsOf(day.pnl);
        for (std::size_t i = 0; i < parts.size(); ++i) bar.values[i] += parts[i];
        bar.total += day.pnl.profitUsd();
        aside.back() += day.pnl.coinHeldUsd();
        bar.isMarked = bar.isMarked || day.toInvestigate;
    }
    for (std::size_t i = 0; i < aside.size(); ++i)
        if (aside[i] != 0)
            picture.bars[i].title =
                Tr::tr("%1 (own coin's worth %2 by the market's price, not counted)")
                    .arg(picture.bars[i].title, signedDollars(aside[i]));
    return picture;
}

WaterfallPlot::Picture pnlWaterfall(const review::PeriodReview& review, bool byRevaluation)
{
    WaterfallPlot::Picture picture;
    picture.yLabel = unitOf(review);
    picture.decimals = 0;
    for (const review::WaterfallBar& bar : byRevaluation ? review::revaluationWaterfall(review.pnl)
                                                         : review::taylorWaterfall(review.pnl))
        picture.bars.push_back(
            {bar.name == kFees ? Tr::tr("All fees") : spoken(bar.name), bar.usd, bar.isTotal, {}});
    return picture;
}

WaterfallPlot::Picture costWaterfall(const review::CostSum& cost)
{
    WaterfallPlot::Picture picture;
    picture.yLabel = Tr::tr("bp of what was to be traded");
    picture.costs = true;
    picture.decimals = 2;
    for (const review::CostBar& bar : review::costBars(cost))
        picture.bars.push_back({bar.name == kFees ? Tr::tr("Hedges' fees") : spoken(bar.name),
                                bar.bp, bar.isTotal, dollars(bar.usd)});
    return picture;
}

std::vector<CalendarDay> calendarOf(const review::PeriodReview& review, CalendarOf of)
{
    std::vector<CalendarDay> all;
    for (const DayFigures& day : review.days) {
        CalendarDay one;
        one.day = day.day;
        one.value = valueOf(day, of);
        one.text = of == CalendarOf::Rebalances ? QString::number(day.rebalances)
                   : one.value == 0             ? QStringLiteral("0")
                                                : words(core::signedShort(one.value));
        one.readout = Tr::tr("%1\nprofit %2\ncost of hedging %3\n%4 rebalances")
                          .arg(dateWords(core::Time{day.day}), signedDollars(day.pnlUsd),
                               dollars(day.costUsd))
                          .arg(day.rebalances);
        if (day.coinHeldUsd != 0)
            one.readout +=
                QLatin1Char('\n') +
                Tr::tr("own coin's worth %1, not counted").arg(signedDollars(day.coinHeldUsd));
        if (day.band.watched.count() > 0)
            one.readout +=
                QLatin1Char('\n') + Tr::tr("%1 inside the band").arg(percent(day.band.share()));
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace ballast::ui
