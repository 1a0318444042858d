// review: a period as it was, what it cost, and what else could have been done.
#pragma once

#include "models/review/review_picture.h"
#include "models/tables/roles.h"
#include "ui/charts/stacked_plot.h"
#include "ui/charts/waterfall_plot.h"
#include "ui/review/calendar_map.h"

#include <QString>

#include <vector>

namespace ballast::ui {

/// One of the figures on top: what it is, the figure, and what stands below it.
struct ReviewCard {
    QString caption, figure, detail;
    QString tip;  ///< what the figure is, and its source
    tables::Tone tone = tables::Tone::Neutral;
    bool operator==(const ReviewCard&) const = default;
};
std::vector<ReviewCard> cardsOf(const review::ReviewPicture& picture);

/// One rebalance from trigger to last fill in one sentence.
QString sentenceOf(const review::CaseDetail& detail);

/// "38 µs", "4.1 s".
QString spanWords(core::Duration span);
/// "16 NOV 26 – 22 NOV 26"; one day is said once.
QString periodWords(const review::Period& period);

/// What the days of a review earned and why: a bar a day, of more than six weeks one a week, of
/// more than a year one a month.
StackedPlot::Picture pnlBars(const review::PeriodReview& review);
/// Greek by Greek, or by revaluing one cause after another.
WaterfallPlot::Picture pnlWaterfall(const review::PeriodReview& review, bool byRevaluation);
/// Where the shortfall went, basis points of what was to be traded.
WaterfallPlot::Picture costWaterfall(const review::CostSum& cost);

enum class CalendarOf : std::uint8_t { Pnl, Cost, Rebalances };
std::vector<CalendarDay> calendarOf(const review::PeriodReview& review, CalendarOf of);

}  // namespace ballast::ui
