-- By which smile rule the deltas of a sample were adjusted. Samples from before the rules existed were
-- taken at sticky strike, which adjusts nothing.
ALTER TABLE t_sample ADD COLUMN smile_rule TEXT NOT NULL DEFAULT 'sticky_strike';
ALTER TABLE t_sample ADD COLUMN smile_r REAL NOT NULL DEFAULT 1;
ALTER TABLE t_sample ADD COLUMN smile_a REAL NOT NULL DEFAULT 0;
ALTER TABLE t_sample ADD COLUMN smile_b REAL NOT NULL DEFAULT 0;
ALTER TABLE t_sample ADD COLUMN smile_c REAL NOT NULL DEFAULT 0;

DROP VIEW greeks;
CREATE VIEW greeks AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       underlying, delta_bs, delta_net, delta_usd_neutral, smile_rule, gamma_1pct, vega, theta,
       pnl_usd, equity_usd, margin_use, partial
FROM t_sample;
