#pragma once

#include "models/core/place_iterator.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace ballast::core {

/// A list of which only the first few elements change: those are its own, and behind them stand
/// elements that it shares with other lists. A copy costs the few and one pointer, however long the
/// rest is. Read like a vector; the first write, as the test of a window makes one, takes all of it
/// over. Any thread may read its own copy.
template <class T>
class SharedTail {
public:
    using Tail = std::vector<std::shared_ptr<const T>>;  ///< none of them null
    using value_type = T;
    using Iterator = PlaceIterator<SharedTail, T>;

    SharedTail() = default;
    SharedTail(std::initializer_list<T> items) : m_head(items) {}
    SharedTail(std::vector<T> head, std::shared_ptr<const Tail> tail)
        : m_head(std::move(head)), m_tail(std::move(tail))
    {
    }

    std::size_t size() const { return m_head.size() + (m_tail ? m_tail->size() : 0); }
    bool empty() const { return size() == 0; }
    const T& operator[](std::size_t i) const
    {
        return i < m_head.size() ? m_head[i] : *(*m_tail)[i - m_head.size()];
    }
    const T& front() const { return (*this)[0]; }
    const T& back() const { return (*this)[size() - 1]; }
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, static_cast<std::ptrdiff_t>(size())}; }

    /// All of it, to write to: what was shared is copied first.
    std::vector<T>& own()
    {
        if (const auto shared = std::exchange(m_tail, nullptr))
            for (const auto& item : *shared) m_head.push_back(*item);
        return m_head;
    }
    T& operator[](std::size_t i) { return own()[i]; }
    T& front() { return own().front(); }
    T& back() { return own().back(); }
    auto begin() { return own().begin(); }
    auto end() { return own().end(); }
    T& emplace_back() { return own().emplace_back(); }
    void push_back(T item) { own().push_back(std::move(item)); }
    void clear() { own().clear(); }

    bool operator==(const SharedTail& other) const
    {
        return std::equal(begin(), end(), other.begin(), other.end());
    }

private:
    std::vector<T> m_head;
    std::shared_ptr<const Tail> m_tail;  ///< null: none
};

}  // namespace ballast::core
