-- What a hedge met in the market, every ten seconds: volatilities, and spread and depth of the hedge's book.
-- NULL: not known then.
CREATE TABLE t_market (
    id         INTEGER PRIMARY KEY,
    underlying TEXT NOT NULL,
    at_ns      INTEGER NOT NULL,
    implied    REAL, realised REAL,
    spread     REAL, depth REAL
);
CREATE INDEX t_market_at ON t_market (at_ns);

CREATE VIEW markets AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       underlying, implied, realised, spread, depth
FROM t_market;
