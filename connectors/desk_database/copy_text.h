#pragma once

#include "connectors/store/sqlite.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ballast::desk_database {

/// What a column is over there, by what SQLite calls it here.
enum class ColumnKind : std::uint8_t { Integer, Real, Text, Bytes };
ColumnKind kindOf(std::string_view declaredType);  ///< by SQLite's own rules of affinity
std::string_view sqlType(ColumnKind kind);         ///< "bigint", "double precision" …

/// One cell in the text format of COPY, as the column takes it. A text over there holds no zero
/// byte and is UTF-8: each byte that is none becomes U+FFFD. A value that is not of its column's
/// kind, which only a foreign hand can have put there, is converted where that is exact, and NULL
/// elsewhere.
void appendCell(std::string& line, const store::Value& value, ColumnKind kind);

/// The text as UTF-8 without zero bytes.
std::string asUtf8(std::string_view text);

/// "\\x00ff", as the server writes bytes, back as bytes; an empty text for anything else.
std::string bytesOf(std::string_view hex);

}  // namespace ballast::desk_database
