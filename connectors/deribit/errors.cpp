#include "connectors/deribit/errors.h"

#include <algorithm>

namespace ballast::deribit {
namespace {

struct Known {
    int code;
    std::string_view word;  ///< in the venue's message; empty: any
};

// Each line is an answer after which the venue holds no order of that request. Internal errors,
// timeouts, "temporarily unavailable" and every code that is not here stay ambiguous.
constexpr Known kDefinite[] = {
    {-32602, "aram"},   // "Invalid params", "invalid params"
    {-32601, "ethod"},  // "Method not found"
    {10002, "qty_too_low"},
    {10003, "order_overlap"},
    {10005, "price_too_low"},
    {10006, "price_too_low"},
    {10007, "price_too_high"},
    {10009, "not_enough_funds"},
    {10011, "price_not_allowed"},
    {10012, "book_closed"},
    {10013, "pme_max"},
    {10014, "pme_max"},
    {10015, "pme_max"},
    {10016, "pme_max"},
    {10017, "pme_max"},
    {10018, "non_pme_max"},
    {10020, "invalid_or_unsupported_instrument"},
    {10021, "invalid_amount"},
    {10022, "invalid_quantity"},
    {10023, "invalid_price"},
    {10026, "price_precision_exceeded"},
    {10027, "non_integer_contract_amount"},
    {10028, "too_many_requests"},
    {10038, "pme_max_risk_reducing"},
    {10039, "not_enough_funds_in_currency"},
    {10040, "retry"},
    {10041, "settlement_in_progress"},
    {10043, "price_wrong_tick"},
    {10047, "matching_engine_queue_full"},
    {11029, "invalid_arguments"},
    {11051, "maintenance"},
    {11054, "post_only_reject"},
};

}  // namespace

Certainty certainty(const VenueError& error)
{
    const bool known = std::any_of(std::begin(kDefinite), std::end(kDefinite), [&](const Known& k) {
        return k.code == error.code && error.message.find(k.word) != std::string::npos;
    });
    return known ? Certainty::Definite : Certainty::Ambiguous;
}

bool endsSession(const VenueError& error) { return error.code == 10028; }

bool endedBefore(const VenueError& error)
{
    constexpr int kOrderNotFound = 10004, kAlreadyClosed = 10010, kNotOpenOrder = 11044;
    return error.code == kOrderNotFound || error.code == kAlreadyClosed ||
           error.code == kNotOpenOrder;
}

std::string text(const VenueError& error)
{
    return std::to_string(error.code) + " " + error.message;
}

}  // namespace ballast::deribit
