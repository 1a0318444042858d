#pragma once

#include "models/core/text_table.h"
#include "models/pricing/contract_row.h"

namespace ballast::pricing {

/// The answers to a table of contracts: a row for a row, each with its status and, where it is not
/// "ok", the reason. A row that could not be answered stops no other.
struct ContractAnswers {
    core::TextTable table;
    int rows = 0;
    int unanswered = 0;  ///< rows without a number
};

/// Reads comma-separated text with a header row (see contractHelp) and answers it. Pure: `at` is
/// the time of valuation for rows that give an expiry and no time of their own. Fails as a whole
/// only where the header cannot be read or there is none.
///
/// Greeks: all of Greeks and InverseOption, of the whole position (size coins of option), each
/// column with its unit in its name. Status: ok, expired (the intrinsic value), refused.
/// ImpliedVol: sigma of price, bid and ask, and the vega at the first of them. Status: ok,
/// at_intrinsic (sigma 0), below_intrinsic, above_maximum, expired, refused.
core::Expected<ContractAnswers> answer(std::string_view csv, ContractQuestion question,
                                       std::optional<core::Time> at = {});

}  // namespace ballast::pricing
