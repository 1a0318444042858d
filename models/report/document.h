// report: a report as a document, of sections, tables and pictures, and the ways it is written
// down.
#pragma once

#include "models/core/time.h"
#include "models/report/picture.h"

#include <string>
#include <variant>
#include <vector>

namespace ballast::report {

/// What a number is, and so how it is written for a person; files for programs have it in full.
enum class Unit : std::uint8_t {
    Words,
    Count,
    Usd,    ///< whole dollars
    Cents,  ///< dollars with two decimals
    Bp,     ///< basis points
    Share,  ///< 0.978 is shown as 97.8 %
    Seconds,
    Coin,
    Size,   ///< instrument's own unit
    Price,  ///< quote currency
    Factor,
    Instant,  ///< UTC
    Day,      ///< UTC
};

/// Nothing, words, a finite number, or an instant.
using Cell = std::variant<std::monostate, std::string, double, core::Time>;

struct Column {
    std::string key;    ///< the same in every language: "slippage_usd"
    std::string title;  ///< in the reader's
    Unit unit = Unit::Words;
    double room = 1;  ///< of the width of a page, against the other columns
};

struct Row {
    std::vector<Cell> cells;  ///< one a column
    bool isSum = false;
    bool isFlagged = false;  ///< a person is to look at it
    bool isCount = false;    ///< its numbers are counts where its columns say factors
};

/// Where a block is shown: on pages that a person reads, in files that a program reads, or both.
enum class Shown : std::uint8_t { Everywhere, Pages, Files };

struct Table {
    std::string key, title;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::string remark;  ///< below it: what is left out, what a flag means
    Shown shown = Shown::Everywhere;
};

/// A figure that stands for itself, with the same of the period before beside it.
struct Card {
    std::string key, title;
    Cell value;
    Unit unit = Unit::Count;
    Cell before;         ///< of the period before; nothing: not known
    std::string detail;  ///< a line below it
    bool isFlagged = false;
};
struct Cards {
    std::string key, title;
    std::string beforeTitle;  ///< "before: %1" without its number
    std::vector<Card> cards;
};

struct Text {
    std::vector<std::string> lines;
    bool isWarning = false;
};

using Block = std::variant<Text, Cards, Table, Picture>;

struct Section {
    std::string key, title;
    std::vector<Block> blocks;
};

struct Fact {
    std::string key, title, value;
};

/// All that is written. The same source gives the same document: nothing of the machine or of the
/// moment it was made is in it.
struct Document {
    std::string language = "en";
    std::string title, subtitle;
    std::vector<Fact> facts;
    std::vector<Section> sections;
    std::string pageOf;  ///< "Page %1 of %2"
    std::string footer;
    core::Time at{};  ///< the end of what was recorded: the date of the file's properties
};

/// As a person reads it: thin spaces between thousands, a point for decimals, "" for nothing.
std::string shownText(const Cell& cell, Unit unit);
/// What the cell of that column is in this row.
Unit unitOf(const Table& table, const Row& row, std::size_t column);
/// Whether it stands to the right.
bool isNumber(Unit unit);

/// Foreign text without what draws beyond its place: control characters become blanks, marks that
/// turn the direction of writing or cannot be seen are left out, and what is no UTF-8 becomes
/// U+FFFD. Line breaks stay where `keepBreaks`.
std::string plain(std::string_view text, bool keepBreaks = false);
/// Every text of the document through plain(): whatever it was made of, it can be written.
Document cleaned(Document document);

}  // namespace ballast::report
