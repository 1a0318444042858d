#include "tests/support/faultproxy/frames.h"

namespace ballast::test {
namespace {

std::uint8_t byteAt(std::string_view bytes, std::size_t i)
{
    return static_cast<std::uint8_t>(bytes[i]);
}

std::uint64_t bigEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) value = value << 8U | byteAt(bytes, i);
    return value;
}

}  // namespace

std::optional<std::string> FrameReader::head()
{
    const std::size_t end = m_bytes.find("\r\n\r\n");
    if (m_headDone || end == std::string::npos) return std::nullopt;
    m_headDone = true;
    std::string head = m_bytes.substr(0, end + 4);
    m_bytes.erase(0, end + 4);
    return head;
}

std::optional<Frame> FrameReader::next()
{
    if (!m_headDone || m_bytes.size() < 2) return std::nullopt;
    const std::string_view bytes{m_bytes};
    const bool masked = (byteAt(bytes, 1) & 0x80U) != 0;
    std::uint64_t length = byteAt(bytes, 1) & 0x7FU;
    const std::size_t extra = length == 126 ? 2 : length == 127 ? 8 : 0;
    const std::size_t header = 2 + extra + (masked ? 4 : 0);
    if (bytes.size() < header) return std::nullopt;
    if (extra > 0) length = bigEndian(bytes.substr(2, extra));
    if (bytes.size() - header < length) return std::nullopt;
    Frame frame;
    frame.isLast = (byteAt(bytes, 0) & 0x80U) != 0;
    frame.opcode = byteAt(bytes, 0) & 0x0FU;
    frame.raw = bytes.substr(0, header + length);
    frame.payload = bytes.substr(header, length);
    if (masked)
        for (std::size_t i = 0; i < length; ++i)
            frame.payload[i] =
                static_cast<char>(byteAt(frame.payload, i) ^ byteAt(bytes, header - 4 + i % 4));
    m_bytes.erase(0, header + length);
    return frame;
}

std::string frameOf(std::uint8_t opcode, std::string_view payload, bool isLast, bool masked)
{
    std::string out;
    out += static_cast<char>((isLast ? 0x80U : 0U) | opcode);
    const std::uint8_t mask = masked ? 0x80 : 0;
    const std::size_t size = payload.size();
    const int extra = size < 126 ? 0 : size < 65'536 ? 2 : 8;
    out += static_cast<char>(mask | (extra == 0 ? size : extra == 2 ? 126U : 127U));
    for (int i = extra - 1; i >= 0; --i) out += static_cast<char>(size >> (8U * i) & 0xFFU);
    if (masked) out.append(4, '\0');
    out += payload;
    return out;
}

}  // namespace ballast::test
