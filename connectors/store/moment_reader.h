#pragma once

#include "connectors/store/history_reader.h"
#include "models/review/moment.h"

namespace ballast::store {

/// Within so much either side at most.
inline constexpr core::Duration kWidestMoment = std::chrono::hours{24};
/// So many events at most; those nearest to the moment, and of them fills first.
inline constexpr std::size_t kMostMomentEvents = 1'000;

/// What the history has of the minutes round `at`. Fails with a sentence when it cannot be read,
/// and when `around` is not within (0, kWidestMoment].
core::Expected<review::Moment> readMoment(const HistoryReader& reader, core::Time at,
                                          core::Duration around);

}  // namespace ballast::store
