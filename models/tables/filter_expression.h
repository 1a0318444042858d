#pragma once

#include <QString>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::tables {

/// The language of every filter that is written: positions, rebalances. An expression of:
///   btc  70000  BTC-*-C    words of what a row says, '*' and '?' as in file names; in quotes what
///                          has blanks in it, letter by letter: "*" is a star there, "" a quote
///   call  auto             what it is, and how it stands
///   venue:paper            a name, the whole of it or one of its words, with the same wildcards,
///                          without regard to case
///   dte<7  |delta|>0.1     a comparison, < <= > >= = !=, with a unit where it has one; bars around
///                          a name mean its size, whatever its sign
///   and, or, not, ( )      beside one another means and, which binds closer than or
/// What a row does not have (the strike of a perpetual, the cost of what was not ordered) is
/// neither above nor below anything, and is not known not to be either: as in SQL, `cost>50` and
/// `not cost>50` both leave it out. A name or word that is not there is another one: `not tag:late`
/// has what has no tag. Which words there are is a vocabulary's to say.

/// What is wrong with a filter, and where: character `at` (from 0), so many characters long.
struct FilterFault {
    qsizetype at = 0;
    qsizetype length = 0;
    QString sentence;
};

/// What a number of a filter is counted in, and which units may stand behind one.
enum class FilterUnit : std::uint8_t {
    Amount,  ///< of something of its own: k, m
    Count,
    Coin,         ///< k, m
    Usd,          ///< $ in front; k, m
    Price,        ///< $ in front; k, m
    Percent,      ///< %
    BasisPoints,  ///< bp
    Days,         ///< d, h, w
    Seconds,      ///< s, min, h
    Hour,         ///< of the UTC day, 0 to 23; h
};

/// The words of a vocabulary, for who reads an expression, completes one, or tells of them.
struct FilterWords {
    struct Number {
        const char* word;
        FilterUnit unit;
    };
    struct Name {
        const char* word;
        /// Its values are words of the catalogue, which a window shows in its own language: they
        /// are found by what is shown as by what is recorded.
        bool isSpoken = false;
    };
    std::vector<Number> numbers;
    std::vector<const char*> states;
    std::vector<Name> names;
    bool textIsSpoken = false;  ///< the same of a word alone

    /// "dte iv delta …", for a tool tip.
    QString numberWords() const;
    QString stateWords() const;
    /// "venue: account: …"
    QString nameWords() const;
};

/// A part of an expression as it was read: places in the vocabulary it was read with.
struct FilterNode {
    enum class Kind : std::uint8_t { All, Any, Not, Number, State, Name, Text };
    enum class Than : std::uint8_t { Less, AtMost, More, AtLeast, Equal, Other };

    Kind kind = Kind::All;
    std::vector<FilterNode> parts;  ///< of All, Any and Not
    std::size_t word = 0;           ///< which number, state or name
    Than than = Than::Equal;        ///< of a number
    bool isSize = false;            ///< its size, whatever its sign
    double bound = 0;
    std::string pattern;             ///< of a name or a text, case folded
    bool isPart = false;             ///< found anywhere within; else the whole, or one of its words
    bool isLiteral = false;          ///< '*' and '?' are letters like others: it stood in quotes
    bool isNumeral = false;          ///< a text of digits alone, and not in quotes
    std::vector<std::string> alike;  ///< recorded words that are shown as something it matches

    /// Whether a number compares so.
    bool holds(double value) const;
    /// Whether a text is like it.
    bool matches(std::string_view text) const;

private:
    bool isWhole(std::string_view folded) const;
};

/// Reads an expression by a vocabulary; an empty one is an All without parts, which lets everything
/// through. To be called where texts are spoken: on the window's thread.
std::expected<FilterNode, FilterFault> readFilter(const QString& text, const FilterWords& words);

/// The most letters of a filter.
inline constexpr int kLongestFilter = 400;

}  // namespace ballast::tables
