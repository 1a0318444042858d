#include "connectors/desk_database/read_views.h"

#include "models/core/digest.h"

#include <fmt/format.h>

#include <vector>

namespace ballast::desk_database {
namespace {

// clang-format off: SQL, a column or a few a line
constexpr ReadView kViews[] = {
    {"proposals", "t_proposal",
     "SELECT d.name AS desk, p.proposal_id, p.revision, {at:p.created_ns} AS created, {at:p.revised_ns} AS revised, "
     "p.venue, p.account, p.underlying, p.trigger_kind AS trigger_name, p.state, p.convention, "
     "p.delta_before, p.delta_after, p.target, p.band_lower, p.band_upper, p.fee_usd, p.slippage_usd, p.notional_usd, "
     "p.margin_use_before, p.margin_use_after, p.spot, p.sentence, p.checks, p.edited, p.hash, "
     "p.wait_5m_usd, p.wait_hour_usd, p.wait_settlement_usd, p.wait_break_even_s, p.alternatives "
     "FROM t_proposal AS p JOIN desk AS d USING (desk)"},
    {"legs", "t_leg",
     "SELECT d.name AS desk, l.proposal_id, l.revision, l.leg, l.venue, l.account, l.instrument, l.side, "
     "l.qty_i / 1e9::float8 AS quantity, l.px_i / 1e9::float8 AS limit_price, l.tif AS time_in_force, "
     "l.coin_amount, l.delta_change, l.vega_usd, l.reference_price, l.expected_price, "
     "l.fee_usd, l.slippage_usd, l.spread_usd, l.impact_usd, l.style "
     "FROM t_leg AS l JOIN desk AS d USING (desk)"},
    {"decisions", "t_decision",
     "SELECT d.name AS desk, x.id AS decision_id, {at:x.at_ns} AS at, x.proposal_id, x.revision, x.kind, x.actor, "
     "x.reason, x.label, x.picture_hash FROM t_decision AS x JOIN desk AS d USING (desk)"},
    {"orders", "t_order",
     "SELECT d.name AS desk, o.label, o.proposal_id, o.venue, o.account, o.underlying, o.instrument, o.side, "
     "o.qty_i / 1e9::float8 AS quantity, o.px_i / 1e9::float8 AS limit_price, o.tif AS time_in_force, o.auto_fired, "
     "o.decision_mid, o.state, o.cum_i / 1e9::float8 AS filled, o.average_price, o.venue_order_id, o.evidence, "
     "{at:o.created_ns} AS created, {at:o.sent_ns} AS sent, {at:o.last_ns} AS last "
     "FROM t_order AS o JOIN desk AS d USING (desk)"},
    {"fills", "t_fill",
     "SELECT d.name AS desk, f.venue, f.account, f.trade_id, f.label, f.instrument, f.side, "
     "f.qty_i / 1e9::float8 AS quantity, f.px_i / 1e9::float8 AS price, f.fee, f.fee_currency, f.maker, f.mid, "
     "f.index_price, {at:f.at_ns} AS at, {at:f.venue_ns} AS venue_at FROM t_fill AS f JOIN desk AS d USING (desk)"},
    {"order_marks", "t_mark",
     "SELECT d.name AS desk, {at:m.at_ns} AS at, m.proposal_id, m.venue, m.instrument, m.label, m.trade_id, m.step, "
     "m.mid, m.half_spread, m.spot, m.taker_fee FROM t_mark AS m JOIN desk AS d USING (desk)"},
    {"notes", "t_note",
     "SELECT d.name AS desk, n.id AS note_id, {at:n.at_ns} AS at, n.proposal_id, n.kind, n.text, n.who "
     "FROM t_note AS n JOIN desk AS d USING (desk)"},
    {"samples", "t_sample",
     "SELECT d.name AS desk, {at:s.at_ns} AS at, s.underlying, s.spot, s.delta, s.convention, s.target, s.band_lower, "
     "s.band_upper, s.delta BETWEEN s.band_lower AND s.band_upper AS in_band, s.delta_bs, s.delta_net, "
     "s.delta_usd_neutral, s.gamma_1pct, s.vega, s.theta, s.pnl_usd, s.equity_usd, s.margin_use, s.partial, "
     "s.smile_rule, s.band_sigma, s.band_cost, s.band_factor, s.band_driver, s.band_why "
     "FROM t_sample AS s JOIN desk AS d USING (desk)"},
    {"markets", "t_market",
     "SELECT d.name AS desk, {at:m.at_ns} AS at, m.underlying, m.implied, m.realised, m.spread, m.depth "
     "FROM t_market AS m JOIN desk AS d USING (desk)"},
    {"positions", "t_position",
     "SELECT d.name AS desk, {at:p.at_ns} AS at, p.venue, p.account, p.instrument, p.size_i / 1e9::float8 AS size, "
     "p.average_price, p.mark, p.realised_pnl, p.floating_pnl, p.delta_net, p.venue_delta, p.liquidation_price "
     "FROM t_position AS p JOIN desk AS d USING (desk)"},
    {"balances", "t_balance",
     "SELECT d.name AS desk, {at:b.at_ns} AS at, b.venue, b.account, b.currency, b.equity, b.balance, "
     "b.available_funds, b.initial_margin, b.maintenance_margin, b.session_pnl, b.delta_total "
     "FROM t_balance AS b JOIN desk AS d USING (desk)"},
    {"alerts", "t_alert",
     "SELECT d.name AS desk, a.id AS alert_id, {at:a.at_ns} AS at, a.severity, a.topic, a.text, a.underlying "
     "FROM t_alert AS a JOIN desk AS d USING (desk)"},
    {"settings", "t_setting",
     "SELECT d.name AS desk, {at:s.at_ns} AS at, s.key, s.before, s.after, s.actor "
     "FROM t_setting AS s JOIN desk AS d USING (desk)"},
    {"links", "t_link",
     "SELECT d.name AS desk, {at:l.at_ns} AS at, l.venue, l.state, l.reason "
     "FROM t_link AS l JOIN desk AS d USING (desk)"},
    {"guards", "t_guard",
     "SELECT d.name AS desk, {at:g.at_ns} AS at, g.underlying, g.venue, g.before, g.level, g.cause, g.actor "
     "FROM t_guard AS g JOIN desk AS d USING (desk)"},
    {"realised_days", "t_realised_day",
     "SELECT d.name AS desk, ({at:r.day_ns} AT TIME ZONE 'UTC')::date AS day, r.underlying, r.variance, r.minutes "
     "FROM t_realised_day AS r JOIN desk AS d USING (desk)"},
    {"carried", "t_carried",
     "SELECT d.name AS desk, {at:c.at_ns} AS at, h.venue, h.account, h.sub_book, h.underlying, h.instrument, h.kind, "
     "h.option_type, h.strike, CASE WHEN h.expiry_ns > 0 THEN {at:h.expiry_ns} END AS expiry, "
     "c.why, c.quantity, c.forward, c.sigma, c.mark, c.spot, c.funding_usd, c.fees_usd, c.new_trades_usd, c.traded "
     "FROM t_carried AS c JOIN t_held AS h USING (desk, held_id) JOIN desk AS d USING (desk)"},
    {"pnl_days", "t_pnl_day",
     "SELECT d.name AS desk, ({at:p.day_ns} AT TIME ZONE 'UTC')::date AS day, p.venue, p.account, p.sub_book, "
     "p.underlying, CASE WHEN p.expiry_ns > 0 THEN ({at:p.expiry_ns} AT TIME ZONE 'UTC')::date END AS expiry, "
     "p.delta, p.gamma, p.vega, p.theta, p.vanna, p.volga, p.charm, p.speed, p.linear, p.funding, p.fees, "
     "p.new_trades, p.translation, p.options, p.time_step, p.spot_step, p.vol_step, "
     "p.marked - (p.delta + p.gamma + p.vega + p.theta + p.vanna + p.volga + p.linear + p.funding + p.fees "
     "+ p.new_trades + p.translation) AS unexplained, "
     "p.marked AS total, p.gross_usd_s / 86400 AS gross_usd, p.unseen_usd "
     "FROM t_pnl_day AS p JOIN desk AS d USING (desk)"},
    {"hours", "t_hour",
     "SELECT d.name AS desk, {at:h.hour_ns} AS hour, h.underlying, h.watched_ns / 1e9::float8 AS watched_s, "
     "h.inside_ns / 1e9::float8 AS inside_s, h.samples, h.error_usd, h.error_squares, "
     "h.deviation_s / nullif(h.watched_ns, 0) * 1e9 AS deviation, h.variance, "
     "h.spot_s / nullif(h.watched_ns, 0) * 1e9 AS spot, h.gamma_s / nullif(h.watched_ns, 0) * 1e9 AS gamma_1pct, "
     "h.vega_s / nullif(h.watched_ns, 0) * 1e9 AS vega, h.sigma_s / nullif(h.sigma_known_s, 0) AS band_sigma, "
     "h.spot_first, h.spot_last, h.spot_low, h.spot_high, h.delta_first, h.delta_last "
     "FROM t_hour AS h JOIN desk AS d USING (desk)"},
    {"breaches", "t_breach",
     "SELECT d.name AS desk, {at:b.began_ns} AS began, {at:b.ended_ns} AS ended, b.underlying, b.worst, b.spot, "
     "b.open AS still_open FROM t_breach AS b JOIN desk AS d USING (desk)"},
};
// clang-format on

/// To the microsecond, which is what the server's clock has.
std::string sqlOf(const ReadView& view)
{
    constexpr std::string_view kMark = "{at:";
    std::string out;
    std::string_view left = view.sql;
    for (std::size_t at = left.find(kMark); at != left.npos; at = left.find(kMark)) {
        const std::size_t end = left.find('}', at);
        out += left.substr(0, at);
        out += fmt::format("(timestamptz 'epoch' + {} / 1000 * interval '1 microsecond')",
                           left.substr(at + kMark.size(), end - at - kMark.size()));
        left.remove_prefix(end + 1);
    }
    return out + std::string{left};
}

/// What a view says of itself, so that one of another text is made anew.
std::string markOf(const ReadView& view)
{
    return "ballast " + core::sha256Hex(sqlOf(view)).substr(0, 16);
}

core::Expected<std::vector<const ReadView*>> outdated(Connection& connection)
{
    std::vector<const ReadView*> all;
    for (const ReadView& view : kViews) {
        auto rows = connection.run(
            "SELECT to_regclass($1) IS NOT NULL, obj_description(to_regclass($2), 'pg_class')",
            std::string{view.table}, std::string{view.name});
        if (!rows) return std::unexpected(rows.error());
        if (rows->text(0, 0) == "t" && rows->text(0, 1) != markOf(view)) all.push_back(&view);
    }
    return all;
}

}  // namespace

std::span<const ReadView> readViews() { return kViews; }

core::Expected<std::size_t> outdatedViews(Connection& connection)
{
    auto views = outdated(connection);
    if (!views) return std::unexpected(views.error());
    return views->size();
}

core::Expected<void> makeViews(Connection& connection)
{
    auto views = outdated(connection);
    if (!views) return std::unexpected(views.error());
    for (const ReadView* view : *views)
        if (auto made = connection.execute(
                fmt::format("DROP VIEW IF EXISTS {0}; CREATE VIEW {0} AS {1}; COMMENT ON VIEW {0} "
                            "IS '{2}';",
                            view->name, sqlOf(*view), markOf(*view)));
            !made)
            return made;
    return {};
}

}  // namespace ballast::desk_database
