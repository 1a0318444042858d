#include "models/core/csv_text.h"

#include "models/core/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

namespace ballast::core {
namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Takes the quoted field that `rest` begins with off it, up to the comma.
Expected<std::string> takeQuoted(std::string_view& rest)
{
    std::string field;
    std::size_t i = 1;
    for (;; ++i) {
        if (i >= rest.size()) return failure("a quote that is not closed");
        if (rest[i] != '"') {
            field += rest[i];
        } else if (i + 1 < rest.size() && rest[i + 1] == '"') {
            field += '"';
            ++i;
        } else {
            break;
        }
    }
    const std::size_t comma = rest.find(',', i + 1);
    const std::string_view between = rest.substr(i + 1, comma == rest.npos ? comma : comma - i - 1);
    if (!trimmed(between).empty())
        return failure("text after a closing quote: " + quoted(trimmed(between)));
    rest.remove_prefix(comma == rest.npos ? rest.size() : comma);
    return field;
}

std::size_t digitsAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    return end - at;
}

bool isSign(std::string_view text, std::size_t at)
{
    return at < text.size() && (text[at] == '+' || text[at] == '-');
}

/// [+-] digits [. digits] [e [+-] digits], with a digit before or after the point.
bool isDecimal(std::string_view text)
{
    std::size_t at = isSign(text, 0) ? 1 : 0;
    const std::size_t whole = digitsAt(text, at);
    at += whole;
    std::size_t fraction = 0;
    if (at < text.size() && text[at] == '.') {
        fraction = digitsAt(text, at + 1);
        at += 1 + fraction;
    }
    if (whole + fraction == 0) return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        at += isSign(text, at + 1) ? 2 : 1;
        const std::size_t power = digitsAt(text, at);
        if (power == 0) return false;
        at += power;
    }
    return at == text.size();
}

}  // namespace

Expected<std::vector<std::string>> csvFields(std::string_view line)
{
    std::vector<std::string> fields;
    std::string_view rest = line;
    while (true) {
        const auto first = rest.find_first_not_of(" \t");
        if (first != rest.npos && rest[first] == '"') {
            rest.remove_prefix(first);
            auto field = takeQuoted(rest);
            if (!field) return std::unexpected(std::move(field.error()));
            fields.push_back(std::move(*field));
        } else {
            const std::string_view field = rest.substr(0, rest.find(','));
            if (field.find('"') != field.npos)
                return failure("a quote inside a field that did not begin with one");
            fields.emplace_back(trimmed(field));
            rest.remove_prefix(field.size());
        }
        if (rest.empty()) return fields;
        rest.remove_prefix(1);
    }
}

bool beginsAFormula(std::string_view text)
{
    constexpr std::string_view kStarts{"=+-@\t\r\n\0", 8};
    // Some spreadsheets read the wide forms of = + - @ as the narrow ones, and pass over blanks.
    constexpr std::string_view kWide[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    constexpr std::string_view kBlanks[] = {" ", "\u00A0", "\u3000", "\uFEFF"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view blank : kBlanks)
            while (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
    }
    if (text.empty()) return false;
    return kStarts.find(text.front()) != std::string_view::npos ||
           std::ranges::any_of(kWide, [&](std::string_view w) { return text.starts_with(w); });
}

std::string csvCell(std::string_view text)
{
    // Whoever takes another separator than the comma reads a part of the text as a cell of its own,
    // and does not even see the quotes of any but the first.
    constexpr std::string_view kSeparators = ";|\t\r\n";
    std::string cell;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = i == 0 || kSeparators.find(text[i - 1]) != std::string_view::npos;
        std::string_view rest = text.substr(i);
        if (i > 0) rest.remove_prefix(std::min(rest.find_first_not_of("\" "), rest.size()));
        if (begins && beginsAFormula(rest)) cell += '\'';
        if (text[i] != '\0')
            cell += text[i];  // ends the text for some, and hides what is behind it
    }
    if (cell.find_first_of("\",;|\t\r\n") == std::string::npos) return cell;
    std::string inQuotes = "\"";
    for (const char c : cell) inQuotes += c == '"' ? std::string{"\"\""} : std::string(1, c);
    return inQuotes + '"';
}

std::optional<double> parseDecimal(std::string_view text)
{
    constexpr std::size_t kLongest = 400;
    if (text.size() > kLongest || !isDecimal(text)) return std::nullopt;
    if (text.front() == '+') text.remove_prefix(1);
    double value = 0;
#ifdef __cpp_lib_to_chars
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool failed = read.ec != std::errc{};
#else
    // Apple's library reads no doubles from characters; its streams do, in the "C" locale unless a
    // program sets another one, which this one does not.
    std::istringstream in{std::string{text}};
    const bool failed = !(in >> value);
#endif
    if (failed || !std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace ballast::core
