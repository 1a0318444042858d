-- The hash chain of the history. A link covers the rows written since the one before, table by table: each
-- part has the SHA-256 of its rows as lines of JSON, and a link that of the link before and of its parts.
-- What was there before the first link is covered by none; that link says up to which row.
CREATE TABLE t_chain (
    link        INTEGER PRIMARY KEY,
    form        INTEGER NOT NULL,    -- of the lines
    at_ns       INTEGER NOT NULL,    -- of the newest row then
    prev        TEXT NOT NULL,
    hash        TEXT NOT NULL
);
CREATE TABLE t_chain_part (
    link        INTEGER NOT NULL,
    tbl         TEXT NOT NULL,
    first       INTEGER NOT NULL, last INTEGER NOT NULL,   -- row ids; of a proposal number and revision
    rows        INTEGER NOT NULL,
    digest      TEXT NOT NULL,
    PRIMARY KEY (link, tbl, first, last)
) WITHOUT ROWID;
CREATE INDEX t_chain_part_rows ON t_chain_part (tbl, first, last);

-- Rows that the policy let go of: whole parts, whose digest stays in the chain.
CREATE TABLE t_dropped (
    id          INTEGER PRIMARY KEY,
    tbl         TEXT NOT NULL,
    first       INTEGER NOT NULL, last INTEGER NOT NULL,
    rows        INTEGER NOT NULL,
    at_ns       INTEGER NOT NULL
);

CREATE VIEW chain_links AS
SELECT c.link, strftime('%Y-%m-%dT%H:%M:%fZ', c.at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       c.at_ns / 1000000 AS at_ms,
       (SELECT coalesce(sum(p.rows), 0) FROM t_chain_part AS p WHERE p.link = c.link) AS rows_covered,
       c.prev AS previous_hash, c.hash
FROM t_chain AS c;
