#pragma once

#include <compare>
#include <cstddef>
#include <iterator>

namespace ballast::core {

/// Reads a list that has its elements by number, `list[i]`, one after another. Valid for as long as
/// the list stays where it is.
template <class List, class T>
class PlaceIterator {
public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    PlaceIterator() = default;
    PlaceIterator(const List* list, difference_type at) : m_list(list), m_at(at) {}
    reference operator*() const { return (*m_list)[static_cast<std::size_t>(m_at)]; }
    pointer operator->() const { return &**this; }
    reference operator[](difference_type n) const { return *(*this + n); }
    PlaceIterator& operator++()
    {
        ++m_at;
        return *this;
    }
    PlaceIterator operator++(int)
    {
        PlaceIterator was = *this;
        ++m_at;
        return was;
    }
    PlaceIterator& operator--()
    {
        --m_at;
        return *this;
    }
    PlaceIterator operator--(int)
    {
        PlaceIterator was = *this;
        --m_at;
        return was;
    }
    PlaceIterator& operator+=(difference_type n)
    {
        m_at += n;
        return *this;
    }
    PlaceIterator& operator-=(difference_type n)
    {
        m_at -= n;
        return *this;
    }
    friend PlaceIterator operator+(PlaceIterator a, difference_type n) { return a += n; }
    friend PlaceIterator operator+(difference_type n, PlaceIterator a) { return a += n; }
    friend PlaceIterator operator-(PlaceIterator a, difference_type n) { return a -= n; }
    friend difference_type operator-(const PlaceIterator& a, const PlaceIterator& b)
    {
        return a.m_at - b.m_at;
    }
    bool operator==(const PlaceIterator& other) const { return m_at == other.m_at; }
    auto operator<=>(const PlaceIterator& other) const { return m_at <=> other.m_at; }

private:
    const List* m_list = nullptr;
    difference_type m_at = 0;
};

}  // namespace ballast::core
