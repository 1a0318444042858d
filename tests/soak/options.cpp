#include "tests/soak/options.h"

#include <CLI/CLI.hpp>

#include <sstream>

namespace ballast::soak {

core::Expected<Options> parse(int argc, char** argv, int& exitCode)
{
    Options o;
    CLI::App app("The whole desk under load: order events, memory, lag and frames.", "soak");
    app.add_option("--minutes", o.minutes, "how long, after the desk is up")
        ->check(CLI::Range(0.05, 10'000.0));
    app.add_option("--rate", o.rate, "quotes a second")->check(CLI::Range(1.0, 1e6));
    app.add_option("--burst", o.burst, "quotes a second in a burst")->check(CLI::Range(1.0, 1e6));
    app.add_option("--burst-seconds", o.burstSeconds, "of each burst")
        ->check(CLI::Range(0.0, 3'600.0));
    app.add_option("--burst-every", o.burstEvery, "seconds between the ends of two; 0: none")
        ->check(CLI::Range(0.0, 36'000.0));
    app.add_option("--instruments", o.instruments, "that the quotes are of")
        ->check(CLI::Range(1, 5'000));
    app.add_option("--seed", o.seed, "of market and load");
    app.add_flag("--frames", o.frames, "show the window with every dock, and measure its frames");
    app.add_option("--raise-every", o.raiseEvery,
                   "seconds after which another dock is brought to the front; 0: never")
        ->check(CLI::Range(0.0, 3'600.0));
    app.add_option("--most-growth", o.mostGrowth,
                   "MiB an hour of its own memory that fail the run; 0: none");
    app.add_option("--most-queued", o.mostQueued, "events that may wait in the engine's thread");
    app.add_option("--keep", o.keep, "data folder that is kept");
    app.add_option("--peer", o.peer)->group("");
    app.add_option("--ledger", o.ledger)->group("");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        exitCode = app.exit(error, out, out);
        return core::failure(out.str());
    }
    if (o.burstEvery > 0 && o.burstSeconds > o.burstEvery) {
        exitCode = 2;
        return core::failure("soak: a burst is longer than the time from one to the next\n");
    }
    return o;
}

}  // namespace ballast::soak
