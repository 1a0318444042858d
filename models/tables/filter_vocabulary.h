#pragma once

#include "models/tables/filter_expression.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
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
        return answer(node, row) == Answer::Yes;
    }

private:
    /// In this order the least of several is what all of them come to, the greatest what any does.
    enum class Answer : std::uint8_t { No, Unknown, Yes };
    static Answer of(bool holds) { return holds ? Answer::Yes : Answer::No; }
    static Answer opposite(Answer of)
    {
        if (of == Answer::Unknown) return of;
        return of == Answer::Yes ? Answer::No : Answer::Yes;
    }

    /// Three-valued, as in SQL: what compares a number that the row does not have is unknown, and
    /// so is its opposite.
    Answer answer(const FilterNode& node, const Row& row) const
    {
        switch (node.kind) {
            case FilterNode::Kind::All: {
                Answer least = Answer::Yes;
                for (const FilterNode& part : node.parts)
                    if (least != Answer::No) least = std::min(least, answer(part, row));
                return least;
            }
            case FilterNode::Kind::Any: {
                Answer most = Answer::No;
                for (const FilterNode& part : node.parts)
                    if (most != Answer::Yes) most = std::max(most, answer(part, row));
                return most;
            }
            case FilterNode::Kind::Not: return opposite(answer(node.parts.front(), row));
            case FilterNode::Kind::State: return of(states[node.word].holds(row));
            case FilterNode::Kind::Name: return of(names[node.word].isLike(row, node));
            case FilterNode::Kind::Text: return of(says(row, node));
            case FilterNode::Kind::Number: {
                const std::optional<double> value = numbers[node.word].of(row);
                if (!value || !std::isfinite(*value)) return Answer::Unknown;
                return of(node.holds(*value));
            }
        }
        return Answer::No;
    }
};

}  // namespace ballast::tables
