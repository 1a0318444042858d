#pragma once

#include "models/report/document.h"

#include <string>

namespace ballast::report {

// The document as text. The same document, the same bytes.

/// One page that needs nothing else: pictures are SVG within it, no script, no font and no address
/// to load, and a policy in its head that forbids them. Every text is escaped. Made to be printed:
/// light, heads of tables repeated, rows and pictures kept whole, pages numbered where the printer
/// knows how.
std::string htmlText(const Document& document);

/// RFC 4180, table after table: a line with the section and the table, the names of its columns,
/// its rows, an empty line. Numbers in full, instants by UTC, shares as fractions; words through
/// csvCell, so that none is taken for a formula.
std::string csvText(const Document& document);

/// The same as one object of sections and tables; absent values are null. Keys are the same in
/// every language.
std::string jsonText(const Document& document);

/// What stands in a card, as a table: what CSV, JSON and a workbook show of it.
Table tableOf(const Cards& cards);
/// The value of a card for a person; a dash where it is not known.
std::string cardText(const Card& card);
/// "before: 94.1 %"; empty where it is not known.
std::string beforeText(const Cards& cards, const Card& card);
/// Of the whole: title, subtitle and facts.
Table tableOfFacts(const Document& document);

}  // namespace ballast::report
