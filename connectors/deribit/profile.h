#pragma once

#include "connectors/deribit/credits.h"
#include "connectors/deribit/secret.h"
#include "models/core/ids.h"
#include "models/core/time.h"

#include <cstddef>
#include <string>
#include <vector>

namespace ballast::deribit {

inline constexpr const char* kLiveUrl = "wss://www.deribit.com/ws/api/v2";
inline constexpr const char* kTestUrl = "wss://test.deribit.com/ws/api/v2";

/// Which Deribit this is, who we are there, and what is wanted of it. The exchange on this machine
/// is one more profile: "ws://127.0.0.1:PORT/ws/api/v2".
struct Profile {
    core::VenueId venue = "deribit";
    std::string url = kTestUrl;
    std::string keyId;
    Secret secret;
    /// Currencies whose instruments are listed: "BTC", "ETH", "USDC".
    std::vector<core::Currency> currencies;
    /// Underlyings to watch; empty: those of `currencies`.
    std::vector<core::Currency> underlyings;
    /// SHA-256 of the venue's own number of the account that is expected behind the key; empty: it
    /// is not known yet, and learned at the first login. Another one trades nothing.
    std::string accountDigest;
    /// Off unless the profile says so: then every order is refused here, and the key asks to read
    /// only.
    bool tradingEnabled = false;
    /// Ask for account:read_write, which arming cancel-on-disconnect by call needs. Without it, it
    /// is to be set on the key at the venue; either way it is verified and shown, and no order is
    /// sent where it is not armed.
    bool mayChangeAccount = false;
    /// Books to keep, by name; empty: the perpetuals and dated futures of the underlyings.
    std::vector<std::string> hedgeInstruments;
    std::string bookInterval = "100ms";  ///< or "raw", "agg2"
    std::string tickerInterval = "100ms";
    std::size_t maxTickers = 6000;
    std::size_t maxBooks = 100;
};

/// All in machine time: patience does not shrink because a simulated market runs fast.
struct Timing {
    core::Duration connect = std::chrono::seconds{10};
    core::Duration login = std::chrono::seconds{20};      ///< from the open socket to Up
    core::Duration silence = std::chrono::seconds{12};    ///< without a byte: the link is dead
    core::Duration heartbeat = std::chrono::seconds{10};  ///< the venue's least
    core::Duration snapshot = std::chrono::seconds{5};    ///< for a book that was asked for again
    core::Duration answer =
        std::chrono::seconds{10};                     ///< for reads; orders are never given up here
    core::Duration clock = std::chrono::seconds{30};  ///< between measurements of the offset
    core::Duration positions = std::chrono::seconds{30};  ///< between readings of what is held
    /// What the venue reads out may be this much older than its matching engine.
    core::Duration queryLag = std::chrono::seconds{5};
    core::Duration health = std::chrono::seconds{1};
    core::Duration firstRetry = std::chrono::milliseconds{500};
    core::Duration longestRetry = std::chrono::seconds{30};
    core::Duration refill = kRefillWait;
    core::Duration malformedWindow = std::chrono::seconds{60};
    int malformedLimit = 3;
};

}  // namespace ballast::deribit
