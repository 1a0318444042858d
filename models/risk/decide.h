#pragma once

#include "models/orders/order.h"
#include "models/risk/gate.h"
#include "models/risk/limits.h"
#include "models/risk/picture.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ballast::risk {

/// The paces, single flight and the budget of auto-fire are left to the moment of sending.
enum class Moment : std::uint8_t { Sending, Display };

/// What all rules together say of one order.
struct Decision {
    CheckResult::Verdict verdict = CheckResult::Verdict::Deny;  ///< the worst of `results`
    std::string code;                  ///< of the first rule with that verdict; "trading-state"
    std::string reason;                ///< its sentence; empty where all allow
    std::vector<CheckResult> results;  ///< one a rule, in a fixed order
    /// Nothing unless it is denied.
    std::optional<Refusal> refusal() const;
};

/// May this order go. Pure; the one way to a verdict: the display, the approval and the gate ask
/// here, the last on the state of that very moment. What is missing, stale or not finite denies.
/// docs/controls.md lists the rules with what each is for.
Decision decide(const orders::Intent& order, const Picture& picture, const Limits& limits,
                Moment moment = Moment::Sending);

}  // namespace ballast::risk
