#pragma once

#include <string>
#include <string_view>

namespace ballast::core {

/// Lower-case hexadecimal SHA-256 of the bytes.
std::string sha256Hex(std::string_view bytes);

}  // namespace ballast::core
