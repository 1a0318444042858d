#pragma once

#include "models/review/review_picture.h"
#include "models/tables/line_table.h"

#include <vector>

namespace ballast::ui {

/// The small tables of the review: their columns, and their lines from the values of the models.
std::vector<tables::LineColumn> lifeColumns();
std::vector<tables::Line> lifeLines(const review::CaseDetail& detail);

std::vector<tables::LineColumn> whatIfColumns();
std::vector<tables::Line> whatIfLines(const review::WhatIfs& whatIfs);

std::vector<tables::LineColumn> noteColumns();
std::vector<tables::Line> noteLines(const std::vector<review::Note>& notes);

std::vector<tables::LineColumn> costColumns();
std::vector<tables::Line> costLines(const std::vector<review::CostGroup>& groups);

std::vector<tables::LineColumn> comparedColumns();
std::vector<tables::Line> comparedLines(const std::vector<review::ComparedFigure>& figures);

std::vector<tables::LineColumn> qualityColumns();
std::vector<tables::Line> qualityLines(const review::PeriodReview& now,
                                       const review::PeriodReview& other);

std::vector<tables::LineColumn> missedColumns();
std::vector<tables::Line> missedLines(const std::vector<review::MissedTrigger>& missed);

std::vector<tables::LineColumn> overrideColumns();
std::vector<tables::Line> overrideLines(const std::vector<review::Override>& overrides);

}  // namespace ballast::ui
