-- Every change of level of the guard of an underlying, with its cause. The last row of an underlying is how
-- its guard stands; a HALT there survives a restart.
CREATE TABLE t_guard (
    id          INTEGER PRIMARY KEY,
    underlying  TEXT NOT NULL,
    before      TEXT NOT NULL, level TEXT NOT NULL,
    cause       TEXT, actor TEXT,
    at_ns       INTEGER
);
CREATE INDEX t_guard_underlying ON t_guard (underlying, id);

CREATE VIEW guards AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       underlying, before, level, cause, actor
FROM t_guard;
