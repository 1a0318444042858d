// Columns of the review's tables and the values they hold, for the writer and the reader alike.
#pragma once

#include "connectors/store/codes.h"
#include "connectors/store/sqlite.h"
#include "models/review/carried_row.h"
#include "models/review/pnl_cells.h"
#include "models/review/sample_cells.h"

namespace ballast::store {

inline constexpr std::string_view kHeldColumns =
    "venue, account, sub_book, underlying, instrument, kind, option_type, strike, in_coin, "
    "expiry_ns";
inline constexpr std::string_view kCarriedColumns =
    "at_ns, why, quantity, forward, sigma, mark, spot, funding_usd, fees_usd, new_trades_usd, "
    "traded";
inline constexpr std::string_view kPnlKey =
    "day_ns, venue, account, sub_book, underlying, expiry_ns";
inline constexpr std::string_view kPnlSums =
    "delta, gamma, vega, theta, vanna, volga, charm, speed, linear, funding, fees, new_trades, "
    "translation, options, time_step, spot_step, vol_step, marked, gross_usd_s, unseen_usd, "
    "left_out, steps";
inline constexpr std::string_view kHourSums =
    "watched_ns, inside_ns, samples, steps, known, error_usd, error_squares, deviation_s, "
    "deviation_squares, variance, spot_s, gamma_s, vega_s, sigma_s, sigma_known_s, cost_s, "
    "spot_first, spot_last, spot_low, spot_high, delta_first, delta_last";

/// Of the columns above, from `column` on. `key` is not read.
review::CarriedRow readCarried(const Statement& row, int column, const review::CarriedKey& key);
review::CarriedKey readHeld(const Statement& row, int column);
review::PnlCell readPnl(const Statement& row, int column);
/// Of "underlying, hour_ns" and kHourSums.
review::HourCell readHour(const Statement& row, int column);

}  // namespace ballast::store
