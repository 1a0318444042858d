#pragma once

#include "connectors/paper_market/book_position.h"
#include "models/core/error.h"
#include "models/core/ids.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::paper_trading {

/// What an account starts with or is given while it runs.
using SeedPosition = paper_market::BookPosition;
inline constexpr double kDefaultEquityUsd = 40e6;
struct AccountSeed {
    std::string key, secret;
    std::map<core::Currency, double> equity;  ///< empty: equityUsd worth of each
    double equityUsd = kDefaultEquityUsd;  ///< enough to carry the margin of an options desk's book
    std::vector<SeedPosition> positions;
};

/// "KEY:SECRET" or "KEY:SECRET:EQUITY", where EQUITY is dollars' worth of each currency ("1000000")
/// or a list ("BTC=10,ETH=100,USDC=250000").
core::Expected<AccountSeed> parseAccount(std::string_view text);

}  // namespace ballast::paper_trading
