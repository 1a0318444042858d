// kill: the desk's core in a process of its own, killed at any moment, against a model venue that
// outlives it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace ballast::kill {

/// What passes between the desk and the world around it.
enum class Word : char {
    // from the desk
    Dial = 'd',    ///< number of the connection
    Send = 's',    ///< number, frame
    Close = 'c',   ///< number
    Wait = 'w',    ///< nothing more to do before this moment, ns: everything above has been said
    Ledger = 'l',  ///< the journal's orders and fills, a line each
    Wrong = 'x',   ///< it cannot go on: why
    // to the desk
    Opened = 'O',   ///< number
    Frame = 'F',    ///< number, frame
    Closed = 'C',   ///< number, why
    Resolve = 'R',  ///< label, outcome: what a person found at the venue
    Quiet = 'Q',    ///< begin nothing new, and show the ledger
    Time = 'T',     ///< it is this moment, ns; the desk's turn
};

struct Message {
    Word word = Word::Wrong;
    std::string text;
};

/// One end of a socket pair. A message that was cut short by a kill is no message.
class Pipe {
public:
    explicit Pipe(int handle) : m_handle(handle) {}
    ~Pipe();
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    /// False when the other end is gone.
    bool send(Word word, const std::string& text);
    /// Waits for a whole message; nothing at the end of the stream, or when `until` (steady clock,
    /// ns) has come: then timedOut().
    std::optional<Message> receive(std::optional<std::int64_t> until = {});
    bool timedOut() const { return m_timedOut; }
    int handle() const { return m_handle; }

private:
    std::optional<Message> take();

    int m_handle;
    std::string m_read;
    bool m_timedOut = false;
};

std::int64_t steadyNs();

}  // namespace ballast::kill
