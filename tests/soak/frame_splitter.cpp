#include "tests/soak/frame_splitter.h"

#include <utility>

namespace ballast::soak {
namespace {

std::size_t byteAt(std::string_view bytes, std::size_t i)
{
    return static_cast<std::uint8_t>(bytes[i]);
}

}  // namespace

std::optional<FrameSplitter::Piece> FrameSplitter::next()
{
    const std::string_view rest = std::string_view{m_bytes}.substr(m_at);
    std::size_t whole = 0, header = 0;
    if (!m_headDone) {
        const std::size_t end = rest.find("\r\n\r\n");
        if (end == std::string_view::npos) return std::nullopt;
        m_headDone = true;
        whole = header = end + 4;
    } else {
        if (rest.size() < 2) return std::nullopt;
        std::size_t length = byteAt(rest, 1) & 0x7FU;
        const std::size_t extra = length == 126 ? 2 : length == 127 ? 8 : 0;
        header = 2 + extra;
        if (rest.size() < header) return std::nullopt;
        if (extra > 0) length = 0;
        for (std::size_t i = 0; i < extra; ++i) length = length << 8U | byteAt(rest, 2 + i);
        whole = header + length;
        if (rest.size() < whole) return std::nullopt;
    }
    m_at += whole;
    Piece piece{rest.substr(0, whole), {}};
    const std::size_t opcode = header < whole ? byteAt(rest, 0) & 0x0FU : 0xFFU;
    if (opcode > 1) return piece;  // the head, an empty frame, or one about the connection
    const std::string_view payload = rest.substr(header, whole - header);
    const bool isLast = (byteAt(rest, 0) & 0x80U) != 0;
    if (isLast && m_message.empty()) {
        piece.message = payload;
    } else {
        m_message += payload;
        if (!isLast) return piece;
        m_last = std::exchange(m_message, {});
        piece.message = m_last;
    }
    return piece;
}

std::string headerOf(std::size_t payloadBytes)
{
    std::string out{'\x81'};
    const int extra = payloadBytes < 126 ? 0 : payloadBytes < 65'536 ? 2 : 8;
    out += static_cast<char>(extra == 0 ? payloadBytes : extra == 2 ? 126U : 127U);
    for (int i = extra - 1; i >= 0; --i)
        out += static_cast<char>(payloadBytes >> (8U * static_cast<unsigned>(i)) & 0xFFU);
    return out;
}

}  // namespace ballast::soak
