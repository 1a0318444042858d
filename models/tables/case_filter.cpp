#include "models/tables/case_filter.h"

#include "models/tables/filter_vocabulary.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace ballast::tables {
namespace {

using review::Case;
using review::CostSum;
using review::Figure;

struct Row {
    const Case& one;
    const CostSum& cost;
    const Figure& vsNoTrade;
};

using Vocabulary = FilterVocabulary<Row>;
using Node = FilterNode;
using U = FilterUnit;
using Number = std::optional<double>;

Number onlyIf(bool known, double value) { return known ? Number{value} : std::nullopt; }

Number shortfall(const Row& row) { return onlyIf(row.cost.orders > 0, row.cost.total); }

constexpr Vocabulary::Number kNumbers[] = {
    {"cost", U::Usd, shortfall},
    {"shortfall", U::Usd, shortfall},
    {"bp", U::BasisPoints,
     [](const Row& row) { return onlyIf(row.cost.targetUsd > 0, row.cost.totalBp()); }},
    {"slip", U::BasisPoints,
     [](const Row& row) { return onlyIf(row.cost.fills > 0, row.one.row.slippageBp); }},
    {"fees", U::Usd, [](const Row& row) { return onlyIf(row.cost.orders > 0, row.cost.fees()); }},
    {"wait", U::Usd, [](const Row& row) { return row.one.waiting.hourUsd; }},
    {"size", U::Usd, [](const Row& row) { return Number{row.cost.tradedUsd}; }},
    {"delta", U::Coin, [](const Row& row) { return Number{row.one.row.deltaBefore}; }},
    {"approval", U::Seconds,
     [](const Row& row) {
         const auto time = row.one.approvalTime();
         return time ? Number{core::seconds(*time)} : std::nullopt;
     }},
    {"vs", U::Usd,
     [](const Row& row) { return onlyIf(row.vsNoTrade.plusMinus > 0, -row.vsNoTrade.value); }},
    {"orders", U::Count, [](const Row& row) { return Number{row.one.row.orders}; }},
    {"hour", U::Hour,
     [](const Row& row) {
         const core::Time at = row.one.row.proposedAt;
         const auto inDay = at - std::chrono::floor<std::chrono::days>(at);
         return Number{double(std::chrono::floor<std::chrono::hours>(inDay).count())};
     }},
    {"vol", U::Amount,
     [](const Row& row) { return onlyIf(row.cost.vegaTarget > 0, row.cost.totalVolPoints()); }},
    {"notes", U::Count,
     [](const Row& row) {
         return Number{double(
             std::ranges::count(row.one.notes, review::NoteKind::Note, &review::Note::kind))};
     }},
};

constexpr Vocabulary::State kStates[] = {
    {"auto", [](const Row& row) { return row.one.automatic; }},
    {"manual", [](const Row& row) { return !row.one.automatic && !row.one.trader.empty(); }},
    {"edited", [](const Row& row) { return row.one.edited; }},
    {"traded", [](const Row& row) { return row.cost.fills > 0; }},
    {"noted", [](const Row& row) { return !row.one.notes.empty(); }},
    {"tagged", [](const Row& row) { return !row.one.tags.empty(); }},
};

bool isOfUnderlying(const Row& row, const Node& node)
{
    return node.matches(row.one.row.underlying.view());
}

bool isBy(const Row& row, const Node& node)
{
    return node.matches(row.one.trader) || node.matches(row.one.row.actor);
}

bool hasTag(const Row& row, const Node& node)
{
    return std::ranges::any_of(row.one.tags, [&](const std::string& t) { return node.matches(t); });
}

constexpr Vocabulary::Name kNames[] = {
    {"underlying", isOfUnderlying},
    {"book", isOfUnderlying},
    {"venue",
     [](const Row& row, const Node& node) {
         return node.matches(row.one.row.venue.view()) ||
                std::ranges::any_of(row.one.legs, [&](const review::CaseLeg& leg) {
                    return node.matches(leg.venue.view());
                });
     }},
    {"account",
     [](const Row& row, const Node& node) { return node.matches(row.one.account.view()); }},
    {"trader", isBy},
    {"by", isBy},
    {"trigger", [](const Row& row, const Node& node) { return node.matches(row.one.row.trigger); },
     true},
    {"outcome", [](const Row& row, const Node& node) { return node.matches(row.one.row.outcome); },
     true},
    {"style", [](const Row& row, const Node& node) { return node.matches(row.one.style); }, true},
    {"tag", hasTag},
    {"desk", [](const Row& row, const Node& node) { return node.matches(row.one.row.desk); }},
};

bool says(const Row& row, const Node& node)
{
    const review::Rebalance& r = row.one.row;
    // Of digits alone it is the number of one rebalance: 412 is not 4126, nor a price in a note.
    if (node.isNumeral) return node.pattern == std::to_string(r.proposal.value);
    return node.matches(r.order) || node.matches(r.label) || node.matches(r.reason) ||
           node.matches(r.trigger) || node.matches(r.outcome) || node.matches(row.one.trader) ||
           node.matches(r.underlying.view()) || node.matches(std::to_string(r.proposal.value)) ||
           hasTag(row, node) || std::ranges::any_of(row.one.notes, [&](const review::Note& n) {
               return node.matches(n.text);
           });
}

constexpr Vocabulary kVocabulary{kNumbers, kStates, kNames, says, true};

}  // namespace

std::expected<review::CaseQuery, FilterFault> readCaseQuery(const QString& text)
{
    const QString bare = text.trimmed();
    if (bare.isEmpty()) return review::CaseQuery{};
    auto read = readFilter(text, caseFilterWords());
    if (!read) return std::unexpected(std::move(read.error()));
    return review::CaseQuery{
        bare.toStdString(),
        [test = std::move(*read)](const Case& one, const CostSum& cost, const Figure& vsNoTrade) {
            return kVocabulary.passes(test, {one, cost, vsNoTrade});
        }};
}

const FilterWords& caseFilterWords()
{
    static const FilterWords words = kVocabulary.words();
    return words;
}

}  // namespace ballast::tables
