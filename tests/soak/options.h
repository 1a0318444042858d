// soak: the whole desk for a long time under more quotes than it can be expected to see, with
// orders all the while; what it holds, what it loses and when it is late.
#pragma once

#include "models/core/error.h"

#include <cstdint>
#include <string>

namespace ballast::soak {

struct Options {
    double minutes = 20;
    double rate = 20'000;     ///< quotes a second
    double burst = 100'000;   ///< quotes a second while a burst lasts
    double burstSeconds = 5;  ///< of each
    double burstEvery = 60;   ///< seconds from the end of one to the end of the next; 0: none
    int instruments = 300;    ///< that the quotes are of
    std::uint64_t seed = 1;
    double raiseEvery = 1;  ///< seconds after which another dock is brought to the front; 0: never
    bool frames = false;    ///< the window is shown, with every dock; else it is minimised
    double mostGrowth = 0;  ///< MiB an hour of its own memory that fail the run; 0: reported only
    double mostQueued = 4'096;  ///< events that may wait in the engine's thread
    std::string keep;           ///< the data folder; empty: one that is removed in the end
    // Of the process of the exchange, which is this program too.
    int peer = -1;       ///< the memory both share; < 0: this is the desk
    std::string ledger;  ///< where it writes what it told of orders
};

/// The command line; where it is none, or asks for help, the text to print and the exit code in
/// `exitCode`.
core::Expected<Options> parse(int argc, char** argv, int& exitCode);

}  // namespace ballast::soak
