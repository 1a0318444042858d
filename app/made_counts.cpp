#include "app/made_counts.h"

#include <fmt/format.h>

namespace ballast::app {

void CountRows::operator()(const engine::ProposalRecord& record)
{
    ++m_counts.revisions;
    m_newest = std::max(m_newest, record.proposal.id.value);
    m_first = m_first == 0 ? record.proposal.id.value : m_first;
    m_counts.rebalances = static_cast<std::int64_t>(m_newest - m_first + 1);
}

void CountRows::operator()(const engine::DecisionRecord& record)
{
    if (record.kind == engine::DecisionKind::NotProposed) ++m_counts.notProposed;
    ++m_counts.decisions;
}

std::string MadeCounts::text() const
{
    return fmt::format(
        "{} samples, {} rebalances in {} revisions, {} triggers of which nothing came, {} "
        "decisions, {} orders, {} fills, {} marks, {} rows of what was carried, {} positions, {} "
        "balances, {} alerts, {} other rows; {} events of {} sessions; {} samples in blocks of "
        "{:.1f} bytes each{}",
        samples, rebalances, revisions, notProposed, decisions, orders, fills, marks, carried,
        positions, balances, alerts, others, events, sessions, blockSamples,
        blockSamples > 0 ? static_cast<double>(blockBytes) / static_cast<double>(blockSamples)
                         : 0.0,
        notDealt > 0
            ? fmt::format("; {} lines of a week's options were not dealt, or not whole", notDealt)
            : std::string{});
}

}  // namespace ballast::app
