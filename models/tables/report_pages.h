#pragma once

#include "models/report/source.h"

namespace ballast::report {
struct Document;
}

namespace ballast::tables {

/// The report of a period as a risk committee reads it, in the language of the program: first what
/// is out of order, then the figures, where the profit came from, what trading cost, how well it
/// was hedged, what was done, what else could have been done, who changed what, and how each figure
/// is made. Pure: the same source gives the same document. All text of it is clean
/// (report::plain).
report::Document reportOf(const report::Source& source);

/// "Daily report", "2026-11-22, UTC".
std::string reportTitle(report::Kind kind);
std::string reportPeriod(const report::Span& span);

}  // namespace ballast::tables
