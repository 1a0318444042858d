#include "connectors/store/packed_ints.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace ballast::store {
namespace {

/// Before the runs: for each where its bits begin, its first value, its least step and its width.
/// A width with kPlain holds distances from the least value, one without holds steps.
struct Head {
    std::uint64_t first = 0;  ///< the first value; of a plain run the least one
    std::uint64_t least = 0;  ///< the least step; of a plain run nothing
    std::uint32_t offset = 0;
    std::uint32_t width = 0;
};
constexpr std::size_t kHead = 24;
constexpr std::uint32_t kPlain = 128;
/// After the last bits: a read of eight bytes may begin at any of them.
constexpr std::size_t kSlack = 8;

static_assert(std::endian::native == std::endian::little,
              "blocks are written as the memory has them");

Head headAt(std::string_view bytes, std::size_t run)
{
    Head head;
    const char* p = bytes.data() + run * kHead;
    std::memcpy(&head.first, p, 8);
    std::memcpy(&head.least, p + 8, 8);
    std::memcpy(&head.offset, p + 16, 4);
    std::memcpy(&head.width, p + 20, 4);
    return head;
}

/// Beyond 56 bits a value may lie in nine bytes: those are written whole.
std::uint32_t widthOf(std::uint64_t range)
{
    const auto bits = static_cast<std::uint32_t>(std::bit_width(range));
    return bits > 56 ? 64 : bits;
}

std::size_t bytesOf(std::size_t count, std::uint32_t width) { return (count * width + 7) / 8; }

/// How many numbers a run has bits for: of steps there is one less than values.
std::size_t packedIn(std::size_t count, std::uint32_t width)
{
    return (width & kPlain) != 0 ? count : count - 1;
}

void packBits(const std::uint64_t* numbers, std::size_t count, std::uint32_t width, char* out)
{
    if (width == 64) {
        std::memcpy(out, numbers, count * 8);
        return;
    }
    std::uint64_t held = 0;
    std::uint32_t bits = 0;
    for (std::size_t n = 0; n < count; ++n) {
        held |= numbers[n] << bits;
        bits += width;
        if (bits >= 64) {
            std::memcpy(out, &held, 8);
            out += 8;
            bits -= 64;
            held = bits == 0 ? 0 : numbers[n] >> (width - bits);
        }
    }
    if (bits > 0) std::memcpy(out, &held, (bits + 7) / 8);
}

inline std::uint64_t bitsAt(const char* from, std::size_t bit, std::uint64_t mask)
{
    std::uint64_t word = 0;
    std::memcpy(&word, from + (bit >> 3U), 8);
    return (word >> (bit & 7U)) & mask;
}

std::uint64_t maskOf(std::uint32_t width) { return width == 0 ? 0 : ~0ULL >> (64 - width); }

}  // namespace

void packInts(std::span<const std::int64_t> values, std::string& out)
{
    const std::size_t runs = (values.size() + kRun - 1) / kRun;
    const std::size_t begin = out.size();
    out.resize(begin + runs * kHead);
    std::array<std::uint64_t, kRun> numbers;
    for (std::size_t r = 0; r < runs; ++r) {
        const auto* v = values.data() + r * kRun;
        const std::size_t count = std::min(kRun, values.size() - r * kRun);
        std::int64_t low = v[0], high = v[0];
        std::int64_t lowStep = 0, highStep = 0;
        const auto step = [&](std::size_t n) {
            return static_cast<std::int64_t>(static_cast<std::uint64_t>(v[n]) -
                                             static_cast<std::uint64_t>(v[n - 1]));
        };
        if (count > 1) lowStep = highStep = step(1);
        for (std::size_t n = 1; n < count; ++n) {
            low = std::min(low, v[n]);
            high = std::max(high, v[n]);
            const std::int64_t s = step(n);
            lowStep = std::min(lowStep, s);
            highStep = std::max(highStep, s);
        }
        const auto range = [](std::int64_t from, std::int64_t to) {
            return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
        };
        const std::uint32_t plain = widthOf(range(low, high));
        const std::uint32_t steps = widthOf(range(lowStep, highStep));
        Head head;
        head.offset = static_cast<std::uint32_t>(out.size() - begin);
        std::size_t packed = count;
        if (plain <= steps) {
            head.first = static_cast<std::uint64_t>(low);
            head.width = plain | kPlain;
            for (std::size_t n = 0; n < count; ++n)
                numbers[n] = static_cast<std::uint64_t>(v[n]) - head.first;
        } else {
            head.first = static_cast<std::uint64_t>(v[0]);
            head.least = static_cast<std::uint64_t>(lowStep);
            head.width = steps;
            packed = count - 1;
            for (std::size_t n = 1; n < count; ++n)
                numbers[n - 1] = static_cast<std::uint64_t>(step(n)) - head.least;
        }
        const std::uint32_t width = head.width & ~kPlain;
        const std::size_t at = out.size();
        out.resize(at + bytesOf(packed, width));
        if (width > 0) packBits(numbers.data(), packed, width, out.data() + at);
        char* h = out.data() + begin + r * kHead;
        std::memcpy(h, &head.first, 8);
        std::memcpy(h + 8, &head.least, 8);
        std::memcpy(h + 16, &head.offset, 4);
        std::memcpy(h + 20, &head.width, 4);
    }
    out.append(kSlack, '\0');
}

bool PackedInts::open(std::string_view bytes, std::size_t count)
{
    m_bytes = bytes;
    m_count = count;
    const std::size_t heads = runs() * kHead;
    if (count == 0 || bytes.size() < heads + kSlack) return false;
    for (std::size_t r = 0; r < runs(); ++r) {
        const Head head = headAt(bytes, r);
        const std::uint32_t width = head.width & ~kPlain;
        if ((width > 56 && width != 64)) return false;
        const std::size_t in = packedIn(std::min(kRun, count - r * kRun), head.width);
        if (head.offset < heads || head.offset > bytes.size() - kSlack ||
            bytesOf(in, width) > bytes.size() - kSlack - head.offset)
            return false;
    }
    return true;
}

std::size_t PackedInts::run(std::size_t number, std::int64_t* out) const
{
    const std::size_t count = std::min(kRun, m_count - number * kRun);
    const Head head = headAt(m_bytes, number);
    const std::uint32_t width = head.width & ~kPlain;
    const std::uint64_t mask = maskOf(width);
    const char* bits = m_bytes.data() + head.offset;
    if ((head.width & kPlain) != 0) {
        for (std::size_t n = 0; n < count; ++n)
            out[n] = static_cast<std::int64_t>(head.first + bitsAt(bits, n * width, mask));
        return count;
    }
    std::uint64_t value = head.first;
    out[0] = static_cast<std::int64_t>(value);
    for (std::size_t n = 1; n < count; ++n) {
        value += head.least + bitsAt(bits, (n - 1) * width, mask);
        out[n] = static_cast<std::int64_t>(value);
    }
    return count;
}

void PackedInts::all(std::span<std::int64_t> out) const
{
    for (std::size_t r = 0; r < runs(); ++r) run(r, out.data() + r * kRun);
}

std::int64_t PackedInts::at(std::size_t index) const
{
    std::array<std::int64_t, kRun> values;
    run(index / kRun, values.data());
    return values[index % kRun];
}

}  // namespace ballast::store
