#include "models/risk/gate.h"

#include "models/risk/decide.h"

namespace ballast::risk {

std::optional<Refusal> firstDenial(const std::vector<CheckResult>& results)
{
    for (const CheckResult& result : results)
        if (result.verdict == CheckResult::Verdict::Deny)
            return Refusal{result.rule, result.reason};
    return std::nullopt;
}

std::variant<Approved<orders::Place>, Refusal> Gate::pass(orders::Place order,
                                                          const Picture& picture,
                                                          const Limits& limits)
{
    if (auto refusal = decide(order.intent, picture, limits).refusal()) return *refusal;
    return Approved<orders::Place>(std::move(order));
}

}  // namespace ballast::risk
