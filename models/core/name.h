#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace ballast::core {

/// A short text held in place: cheap to copy, compare and use as a key, never on the heap.
/// What is longer than `Capacity` is cut: these are our own and venues' short codes, and every
/// place that reads a foreign one checks its length first with `fits`.
template <std::size_t Capacity, class Tag>
class Name {
public:
    constexpr Name() = default;
    constexpr Name(std::string_view text)  // NOLINT(google-explicit-constructor): a word is a name
    {
        m_size = static_cast<unsigned char>(std::min(text.size(), Capacity));
        std::copy_n(text.data(), m_size, m_text.data());
    }
    constexpr Name(const char* text) : Name(std::string_view{text}) {}  // NOLINT
    Name(const std::string& text) : Name(std::string_view{text}) {}     // NOLINT

    static constexpr bool fits(std::string_view text)
    {
        return !text.empty() && text.size() <= Capacity;
    }
    constexpr std::string_view view() const { return {m_text.data(), m_size}; }
    std::string text() const { return std::string{view()}; }
    constexpr bool empty() const { return m_size == 0; }
    friend constexpr bool operator==(const Name& a, const Name& b)
    {
        return a.words() == b.words();
    }
    /// As the views compare. Names are the keys of every map on the hot path, so whole words are
    /// compared: what follows the text is zero, and its length is the last byte.
    friend constexpr std::strong_ordering operator<=>(const Name& a, const Name& b)
    {
        const Words x = a.words(), y = b.words();
        for (std::size_t i = 0; i < x.size(); ++i)
            if (x[i] != y[i]) return inOrder(x[i]) <=> inOrder(y[i]);
        return std::strong_ordering::equal;
    }

private:
    static_assert(Capacity < 256 && Capacity % 8 == 7, "a whole number of words with its length");
    using Words = std::array<std::uint64_t, (Capacity + 1) / 8>;

    constexpr Words words() const { return std::bit_cast<Words>(*this); }
    /// The first letter weighs most.
    static constexpr std::uint64_t inOrder(std::uint64_t word)
    {
        return std::endian::native == std::endian::little ? std::byteswap(word) : word;
    }

    std::array<char, Capacity> m_text{};
    unsigned char m_size = 0;
};

}  // namespace ballast::core

template <std::size_t Capacity, class Tag>
struct std::hash<ballast::core::Name<Capacity, Tag>> {
    std::size_t operator()(const ballast::core::Name<Capacity, Tag>& name) const noexcept
    {
        return std::hash<std::string_view>{}(name.view());
    }
};
