#pragma once

#include "connectors/deribit/json.h"
#include "connectors/deribit/names.h"
#include "models/core/error.h"
#include "models/core/time.h"
#include "models/market/instrument.h"
#include "models/orders/report.h"
#include "models/portfolio/holding.h"

#include <optional>
#include <string>
#include <vector>

namespace ballast::deribit {

// The `result` of replies, one function a method.

/// public/get_instruments. One line that cannot be read costs that line, not the list.
struct Instruments {
    std::vector<market::Instrument> list;
    std::size_t combinations = 0;  ///< skipped: their legs are listed themselves
    std::size_t refused = 0;
    std::string firstRefusal;
};
core::Expected<Instruments> decodeInstruments(json::Value result, const Names& names);
core::Expected<market::Instrument> decodeInstrument(json::Value value, const Names& names);

/// public/auth
struct Granted {
    std::string scope;  ///< "connection trade:read_write account:read"
    core::Duration expiresIn{};
    bool has(std::string_view word) const;  ///< a whole word of the scope
};
core::Expected<Granted> decodeGranted(json::Value result);

/// public/get_time
core::Expected<core::Time> decodeVenueTime(json::Value result);
/// private/get_cancel_on_disconnect: whether it is armed.
core::Expected<bool> decodeCancelOnDisconnect(json::Value result);
/// subscribe and unsubscribe: the channels the venue knows; what it does not know it leaves out.
core::Expected<std::vector<std::string>> decodeChannels(json::Value result);

/// private/get_positions: the open ones.
core::Expected<std::vector<portfolio::Position>> decodePositions(json::Value result,
                                                                 const Names& names, core::Time at);

/// private/get_account_summaries (or get_account_summary), with the order rate limit where told.
struct Accounts {
    std::string number;  ///< the venue's own of the account; empty: not told
    std::vector<portfolio::Balance> balances;
    double orderRate = 0;  ///< matching-engine requests a second; 0: not told
    double orderBurst = 0;
};
core::Expected<Accounts> decodeAccounts(json::Value result, const Names& names, core::Time at);

/// private/simulate_portfolio: an account as it would be. Amounts in its currency.
struct Simulated {
    double equity = 0;
    double initial = 0;
    double maintenance = 0;
};
core::Expected<Simulated> decodeSimulated(json::Value result);

/// A list of orders; combinations are left out.
core::Expected<std::vector<orders::VenueOrder>> decodeOrders(json::Value result, const Names& names,
                                                             core::Time at);
/// private/buy, private/sell, private/cancel: the order, and the trades it made at once.
struct Placed {
    orders::VenueOrder order;
    std::vector<orders::Fill> fills;
};
core::Expected<Placed> decodePlaced(json::Value result, const Names& names, core::Time at);
/// A list of own trades, bare or as {trades, has_more}.
struct Trades {
    std::vector<orders::Fill> list;
    bool more = false;  ///< the venue has more than it sent
};
core::Expected<Trades> decodeTradeList(json::Value result, const Names& names, core::Time at);

}  // namespace ballast::deribit
