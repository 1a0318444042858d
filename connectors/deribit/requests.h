#pragma once

#include "connectors/deribit/secret.h"
#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/core/time.h"
#include "models/orders/report.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace ballast::deribit {

/// One call of a method, parameters already as JSON. The text of what is sent is made here and
/// nowhere else; prices and amounts are written as exactly as they were decided.
struct Request {
    std::string method;  ///< "private/buy"
    std::string params = "{}";
    bool operator==(const Request&) const = default;
};

/// The frame: {"jsonrpc":"2.0","id":…,"method":…,"params":…}
std::string frame(std::uint64_t id, const Request& request);

namespace requests {

Request setHeartbeat(int seconds);  ///< at least 10, says the venue
Request test();
/// Login by signature over "timestamp\nnonce\n": the secret itself never crosses the wire.
Request auth(std::string_view keyId, const Secret& secret, core::Time now, std::string_view nonce,
             std::string_view scope);
Request getTime();
Request enableCancelOnDisconnect();
Request getCancelOnDisconnect();

Request getInstruments(core::Currency currency, std::string_view kind);
Request getInstrument(std::string_view name);
Request getPositions();
Request getAccountSummaries();
Request getOpenOrders();
/// private/simulate_portfolio: the account of one currency with these signed sizes beside what is
/// held, futures in USD where inverse, options and linear contracts in coin. At most one a second.
Request simulatePortfolio(core::Currency currency,
                          std::span<const std::pair<std::string, core::Quantity>> positions);

Request subscribe(std::span<const std::string> channels);
Request unsubscribe(std::span<const std::string> channels);

/// private/buy or private/sell of a limit order: amount in the instrument's own unit, post_only
/// said explicitly because the venue's default is true (an order that rests is refused rather than
/// moved where it would take), valid_until in the venue's milliseconds.
Request place(const orders::Intent& intent);
Request cancel(std::string_view venueOrderId);
Request cancelByLabel(core::Label label);
Request cancelAll();

Request orderStateByLabel(core::Currency currency, core::Label label);
Request openOrdersByLabel(core::Currency currency, core::Label label);
Request orderState(std::string_view venueOrderId);
Request tradesByOrder(std::string_view venueOrderId, bool historical);
/// Own trades of a currency in [from, to], oldest first, 1000 at most.
Request tradesSince(core::Currency currency, core::Time from, core::Time to, bool historical);
/// Closed orders of a currency with those that never filled, newest first, 1000 at most.
Request orderHistory(core::Currency currency, bool historical);

}  // namespace requests

}  // namespace ballast::deribit
