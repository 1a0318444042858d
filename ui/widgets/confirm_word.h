#pragma once

namespace ballast::ui {

/// What a person types, letter by letter, to confirm that limits are loosened.
inline constexpr const char* kLoosenWord = "LOOSEN";

}  // namespace ballast::ui
