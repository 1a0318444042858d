// risk: limits and checks; may this order go, may this plan.
#pragma once

#include <cstdint>
#include <string>

namespace ballast::risk {

/// One pre-trade check, as shown beside the proposal and kept in the record.
struct CheckResult {
    enum class Verdict : std::uint8_t { Allow, Confirm, Deny };
    std::string rule;  ///< stable code: "collar", "stale-book"
    Verdict verdict = Verdict::Allow;
    std::string reason;  ///< a sentence; empty for Allow
    int leg = -1;        ///< of a plan: the leg it concerns, from 0; -1: all of it
    bool operator==(const CheckResult&) const = default;
};

}  // namespace ballast::risk
