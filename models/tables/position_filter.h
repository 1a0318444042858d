#pragma once

#include "models/tables/filter_expression.h"

#include <QString>

#include <expected>
#include <memory>

namespace ballast::tables {

struct PositionRow;

/// Which positions are shown: an expression (filter_expression.h) over
///   btc  70000  BTC-*-C    words of the instrument's name
///   call put option future perpetual spot  long short  stale unvalued
///   venue:paper account:main underlying:eth sub-book:gamma expiry:27dec26
///   dte<7  iv>=60%  |delta|>0.1  pnl<-10k
/// Deltas are those of the convention shown.
class PositionFilter {
public:
    /// Lets every position through.
    PositionFilter() = default;
    /// Reads an expression; an empty one lets everything through.
    static std::expected<PositionFilter, FilterFault> parse(const QString& text);
    static const FilterWords& filterWords();

    bool passes(const PositionRow& row) const;
    bool isEmpty() const { return !m_test; }
    /// As it was read, without blanks around it.
    const QString& text() const { return m_text; }
    bool operator==(const PositionFilter& other) const { return m_text == other.m_text; }

private:
    QString m_text;
    std::shared_ptr<const FilterNode> m_test;
};

}  // namespace ballast::tables
