#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>

namespace ballast::core {

/// The fields of a plain struct, by name and in order, for whoever has to go through all of them:
/// what writes them down, compares them, names the first that differs. Specialised by
/// BALLAST_FIELDS alone.
template <class T>
struct Fields;

template <class T>
concept HasFields = requires { Fields<T>::kNames; };

namespace detail {

/// "id, bid, ask" as three names.
template <std::size_t N>
constexpr std::array<std::string_view, N> splitNames(std::string_view list)
{
    std::array<std::string_view, N> out{};
    for (std::string_view& name : out) {
        const std::size_t comma = list.find(',');
        name = list.substr(0, comma);
        while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    }
    return out;
}

/// How the compiler spells a value: an enumerator by its name, another value of its type as a cast.
template <auto Value>
constexpr bool isEnumerator()
{
#ifdef _MSC_VER
    constexpr std::string_view spelled = __FUNCSIG__, before = "isEnumerator<";
#else  // std::source_location leaves out what a template was made with
    constexpr std::string_view spelled = __PRETTY_FUNCTION__, before = "Value = ";
#endif
    constexpr std::size_t at = spelled.find(before);
    static_assert(at != std::string_view::npos);
    return spelled[at + before.size()] != '(';
}

template <class E, std::uint8_t Next>
constexpr std::uint8_t countFrom()
{
    if constexpr (Next < 128 && isEnumerator<static_cast<E>(Next)>())
        return countFrom<E, Next + 1>();
    else
        return Next;
}

}  // namespace detail

template <HasFields T>
inline constexpr std::size_t kFieldCount =
    std::tuple_size_v<decltype(Fields<T>::tie(std::declval<T&>()))>;

template <HasFields T>
inline constexpr auto kFieldNames = detail::splitNames<kFieldCount<T>>(Fields<T>::kNames);

/// Calls `visit(name, a's field, b's field)` for every field; two structs of one type.
template <HasFields T, class Visit>
constexpr void eachField(const T& a, const T& b, Visit visit)
{
    const auto left = Fields<T>::tie(a);
    const auto right = Fields<T>::tie(b);
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (visit(kFieldNames<T>[I], std::get<I>(left), std::get<I>(right)), ...);
    }(std::make_index_sequence<kFieldCount<T>>{});
}

/// How many enumerators an enumeration from 0 without holes has.
template <class E>
inline constexpr std::uint8_t kEnumerators = detail::countFrom<E, 0>();

}  // namespace ballast::core

/// Names every field of a struct, in order. Within namespace ballast. A field more or fewer than
/// the struct has does not compile: who adds one meets this list, and with it all that goes by it.
#define BALLAST_FIELDS(Type, ...)                                \
    template <>                                                  \
    struct core::Fields<Type> {                                  \
        static constexpr std::string_view kNames = #__VA_ARGS__; \
        template <class Self>                                    \
        static constexpr auto tie(Self& self)                    \
        {                                                        \
            auto& [__VA_ARGS__] = self;                          \
            return std::tie(__VA_ARGS__);                        \
        }                                                        \
    };
