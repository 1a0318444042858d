#include "models/margin/judge.h"
#include "models/risk/rules.h"

namespace ballast::risk {

/// By the guard's figures: the stress grid, the distance to liquidation, the parts of the legs.
CheckResult liquidation(const orders::Intent&, const Picture& picture, const Limits& limits)
{
    static const margin::MarginView notComputed;
    const margin::MarginView& view = picture.margin ? *picture.margin : notComputed;
    const margin::DeltaChange delta{picture.deltaBefore, picture.deltaBefore + picture.deltaChange,
                                    picture.target};
    margin::GuardLimits guard{limits.maxMarginUse, limits.maxStressUse, limits.watchSigma};
    const margin::Judgement judgement = margin::judge(view, delta, guard);
    if (judgement.verdict == margin::Verdict::Allow) return allow("liquidation");
    if (judgement.verdict == margin::Verdict::Confirm)
        return confirm("liquidation", judgement.sentence);
    // A person may take a risk of their own that keeps every limit, and then says so twice.
    guard.watchSigma = 0;
    const bool nearerOnly = judgement.liquidationNearer &&
                            margin::judge(view, delta, guard).verdict != margin::Verdict::Deny;
    if (picture.personal && nearerOnly) return confirm("liquidation", judgement.sentence);
    return deny("liquidation", judgement.sentence);
}

}  // namespace ballast::risk
