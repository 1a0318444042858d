#pragma once

#include "models/core/ids.h"
#include "models/market/directory.h"

#include <string_view>

namespace ballast::deribit {

/// Whose words these are: what every decoded value is keyed by.
struct Names {
    core::VenueId venue;
    core::AccountId account;
    market::Directory* directory = nullptr;  ///< outlives every decoder

    core::AccountKey key() const { return {venue, account}; }
    core::InstrumentId idOf(std::string_view instrument) const
    {
        return directory->idOf(venue, instrument);
    }
};

/// No venue lists more; a flood of invented names must not fill the memory.
inline constexpr std::size_t kMaxInstruments = 20'000;

/// "BTC-CS-19MAY26-70000_75000": an order book over several legs. The legs are told of one by one.
bool isCombination(std::string_view instrument);

}  // namespace ballast::deribit
