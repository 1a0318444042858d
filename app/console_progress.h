#pragma once

#include <chrono>
#include <string>

namespace ballast::app {

/// How far a long command is, on the error stream: a share and what is left of it in time, on one
/// line that is written over. Only where a person looks: nothing where that stream is no terminal,
/// or where it is not wanted.
class ConsoleProgress {
public:
    explicit ConsoleProgress(bool quiet);
    ~ConsoleProgress() { clear(); }
    ConsoleProgress(const ConsoleProgress&) = delete;
    ConsoleProgress& operator=(const ConsoleProgress&) = delete;

    /// 0 to 1; any number of times, a few of which a second are shown.
    void at(double share);
    void clear();

    /// "  42 %, about 7 s left"; before anything can be said of the rest: "   1 %".
    static std::string line(double share, std::chrono::duration<double> spent);

private:
    bool m_shown, m_any = false;
    std::chrono::steady_clock::time_point m_begun, m_last;
};

/// While it lives, Ctrl+C and a request to end do not end the process, but are noted: what is under
/// way stops in order and takes away what it left half done. A second one ends it at once. One a
/// process at a time; on Windows it does nothing.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    bool asked() const;
    /// As a shell counts it: 130 of Ctrl+C, 143 of a request to end.
    int exitCode() const;
};

}  // namespace ballast::app
