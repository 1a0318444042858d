#pragma once

#include "models/tables/filter_expression.h"

#include <QString>

#include <cstdint>
#include <expected>
#include <vector>

namespace ballast::tables {

/// A name, a bracket, a bar or a comparison of a filter, and where it stands.
struct FilterToken {
    enum class Kind : std::uint8_t { Word, Quoted, Open, Close, Bar, Compare, Colon, End };
    Kind kind = Kind::End;
    QString text;
    qsizetype at = 0;
    qsizetype length = 0;
    bool is(const char* word) const
    {
        return kind == Kind::Word && text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
    }
};

/// Takes the text apart; the last token is its end.
std::expected<std::vector<FilterToken>, FilterFault> filterTokens(const QString& text);

/// "Character 5: …"
std::unexpected<FilterFault> filterFault(qsizetype at, qsizetype length, const QString& what);

}  // namespace ballast::tables
