#pragma once

#include <istream>
#include <string>

namespace ballast::app {

/// The terminal of the standard input without its echo, for as long as this lives; what was set
/// before is put back in any case, also when the process is asked to end meanwhile. Where the
/// standard input is no terminal nothing is changed.
class EchoOff {
public:
    EchoOff();
    ~EchoOff();
    EchoOff(const EchoOff&) = delete;
    EchoOff& operator=(const EchoOff&) = delete;
};

/// One line that is not shown as it is typed; empty where none was given.
std::string readHiddenLine(std::istream& in);

}  // namespace ballast::app
