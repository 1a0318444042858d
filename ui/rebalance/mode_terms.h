#pragma once

#include "models/engine/snapshot.h"

namespace ballast::ui::mode_terms {

inline constexpr engine::Mode kModes[] = {engine::Mode::Watch, engine::Mode::Confirm,
                                          engine::Mode::AutoFire};
inline constexpr int kStatePage = 0, kArmPage = 1, kHaltedPage = 2, kLeavePage = 3;
inline constexpr engine::Brake kBrakes[] = {engine::Brake::ReduceOnly, engine::Brake::Pause};

/// Bounds of one arming; the defaults are a half hour a person can still oversee.
inline constexpr int kMostMinutes = 480, kMostOrders = 100, kLeastUsd = 1'000,
                     kMostUsd = 10'000'000;
inline constexpr int kMinutes = 30, kOrders = 6, kUsd = 100'000, kHedgesOfRoom = 3;

}  // namespace ballast::ui::mode_terms
