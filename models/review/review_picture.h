// What the review window draws, made of what was read by a pure function.
#pragma once

#include "models/review/case_query.h"
#include "models/review/counterfactual.h"
#include "models/review/period_review.h"

#include <memory>
#include <string>
#include <vector>

namespace ballast::review {

/// Both ends belong to it.
struct Period {
    core::Time from{}, to{};
    bool operator==(const Period&) const = default;
};
/// As long, ending where this one begins; before a whole UTC month the month before it.
Period before(const Period& period);

/// What a reviewer looks at. `filter` has its choices (its own times are not read).
struct ReviewWish {
    Period period, other;  ///< the second stands beside the first
    ReviewFilter filter;
    CaseQuery query;
    CostBy by = CostBy::Venue;
    bool operator==(const ReviewWish&) const = default;
};

/// What was read of one period, with what the table shows of each case. Immutable.
struct ReviewSource {
    ReviewData data;
    std::vector<Figure> vsNoTrade;  ///< of the cases, one each
    ReviewChoices choices;
};
std::shared_ptr<const ReviewSource> sourceOf(ReviewData data);
using ReviewSourcePtr = std::shared_ptr<const ReviewSource>;

struct ReviewPicture {
    ReviewWish wish;
    ReviewSourcePtr source;  ///< of wish.period
    PeriodReview now, other;
    std::vector<ComparedFigure> compared;  ///< the other period first
    std::vector<CostGroup> costs;          ///< of what was chosen, by wish.by
};
/// The rebalances that filter and query let through; quality, hourly clock and missed triggers are
/// of the whole book all the same, as reviewOf has them.
ReviewPicture pictureOf(ReviewSourcePtr source, const ReviewSourcePtr& other, ReviewWish wish);

/// Parts of one period, read one after another, as one: cells of a day or an hour and breaches that
/// two of them have are taken once. In time order.
ReviewData joined(std::vector<ReviewData> parts);

/// One rebalance in full: what is told of the one that is selected.
struct CaseDetail {
    Case one;
    CostSum cost;
    std::vector<CaseEvent> life;
    WhatIfs whatIfs;
};

}  // namespace ballast::review
