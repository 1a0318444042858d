-- Plain names for outside tools. Every instant is given twice: as UTC text to the millisecond and
-- as milliseconds since 1970. Amounts are ordinary numbers in the unit the column's name says.

CREATE VIEW proposals AS
SELECT p.proposal_id, p.revision,
       strftime('%Y-%m-%dT%H:%M:%fZ', p.created_ns / 1000000 / 1000.0, 'unixepoch') AS created_utc,
       p.created_ns / 1000000 AS created_ms,
       strftime('%Y-%m-%dT%H:%M:%fZ', p.revised_ns / 1000000 / 1000.0, 'unixepoch') AS revised_utc,
       p.revised_ns / 1000000 AS revised_ms,
       p.venue, p.account, p.underlying,
       p.trigger_kind AS trigger_name, p.state, p.convention,
       p.delta_before, p.delta_after, p.target, p.band_lower, p.band_upper,
       l.instrument, l.side, l.qty_i / 1e9 AS quantity, l.px_i / 1e9 AS limit_price, l.tif AS time_in_force,
       l.reference_price, l.expected_price,
       p.fee_usd, p.slippage_usd, p.notional_usd,
       p.margin_use_before, p.margin_use_after, p.spot,
       p.sentence, p.checks, p.edited
FROM t_proposal AS p
LEFT JOIN t_leg AS l ON l.proposal_id = p.proposal_id AND l.revision = p.revision AND l.leg = 0;

CREATE VIEW decisions AS
SELECT id AS decision_id,
       strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       proposal_id, revision, kind, actor, reason, label
FROM t_decision;

CREATE VIEW orders AS
SELECT label, proposal_id, venue, account, underlying, instrument, side,
       qty_i / 1e9 AS quantity, px_i / 1e9 AS limit_price, tif AS time_in_force,
       auto_fired, decision_mid, state,
       cum_i / 1e9 AS filled, average_price, venue_order_id, evidence,
       strftime('%Y-%m-%dT%H:%M:%fZ', created_ns / 1000000 / 1000.0, 'unixepoch') AS created_utc,
       created_ns / 1000000 AS created_ms,
       strftime('%Y-%m-%dT%H:%M:%fZ', sent_ns / 1000000 / 1000.0, 'unixepoch') AS sent_utc,
       sent_ns / 1000000 AS sent_ms,
       strftime('%Y-%m-%dT%H:%M:%fZ', last_ns / 1000000 / 1000.0, 'unixepoch') AS last_utc,
       last_ns / 1000000 AS last_ms
FROM t_order;

CREATE VIEW fills AS
SELECT venue, account, trade_id, label, instrument, side,
       qty_i / 1e9 AS quantity, px_i / 1e9 AS price, fee, fee_currency, maker, mid, index_price,
       strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       strftime('%Y-%m-%dT%H:%M:%fZ', venue_ns / 1000000 / 1000.0, 'unixepoch') AS venue_utc,
       venue_ns / 1000000 AS venue_ms
FROM t_fill;

CREATE VIEW positions AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       venue, account, instrument, size_i / 1e9 AS size, average_price, mark,
       realised_pnl, floating_pnl, delta_net, venue_delta, liquidation_price
FROM t_position;

CREATE VIEW balances AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       venue, account, currency, equity, balance, available_funds,
       initial_margin, maintenance_margin, session_pnl, delta_total
FROM t_balance;

CREATE VIEW greeks AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       underlying, delta_bs, delta_net, delta_usd_neutral, gamma_1pct, vega, theta,
       pnl_usd, equity_usd, margin_use, partial
FROM t_sample;

CREATE VIEW bands AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       underlying, convention, delta, target, band_lower, band_upper,
       delta BETWEEN band_lower AND band_upper AS in_band
FROM t_sample;

CREATE VIEW spot AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       underlying, spot
FROM t_sample;

CREATE VIEW alerts AS
SELECT id AS alert_id,
       strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       severity, topic, text, underlying
FROM t_alert;

CREATE VIEW settings AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       key, before, after, actor
FROM t_setting;

CREATE VIEW links AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       venue, state, reason
FROM t_link;
