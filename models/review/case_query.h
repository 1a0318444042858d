#pragma once

#include "models/core/error.h"
#include "models/review/quality.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::review {

/// Which rebalances a reviewer looks at, as an expression whose terms all hold:
///   late 4126 "band breach"   words in order, label, reason, trigger, decision, tags, notes,
///   number;
///                             in quotes what has blanks in it
///   venue:okx by:anna tag:late trigger:gamma outcome:edited book:btc style:slices account:main
///                             a part of the name, without regard to case
///   auto manual edited traded noted
///                             how it was decided, and whether anything came of it
///   cost>50 bp<=2 fees>=1k wait<3 size>1M approval>10 vs<0 orders=2
///                             a comparison: shortfall USD, its basis points, fees USD, cost of
///                             waiting USD an hour, value traded USD, seconds until a person
///                             decided, USD better than not trading, number of orders. What is not
///                             known is neither above nor below anything
///   -tag:late                 the opposite of the term
class CaseQuery {
public:
    /// Lets everything through.
    CaseQuery() = default;
    /// Fails with a sentence that names what it does not understand.
    static core::Expected<CaseQuery> parse(std::string_view text);

    bool isEmpty() const { return m_terms.empty(); }
    bool passes(const Case& one, const CostSum& cost, const Figure& vsNoTrade) const;
    bool operator==(const CaseQuery&) const = default;

    enum class Field : std::uint8_t {
        Words,
        Venue,
        By,
        Tag,
        Trigger,
        Outcome,
        Book,
        Style,
        Account,
        Auto,
        Manual,
        Edited,
        Traded,
        Noted,
        Cost,
        Bp,
        Fees,
        Wait,
        Size,
        Approval,
        Vs,
        Orders,
    };
    enum class Than : std::uint8_t { Less, AtMost, More, AtLeast, Equal, Other };
    struct Term {
        Field field = Field::Words;
        bool isOpposite = false;
        std::string text;
        Than than = Than::Equal;
        double number = 0;
        bool operator==(const Term&) const = default;
    };

private:
    std::vector<Term> m_terms;
};

}  // namespace ballast::review
