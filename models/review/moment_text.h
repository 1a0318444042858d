#pragma once

#include "models/review/moment.h"

#include <string>
#include <vector>

namespace ballast::review {

// Sentences on a moment, in English, each of them known to the catalogue of the window. Times of
// day are UTC.

/// Why it did or did not trade, by what is on record: the most telling thing first. Of a fill, the
/// proposal that waited, what was not proposed and why, the band, in this order.
std::string answer(const Moment& moment, const MomentBook& book);
/// How the underlying stood: delta and band, the hedge's market, guard, margin, the gate.
std::vector<std::string> standing(const Moment& moment, const MomentBook& book);
/// The desk as a whole: mode, brake, links.
std::vector<std::string> standing(const Moment& moment);

/// All of it for a terminal; of one underlying where it is named (events of the whole desk stay).
std::string text(const Moment& moment, core::Currency underlying);
/// The same as one JSON object; what is not known is null.
std::string json(const Moment& moment, core::Currency underlying);

}  // namespace ballast::review
