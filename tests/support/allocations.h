#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

// Counts what one program allocates: included by exactly one file of a test that asks for it.

namespace ballast::test {

inline std::size_t allocations = 0;

}  // namespace ballast::test

// NOLINTBEGIN: the replaceable functions have the signatures the language gives them.
void* operator new(std::size_t size)
{
    ++ballast::test::allocations;
    if (void* p = std::malloc(size > 0 ? size : 1)) return p;
    throw std::bad_alloc{};
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    ++ballast::test::allocations;
    return std::malloc(size > 0 ? size : 1);
}
void operator delete(void* p, const std::nothrow_t&) noexcept { std::free(p); }
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
// NOLINTEND
