#include "connectors/store/recovery.h"

#include <algorithm>
#include <utility>

namespace ballast::store {

core::Expected<engine::Recovered> recoveredFrom(const OrderJournal& journal, const History& history)
{
    auto nextProposal = history.nextProposal();
    if (!nextProposal) return std::unexpected(nextProposal.error());
    auto guardHalts = history.guardHalts();
    if (!guardHalts) return std::unexpected(guardHalts.error());
    auto realisedDays = history.realisedDays();
    if (!realisedDays) return std::unexpected(realisedDays.error());
    engine::Recovered recovered = journal.recovered();
    recovered.realisedDays = std::move(*realisedDays);
    recovered.guardHalts = std::move(*guardHalts);
    recovered.nextProposal = std::max(recovered.nextProposal, *nextProposal);
    return recovered;
}

}  // namespace ballast::store
