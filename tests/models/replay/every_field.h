#pragma once

#include "models/replay/config_fields.h"
#include "models/replay/walk.h"

#include <cstdint>
#include <string>

/// Values in which every field says something of its own, so that a field that is left out shows.
namespace ballast::tests {

/// Fills a value of any type that replay::put() writes, each part with the next number; and, where
/// `other` is a part's number, that part alone with something else.
class EveryField {
public:
    explicit EveryField(std::uint64_t seed, std::int64_t other = -1) : m_seed(seed), m_other(other)
    {
    }

    /// Parts filled so far.
    std::int64_t parts() const { return m_parts; }

    template <class T>
    void fill(T& value)
    {
        using namespace replay;
        if constexpr (std::is_same_v<T, bool>) {
            value = (number() & 1) != 0;
        } else if constexpr (std::is_enum_v<T>) {
            value = static_cast<T>(number() % core::kEnumerators<T>);
        } else if constexpr (std::is_integral_v<T>) {
            value = static_cast<T>(number());
        } else if constexpr (std::is_same_v<T, double>) {
            value = static_cast<double>(number()) / 3 - 7;
        } else if constexpr (kIsFixed<T>) {
            value = T::fromMantissa(static_cast<std::int64_t>(number()) * 1'000'003 - 500'000);
        } else if constexpr (std::is_same_v<T, core::Time>) {
            value = core::fromUnixMs(1'785'000'000'000) +
                    core::Duration{static_cast<std::int64_t>(number()) * 1'001};
        } else if constexpr (std::is_same_v<T, core::Duration>) {
            value = core::Duration{static_cast<std::int64_t>(number()) * 77};
        } else if constexpr (std::is_same_v<T, std::string>) {
            value = "text " + std::to_string(number());
        } else if constexpr (kIsName<T>) {
            value = T{"N" + std::to_string(number())};
        } else if constexpr (kIs<T, std::optional>) {
            fill(value.emplace());
        } else if constexpr (kIs<T, std::vector>) {
            value.resize(2);
            for (auto& item : value) fill(item);
        } else if constexpr (kIs<T, std::map>) {
            for (int i = 0; i < 2; ++i) {
                typename T::key_type key{"K" + std::to_string(i)};
                fill(value[key]);
            }
        } else if constexpr (kIs<T, std::pair>) {
            fill(value.first);
            fill(value.second);
        } else if constexpr (kIs<T, std::variant>) {
            std::visit([this](auto& alternative) { fill(alternative); }, value);
        } else if constexpr (kIsArray<T>) {
            for (auto& item : value) fill(item);
        } else if constexpr (kIsBoard<T>) {
            value.reset();
        } else if constexpr (kIs<T, std::shared_ptr>) {
            auto made = std::make_shared<std::remove_const_t<typename T::element_type>>();
            fill(*made);
            value = std::move(made);
        } else if constexpr (std::is_same_v<T, portfolio::SubBooks>) {
            std::vector<portfolio::SubBookRule> rules;
            fill(rules);
            value = portfolio::SubBooks{std::move(rules)};
        } else {
            std::apply([this](auto&... field) { (fill(field), ...); }, core::Fields<T>::tie(value));
        }
    }

private:
    /// Never the same twice in a row, small enough for the smallest kind of number.
    std::uint64_t number()
    {
        const std::int64_t part = m_parts++;
        const std::uint64_t plain = (m_seed + static_cast<std::uint64_t>(part)) % 97;
        return part == m_other ? plain + 1 : plain;
    }

    std::uint64_t m_seed;
    std::int64_t m_other;
    std::int64_t m_parts = 0;
};

}  // namespace ballast::tests
