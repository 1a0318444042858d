#pragma once

#include "app/launch_options.h"
#include "app/settings.h"

#include <string>
#include <string_view>
#include <vector>

namespace ballast::app {

/// What must be in nothing that leaves the machine.
struct Private {
    std::vector<std::string> clientIds;  ///< of the profiles of real venues and test networks
    std::vector<std::string> homes;      ///< the person's folder, by each of its names
};
Private privateOf(const Settings& settings, std::vector<std::string> homes);

/// One line with nothing secret in it: a client id is written as the fingerprint of its key, the
/// home folder as "~", what follows the name of a secret ("signature": …, client_secret=…) is left
/// out to the end of the line, and so is the user of a URL. A word of 20 letters and digits or more
/// that is no instrument's name is taken for a key or a signature and replaced by its length.
std::string cleansed(std::string_view line, const Private& hidden);

/// What is known of the program that runs, as sentences of their own; nothing of it is secret.
struct ProgramFacts {
    std::string version, build, executable;  ///< "0.1.0"; compiler and kind; SHA-256 of the file
    std::string qt, sqlite, openssl, pricing;
    std::string system, screen, locale;
    std::vector<std::string> influences;  ///< see foreignInfluences()
};

struct Diagnostics {
    std::string at;  ///< UTC
    ProgramFacts program;
    LaunchOptions options;
    Settings settings;
    std::string log;  ///< the end of the log, as it is in the file
    std::vector<std::string> homes;
};

/// All of it as plain text for a report: what runs where, how it was started, the settings without
/// any secret, and the last lines of the log, each cleansed. Positions, orders and prices are in it
/// only as far as the log speaks of them.
std::string diagnosticsText(const Diagnostics& all);

}  // namespace ballast::app
