#pragma once

#include "models/core/fields.h"
#include "models/core/fixed.h"
#include "models/core/name.h"
#include "models/core/time.h"
#include "models/portfolio/sub_book.h"
#include "models/rebalance/joint_request.h"
#include "models/replay/bytes.h"

#include <array>
#include <bit>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// Goes through values of any of our plain types, field by field: to write them down, to read them,
/// to compare them bit by bit. What it can go through is what has its fields named (BALLAST_FIELDS)
/// and what such fields are made of.
namespace ballast::replay {

// ---- which kind of thing a type is --------------------------------------------------------------

template <class T, template <class...> class Of>
inline constexpr bool kIs = false;
template <class... A, template <class...> class Of>
inline constexpr bool kIs<Of<A...>, Of> = true;
template <class T>
inline constexpr bool kIsFixed = false;
template <class Tag>
inline constexpr bool kIsFixed<core::Fixed<Tag>> = true;
template <class T>
inline constexpr bool kIsName = false;
template <std::size_t N, class Tag>
inline constexpr bool kIsName<core::Name<N, Tag>> = true;
template <class T>
inline constexpr bool kIsArray = false;
template <class T, std::size_t N>
inline constexpr bool kIsArray<std::array<T, N>> = true;
template <class T>
inline constexpr bool kIsBoard = std::is_same_v<T, std::shared_ptr<const market::Board>>;
template <class T>
inline constexpr bool kIsNever = false;

// ---- the same, bit by bit -----------------------------------------------------------------------

/// Doubles by their bits: -0 is not 0, and a NaN is itself. A board is not looked at: the engine
/// does not, and it is not written down.
template <class T>
bool same(const T& a, const T& b)
{
    if constexpr (std::is_same_v<T, double>) {
        return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
    } else if constexpr (kIsBoard<T>) {
        return true;
    } else if constexpr (kIs<T, std::vector>) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!same(a[i], b[i])) return false;
        return true;
    } else if constexpr (kIs<T, std::map>) {
        if (a.size() != b.size()) return false;
        auto other = b.begin();
        for (const auto& [key, value] : a) {
            if (!same(key, other->first) || !same(value, other->second)) return false;
            ++other;
        }
        return true;
    } else if constexpr (kIs<T, std::optional>) {
        return a.has_value() == b.has_value() && (!a || same(*a, *b));
    } else if constexpr (kIs<T, std::shared_ptr>) {
        return !a == !b && (!a || same(*a, *b));
    } else if constexpr (kIs<T, std::pair>) {
        return same(a.first, b.first) && same(a.second, b.second);
    } else if constexpr (kIs<T, std::variant>) {
        return a.index() == b.index() && std::visit(
                                             [&]<class Alternative>(const Alternative& value) {
                                                 return same(value, std::get<Alternative>(b));
                                             },
                                             a);
    } else if constexpr (kIsArray<T>) {
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!same(a[i], b[i])) return false;
        return true;
    } else if constexpr (std::is_same_v<T, portfolio::SubBooks>) {
        return same(a.rules(), b.rules());
    } else if constexpr (core::HasFields<T>) {
        bool equal = true;
        core::eachField(a, b, [&](std::string_view, const auto& left, const auto& right) {
            equal = equal && same(left, right);
        });
        return equal;
    } else {
        return a == b;
    }
}

// ---- writing ------------------------------------------------------------------------------------

