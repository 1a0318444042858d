// What window and reports of the review draw from: one value, made by a pure function.
#pragma once

#include "models/review/case.h"
#include "models/review/distribution.h"
#include "models/review/pnl_cells.h"
#include "models/review/quality.h"
#include "models/review/sample_cells.h"
#include "models/review/tca.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ballast::review {

/// Everything the store has of a period, read once; filters and groups are worked out of it without
/// the disk. Immutable once it is made, so that threads and widgets share it.
struct ReviewData {
    core::Time from{}, to{};      ///< as asked; both belong to it
    std::vector<Case> cases;      ///< oldest first
    std::vector<CostSum> costs;   ///< of the cases, one each: costOf
    std::vector<PnlCell> pnl;     ///< whole UTC days, those of `from` and `to` among them
    std::vector<HourCell> hours;  ///< whole hours, by underlying and in time order
    std::vector<Breach> breaches;
    std::vector<MissedTrigger> notProposed;  ///< a trigger fired, and nothing came of it
    std::string
        remark;  ///< what the history does not have of this period; empty: nothing is missing
};
/// Fills `costs`, and each case's `until` from the one after it of its underlying.
void finish(ReviewData& data);

/// What a person chose; empty fields take everything.
struct ReviewFilter {
    std::optional<core::Time> from, to;  ///< within the data's
    core::Currency underlying;
    std::string trigger, outcome, trader, style, tag;  ///< as Case and Rebalance have them
    core::VenueId venue;                               ///< any leg at it
    std::optional<std::string> subBook;                ///< of the attribution: hedges have none
    std::optional<bool> automatic;
    std::string text;  ///< in order, label, reason, trigger, tags or notes; letters of either case
    bool takes(const Case& one) const;
    bool operator==(const ReviewFilter&) const = default;
};
/// It chooses among rebalances by more than their underlying and time: what is of hours, days and
/// positions does not follow it.
inline bool isOfCases(const ReviewFilter& filter)
{
    return !filter.trigger.empty() || !filter.outcome.empty() || !filter.trader.empty() ||
           !filter.style.empty() || !filter.tag.empty() || filter.automatic || !filter.text.empty();
}

/// The cards at the top (design/review.png).
struct Headline {
    int rebalances = 0;
    int approved = 0, edited = 0, automatic = 0, rejected = 0, expired = 0, other = 0;
    BandTime band;                             ///< over all of them
    std::map<core::Currency, BandTime> bands;  ///< of each: their times lie side by side
    double shortfallUsd = 0, tradedUsd = 0;
    double wantedUsd = 0;  ///< what was to be traded: what the basis points are of
    double shortfallBp = 0;
    std::optional<core::Duration> medianApproval;
    double delayUsd = 0;  ///< the market's move while a person thought
    ScheduleComparison schedule;
    double pnlUsd = 0;       ///< PnlSum::profitUsd: without the coin held
    double coinHeldUsd = 0;  ///< its translation, beside the profit
    double unexplainedUsd = 0, unexplainedShare = 0;
    bool flagged = false;
};

/// A day of the calendar.
struct DayFigures {
    UtcDay day{};
    double pnlUsd = 0;       ///< as the headline's
    double coinHeldUsd = 0;  ///< beside it
    double costUsd = 0;      ///< shortfall
    double tradedUsd = 0;
    int rebalances = 0;
    BandTime band;
    PnlSum pnl;
    bool toInvestigate = false;
};

struct PeriodReview {
    core::Time from{}, to{};
    Headline headline;
    CostSum cost;
    PnlSum pnl;
    HedgingQuality quality;
    std::vector<std::size_t> rows;  ///< of ReviewData::cases, oldest first
    std::vector<DayFigures> days;   ///< every day of the period that anything is known of
    std::vector<MissedTrigger> missed;
    std::vector<Override> overrides;
    double overridesUsd = 0;
    std::vector<ModelDay> model;
    Distribution slippageBp, approvalSeconds, sizeUsd;
};
/// Without the disk, in time linear in the data: 20,000 rebalances and a year's cells well within
/// 200 ms (bench_review).
PeriodReview reviewOf(const ReviewData& data, const ReviewFilter& filter = {});

/// One figure in two periods. It has no value where nothing was recorded that it could be of: a
/// period that nobody watched was not outside its band all the time.
struct ComparedFigure {
    std::string_view name;
    std::optional<double> first, second;
    std::string_view unit;  ///< "USD", "bp", "s", "share", ""
    bool isCount = false;   ///< whole numbers
    /// None against a period that has no value.
    std::optional<double> change() const
    {
        return first && second ? std::optional{*second - *first} : std::nullopt;
    }
};
std::vector<ComparedFigure> compare(const PeriodReview& first, const PeriodReview& second);

/// The choices that the data offers for a filter, sorted.
struct ReviewChoices {
    std::vector<std::string> underlyings, triggers, outcomes, traders, venues, styles, subBooks,
        tags;
};
ReviewChoices choices(const ReviewData& data);

}  // namespace ballast::review
