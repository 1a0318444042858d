#pragma once

#include "models/core/time.h"

namespace ballast::deribit {

// What the venue counts. Requests cost 500 of 50,000 credits, refilled at 10,000 a second;
// subscribing costs 3,000 of 30,000, however many channels a call names. One too many ends the
// session: of the pool for subscribing two calls are left alone and a tenth of the pace, because
// what is sent at even distances does not arrive so.
inline constexpr double kRequestPool = 50'000, kRequestRefill = 10'000, kRequestCost = 500;
inline constexpr double kSubscribePool = 24'000, kSubscribeRefill = 9'000, kSubscribeCost = 3'000;
/// Before the next login, where the venue has counted too many requests: in less its pools hold no
/// login, which spends what has come back and is refused again.
inline constexpr core::Duration kRefillWait = std::chrono::seconds{8};

}  // namespace ballast::deribit
