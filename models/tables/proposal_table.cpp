#include "models/tables/proposal_table.h"

#include "models/core/text.h"
#include "models/tables/number_text.h"
#include "models/tables/words.h"

namespace ballast::tables {
namespace {

using rebalance::ProposalState;

Tone stateTone(const ProposalRow& row)
{
    switch (row.state) {
        case ProposalState::Working: return Tone::Accent;
        case ProposalState::Done:
            return row.outcome.contains(QLatin1Char(',')) ? Tone::Warn : Tone::Neutral;
        case ProposalState::Live:
        case ProposalState::Rejected:
        case ProposalState::Expired:
        case ProposalState::Snoozed:
        case ProposalState::Withdrawn:
        case ProposalState::Superseded: break;
    }
    return Tone::Muted;
}

Tone muted(const ProposalRow&) { return Tone::Muted; }

constexpr Column<ProposalRow> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Time (UTC)"),
     QT_TRANSLATE_NOOP("tables", "When it was decided, or how else it ended"), Align::Left,
     [](const ProposalRow& r) { return clockSecondsWords(r.at); },
     [](const ProposalRow& r) { return sortTime(r.at); }, muted},
    {QT_TRANSLATE_NOOP("tables", "#"), QT_TRANSLATE_NOOP("tables", "Number of the proposal"),
     Align::Left, [](const ProposalRow& r) { return QString::number(r.id.value); },
     [](const ProposalRow& r) { return QVariant(static_cast<qulonglong>(r.id.value)); }, muted},
    {QT_TRANSLATE_NOOP("tables", "Order"),
     QT_TRANSLATE_NOOP("tables", "Side, quantity in the instrument's unit, instrument"),
     Align::Left, [](const ProposalRow& r) { return r.order; }},
    {QT_TRANSLATE_NOOP("tables", "Delta"),
     QT_TRANSLATE_NOOP("tables", "Net delta in coin before, and as proposed after"), Align::Right,
     [](const ProposalRow& r) {
         return words(core::signedNumber(r.deltaBefore, 2)) + QStringLiteral(" → ") +
                words(core::signedNumber(r.deltaAfter, 2));
     },
     [](const ProposalRow& r) { return QVariant(r.deltaBefore); }},
    {QT_TRANSLATE_NOOP("tables", "State"), QT_TRANSLATE_NOOP("tables", "What became of it"),
     Align::Left,
     [](const ProposalRow& r) {
         return r.edited ? Say::tr("%1, edited").arg(r.outcome) : r.outcome;
     },
     nullptr, stateTone},
};

ProposalRow rowOf(const rebalance::Proposal& proposal, const market::Board* board, core::Time end)
{
    ProposalRow row;
    row.id = proposal.id;
    row.at = end;
    row.proposedAt = proposal.createdAt;
    row.underlying = proposal.underlying;
    row.deltaBefore = proposal.deltaBefore;
    row.deltaAfter = proposal.deltaAfter;
    row.state = proposal.state;
    row.edited = proposal.edited;
    row.outcome = spoken(rebalance::text(proposal.state));
    // What was not traded is not simply done.
    if (proposal.state == ProposalState::Done && !proposal.ended.empty())
        row.outcome += QStringLiteral(", ") + spoken(proposal.ended);
    row.sentence = spoken(proposal.sentence);
    for (const std::string* more : {&proposal.progress, &proposal.left, &proposal.ended})
        if (!more->empty()) row.sentence += QLatin1Char('\n') + spoken(*more);
    for (const rebalance::Leg& leg : proposal.legs) {
        const market::Listing* listing = board ? board->find(leg.instrument) : nullptr;
        if (!row.order.isEmpty()) row.order += QStringLiteral(" + ");
        row.order += spoken(orders::text(leg.side)) + QLatin1Char(' ') +
                     quantityText(leg.quantity, listing ? listing->instrument.get() : nullptr) +
                     QLatin1Char(' ') + words(leg.instrumentName);
    }
    return row;
}

/// Whether a mark is of the end of a proposal, or of its decision: the fills of one that still
/// works are neither.
bool ends(engine::Marker::Kind kind, ProposalState state)
{
    using Kind = engine::Marker::Kind;
    if (kind == Kind::Proposal) return false;
    return kind != Kind::Fill || state == ProposalState::Done;
}

}  // namespace

ProposalTable::ProposalTable(QObject* parent) : RowTable(kColumns, parent) {}

void ProposalTable::present(const engine::Snapshot& snapshot)
{
    if (snapshot.proposals == m_shown && snapshot.markers == m_markers) return;
    m_shown = snapshot.proposals;
    m_markers = snapshot.markers;
    std::vector<ProposalRow> rows;
    if (m_shown)
        for (const rebalance::Proposal& proposal : m_shown->items)
            if (const core::Time end = endOf(proposal, snapshot);
                proposal.state != ProposalState::Live)
                rows.push_back(rowOf(proposal, snapshot.market.get(), end));
    std::erase_if(m_seen, [&](const auto& seen) {
        return !m_shown || std::ranges::none_of(m_shown->items, [&](const auto& p) {
            return p.id.value == seen.first;
        });
    });
    std::ranges::stable_sort(rows, std::ranges::greater{},
                             [](const ProposalRow& r) { return r.id.value; });
    update(std::move(rows));
}

/// What the desk has marked of its decision, or of its last fill once it is done; else the moment
/// at which it was seen to have ended, or the time it had. A replay that jumps has seen neither:
/// then when it last changed.
core::Time ProposalTable::endOf(const rebalance::Proposal& proposal,
                                const engine::Snapshot& snapshot)
{
    const auto seen = m_seen.find(proposal.id.value);
    if (proposal.state == ProposalState::Live) {
        m_seen[proposal.id.value] = {};
        return {};
    }
    if (seen != m_seen.end() && seen->second == core::Time{}) seen->second = snapshot.at;
    core::Time marked{};
    if (snapshot.markers)
        for (const engine::Marker& marker : *snapshot.markers)
            if (marker.proposal == proposal.id && ends(marker.kind, proposal.state))
                marked = std::max(marked, marker.at);
    if (marked != core::Time{}) return marked;
    if (proposal.state == ProposalState::Expired) return proposal.expiresAt;
    if (seen != m_seen.end()) return seen->second;
    return std::max(proposal.createdAt, proposal.revisedAt);
}

QVariant ProposalTable::ofRow(const ProposalRow& row, int role) const
{
    if (role == ProposalRole) return static_cast<qulonglong>(row.id.value);
    if (role == Qt::ToolTipRole)
        return inZone(Say::tr("Proposed at %1 UTC, decided or ended at %2 UTC.")
                          .arg(clockSecondsWords(row.proposedAt), clockSecondsWords(row.at))) +
               QLatin1Char('\n') + row.sentence;
    return {};
}

}  // namespace ballast::tables
