-- Samples older than what the policy keeps as plain rows lie in blocks: up to 4,096 rows of one underlying,
-- a column after the other, lossless. The summary of a block says least, greatest and sum of each column.
CREATE TABLE t_sample_block (
    block       INTEGER PRIMARY KEY,
    underlying  TEXT NOT NULL,
    first_ns    INTEGER NOT NULL, last_ns INTEGER NOT NULL,
    first_id    INTEGER NOT NULL, last_id INTEGER NOT NULL,
    rows        INTEGER NOT NULL,
    summary     BLOB NOT NULL
);
CREATE INDEX t_sample_block_first ON t_sample_block (underlying, first_ns);
CREATE INDEX t_sample_block_id ON t_sample_block (underlying, first_id);
CREATE TABLE t_sample_data (
    block       INTEGER PRIMARY KEY,
    data        BLOB NOT NULL
);

-- What outside tools see of them: the last sample of each minute, later of each hour, and how far delta
-- and spot went within it.
CREATE TABLE t_sample_coarse (
    underlying  TEXT NOT NULL,
    width_ns    INTEGER NOT NULL,
    start_ns    INTEGER NOT NULL,
    at_ns       INTEGER NOT NULL,
    rows        INTEGER NOT NULL,
    inside      INTEGER NOT NULL,
    delta_min   REAL, delta_max REAL, spot_min REAL, spot_max REAL,
    spot        REAL, delta REAL, convention TEXT,
    target      REAL, band_lower REAL, band_upper REAL,
    delta_bs    REAL, delta_net REAL, delta_usd_neutral REAL,
    gamma_1pct  REAL, vega REAL, theta REAL,
    pnl_usd     REAL, equity_usd REAL, margin_use REAL,
    partial     INTEGER,
    smile_rule  TEXT, band_sigma REAL, band_cost REAL, band_factor REAL,
    band_driver TEXT, band_why TEXT,
    PRIMARY KEY (underlying, width_ns, start_ns)
) WITHOUT ROWID;
CREATE INDEX t_sample_coarse_start ON t_sample_coarse (width_ns, start_ns);

DROP VIEW greeks;
CREATE VIEW greeks AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       underlying, delta_bs, delta_net, delta_usd_neutral, smile_rule, gamma_1pct, vega, theta,
       pnl_usd, equity_usd, margin_use, partial
FROM t_sample_coarse
UNION ALL
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch'),
       at_ns / 1000000,
       underlying, delta_bs, delta_net, delta_usd_neutral, smile_rule, gamma_1pct, vega, theta,
       pnl_usd, equity_usd, margin_use, partial
FROM t_sample;

DROP VIEW bands;
CREATE VIEW bands AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       underlying, convention, delta, target, band_lower, band_upper,
       delta BETWEEN band_lower AND band_upper AS in_band,
       band_sigma, band_cost, band_factor, band_driver, band_why
FROM t_sample_coarse
UNION ALL
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch'),
       at_ns / 1000000,
       underlying, convention, delta, target, band_lower, band_upper,
       delta BETWEEN band_lower AND band_upper,
       band_sigma, band_cost, band_factor, band_driver, band_why
FROM t_sample;

DROP VIEW spot;
CREATE VIEW spot AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       underlying, spot
FROM t_sample_coarse
UNION ALL
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch'),
       at_ns / 1000000,
       underlying, spot
FROM t_sample;

CREATE VIEW coarse_samples AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', start_ns / 1000000 / 1000.0, 'unixepoch') AS start_utc,
       start_ns / 1000000 AS start_ms,
       width_ns / 1000000000 AS seconds,
       underlying, rows AS samples, inside AS samples_in_band,
       delta AS delta_last, delta_min, delta_max, spot AS spot_last, spot_min, spot_max
FROM t_sample_coarse;
