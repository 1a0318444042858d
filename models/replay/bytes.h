// replay: what the engine processed, as bytes and back, and the engine run over it again.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace ballast::replay {

/// Appends numbers in few bytes. Times are written as the way from the last one that was written:
/// events come in the order of time.
class ByteWriter {
public:
    std::string bytes;
    std::int64_t lastTime = 0;  ///< ns

    void byte(std::uint8_t value) { bytes.push_back(static_cast<char>(value)); }
    /// Seven bits a byte, the low ones first.
    void varint(std::uint64_t value)
    {
        char out[10];
        std::size_t size = 0;
        for (; value >= 0x80; value >>= 7) out[size++] = static_cast<char>(value | 0x80);
        out[size++] = static_cast<char>(value);
        bytes.append(out, size);
    }
    /// A signed number (as its bits) that is mostly small either way.
    void signedVarint(std::uint64_t bits) { varint((bits << 1) ^ (0 - (bits >> 63))); }
    /// The bits of a double against those of another: what both begin and end with is left out.
    void bits(std::uint64_t difference)
    {
        if (difference == 0) return byte(0x80);
        const int front = std::countl_zero(difference) / 8, back = std::countr_zero(difference) / 8;
        char out[9];
        out[0] = static_cast<char>(front << 4 | back);
        std::size_t size = 1;
        for (int i = back; i < 8 - front; ++i)
            out[size++] = static_cast<char>(difference >> (8 * i));
        bytes.append(out, size);
    }
    void time(std::int64_t ns)
    {
        signedVarint(static_cast<std::uint64_t>(ns) - static_cast<std::uint64_t>(lastTime));
        lastTime = ns;
    }
    void text(std::string_view text)
    {
        varint(text.size());
        bytes.append(text);
    }
};

/// Reads them back. After the first thing that cannot be, everything reads as nothing and `problem`
/// says what it was; no byte beyond the end is ever looked at.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_bytes(bytes) {}

    std::int64_t lastTime = 0;

    bool atEnd() const { return m_at >= m_bytes.size() || m_problem; }
    std::size_t at() const { return m_at; }
    std::size_t left() const { return m_problem ? 0 : m_bytes.size() - m_at; }
    const char* problem() const { return m_problem; }
    void fail(const char* why)
    {
        if (!m_problem) m_problem = why;
    }

    /// The next byte, which stays; only where there is one.
    std::uint8_t peek() const { return static_cast<std::uint8_t>(m_bytes[m_at]); }
    std::uint8_t byte()
    {
        if (left() == 0) {
            fail("it ends in the middle");
            return 0;
        }
        return static_cast<std::uint8_t>(m_bytes[m_at++]);
    }
    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint64_t next = byte();
            if (shift == 63 && next > 1) break;
            value |= (next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        fail("a number does not end");
        return 0;
    }
    std::uint64_t signedVarint()
    {
        const std::uint64_t value = varint();
        return (value >> 1) ^ (0 - (value & 1));
    }
    std::uint64_t bits()
    {
        const int head = byte();
        if (head == 0x80) return 0;
        const int front = head >> 4, back = head & 15;
        if (front + back > 7) {
            fail("a number of no shape");
            return 0;
        }
        std::uint64_t value = 0;
        for (int i = back; i < 8 - front; ++i) value |= std::uint64_t{byte()} << (8 * i);
        return value;
    }
    std::int64_t time()
    {
        lastTime = static_cast<std::int64_t>(static_cast<std::uint64_t>(lastTime) + signedVarint());
        return lastTime;
    }
    std::string_view text()
    {
        const std::uint64_t size = varint();
        if (size > left()) {
            fail("a text is longer than what is left");
            return {};
        }
        const std::string_view found = m_bytes.substr(m_at, size);
        m_at += size;
        return found;
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    const char* m_problem = nullptr;
};

}  // namespace ballast::replay
