#pragma once

#include "connectors/paper/rpc.h"
#include "connectors/paper_trading/market_view.h"
#include "connectors/paper_trading/trade_order.h"

namespace ballast::paper {

// How methods narrow down what they are asked for; an empty word, "any" or "all" matches
// everything.

/// "btc" and "BTC" alike.
core::Currency currencyOf(std::string_view word);
bool settlesIn(const market::Instrument& spec, std::string_view currency);
bool isOfKind(const market::Instrument& spec, std::string_view kind);
/// An order type, or "stop_all", "take_all", "trigger_all".
bool isOfType(const paper_trading::TradeOrder& order, std::string_view type);
/// The "count" of a page, kept between 1 and `atMost`.
std::size_t pageSize(Arguments& arguments, std::int64_t fallback, std::int64_t atMost = 1'000);

}  // namespace ballast::paper
