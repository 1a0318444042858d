#include "ui/rebalance/rehearsal_text.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace ballast::ui {
namespace {

using rebalance::Rehearsal;

constexpr core::Duration kWhole = std::chrono::minutes{59};
/// So many ended proposals are kept: with fewer, all of this run are there.
constexpr std::ptrdiff_t kEndedKept = 200;

struct Say {
    Q_DECLARE_TR_FUNCTIONS(Rehearsal)
};

QString clock(core::Time at) { return tables::clockWords(at).left(5); }

int minutes(const Rehearsal& r)
{
    return static_cast<int>(std::chrono::floor<std::chrono::minutes>(r.to - r.from).count());
}

/// "Last hour", or how much of it is known.
QString spanWords(const Rehearsal& r)
{
    return r.to - r.from >= kWhole ? Say::tr("Last hour")
                                   : Say::tr("Only %1 min known").arg(minutes(r));
}

QString endLine(const Rehearsal& r)
{
    switch (r.end) {
        case Rehearsal::End::None: return Say::tr("no budget spent");
        case Rehearsal::End::Time: return Say::tr("time over at %1").arg(clock(r.endAt));
        case Rehearsal::End::Orders: return Say::tr("orders spent at %1").arg(clock(r.endAt));
        case Rehearsal::End::Notional: return Say::tr("USD spent at %1").arg(clock(r.endAt));
        case Rehearsal::End::Delta: return Say::tr("delta spent at %1").arg(clock(r.endAt));
        case Rehearsal::End::Swing: return Say::tr("disarmed at %1").arg(clock(r.endAt));
    }
    return {};
}

QString endSentence(const Rehearsal& r)
{
    switch (r.end) {
        case Rehearsal::End::None: return Say::tr("No part of the budget would have run out.");
        case Rehearsal::End::Time:
            return tables::inZone(Say::tr("The time would have run out first, at %1 UTC."))
                .arg(clock(r.endAt));
        case Rehearsal::End::Orders:
            return tables::inZone(Say::tr("The orders would have run out first, at %1 UTC."))
                .arg(clock(r.endAt));
        case Rehearsal::End::Notional:
            return tables::inZone(Say::tr("The USD would have run out first, at %1 UTC."))
                .arg(clock(r.endAt));
        case Rehearsal::End::Delta:
            return tables::inZone(
                       Say::tr("The delta of an underlying would have run out first, at %1 UTC."))
                .arg(clock(r.endAt));
        case Rehearsal::End::Swing:
            return tables::inZone(Say::tr("At %1 UTC it would have been disarmed: its hedges would "
                                          "have changed side "
                                          "twice in a minute."))
                .arg(clock(r.endAt));
    }
    return {};
}

QString movedWords(const Rehearsal& r)
{
    QStringList parts;
    for (const Rehearsal::Moved& moved : r.moved)
        parts << words(core::number(moved.coins, 2)) + QLatin1Char(' ') + words(moved.underlying);
    return parts.join(QStringLiteral(", "));
}

}  // namespace

Rehearsal rehearsalOf(const engine::Snapshot& snapshot, const rebalance::RehearsalBudget& budget,
                      const rebalance::PastHour& past)
{
    core::Time since = snapshot.at;
    std::vector<rebalance::BandSight> sights;
    if (snapshot.underlyings)
        for (const engine::UnderlyingState& state : *snapshot.underlyings) {
            if (!state.series || state.series->end() == state.series->first()) continue;
            const engine::Series& series = *state.series;
            since = std::min(since, series[series.first()].at);
            for (std::size_t at = series.end(); at-- > series.first();) {
                const engine::ExposureSample& sample = series[at];
                if (sample.at < snapshot.at - std::chrono::hours{1}) break;
                sights.push_back({state.underlying, sample.at,
                                  sample.delta >= sample.lower && sample.delta <= sample.upper});
            }
        }
    static const rebalance::Proposals none;
    const auto& items = snapshot.proposals ? snapshot.proposals->items : none.items;
    const auto ended = std::ranges::count_if(items, [](const rebalance::Proposal& p) {
        return p.state != rebalance::ProposalState::Live &&
               p.state != rebalance::ProposalState::Working;
    });
    // What was before the oldest one kept is not known any more.
    if (ended >= kEndedKept)
        since =
            std::max(since, std::ranges::min(items, {}, &rebalance::Proposal::createdAt).createdAt);
    else if (!past.sights.empty())
        since = std::min(since, past.sights.front().at);
    std::vector<rebalance::Proposal> all;
    for (const rebalance::Proposal& p : past.proposals)
        if (std::ranges::find(items, p.id, &rebalance::Proposal::id) == items.end())
            all.push_back(p);
    all.insert(all.end(), items.begin(), items.end());
    sights.insert(sights.end(), past.sights.begin(), past.sights.end());
    Rehearsal told = rebalance::rehearse(all, sights, budget, since, snapshot.at);
    told.unwatched = rebalance::unwatched(sights, told.from, told.to);
    return told;
}

QString rehearsalLine(const Rehearsal& r)
{
    if (minutes(r) < 1) return Say::tr("No minute is known yet: no look back");
    return Say::tr("%1: %2 sent, %3; %4")
        .arg(spanWords(r))
        .arg(r.hedges)
        .arg(words(core::usd(r.notionalUsd, 0)), endLine(r));
}

QString rehearsalDetails(const Rehearsal& r)
{
    if (minutes(r) < 1)
        return Say::tr("What this budget would have done is told when this run is a minute old.");
    QStringList lines;
    lines << (r.to - r.from >= kWhole
                  ? tables::inZone(Say::tr("Armed so an hour ago, at %1 UTC:")).arg(clock(r.from))
                  : tables::inZone(
                        Say::tr("Less than an hour is on record. Armed so %1 min ago, at %2 UTC:"))
                        .arg(minutes(r))
                        .arg(clock(r.from)));
    if (r.hedges == 0)
        lines << Say::tr("Nothing would have been sent.");
    else
        lines << Say::tr(
                     "Hedges sent: %1, in %2 orders, %3 of notional, moving %4 of delta, at a cost "
                     "of %5.")
                     .arg(r.hedges)
                     .arg(r.orders)
                     .arg(words(core::usd(r.notionalUsd, 0)), movedWords(r),
                          words(core::usd(r.costUsd, 2)));
    lines << endSentence(r);
    if (r.unwatched >= std::chrono::minutes{1})
        lines << Say::tr("Of that, %1 min were not watched: the desk was closed or had no prices.")
                     .arg(std::chrono::floor<std::chrono::minutes>(r.unwatched).count());
    if (r.unarmed > 0)
        lines << Say::tr("In underlyings that are not to be armed: %1.").arg(r.unarmed);
    if (r.left > 0) lines << Say::tr("Left to a person: %1.").arg(r.left);
    if (r.repeated > 0)
        lines
            << Say::tr("Not counted, as further proposals of the same breach: %1.").arg(r.repeated);
    lines << Say::tr(
        "A look back and no forecast: had the first been sent, the later ones might never "
        "have come.");
    return lines.join(QLatin1Char('\n'));
}

}  // namespace ballast::ui
