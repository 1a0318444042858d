#include "models/review/case_query.h"

#include "models/core/csv_text.h"
#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <optional>

namespace ballast::review {
namespace {

using Field = CaseQuery::Field;
using Than = CaseQuery::Than;
using Term = CaseQuery::Term;

struct Named {
    std::string_view name;
    Field field;
};
constexpr std::array kTexts = {Named{"venue", Field::Venue},     Named{"by", Field::By},
                               Named{"tag", Field::Tag},         Named{"trigger", Field::Trigger},
                               Named{"outcome", Field::Outcome}, Named{"book", Field::Book},
                               Named{"style", Field::Style},     Named{"account", Field::Account}};
constexpr std::array kStates = {Named{"auto", Field::Auto}, Named{"manual", Field::Manual},
                                Named{"edited", Field::Edited}, Named{"traded", Field::Traded},
                                Named{"noted", Field::Noted}};
constexpr std::array kNumbers = {Named{"cost", Field::Cost}, Named{"bp", Field::Bp},
                                 Named{"fees", Field::Fees}, Named{"wait", Field::Wait},
                                 Named{"size", Field::Size}, Named{"approval", Field::Approval},
                                 Named{"vs", Field::Vs},     Named{"orders", Field::Orders}};

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool holds(std::string_view text, std::string_view part)
{
    return std::ranges::search(text, part, [](char a, char b) {
               return lower(a) == lower(b);
           }).begin() != text.end();
}

template <std::size_t N>
std::optional<Field> fieldOf(const std::array<Named, N>& names, std::string_view word)
{
    for (const Named& named : names)
        if (named.name.size() == word.size() && holds(named.name, word)) return named.field;
    return std::nullopt;
}

/// One term as it was written; where a part of it was in quotes, it is no name and no comparison.
struct Token {
    std::string text;
    bool isQuoted = false;
    std::size_t quoteAt = std::string::npos;
};

core::Expected<std::vector<Token>> tokensOf(std::string_view text)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        if (std::isspace(static_cast<unsigned char>(text[at])) != 0) {
            ++at;
            continue;
        }
        Token token;
        while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])) == 0) {
            if (text[at] != '"') {
                token.text += text[at++];
                continue;
            }
            const std::size_t end = text.find('"', at + 1);
            if (end == std::string_view::npos)
                return core::failure(
                    "Reading the filter: a quotation mark has no end. Put \" "
                    "behind the words.");
            token.isQuoted = true;
            token.quoteAt = std::min(token.quoteAt, token.text.size());
            token.text += text.substr(at + 1, end - at - 1);
            at = end + 1;
        }
        tokens.push_back(std::move(token));
    }
    return tokens;
}

/// "1.5k", "2M": the factor is cut off.
std::optional<double> amountOf(std::string text)
{
    double factor = 1;
    if (!text.empty() && (text.back() == 'k' || text.back() == 'K')) factor = 1e3;
    if (!text.empty() && (text.back() == 'm' || text.back() == 'M')) factor = 1e6;
    if (factor > 1) text.pop_back();
    if (!text.empty() && text.front() == '+') text.erase(0, 1);
    const auto number = core::parseDecimal(text);
    return number ? std::optional{*number * factor} : std::nullopt;
}

struct Sign {
    std::string_view text;
    Than than;
};
constexpr std::array kSigns = {Sign{"<=", Than::AtMost}, Sign{">=", Than::AtLeast},
                               Sign{"!=", Than::Other},  Sign{"<", Than::Less},
                               Sign{">", Than::More},    Sign{"=", Than::Equal}};

core::Expected<std::optional<Term>> comparisonOf(const std::string& text)
{
    const std::size_t at = text.find_first_of("<>=!");
    if (at == std::string::npos) return std::optional<Term>{};
    const std::string name = text.substr(0, at);
    const auto field = fieldOf(kNumbers, name);
    if (!field)
        return core::failure("Reading the filter: " + core::quoted(name) +
                             " is nothing that can be compared; cost, bp, fees, wait, size, "
                             "approval, vs and orders can.");
    for (const Sign& sign : kSigns) {
        if (!std::string_view{text}.substr(at).starts_with(sign.text)) continue;
        const std::string amount = text.substr(at + sign.text.size());
        const auto number = amountOf(amount);
        if (!number)
            return core::failure("Reading the filter: " + core::quoted(amount) +
                                 " is no number; write one such as cost>50 or size>=1.5M.");
        Term term;
        term.field = *field, term.than = sign.than, term.number = *number;
        return std::optional{term};
    }
    return core::failure("Reading the filter: " + core::quoted(text) +
                         " has no comparison; write < <= > >= = or !=.");
}

