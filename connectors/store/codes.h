#pragma once

#include "models/engine/record.h"

#include <optional>
#include <string_view>

namespace ballast::store {

// The words enumerators are stored as. They never change once a file may hold them; what a person
// reads on the screen is another matter.

std::string_view code(core::Side side);
std::string_view code(orders::TimeInForce timeInForce);
std::string_view code(orders::OrderState state);
std::string_view code(rebalance::TriggerKind trigger);
std::string_view code(rebalance::ProposalState state);
std::string_view code(rebalance::CheckResult::Verdict verdict);
std::string_view code(portfolio::DeltaConvention convention);
std::string_view code(pricing::SmileRule rule);
std::string_view code(engine::DecisionKind kind);
std::string_view code(engine::Severity severity);
std::string_view code(engine::GuardLevel level);
std::string_view code(engine::Brake brake);
std::string_view code(bands::Driver driver);
std::string_view code(review::MarkStep step);
std::string_view code(review::CarriedKind kind);
std::string_view code(review::CarriedWhy why);
std::string_view code(review::NoteKind kind);
std::string_view code(market::OptionType type);

/// The enumerator a stored word stands for; nothing for a word that is not one of ours.
template <class Enum>
std::optional<Enum> decode(std::string_view word);

}  // namespace ballast::store
