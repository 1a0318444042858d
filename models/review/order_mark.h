#pragma once

#include "models/core/ids.h"
#include "models/core/time.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ballast::review {

/// When the market of an order was looked at. Stored as words, see store/codes.
enum class MarkStep : std::uint8_t {
    Decision,  ///< it was proposed for the first time
    Approval,  ///< a person approved it, or auto-fire fired
    Arrival,   ///< it was handed to the connector
    Fill,      ///< one trade of it
    End,       ///< it ended
    After1s,   ///< so long after one trade
    After10s,
    After1m,
    After5m,
};
inline constexpr std::size_t kMarkOuts = 4;
inline constexpr std::array<MarkStep, kMarkOuts> kMarkOutSteps = {
    MarkStep::After1s, MarkStep::After10s, MarkStep::After1m, MarkStep::After5m};
/// How long after the trade; zero for what is no mark-out.
core::Duration after(MarkStep step);
std::string_view text(MarkStep step);  ///< "decision", "1 s after"

/// How the market of one instrument stood at one step of a proposal's order. Of the places that
/// were not traded there is the decision alone, without a label: what "another venue" is priced by.
struct OrderMark {
    core::ProposalId proposal;
    core::VenueId venue;
    std::string instrument;
    core::Label label;    ///< of the order; empty: of the proposal, before there was one
    std::string tradeId;  ///< of a fill and its mark-outs; else empty
    MarkStep step = MarkStep::Decision;
    double mid = 0;         ///< quote currency, > 0
    double halfSpread = 0;  ///< quote currency, >= 0; 0 where only one side was quoted
    double spot = 0;        ///< index, USD per coin; 0: not known
    double takerFee = 0;    ///< fraction of notional, as the venue listed it
    core::Time at{};
    bool operator==(const OrderMark&) const = default;
};

}  // namespace ballast::review
