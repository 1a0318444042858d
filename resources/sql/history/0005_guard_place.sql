-- Of several places that may carry a hedge each has a guard of its own; a row of the underlying as a whole
-- has no venue. The last row of an underlying and a venue is how that guard stands.
ALTER TABLE t_guard ADD COLUMN venue TEXT;

DROP VIEW guards;
CREATE VIEW guards AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       underlying, venue, before, level, cause, actor
FROM t_guard;
