#pragma once

#include "connectors/store/sqlite.h"
#include "models/engine/record.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ballast::store {

/// A row of `intent`: the order, and what only the journal knows of it.
struct StoredOrder {
    orders::Order order;  ///< instrument by name; its dense id belongs to a run and is invalid here
    bool autoFired = false;
    double budgetUsd = 0;
    bool reopened = false;  ///< the venue showed it again after it was proven ended
    std::int64_t createdSeq = 0;
    std::int64_t changedSeq = 0;
};
/// A row of `fill`.
struct StoredFill {
    orders::Fill fill;
    std::int64_t seq = 0;
};

/// The columns readOrder and readFill expect, in their order.
inline constexpr std::string_view kOrderColumns =
    "label, proposal_id, proposal_hash, venue, account, underlying, instrument, side, qty_i, px_i, "
    "tif, "
    "valid_until_ns, req_id, created_ns, decision_mid, auto_fired, budget_usd, state, cum_i, "
    "average_price, venue_order_id, evidence, sent_ns, last_ns, reopened, created_seq, "
    "changed_seq, "
    "position_before_i, child, children, picture_hash";
inline constexpr std::string_view kFillColumns =
    "venue, account, trade_id, label, instrument, side, qty_i, px_i, fee, fee_currency, maker, "
    "mid, "
    "index_price, venue_ns, at_ns, seq";

/// Fails on a word no version of Ballast has written: the file is damaged.
core::Expected<StoredOrder> readOrder(const Statement& row);
core::Expected<StoredFill> readFill(const Statement& row);

/// The whole row as JSON, the same bytes for the same row: the body of the event that made it so.
std::string body(const StoredOrder& order);
std::string body(const StoredFill& fill);
std::string body(const engine::HaltRecord& halt);

/// What an event is about, as the log names it.
std::string subject(const orders::Fill& fill);

/// One link of the hash chain.
struct Event {
    std::int64_t seq = 0;
    std::int64_t atNs = 0;
    std::string kind;
    std::string subject;
    std::string body;
};
/// SHA-256 over the previous link's hash and every field, a line each, in hexadecimal.
std::string chainHash(std::string_view previousHash, const Event& event);

}  // namespace ballast::store
