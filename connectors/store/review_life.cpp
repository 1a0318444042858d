// The life of one rebalance, from the proposal to its last trade.
#include "connectors/store/codes.h"
#include "connectors/store/review_query.h"
#include "connectors/store/review_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::store {

core::Expected<std::vector<review::CaseEvent>> ReviewReader::life(core::ProposalId proposal) const
{
    const Database& database = m_history.database();
    auto glance = Glance::at(database);
    if (!glance) return std::unexpected(glance.error());
    std::vector<review::CaseEvent> life;
    auto read = each(
        database,
        "SELECT revision, CASE WHEN revision = 1 THEN created_ns ELSE revised_ns END, sentence, "
        "edited FROM t_proposal WHERE proposal_id = ?1 ORDER BY revision",
        [&](const Statement& row) {
            const bool first = life.empty();
            const char* what = first ? "proposed" : row.integer(3) != 0 ? "edited" : "revised";
            life.push_back({row.time(1), what, first ? "engine" : "", row.text(2)});
        },
        proposal.value);
    if (read)
        read = each(
            database,
            "SELECT at_ns, kind, actor, reason FROM t_decision WHERE proposal_id = ?1 ORDER BY id",
            [&](const Statement& row) {
                const auto kind = decode<engine::DecisionKind>(row.text(1));
                life.push_back({row.time(0), kind ? std::string{engine::text(*kind)} : row.text(1),
                                row.text(2), row.text(3)});
            },
            proposal.value);
    if (read)
        read = each(
            database,
            "SELECT created_ns, sent_ns, last_ns, label, state, evidence FROM t_order WHERE "
            "proposal_id = ?1 ORDER BY created_ns, label",
            [&](const Statement& row) {
                const std::string label = row.text(3);
                life.push_back({row.time(0), "recorded", "engine", label});
                if (const auto sent = row.optionalTime(1))
                    life.push_back({*sent, "sent", "engine", label});
                const auto state = decode<orders::OrderState>(row.text(4));
                const std::string word = state ? std::string{orders::text(*state)} : row.text(4);
                life.push_back({row.time(2), "order " + word, "", row.text(5)});
            },
            proposal.value);
    if (read)
        read = each(
            database,
            "SELECT f.at_ns, f.side, f.qty_i, f.px_i, f.instrument, f.venue FROM t_fill AS f JOIN "
            "t_order AS o ON o.label = f.label WHERE o.proposal_id = ?1 ORDER BY f.at_ns",
            [&](const Statement& row) {
                life.push_back(
                    {row.time(0), "filled", row.text(5),
                     fmt::format("{} {} {} at {}", row.text(1),
                                 core::Quantity::fromMantissa(row.integer(2)).text(), row.text(4),
                                 core::Price::fromMantissa(row.integer(3)).text())});
            },
            proposal.value);
    if (!read) return std::unexpected(read.error());
    std::ranges::stable_sort(life, {}, &review::CaseEvent::at);
    return life;
}

}  // namespace ballast::store
