#include "connectors/deribit/book_chains.h"

namespace ballast::deribit {

BookChains::Verdict BookChains::judge(const market::BookUpdate& update)
{
    Chain& chain = m_chains[update.id.index];
    if (update.snapshot) {
        chain = {.last = update.changeId, .whole = true};
        return Verdict::Pass;
    }
    const bool waiting = !chain.whole && chain.last != 0;
    if (waiting) return Verdict::Drop;
    if (chain.whole && update.changeId == chain.last) return Verdict::Drop;
    if (chain.whole && update.previousChangeId == chain.last) {
        chain.last = update.changeId;
        return Verdict::Pass;
    }
    chain.whole = false;
    chain.last = update.changeId;
    ++m_gaps;
    return Verdict::Lost;
}

core::InstrumentId BookChains::overdue(core::Time deadline) const
{
    core::InstrumentId first;
    for (const auto& [index, chain] : m_chains)
        if (!chain.whole && chain.askedAt != core::Time{} && chain.askedAt < deadline &&
            index < first.index)
            first = core::InstrumentId{index};
    return first;
}

}  // namespace ballast::deribit
