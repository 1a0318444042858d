#include "models/core/time.h"
#include "models/rebalance/triggers/triggers.h"

namespace ballast::rebalance::triggers {

TriggerVerdict inSettlement(TriggerVerdict verdict, core::Time expiry)
{
    verdict.fired = false;
    verdict.reason =
        "settlement window until " + core::clockUtc(expiry) + " UTC: " + verdict.reason;
    return verdict;
}

}  // namespace ballast::rebalance::triggers
