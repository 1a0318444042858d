#pragma once

#include "models/bands/bands.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace ballast::bands {

/// How far a hedge goes once the band is left.
enum class Style : std::uint8_t { Edge, Target, HalfWay, Pair };
inline constexpr std::size_t kStyles = 4;
std::string_view text(Style style);

/// One way to hedge at its own best width, and what a year of it costs with gamma frozen.
struct Priced {
    Style style = Style::Edge;
    /// Coin: trade at `outer` back to `inner`.
    double outer = 0, inner = 0;
    /// USD a year, trading and risk; absent where the way cannot be gone: a ticket for each of the
    /// infinitely small trades at an edge has no price.
    std::optional<double> costUsd{};
    /// Of which for trading: proportional and tickets.
    double tradingUsd = 0;
};

struct Cheapest {
    Status status = Status::InvalidInput;
    std::array<Priced, kStyles> ways{};  ///< in the order of Style
    Style best = Style::Edge;
    const Priced& chosen() const { return ways[static_cast<std::size_t>(best)]; }
    const Priced& of(Style style) const { return ways[static_cast<std::size_t>(style)]; }
    /// "to the edge at $1 032 a year; to the target +26 %, ...".
    std::string reason() const;
};
/// Prices the four ways and takes the cheapest; of equals the first in the order of Style.
/// `leastTrade` is the smallest trade that can be made, in coin: at the edge each trade is at least
/// that, and so pays at most one ticket for it. 0 where size has no grain.
Cheapest cheapest(const Inputs& inputs, double leastTrade = 0);

}  // namespace ballast::bands
