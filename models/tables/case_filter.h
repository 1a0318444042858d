#pragma once

#include "models/review/case_query.h"
#include "models/tables/filter_expression.h"

#include <QString>

#include <expected>

namespace ballast::tables {

/// Which rebalances of a review are shown: an expression (filter_expression.h) over
///   4126                        the rebalance of this number, and no other; 412? is a pattern of
///   it late  "band breach"  "412"  words of order, label, reason, trigger, outcome, person,
///                               underlying, tags and notes, and of the number
///   auto manual edited traded noted tagged
///   underlying:btc venue:okx account:main trader:anna trigger:breach outcome:edited style:slices
///   tag:late desk:two           `book:` and `by:` are underlying and trader
///   cost>50 (or shortfall) bp<=2 slip<0 fees>=1k wait<3 size>1m approval>2min vs<0 orders=2
///   |delta|>3 hour>=14 vol>0.1 notes>0
/// Costs are USD, > 0 costs; `vs` is USD better than not trading; `delta` coin as it was proposed;
/// `hour` of the UTC day; `vol` the shortfall in volatility points. On the window's thread; what it
/// gives may be asked on any.
std::expected<review::CaseQuery, FilterFault> readCaseQuery(const QString& text);

/// Its words, for tips and completion.
const FilterWords& caseFilterWords();

}  // namespace ballast::tables
