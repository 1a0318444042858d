#pragma once

#include "models/tables/filter_expression.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace ballast::tables {

/// What the words of a filter ask of a row of some kind.
template <class Row>
struct FilterVocabulary {
    struct Number {
        const char* word;
        FilterUnit unit;
        std::optional<double> (*of)(const Row&);
    };
    struct State {
        const char* word;
        bool (*holds)(const Row&);
    };
    struct Name {
        const char* word;
        /// Whether any of what the row is called so is like it.
        bool (*isLike)(const Row&, const FilterNode&);
        bool isSpoken = false;
    };
    std::span<const Number> numbers;
    std::span<const State> states;
    std::span<const Name> names;
    /// A word alone.
    bool (*says)(const Row&, const FilterNode&);
    bool textIsSpoken = false;

    FilterWords words() const
    {
        FilterWords out;
        for (const Number& number : numbers) out.numbers.push_back({number.word, number.unit});
        for (const State& state : states) out.states.push_back(state.word);
        for (const Name& name : names) out.names.push_back({name.word, name.isSpoken});
        out.textIsSpoken = textIsSpoken;
        return out;
    }

    bool passes(const FilterNode& node, const Row& row) const
    {
        const auto part = [&](const FilterNode& inner) { return passes(inner, row); };
        switch (node.kind) {
            case FilterNode::Kind::All: return std::ranges::all_of(node.parts, part);
            case FilterNode::Kind::Any: return std::ranges::any_of(node.parts, part);
            case FilterNode::Kind::Not: return std::ranges::none_of(node.parts, part);
            case FilterNode::Kind::State: return states[node.word].holds(row);
            case FilterNode::Kind::Name: return names[node.word].isLike(row, node);
            case FilterNode::Kind::Text: return says(row, node);
            case FilterNode::Kind::Number: {
                const std::optional<double> value = numbers[node.word].of(row);
                return value && std::isfinite(*value) && node.holds(*value);
            }
        }
        return false;
    }
};

}  // namespace ballast::tables
