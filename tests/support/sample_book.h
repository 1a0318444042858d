#pragma once

#include "models/market/board.h"
#include "models/portfolio/exposure.h"

namespace ballast::support {

/// The market and the book of the sample desk. The perpetuals are sized so that the net
/// transaction deltas are the wished ones, to the lot.
struct SampleBook {
    market::Board board;
    portfolio::Book book;
};
SampleBook sampleBook(core::Time at, double btcDelta, double ethDelta, bool stale);

inline constexpr const char* kSampleVenue = "paper";
inline constexpr const char* kSampleAccount = "paper";
core::AccountKey sampleAccount();

}  // namespace ballast::support
