#pragma once

#include "models/core/assert.h"
#include "models/core/place_iterator.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace ballast::core {

/// A list in chunks of `kChunk` that its copies share until one of them is written to: a copy costs
/// a pointer a chunk, a write after it one chunk. For what is published often and changes in few
/// places. Any thread may read its own copy; a list that is written to, and copied from, belongs to
/// one.
template <class T, std::size_t kChunk>
class Chunks {
    using Chunk = std::array<T, kChunk>;

public:
    Chunks() = default;
    Chunks(const Chunks& other)
        : m_slots(other.m_slots), m_size(other.m_size), m_epoch(other.m_epoch), m_lent(true)
    {
        other.lend();
    }
    Chunks(Chunks&& other) noexcept { swap(other); }
    Chunks& operator=(Chunks other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Chunks() = default;
    void swap(Chunks& other) noexcept
    {
        std::swap(m_slots, other.m_slots);
        std::swap(m_size, other.m_size);
        std::swap(m_epoch, other.m_epoch);
        std::swap(m_lent, other.m_lent);
    }

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

    const T& operator[](std::size_t i) const { return (*m_slots[i / kChunk].chunk)[i % kChunk]; }
    /// To write to; copies the chunk where it is shared.
    T& operator[](std::size_t i) { return (*own(m_slots[i / kChunk]))[i % kChunk]; }
    const T& at(std::size_t i) const
    {
        BALLAST_ASSERT(i < m_size);
        return (*this)[i];
    }
    T& at(std::size_t i)
    {
        BALLAST_ASSERT(i < m_size);
        return (*this)[i];
    }
    const T& front() const { return at(0); }
    const T& back() const { return at(m_size - 1); }

    void resize(std::size_t size)
    {
        while (m_slots.size() * kChunk < size)
            m_slots.push_back({std::make_shared<Chunk>(), epoch()});
        m_slots.resize((size + kChunk - 1) / kChunk);
        // What is cut off and grown into again is as new.
        for (std::size_t i = size; i < m_size && i / kChunk < m_slots.size(); ++i) (*this)[i] = T{};
        m_size = size;
    }
    void clear() { resize(0); }
    T& emplace_back()
    {
        resize(m_size + 1);
        return (*this)[m_size - 1];
    }
    void push_back(T value) { emplace_back() = std::move(value); }

    using Iterator = PlaceIterator<Chunks, T>;
    /// Reading only: what is written to is named by its number.
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, static_cast<std::ptrdiff_t>(m_size)}; }

private:
    struct Slot {
        std::shared_ptr<Chunk> chunk;
        std::uint64_t epoch = 0;  ///< of the list, when the chunk was made for it alone
    };

    /// From now on no chunk is ours alone. A copy that was only read is never written to here, so
    /// that copies of it may be taken by many threads.
    void lend() const
    {
        if (!m_lent) m_lent = true;
    }
    std::uint64_t epoch()
    {
        if (m_lent) {
            m_lent = false;
            ++m_epoch;
        }
        return m_epoch;
    }
    Chunk* own(Slot& slot)
    {
        if (const std::uint64_t now = epoch(); slot.epoch != now)
            slot = {std::make_shared<Chunk>(*slot.chunk), now};
        return slot.chunk.get();
    }

    std::vector<Slot> m_slots;
    std::size_t m_size = 0;
    std::uint64_t m_epoch = 0;
    mutable bool m_lent = false;
};

}  // namespace ballast::core
