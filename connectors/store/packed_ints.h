#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ballast::store {

/// Whole numbers in runs of kRun, each with its own start, least step and width, so that any run is
/// read without those before it. Lossless for every 64-bit pattern: all arithmetic wraps.
inline constexpr std::size_t kRun = 256;

/// Appends `values` to `out`.
void packInts(std::span<const std::int64_t> values, std::string& out);

/// What packInts wrote, read in place. The bytes must outlive it.
class PackedInts {
public:
    /// False where the bytes are not what packInts writes for `count` values: nothing may be read.
    bool open(std::string_view bytes, std::size_t count);
    std::size_t size() const { return m_count; }
    std::size_t runs() const { return (m_count + kRun - 1) / kRun; }
    /// The values of one run, at most kRun; returns how many.
    std::size_t run(std::size_t number, std::int64_t* out) const;
    /// All of them; `out` has size() places.
    void all(std::span<std::int64_t> out) const;
    std::int64_t at(std::size_t index) const;

private:
    std::string_view m_bytes;
    std::size_t m_count = 0;
};

}  // namespace ballast::store
