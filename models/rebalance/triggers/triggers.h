#pragma once

#include "models/rebalance/trigger.h"

#include <optional>

// One function a trigger: absent while it is off.
namespace ballast::rebalance::triggers {

TriggerVerdict fixedBand(const TriggerInputs& inputs);
std::optional<TriggerVerdict> schedule(const Schedule& schedule, const TriggerInputs& inputs);
std::optional<TriggerVerdict> priceMove(const TriggerRules& rules, const TriggerInputs& inputs);
std::optional<TriggerVerdict> riskBudget(const TriggerRules& rules, const TriggerInputs& inputs);
std::optional<TriggerVerdict> liveBand(const TriggerRules& rules, const TriggerInputs& inputs);
std::optional<TriggerVerdict> leland(const TriggerRules& rules, const TriggerInputs& inputs);
/// A target that is away asks for a joint hedge; a limit that is left, of the whole or of a
/// sub-book, is told to a person.
std::optional<TriggerVerdict> gamma(const GreekLimits& whole, const TriggerInputs& inputs);
std::optional<TriggerVerdict> vega(const GreekLimits& whole, const TriggerInputs& inputs);
std::optional<TriggerVerdict> margin(const TriggerRules& rules, const TriggerInputs& inputs);
std::optional<TriggerVerdict> funding(const TriggerRules& rules, const TriggerInputs& inputs);

/// The same verdict in the settlement window: nothing fires because a delta fades.
TriggerVerdict inSettlement(TriggerVerdict verdict, core::Time expiry);

}  // namespace ballast::rebalance::triggers
