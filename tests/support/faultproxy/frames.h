#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ballast::test {

/// One websocket frame as it came by.
struct Frame {
    std::string raw;      ///< header, mask and payload, as on the wire
    std::string payload;  ///< unmasked
    std::uint8_t opcode = 0;
    bool isLast = true;
    bool isText() const { return opcode == 1; }
};

/// Splits one direction of a connection: first the HTTP head, then frames. What is incomplete
/// waits.
class FrameReader {
public:
    void feed(std::string_view bytes) { m_bytes += bytes; }
    /// The head up to and with the empty line, once.
    std::optional<std::string> head();
    std::optional<Frame> next();

private:
    std::string m_bytes;
    bool m_headDone = false;
};

/// A frame as a server sends it, or with a mask as only a client may.
std::string frameOf(std::uint8_t opcode, std::string_view payload, bool isLast = true,
                    bool masked = false);

}  // namespace ballast::test
