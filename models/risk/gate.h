#pragma once

#include "models/orders/report.h"
#include "models/risk/decision.h"
#include "models/risk/rules.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ballast::risk {

/// Why an order may not go: the first rule that denied it.
struct Refusal {
    std::string rule;
    std::string reason;
    bool operator==(const Refusal&) const = default;
};

/// The first denial, if any.
std::optional<Refusal> firstDenial(const std::vector<CheckResult>& results);

/// The last function before an order-creating frame. The only maker of Approved<Place>.
class Gate {
public:
    static std::variant<Approved<orders::Place>, Refusal> pass(orders::Place order,
                                                               const Picture& picture,
                                                               const Limits& limits);
};

}  // namespace ballast::risk