/// Writes a value; with one that both sides know already, only where it differs from that.
template <class T>
void put(ByteWriter& out, const T& value, const T* before = nullptr)
{
    if constexpr (std::is_same_v<T, bool> || std::is_enum_v<T>) {
        out.byte(static_cast<std::uint8_t>(value));
    } else if constexpr (std::is_integral_v<T>) {
        out.signedVarint(static_cast<std::uint64_t>(value) -
                         (before ? static_cast<std::uint64_t>(*before) : 0));
    } else if constexpr (std::is_same_v<T, double>) {
        out.bits(std::bit_cast<std::uint64_t>(value) ^
                 (before ? std::bit_cast<std::uint64_t>(*before) : 0));
    } else if constexpr (kIsFixed<T>) {
        const std::int64_t mantissa = value.mantissa(), known = before ? before->mantissa() : 0;
        put(out, mantissa, &known);
    } else if constexpr (std::is_same_v<T, core::Time>) {
        out.time(value.time_since_epoch().count());
    } else if constexpr (std::is_same_v<T, core::Duration>) {
        const std::int64_t ns = value.count(), known = before ? before->count() : 0;
        put(out, ns, &known);
    } else if constexpr (std::is_same_v<T, std::string>) {
        out.text(value);
    } else if constexpr (kIsName<T>) {
        out.text(value.view());
    } else if constexpr (kIs<T, std::optional>) {
        out.byte(value.has_value() ? 1 : 0);
        if (value) put(out, *value, before && *before ? &**before : nullptr);
    } else if constexpr (kIs<T, std::vector>) {
        out.varint(value.size());
        using Item = typename T::value_type;
        const Item* last = before && !before->empty() ? &before->front() : nullptr;
        for (const Item& item : value) {
            put(out, item, last);
            last = &item;
        }
    } else if constexpr (kIs<T, std::map>) {
        out.varint(value.size());
        for (const auto& [key, item] : value) {
            put(out, key);
            put(out, item);
        }
    } else if constexpr (kIs<T, std::pair>) {
        put(out, value.first);
        put(out, value.second);
    } else if constexpr (kIs<T, std::variant>) {
        out.byte(static_cast<std::uint8_t>(value.index()));
        std::visit([&out](const auto& alternative) { put(out, alternative); }, value);
    } else if constexpr (kIsArray<T>) {
        for (const auto& item : value) put(out, item);
    } else if constexpr (kIsBoard<T>) {
        // A whole market, of which the engine reads nothing: not kept.
    } else if constexpr (kIs<T, std::shared_ptr>) {
        out.byte(value ? 1 : 0);
        if (value) put(out, *value);
    } else if constexpr (std::is_same_v<T, portfolio::SubBooks>) {
        put(out, value.rules());
    } else if constexpr (core::HasFields<T>) {
        static_assert(core::kFieldCount<T> <= 64);
        if (!before) {
            core::eachField(value, value, [&out](std::string_view, const auto& field, const auto&) {
                put(out, field);
            });
            return;
        }
        std::uint64_t changed = 0, bit = 1;
        core::eachField(value, *before,
                        [&](std::string_view, const auto& field, const auto& known) {
                            if (!same(field, known)) changed |= bit;
                            bit <<= 1;
                        });
        out.varint(changed);
        core::eachField(value, *before,
                        [&](std::string_view, const auto& field, const auto& known) {
                            if (changed & 1) put(out, field, &known);
                            changed >>= 1;
                        });
    } else {
        static_assert(kIsNever<T>, "this type cannot be written down: name its fields");
    }
}

// ---- reading ------------------------------------------------------------------------------------

/// No list of ours is longer; what claims to be is not read.
inline constexpr std::size_t kMostItems = 1U << 18;

inline std::size_t countOf(ByteReader& in)
{
    const std::uint64_t count = in.varint();
    if (count <= kMostItems && count <= in.left()) return static_cast<std::size_t>(count);
    in.fail("a list is longer than what is left");
    return 0;
}

inline bool flagOf(ByteReader& in)
{
    const std::uint8_t flag = in.byte();
    if (flag > 1) in.fail("a yes or no is neither");
    return flag == 1;
}

template <class T>
void get(ByteReader& in, T& value, bool known = false);

template <class T, std::size_t I = 0>
void getAlternative(ByteReader& in, T& value, std::size_t index)
{
    if constexpr (I < std::variant_size_v<T>) {
        if (index == I) return get(in, value.template emplace<I>());
        getAlternative<T, I + 1>(in, value, index);
    } else {
        in.fail("a kind of no meaning");
    }
}

