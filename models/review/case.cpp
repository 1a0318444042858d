#include "models/review/case.h"

namespace ballast::review {

double Case::tradedDelta() const
{
    double sum = 0;
    for (const CaseLeg& leg : legs)
        if (leg.target > 0) sum += leg.deltaChange * leg.filled() / leg.target;
    return sum;
}

std::optional<core::Duration> Case::approvalTime() const
{
    if (automatic || !row.decidedAt || row.orders == 0) return std::nullopt;
    return *row.decidedAt - row.proposedAt;
}

}  // namespace ballast::review
