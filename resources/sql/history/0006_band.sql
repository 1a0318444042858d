-- What the band of a sample was made of, and why it had changed; samples from before it was written down
-- say nothing. And the realised variance of each UTC day of an index, which a restart goes on from.
ALTER TABLE t_sample ADD COLUMN band_sigma REAL;
ALTER TABLE t_sample ADD COLUMN band_cost REAL;
ALTER TABLE t_sample ADD COLUMN band_factor REAL;
ALTER TABLE t_sample ADD COLUMN band_driver TEXT NOT NULL DEFAULT 'none';
ALTER TABLE t_sample ADD COLUMN band_why TEXT;

CREATE TABLE t_realised_day (
    underlying  TEXT NOT NULL,
    day_ns      INTEGER NOT NULL,
    variance    REAL NOT NULL,
    minutes     INTEGER NOT NULL,
    PRIMARY KEY (underlying, day_ns)
) WITHOUT ROWID;

DROP VIEW bands;
CREATE VIEW bands AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       underlying, convention, delta, target, band_lower, band_upper,
       delta BETWEEN band_lower AND band_upper AS in_band,
       band_sigma, band_cost, band_factor, band_driver, band_why
FROM t_sample;

CREATE VIEW realised_days AS
SELECT strftime('%Y-%m-%d', day_ns / 1000000000, 'unixepoch') AS day,
       underlying, variance, minutes
FROM t_realised_day;