/// Reads over `value`; where it is `known`, that is what the value was written against.
template <class T>
void get(ByteReader& in, T& value, bool known)
{
    if constexpr (std::is_same_v<T, bool>) {
        value = flagOf(in);
    } else if constexpr (std::is_enum_v<T>) {
        const std::uint8_t number = in.byte();
        if (number >= core::kEnumerators<T>) return in.fail("a word of no meaning");
        value = static_cast<T>(number);
    } else if constexpr (std::is_integral_v<T>) {
        const std::uint64_t wide =
            in.signedVarint() + (known ? static_cast<std::uint64_t>(value) : 0);
        value = static_cast<T>(wide);
        if (static_cast<std::uint64_t>(value) != wide) in.fail("a number that does not fit");
    } else if constexpr (std::is_same_v<T, double>) {
        value =
            std::bit_cast<double>(in.bits() ^ (known ? std::bit_cast<std::uint64_t>(value) : 0));
    } else if constexpr (kIsFixed<T>) {
        std::int64_t mantissa = value.mantissa();
        get(in, mantissa, known);
        value = T::fromMantissa(mantissa);
    } else if constexpr (std::is_same_v<T, core::Time>) {
        value = core::Time{core::Duration{in.time()}};
    } else if constexpr (std::is_same_v<T, core::Duration>) {
        std::int64_t ns = value.count();
        get(in, ns, known);
        value = core::Duration{ns};
    } else if constexpr (std::is_same_v<T, std::string>) {
        value = in.text();
    } else if constexpr (kIsName<T>) {
        const std::string_view text = in.text();
        if (!text.empty() && !T::fits(text)) return in.fail("a name is too long");
        value = T{text};
    } else if constexpr (kIs<T, std::optional>) {
        if (!flagOf(in)) return value.reset();
        const bool was = known && value.has_value();
        if (!was) value.emplace();
        get(in, *value, was);
    } else if constexpr (kIs<T, std::vector>) {
        const std::size_t count = countOf(in);
        const bool was = known && !value.empty();
        value.resize(was ? 1 : 0);
        for (std::size_t i = 0; i < count && !in.problem(); ++i) {
            if (i > 0)
                value.push_back(value.back());
            else if (!was)
                value.emplace_back();
            get(in, value.back(), i > 0 || was);
        }
        if (count == 0) value.clear();
    } else if constexpr (kIs<T, std::map>) {
        value.clear();
        const std::size_t count = countOf(in);
        for (std::size_t i = 0; i < count && !in.problem(); ++i) {
            typename T::key_type key{};
            typename T::mapped_type item{};
            get(in, key);
            get(in, item);
            value.emplace(std::move(key), std::move(item));
        }
        if (value.size() != count) in.fail("a key stands twice");
    } else if constexpr (kIs<T, std::pair>) {
        get(in, value.first);
        get(in, value.second);
    } else if constexpr (kIs<T, std::variant>) {
        getAlternative(in, value, in.byte());
    } else if constexpr (kIsArray<T>) {
        for (auto& item : value) get(in, item);
    } else if constexpr (kIsBoard<T>) {
        value.reset();
    } else if constexpr (kIs<T, std::shared_ptr>) {
        value.reset();
        if (!flagOf(in)) return;
        auto made = std::make_shared<std::remove_const_t<typename T::element_type>>();
        get(in, *made);
        value = std::move(made);
    } else if constexpr (std::is_same_v<T, portfolio::SubBooks>) {
        std::vector<portfolio::SubBookRule> rules;
        get(in, rules);
        value = portfolio::SubBooks{std::move(rules)};
    } else if constexpr (core::HasFields<T>) {
        const std::uint64_t all = ~std::uint64_t{0} >> (64 - core::kFieldCount<T>);
        std::uint64_t changed = known ? in.varint() : all;
        if (changed > all) return in.fail("more fields than there are");
        std::apply(
            [&](auto&... field) {
                const auto one = [&](auto& each) {
                    if ((changed & 1) && !in.problem()) get(in, each, known);
                    changed >>= 1;
                };
                (one(field), ...);
            },
            core::Fields<T>::tie(value));
    } else {
        static_assert(kIsNever<T>, "this type cannot be read: name its fields");
    }
}

// ---- what it is made of -------------------------------------------------------------------------

/// The type in words: names of fields, kinds of numbers, counts of words. Two builds that say the
/// same read each other's bytes.
template <class T>
void layoutOf(std::string& out)
{
    if constexpr (std::is_same_v<T, bool>) {
        out += 'b';
    } else if constexpr (std::is_enum_v<T>) {
        out += 'e' + std::to_string(core::kEnumerators<T>);
    } else if constexpr (std::is_integral_v<T>) {
        out += (std::is_signed_v<T> ? 'i' : 'u') + std::to_string(sizeof(T));
    } else if constexpr (std::is_same_v<T, double>) {
        out += 'd';
    } else if constexpr (kIsFixed<T>) {
        out += 'f';
    } else if constexpr (std::is_same_v<T, core::Time>) {
        out += 't';
    } else if constexpr (std::is_same_v<T, core::Duration>) {
        out += 's';
    } else if constexpr (std::is_same_v<T, std::string> || kIsName<T>) {
        out += '"';
    } else if constexpr (kIs<T, std::optional>) {
        out += '?';
        layoutOf<typename T::value_type>(out);
    } else if constexpr (kIs<T, std::vector>) {
        out += '*';
        layoutOf<typename T::value_type>(out);
    } else if constexpr (kIs<T, std::map>) {
        out += '%';
        layoutOf<typename T::key_type>(out);
        layoutOf<typename T::mapped_type>(out);
    } else if constexpr (kIs<T, std::pair>) {
        layoutOf<typename T::first_type>(out);
        layoutOf<typename T::second_type>(out);
    } else if constexpr (kIs<T, std::variant>) {
        out += '(';
        [&]<class... A>(std::type_identity<std::variant<A...>>) {
            ((layoutOf<A>(out), out += '|'), ...);
        }(std::type_identity<T>{});
        out += ')';
    } else if constexpr (kIsArray<T>) {
        out += std::to_string(std::tuple_size_v<T>);
        layoutOf<typename T::value_type>(out);
    } else if constexpr (kIsBoard<T>) {
        out += '-';
    } else if constexpr (kIs<T, std::shared_ptr>) {
        out += '?';
        layoutOf<std::remove_const_t<typename T::element_type>>(out);
    } else if constexpr (std::is_same_v<T, portfolio::SubBooks>) {
        layoutOf<std::vector<portfolio::SubBookRule>>(out);
    } else {
        out += '{';
        out += core::Fields<T>::kNames;
        out += ':';
        [&]<class... Field>(std::type_identity<std::tuple<Field&...>>) {
            (layoutOf<Field>(out), ...);
        }(std::type_identity<decltype(core::Fields<T>::tie(std::declval<T&>()))>{});
        out += '}';
    }
}

}  // namespace ballast::replay
