#include "ui/rebalance/approval_terms.h"

#include <algorithm>
#include <cmath>

namespace ballast::ui {

ApprovalNeeds needsOf(const rebalance::Proposal& proposal, const engine::Snapshot& snapshot,
                      const ApprovalTerms& terms)
{
    ApprovalNeeds needs;
    needs.notional = std::ranges::any_of(proposal.checks, [](const risk::CheckResult& check) {
        return check.verdict == risk::CheckResult::Verdict::Confirm &&
               (check.rule == "notional" || check.rule == "quantity" ||
                check.rule == "plan-notional");
    });
    needs.account = !terms.typeAccount.isEmpty();
    needs.second = snapshot.secondAboveUsd > 0 && proposal.notionalUsd > snapshot.secondAboveUsd;
    return needs;
}

std::optional<double> typedUsd(const QString& text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit() || c == QLatin1Char('.'))
            digits += c;
        else if (c != QLatin1Char('$') && c != QLatin1Char(',') && !c.isSpace())
            return std::nullopt;
    }
    bool read = false;
    const double value = digits.toDouble(&read);
    if (!read || !std::isfinite(value)) return std::nullopt;
    return value;
}

bool isNotional(double typed, double usd)
{
    return std::abs(typed - usd) <= std::max(1.0, 0.005 * std::abs(usd));
}

}  // namespace ballast::ui
