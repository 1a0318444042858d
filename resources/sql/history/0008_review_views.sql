-- Plain names for what 0007 keeps. Amounts are in the unit the column's name says.
DROP VIEW proposals;
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
       p.sentence, p.checks, p.edited,
       p.wait_5m_usd, p.wait_hour_usd, p.wait_settlement_usd, p.wait_break_even_s, p.alternatives
FROM t_proposal AS p
LEFT JOIN t_leg AS l ON l.proposal_id = p.proposal_id AND l.revision = p.revision AND l.leg = 0;

CREATE VIEW order_marks AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       proposal_id, venue, instrument, label, trade_id, step, mid, half_spread, spot, taker_fee
FROM t_mark;

CREATE VIEW carried AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', c.at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       c.at_ns / 1000000 AS at_ms,
       h.venue, h.account, h.sub_book, h.underlying, h.instrument, h.kind, h.option_type, h.strike,
       CASE WHEN h.expiry_ns > 0 THEN strftime('%Y-%m-%dT%H:%M:%fZ', h.expiry_ns / 1000000 / 1000.0, 'unixepoch') END
           AS expiry_utc,
       c.why, c.quantity, c.forward, c.sigma, c.mark, c.spot,
       c.funding_usd, c.fees_usd, c.new_trades_usd, c.traded
FROM t_carried AS c JOIN t_held AS h USING (held_id);

CREATE VIEW pnl_days AS
SELECT strftime('%Y-%m-%d', day_ns / 1000000000, 'unixepoch') AS day,
       venue, account, sub_book, underlying,
       CASE WHEN expiry_ns > 0 THEN strftime('%Y-%m-%d', expiry_ns / 1000000000, 'unixepoch') END AS expiry,
       delta, gamma, vega, theta, vanna, volga, charm, speed, linear, funding, fees, new_trades, translation,
       options, time_step, spot_step, vol_step,
       marked - (delta + gamma + vega + theta + vanna + volga + linear + funding + fees + new_trades
                 + translation) AS unexplained,
       marked AS total, gross_usd_s / 86400 AS gross_usd, unseen_usd
FROM t_pnl_day;

CREATE VIEW hours AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', hour_ns / 1000000 / 1000.0, 'unixepoch') AS hour_utc,
       hour_ns / 1000000 AS hour_ms,
       underlying, watched_ns / 1e9 AS watched_s, inside_ns / 1e9 AS inside_s, samples,
       error_usd, error_squares,
       CASE WHEN watched_ns > 0 THEN deviation_s / watched_ns * 1e9 END AS deviation,
       variance,
       CASE WHEN watched_ns > 0 THEN spot_s / watched_ns * 1e9 END AS spot,
       CASE WHEN watched_ns > 0 THEN gamma_s / watched_ns * 1e9 END AS gamma_1pct,
       CASE WHEN watched_ns > 0 THEN vega_s / watched_ns * 1e9 END AS vega,
       CASE WHEN sigma_known_s > 0 THEN sigma_s / sigma_known_s END AS band_sigma,
       spot_first, spot_last, spot_low, spot_high, delta_first, delta_last
FROM t_hour;

CREATE VIEW minutes AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', minute_ns / 1000000 / 1000.0, 'unixepoch') AS minute_utc,
       minute_ns / 1000000 AS minute_ms,
       underlying, spot, delta, target, gamma_1pct, sigma AS band_sigma, cost AS band_cost
FROM t_minute;

CREATE VIEW breaches AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', began_ns / 1000000 / 1000.0, 'unixepoch') AS began_utc,
       began_ns / 1000000 AS began_ms,
       strftime('%Y-%m-%dT%H:%M:%fZ', ended_ns / 1000000 / 1000.0, 'unixepoch') AS ended_utc,
       ended_ns / 1000000 AS ended_ms,
       underlying, worst, spot, open AS still_open
FROM t_breach;

CREATE VIEW notes AS
SELECT id AS note_id,
       strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       proposal_id, kind, text, who
FROM t_note;
