#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ballast::soak {

/// Splits what a server sends: the head of HTTP, then whole frames, of which several may be one
/// message.
class FrameSplitter {
public:
    /// Both until the next call.
    struct Piece {
        std::string_view raw;      ///< as on the wire
        std::string_view message;  ///< the text that this frame was the last of; else empty
    };
    /// Between two messages: where another one may stand.
    bool isBetween() const { return m_headDone && m_message.empty(); }
    void feed(const char* bytes, std::size_t size)
    {
        m_bytes.erase(0, m_at);
        m_at = 0;
        m_bytes.append(bytes, size);
    }
    std::optional<Piece> next();

private:
    std::string m_bytes;
    std::size_t m_at = 0;
    std::string m_message;  ///< of earlier frames
    std::string m_last;     ///< what was given out
    bool m_headDone = false;
};

/// The header of an unmasked text frame.
std::string headerOf(std::size_t payloadBytes);

}  // namespace ballast::soak
