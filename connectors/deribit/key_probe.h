#pragma once

#include "connectors/deribit/codec.h"
#include "connectors/deribit/profile.h"
#include "connectors/deribit/requests.h"
#include "connectors/net/loop.h"
#include "models/market/directory.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ballast::deribit {

/// What became of a login that was only tried.
struct KeyReport {
    enum class Outcome : std::uint8_t {
        Works,
        Refused,   ///< the venue says no
        TooMuch,   ///< it would be taken, and is refused here: it may do what is not ours to have
        NoAnswer,  ///< out of reach, closed, or silent for too long
    };
    Outcome outcome = Outcome::NoAnswer;
    std::string scope;      ///< as granted; empty: nothing was
    std::string account;    ///< the venue's name of it; empty: it did not say
    std::string right;      ///< TooMuch: the one that is too much
    bool mayTrade = false;  ///< the login allows orders
    std::string reason;     ///< Refused, NoAnswer: in the words of the venue or the wire
};

/// Tries a key: connects, logs in as a session of the same profile would, asks whose account it is,
/// and leaves. It sends nothing else. Tells once; nothing is told after destruction.
class KeyProbe {
public:
    struct Surroundings {
        net::LoopRef loop;
        std::function<core::Time()> now;
        std::function<double()> uniform;  ///< [0, 1): for the nonce
    };
    using Told = std::function<void(const KeyReport&)>;

    KeyProbe(Profile profile, Surroundings surroundings, Told told);
    ~KeyProbe();
    KeyProbe(const KeyProbe&) = delete;
    KeyProbe& operator=(const KeyProbe&) = delete;

    /// All of it has so long, machine time.
    void start(core::Duration within);

private:
    void login();
    void send(const Request& request);
    void onText(std::string_view text);
    void onGranted(const Reply& reply);
    void onAccount(const Reply& reply);
    void end(KeyReport report);

    Profile m_profile;
    Surroundings m_surroundings;
    Told m_told;
    market::Directory m_directory;
    Codec m_codec;
    std::vector<engine::Event> m_events;
    std::unique_ptr<net::Socket> m_socket;
    std::unique_ptr<net::Alarm> m_limit;
    std::uint64_t m_asked = 0;  ///< the number of the request that waits for its reply
    KeyReport m_report;
};

}  // namespace ballast::deribit
