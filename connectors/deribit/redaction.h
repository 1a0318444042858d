#pragma once

#include <string>
#include <string_view>

namespace ballast::deribit {

/// The text with every run of 32 or more hexadecimal digits left out: what a venue says back of a
/// signed request would else stand in logs and histories.
std::string withoutSecrets(std::string_view text);

}  // namespace ballast::deribit
