#pragma once

#include "models/review/quality.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace ballast::review {

/// Which rebalances a reviewer looks at: a test, and the text it was read of, by which two are the
/// same. The language is that of every filter: tables/case_filter reads it.
class CaseQuery {
public:
    /// `vsNoTrade`: USD against not trading, > 0 costs. A pure function, for any thread.
    using Test = std::function<bool(const Case&, const CostSum&, const Figure& vsNoTrade)>;

    /// Lets everything through.
    CaseQuery() = default;
    CaseQuery(std::string text, Test test)
        : m_text(std::move(text)), m_test(std::make_shared<const Test>(std::move(test)))
    {
    }

    bool isEmpty() const { return !m_test; }
    const std::string& text() const { return m_text; }
    bool passes(const Case& one, const CostSum& cost, const Figure& vsNoTrade) const
    {
        return !m_test || (*m_test)(one, cost, vsNoTrade);
    }
    bool operator==(const CaseQuery& other) const { return m_text == other.m_text; }

private:
    std::string m_text;
    std::shared_ptr<const Test> m_test;
};

}  // namespace ballast::review
