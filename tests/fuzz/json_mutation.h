// Changes to a JSON text that leave most of it JSON, so that they reach behind the parser.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::fuzz {

/// A string with its quotes, a number or a word, as it stands in a text.
struct Token {
    std::size_t begin = 0, end = 0;
    bool isName = false;  ///< followed by a colon
};

/// The tokens of a text that need not be JSON.
std::vector<Token> tokensOf(std::string_view text);

/// What a venue may send by fault or malice where a value stands: reliability's rows V1 to V12.
std::span<const std::string_view> hostileValues();

std::string replaced(std::string_view text, const Token& token, std::string_view by);

/// One change that `choice` picks: a hostile value for a token, a member doubled, a member left
/// out, two tokens changed for each other.
std::string mutated(std::string_view text, std::uint64_t choice);

}  // namespace ballast::fuzz
