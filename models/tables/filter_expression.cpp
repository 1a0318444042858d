// What an expression means for a single value; its grammar is filter_parser.cpp.
#include "models/tables/filter_expression.h"

#include "models/core/text.h"
#include "models/tables/words.h"

#include <algorithm>
#include <cmath>

namespace ballast::tables {
namespace {

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Without regard to case, as QString::toCaseFolded; quick for what is plain.
std::string folded(std::string_view text)
{
    if (!isAscii(text)) return words(text).toCaseFolded().toStdString();
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

template <class Words, class WordOf>
QString joined(const Words& all, const char* behind, WordOf wordOf)
{
    QStringList out;
    for (const auto& one : all) out << QLatin1String(wordOf(one)) + QLatin1String(behind);
    return out.join(QLatin1Char(' '));
}

/// 100 times 0.55 is a little more than 55, and nobody means that.
bool same(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

}  // namespace

QString FilterWords::numberWords() const
{
    return joined(numbers, "", [](const Number& n) { return n.word; });
}

QString FilterWords::stateWords() const
{
    return joined(states, "", [](const char* word) { return word; });
}

QString FilterWords::nameWords() const
{
    return joined(names, ":", [](const Name& n) { return n.word; });
}

bool FilterNode::holds(double value) const
{
    const double v = isSize ? std::abs(value) : value;
    switch (than) {
        case Than::Less: return v < bound && !same(v, bound);
        case Than::AtMost: return v < bound || same(v, bound);
        case Than::More: return v > bound && !same(v, bound);
        case Than::AtLeast: return v > bound || same(v, bound);
        case Than::Equal: return same(v, bound);
        case Than::Other: return !same(v, bound);
    }
    return false;
}

bool FilterNode::isWhole(std::string_view folded) const
{
    return isLiteral ? folded == pattern : core::matchesGlob(pattern, folded);
}

bool FilterNode::matches(std::string_view text) const
{
    const std::string plain = folded(text);
    if (std::ranges::find(alike, plain) != alike.end()) return true;
    if (isPart) return plain.find(pattern) != std::string::npos;
    if (isWhole(plain)) return true;
    // "breach" is a word of "Band breach".
    for (std::size_t at = 0; at < plain.size();) {
        const std::size_t end = std::min(plain.find(' ', at), plain.size());
        if (end > at && isWhole(std::string_view(plain).substr(at, end - at))) return true;
        at = end + 1;
    }
    return false;
}

}  // namespace ballast::tables