core::Expected<Term> termOf(Token token)
{
    Term term;
    const bool minus = token.text.size() > 1 && token.text.front() == '-' && token.quoteAt != 0;
    if (minus) {
        token.text.erase(0, 1);
        if (token.isQuoted) --token.quoteAt;
    }
    const std::size_t colon = token.text.find(':');
    if (colon != std::string::npos && colon <= token.quoteAt) {
        const std::string name = token.text.substr(0, colon);
        const auto field = fieldOf(kTexts, name);
        if (!field)
            return core::failure("Reading the filter: there is no " + core::quoted(name) +
                                 "; venue, account, book, trigger, outcome, by, style and tag can "
                                 "be asked for.");
        term.field = *field;
        term.text = token.text.substr(colon + 1);
    } else if (!token.isQuoted) {
        auto comparison = comparisonOf(token.text);
        if (!comparison) return std::unexpected(comparison.error());
        if (*comparison)
            term = **comparison;
        else if (const auto state = fieldOf(kStates, token.text))
            term.field = *state;
        else
            term.text = token.text;
    } else {
        term.text = token.text;
    }
    term.isOpposite = minus;
    return term;
}

bool hasWords(const Case& one, std::string_view part)
{
    const Rebalance& r = one.row;
    return holds(r.order, part) || holds(r.label, part) || holds(r.reason, part) ||
           holds(r.trigger, part) || holds(r.outcome, part) || holds(one.trader, part) ||
           holds(r.underlying.view(), part) || holds(std::to_string(r.proposal.value), part) ||
           std::ranges::any_of(one.tags, [&](const std::string& t) { return holds(t, part); }) ||
           std::ranges::any_of(one.notes, [&](const Note& n) { return holds(n.text, part); });
}

double numberOf(Field field, const Case& one, const CostSum& cost, const Figure& vsNoTrade)
{
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    switch (field) {
        case Field::Cost: return cost.orders > 0 ? cost.total : kUnknown;
        case Field::Bp: return cost.targetUsd > 0 ? cost.totalBp() : kUnknown;
        case Field::Fees: return cost.orders > 0 ? cost.fees() : kUnknown;
        case Field::Wait: return one.waiting.hourUsd.value_or(kUnknown);
        case Field::Size: return cost.tradedUsd;
        case Field::Approval: {
            const auto time = one.approvalTime();
            return time ? core::seconds(*time) : kUnknown;
        }
        case Field::Vs: return vsNoTrade.plusMinus > 0 ? -vsNoTrade.value : kUnknown;
        case Field::Orders: return one.row.orders;
        default: return kUnknown;
    }
}

bool compares(double value, const Term& term)
{
    if (!std::isfinite(value)) return false;
    switch (term.than) {
        case Than::Less: return value < term.number;
        case Than::AtMost: return value <= term.number;
        case Than::More: return value > term.number;
        case Than::AtLeast: return value >= term.number;
        case Than::Equal: return value == term.number;
        case Than::Other: return value != term.number;
    }
    return false;
}

bool holdsFor(const Term& term, const Case& one, const CostSum& cost, const Figure& vsNoTrade)
{
    const std::string& text = term.text;
    switch (term.field) {
        case Field::Words: return hasWords(one, text);
        case Field::Venue:
            return holds(one.row.venue.view(), text) ||
                   std::ranges::any_of(
                       one.legs, [&](const CaseLeg& leg) { return holds(leg.venue.view(), text); });
        case Field::By: return holds(one.trader, text) || holds(one.row.actor, text);
        case Field::Tag:
            return std::ranges::any_of(one.tags,
                                       [&](const std::string& tag) { return holds(tag, text); });
        case Field::Trigger: return holds(one.row.trigger, text);
        case Field::Outcome: return holds(one.row.outcome, text);
        case Field::Book: return holds(one.row.underlying.view(), text);
        case Field::Style: return holds(one.style, text);
        case Field::Account: return holds(one.account.view(), text);
        case Field::Auto: return one.automatic;
        case Field::Manual: return !one.automatic && !one.trader.empty();
        case Field::Edited: return one.edited;
        case Field::Traded: return cost.fills > 0;
        case Field::Noted: return !one.notes.empty();
        default: return compares(numberOf(term.field, one, cost, vsNoTrade), term);
    }
}

}  // namespace

core::Expected<CaseQuery> CaseQuery::parse(std::string_view text)
{
    const auto tokens = tokensOf(text);
    if (!tokens) return std::unexpected(tokens.error());
    CaseQuery query;
    for (const Token& token : *tokens) {
        auto term = termOf(token);
        if (!term) return std::unexpected(term.error());
        query.m_terms.push_back(std::move(*term));
    }
    return query;
}

bool CaseQuery::passes(const Case& one, const CostSum& cost, const Figure& vsNoTrade) const
{
    return std::ranges::all_of(m_terms, [&](const Term& term) {
        return holdsFor(term, one, cost, vsNoTrade) != term.isOpposite;
    });
}

}  // namespace ballast::review
