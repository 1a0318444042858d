#include "models/review/review_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace ballast::review {
namespace {

using std::chrono::months;

constexpr core::Duration kTick{1};

/// The month that the period is, if it is one.
std::optional<std::chrono::year_month> monthOf(const Period& period)
{
    const UtcDay first = std::chrono::floor<std::chrono::days>(period.from);
    const std::chrono::year_month_day day{first};
    if (core::Time{first} != period.from || day.day() != std::chrono::day{1}) return std::nullopt;
    const std::chrono::year_month month = day.year() / day.month();
    const core::Time next{std::chrono::sys_days{(month + months{1}) / 1}};
    return period.to == next - kTick ? std::optional{month} : std::nullopt;
}

/// The review of what the query lets through, with rows of the whole data.
PeriodReview narrowed(const ReviewSource& source, const ReviewFilter& filter,
                      const CaseQuery& query)
{
    const ReviewData& data = source.data;
    PeriodReview whole = reviewOf(data, filter);
    if (query.isEmpty()) return whole;
    // Nothing but cases differs: what is of days and hours stays with the whole.
    ReviewData few;
    few.from = data.from, few.to = data.to;
    few.pnl = data.pnl;
    std::vector<std::size_t> kept;
    for (const std::size_t n : whole.rows) {
        if (!query.passes(data.cases[n], data.costs[n], source.vsNoTrade[n])) continue;
        kept.push_back(n);
        few.cases.push_back(data.cases[n]);
        few.costs.push_back(data.costs[n]);
    }
    PeriodReview review = reviewOf(few, filter);
    for (std::size_t& n : review.rows) n = kept[n];
    review.headline.band = whole.headline.band;
    review.headline.bands = whole.headline.bands;
    review.headline.schedule = whole.headline.schedule;
    review.quality = whole.quality;
    review.missed = std::move(whole.missed);
    std::map<UtcDay, BandTime> bands;
    for (const DayFigures& day : whole.days) bands[day.day] = day.band;
    std::set<UtcDay> known;
    for (DayFigures& day : review.days) {
        known.insert(day.day);
        day.band = bands[day.day];
    }
    for (const DayFigures& day : whole.days) {
        if (known.contains(day.day)) continue;
        DayFigures quiet = day;
        quiet.costUsd = quiet.tradedUsd = 0;
        quiet.rebalances = 0;
        review.days.push_back(std::move(quiet));
    }
    std::ranges::sort(review.days, {}, &DayFigures::day);
    return review;
}

template <class T, class Key>
void append(std::vector<T>& to, std::vector<T>& from, std::set<Key>& seen, Key (*keyOf)(const T&))
{
    for (T& one : from)
        if (seen.insert(keyOf(one)).second) to.push_back(std::move(one));
}

using CellKey = std::tuple<UtcDay, core::AccountKey, std::string, core::Currency, core::Time>;
CellKey cellKey(const PnlCell& cell)
{
    return {cell.day, cell.account, cell.subBook, cell.underlying,
            cell.expiry.value_or(core::Time::max())};
}
using HourKey = std::pair<core::Currency, core::Time>;
HourKey hourKey(const HourCell& cell) { return {cell.underlying, cell.hour}; }
HourKey breachKey(const Breach& breach) { return {breach.underlying, breach.began}; }
std::uint64_t caseKey(const Case& one) { return one.row.proposal.value; }

/// Of parts that each have a remark of their own: the same, of all of them.
void remark(ReviewData& data)
{
    if (data.pnl.empty() && !data.cases.empty())
        data.remark =
            "What was carried was not recorded in this period: its profit is not attributed.";
    const auto lacking = std::ranges::count_if(
        data.costs, [](const CostSum& cost) { return cost.withoutMarks > 0; });
    if (lacking > 0)
        data.remark += fmt::format(
            "{}Of {} rebalances the market was not recorded at each step: there the next known "
            "price stands for it.",
            data.remark.empty() ? "" : " ", lacking);
}

}  // namespace

Period before(const Period& period)
{
    if (const auto month = monthOf(period)) {
        const core::Time from{std::chrono::sys_days{(*month - months{1}) / 1}};
        return {from, period.from - kTick};
    }
    const core::Duration length = period.to - period.from;
    return {period.from - kTick - length, period.from - kTick};
}

ReviewSourcePtr sourceOf(ReviewData data)
{
    auto source = std::make_shared<ReviewSource>();
    source->data = std::move(data);
    source->vsNoTrade.reserve(source->data.cases.size());
    for (const Case& one : source->data.cases) source->vsNoTrade.push_back(vsNoTrade(one));
    source->choices = choices(source->data);
    return source;
}

ReviewPicture pictureOf(ReviewSourcePtr source, const ReviewSourcePtr& other, ReviewWish wish)
{
    ReviewPicture picture;
    ReviewFilter filter = wish.filter;
    filter.from = wish.period.from, filter.to = wish.period.to;
    picture.now = narrowed(*source, filter, wish.query);
    filter.from = wish.other.from, filter.to = wish.other.to;
    if (other) picture.other = narrowed(*other, filter, wish.query);
    picture.compared = compare(picture.other, picture.now);
    std::vector<const Case*> chosen;
    chosen.reserve(picture.now.rows.size());
    for (const std::size_t n : picture.now.rows) chosen.push_back(&source->data.cases[n]);
    picture.costs = costBy(chosen, wish.by);
    picture.source = std::move(source);
    picture.wish = std::move(wish);
    return picture;
}

ReviewData joined(std::vector<ReviewData> parts)
{
    ReviewData all;
    if (parts.empty()) return all;
    std::ranges::sort(parts, {}, &ReviewData::from);
    all.from = parts.front().from, all.to = parts.back().to;
    std::set<std::uint64_t> cases;
    std::set<CellKey> cells;
    std::set<HourKey> hours, breaches;
    for (ReviewData& part : parts) {
        append(all.cases, part.cases, cases, caseKey);
        append(all.pnl, part.pnl, cells, cellKey);
        append(all.hours, part.hours, hours, hourKey);
        append(all.breaches, part.breaches, breaches, breachKey);
        std::ranges::move(part.notProposed, std::back_inserter(all.notProposed));
    }
    const auto place = [](const HourCell& cell) { return std::pair{cell.underlying, cell.hour}; };
    std::ranges::sort(all.hours, {}, place);
    finish(all);
    remark(all);
    return all;
}

}  // namespace ballast::review
