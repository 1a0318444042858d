#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ballast::soak {

/// Splits what a server sends: the head of HTTP, then whole frames.
class FrameSplitter {
public:
    struct Piece {
        std::string_view raw;      ///< as on the wire; until the next feed()
        std::string_view payload;  ///< of one text frame; else empty
    };
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
    bool m_headDone = false;
};

/// The header of an unmasked text frame.
std::string headerOf(std::size_t payloadBytes);

}  // namespace ballast::soak
