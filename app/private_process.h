#pragma once

#include <string>
#include <vector>

namespace ballast::app {

/// From here on what this process makes is readable by its owner only, it leaves no picture of its
/// memory behind when it crashes, and (on Linux) no other process of the same user may look into
/// it. For the first lines of main(): what is made before is not reached. On Windows the files of
/// a profile are its user's own already; there only the crash dialog and its dump are turned off.
void keepProcessPrivate();

/// Variables of the environment by which somebody else decides what code this program loads, or
/// which authorities its TLS trusts: the names of those that are set.
std::vector<std::string> foreignInfluences();

}  // namespace ballast::app
