#include "fuzz/json_mutation.h"

#include <algorithm>
#include <array>

namespace ballast::fuzz {

namespace {

using namespace std::string_view_literals;

constexpr std::array kHostile{
    "0"sv,
    "-0"sv,
    "-1"sv,
    "1"sv,
    "0.5"sv,
    "NaN"sv,
    "\"NaN\""sv,
    "Infinity"sv,
    "-Infinity"sv,
    "\"\""sv,
    "null"sv,
    "true"sv,
    "false"sv,
    "[]"sv,
    "{}"sv,
    "[[]]"sv,
    "1e308"sv,
    "1e309"sv,
    "-1e308"sv,
    "1e-320"sv,
    "5e-324"sv,
    "9007199254740993"sv,
    "18446744073709551616"sv,
    "-9223372036854775809"sv,
    "4611686018.427387904"sv,
    "4611686018.427387903"sv,
    "0.0000000001"sv,
    "0.000000001"sv,
    "123456789.123456789123"sv,
    "00"sv,
    "01"sv,
    "+1"sv,
    "1."sv,
    ".5"sv,
    "1e"sv,
    "0x10"sv,
    "1_000"sv,
    "1,5"sv,
    "\"1\""sv,
    "\"buy\""sv,
    "\"sell\""sv,
    "\"open\""sv,
    "\"filled\""sv,
    "\"cancelled\""sv,
    "\"\\ud800\""sv,
    "\"\\udfff\\ud800\""sv,
    "\"\\u0000\""sv,
    "\"\\u202e\""sv,
    "\"\xEF\xBB\xBF\""sv,
    "\"\xC0\xAF\""sv,
    "\"\xED\xA0\x80\""sv,
    "\"\xF4\x90\x80\x80\""sv,
    "\"<b>x</b>\""sv,
    "\"=1+1\""sv,
    "\"'; DROP TABLE intent; --\""sv,
    "\"BTC-PERPETUAL\""sv,
    "\"ETH-PERPETUAL\""sv,
    "\"R1-AAAAAAAA-0000000000001\""sv,
    "[1,2,3]"sv,
    "{\"a\":1,\"a\":2}"sv,
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"sv,
    "253402300800000"sv,
    "-62135596800001"sv,
    "99999999999999999999"sv};

bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '+' || c == '.';
}

std::size_t endOfString(std::string_view text, std::size_t at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return text.size();
}

/// A name, its colon and what follows up to the next comma or bracket of this depth.
std::string_view memberAt(std::string_view text, const Token& name)
{
    int depth = 0;
    std::size_t at = name.end;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            at = endOfString(text, at) - 1;
            continue;
        }
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') {
            if (depth == 0) break;
            --depth;
        }
        if (c == ',' && depth == 0) break;
    }
    return text.substr(name.begin, std::min(at, text.size()) - name.begin);
}

std::string join(std::string_view a, std::string_view b, std::string_view c)
{
    std::string out;
    out.reserve(a.size() + b.size() + c.size());
    return out.append(a).append(b).append(c);
}

}  // namespace

std::vector<Token> tokensOf(std::string_view text)
{
    std::vector<Token> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (text[at] == '"')
            at = endOfString(text, at);
        else if (isWord(text[at]))
            while (at < text.size() && isWord(text[at])) ++at;
        else {
            ++at;
            continue;
        }
        const std::size_t next = text.find_first_not_of(" \t\r\n", at);
        out.push_back({begin, at, next != std::string_view::npos && text[next] == ':'});
    }
    return out;
}

std::span<const std::string_view> hostileValues() { return kHostile; }

std::string replaced(std::string_view text, const Token& token, std::string_view by)
{
    return join(text.substr(0, token.begin), by, text.substr(token.end));
}

std::string mutated(std::string_view text, std::uint64_t choice)
{
    const std::vector<Token> tokens = tokensOf(text);
    if (tokens.empty()) return std::string{text};
    const Token token = tokens[(choice >> 8U) % tokens.size()];
    switch (choice % 8) {
        case 0: {  // the member again, behind itself
            if (!token.isName) break;
            const std::string_view member = memberAt(text, token);
            return join(text.substr(0, token.begin), std::string{member} + ",",
                        text.substr(token.begin));
        }
        case 1: {  // the member left out
            if (!token.isName) break;
            const std::string_view member = memberAt(text, token);
            std::string_view rest = text.substr(token.begin + member.size());
            if (rest.starts_with(',')) rest.remove_prefix(1);
            return join(text.substr(0, token.begin), "", rest);
        }
        case 2: {  // what stands elsewhere
            const Token other = tokens[(choice >> 32U) % tokens.size()];
            return replaced(text, token, text.substr(other.begin, other.end - other.begin));
        }
        default: break;
    }
    return replaced(text, token, kHostile[(choice >> 32U) % kHostile.size()]);
}

}  // namespace ballast::fuzz
