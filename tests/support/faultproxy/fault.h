#pragma once

#include "models/core/time.h"

#include <cstddef>
#include <limits>
#include <string>

namespace ballast::test {

/// What can be wrong with a link. Of bytes, of websocket messages, or of how a connection begins.
enum class Wrong {
    // how it begins: the next connections
    Refuse,            ///< accepted, and closed at once
    SilentConnect,     ///< accepted, and never answered
    HttpError,         ///< answers the upgrade with `status`
    TlsStall,          ///< the handshake of TLS never ends
    WrongCertificate,  ///< for another name
    // bytes, in one direction
    Delay,      ///< everything `time` later
    Jitter,     ///< everything up to `time` later, order kept
    Bandwidth,  ///< `count` bytes a second
    SlowLoris,  ///< a byte at a time, one each `time`
    Cut,        ///< after `count` bytes more, both ways end in order
    HalfClose,  ///< this way ends in order, the other goes on
    Reset,      ///< after `count` bytes more, RST both ways
    BlackHole,  ///< taken and thrown away; nothing ends
    Corrupt,    ///< one bit of a message's frame, header or payload
    Dribble,    ///< pieces of a few bytes, as fast as they go
    // messages
    Drop,
    Duplicate,
    Reorder,      ///< with the one after it
    Truncate,     ///< ends in the middle, in a frame of the shorter length
    CutFrame,     ///< half a frame, then RST
    Garbage,      ///< a message that is not JSON comes before it
    InvalidUtf8,  ///< a message of bytes that are no text comes before it
    GiantHeader,  ///< a frame that announces 2 GiB comes instead
    CloseFrame,   ///< the peer says it goes away (1001)
    Fragment,     ///< in two frames
    MaskedFrame,  ///< a server may not mask
};

enum class Way { ToDesk, ToVenue };
enum class Begins {
    AtOnce,
    WithOrder,   ///< when a frame that creates an order comes by; that frame is the first to suffer
    AfterOrder,  ///< the same, but that frame still passes
};

/// One fault. Composable: any number hold at once, each for itself.
struct Fault {
    Wrong wrong{};
    Way way = Way::ToDesk;
    Begins begins = Begins::AtOnce;
    core::Duration time{};  ///< desk time
    std::size_t count = 0;  ///< bytes, or bytes a desk second
    std::size_t messages = std::numeric_limits<std::size_t>::max();  ///< that it hits at most
    std::string match;  ///< messages that have this in them; empty: all
    int status = 503;
};

}  // namespace ballast::test
