// guard: black swans and feedback loops; when an underlying is left alone, and why.
#pragma once

#include <cstdint>
#include <string_view>

namespace ballast::guard {

/// How far the desk is trusted to hedge an underlying by itself.
enum class Level : std::uint8_t {
    Normal,   ///< as the policy says
    Caution,  ///< smaller orders, wider bands, slower; where what is seen is in doubt, never
              ///< without a person; leaves by itself
    Halt,     ///< nothing is proposed or sent; only a person ends it
};
std::string_view text(Level level);  ///< "NORMAL", "CAUTION", "HALT"

/// What a loop between our own trades and the market makes of hedging, the milder first.
enum class Grade : std::uint8_t {
    None,
    Widen,  ///< CAUTION: the band is wider
    Slow,   ///< CAUTION: and the pauses are longer
    Stop,   ///< HALT
};

}  // namespace ballast::guard
