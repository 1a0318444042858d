#pragma once

#include "models/core/name.h"

#include <compare>
#include <cstdint>
#include <functional>

namespace ballast::core {

/// "deribit", "deribit-test", "paper": one connection profile's venue.
using VenueId = Name<15, struct VenueTag>;
/// The venue's name for the account, or the API key's client id where it has none.
using AccountId = Name<39, struct AccountTag>;
/// "BTC", "USDC": also names an underlying.
using Currency = Name<15, struct CurrencyTag>;
/// Client order id: `R1-<install:8>-<counter:13>`; one label, one order-creating frame, for ever.
using Label = Name<63, struct LabelTag>;

struct AccountKey {
    VenueId venue;
    AccountId account;
    auto operator<=>(const AccountKey&) const = default;
};

/// Dense number of an instrument within one run, handed out by market::Directory in order of first
/// sight; an index into every per-instrument table. Never stored: the venue's name is.
struct InstrumentId {
    std::uint32_t index = UINT32_MAX;
    constexpr bool valid() const { return index != UINT32_MAX; }
    auto operator<=>(const InstrumentId&) const = default;
};

struct ProposalId {
    std::uint64_t value = 0;  ///< durable counter; 0: none
    auto operator<=>(const ProposalId&) const = default;
};

/// Counts up with every change of the thing it is a revision of.
using Revision = std::uint64_t;

enum class Side : std::uint8_t { Buy, Sell };
constexpr Side opposite(Side side) { return side == Side::Buy ? Side::Sell : Side::Buy; }
/// "Buy" / "Sell".
constexpr std::string_view text(Side side) { return side == Side::Buy ? "Buy" : "Sell"; }
constexpr int sign(Side side) { return side == Side::Buy ? 1 : -1; }

}  // namespace ballast::core

template <>
struct std::hash<ballast::core::InstrumentId> {
    std::size_t operator()(ballast::core::InstrumentId id) const noexcept { return id.index; }
};
