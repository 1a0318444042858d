#pragma once

#include <QString>

#include <expected>
#include <functional>
#include <memory>

namespace ballast::tables {

struct PositionRow;

/// What is wrong with a filter, and where: character `at` (from 0), so many characters long.
struct FilterFault {
    qsizetype at = 0;
    qsizetype length = 0;
    QString sentence;
};

/// Which positions are shown. An expression of:
///   btc  70000  BTC-*-C    words of the instrument's name, '*' and '?' as in file names; in quotes
///                          what has blanks in it
///   call put option future perpetual spot  long short  stale unvalued
///                          what it is and how it stands
///   venue:paper account:main underlying:eth sub-book:gamma
///                          a name, with the same wildcards, without regard to case
///   dte<7  iv>=60%  |delta|>0.1  pnl<-10k
///                          a comparison, < <= > >= = !=, with a unit where it has one; bars
///                          around a name mean its size, whatever its sign
///   and, or, not, ( )      beside one another means and, which binds closer than or
/// Deltas are those of the convention shown. What a position does not have (the strike of a
/// perpetual, the delta of what has no mark) is neither above nor below anything.
class PositionFilter {
public:
    using Test = std::function<bool(const PositionRow&)>;

    /// Lets every position through.
    PositionFilter() = default;
    /// Reads an expression; an empty one lets everything through.
    static std::expected<PositionFilter, FilterFault> parse(const QString& text);

    bool passes(const PositionRow& row) const { return !m_test || (*m_test)(row); }
    bool isEmpty() const { return !m_test; }
    /// As it was read, without blanks around it.
    const QString& text() const { return m_text; }
    bool operator==(const PositionFilter& other) const { return m_text == other.m_text; }

    /// The names that may be compared, "dte iv delta …": for a tool tip.
    static QString numberWords();

private:
    QString m_text;
    std::shared_ptr<const Test> m_test;
};

}  // namespace ballast::tables
