-- Every event that the engine processed, in the order it did, and what came of it. Blocks of bytes
-- that `ballastctl replay` reads; the chain over them shows that nothing was changed or taken out.
-- Times are nanoseconds since 1970, UTC.

-- One run of the program.
CREATE TABLE t_session (
    session_id     INTEGER PRIMARY KEY AUTOINCREMENT,
    begun_ns       INTEGER NOT NULL,
    build          TEXT    NOT NULL,   -- of the program that wrote it
    machine        TEXT    NOT NULL,   -- the vector instructions that its prices were made with
    layout         TEXT    NOT NULL CHECK (length(layout) = 64),
    config_size    INTEGER NOT NULL CHECK (config_size >= 0),
    config         BLOB    NOT NULL,   -- zlib: everything the engine began with
    prev_hash      TEXT    NOT NULL,
    hash           TEXT    NOT NULL CHECK (length(hash) = 64),
    -- Not part of the chain: how it went on.
    ended_ns       INTEGER,            -- in order; NULL: it was killed, or runs
    incomplete     TEXT    NOT NULL DEFAULT '',  -- why recording stopped before the session did
    dropped_blocks INTEGER NOT NULL DEFAULT 0,   -- from its beginning, by age
    dropped_events INTEGER NOT NULL DEFAULT 0,
    dropped_hash   TEXT    NOT NULL DEFAULT ''   -- of the last of them: what the first one left follows from
) STRICT;

CREATE TABLE t_block (
    block_id    INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id  INTEGER NOT NULL REFERENCES t_session (session_id),
    number      INTEGER NOT NULL CHECK (number >= 0),        -- within the session
    fresh       INTEGER NOT NULL CHECK (fresh IN (0, 1)),    -- can be read without those before it
    first_event INTEGER NOT NULL CHECK (first_event >= 0),   -- within the session
    events      INTEGER NOT NULL CHECK (events > 0),
    first_ns    INTEGER NOT NULL,                            -- the engine's clock
    last_ns     INTEGER NOT NULL,
    raw_size    INTEGER NOT NULL CHECK (raw_size > 0),
    body        BLOB    NOT NULL,                            -- deflate; a stream from one fresh block to the next
    prev_hash   TEXT    NOT NULL,
    hash        TEXT    NOT NULL CHECK (length(hash) = 64),
    UNIQUE (session_id, number)
) STRICT;

-- Which proposals are in which block: so that one is found without reading all.
CREATE TABLE t_proposal_block (
    proposal_id INTEGER NOT NULL,
    block_id    INTEGER NOT NULL REFERENCES t_block (block_id) ON DELETE CASCADE,
    PRIMARY KEY (proposal_id, block_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX i_proposal_block ON t_proposal_block (block_id);

-- Where the chain begins, once whole sessions were dropped by age.
CREATE TABLE t_anchor (
    id               INTEGER PRIMARY KEY CHECK (id = 1),
    hash             TEXT    NOT NULL,
    dropped_sessions INTEGER NOT NULL
) STRICT;
INSERT INTO t_anchor (id, hash, dropped_sessions) VALUES (1, '', 0);

CREATE VIEW sessions AS
SELECT s.session_id,
       strftime('%Y-%m-%dT%H:%M:%fZ', s.begun_ns / 1000000 / 1000.0, 'unixepoch') AS begun_utc,
       s.begun_ns / 1000000 AS begun_ms,
       strftime('%Y-%m-%dT%H:%M:%fZ', s.ended_ns / 1000000 / 1000.0, 'unixepoch') AS ended_utc,
       s.ended_ns / 1000000 AS ended_ms,
       s.build, s.machine, s.incomplete,
       s.dropped_events,
       (SELECT coalesce(sum(b.events), 0) FROM t_block AS b WHERE b.session_id = s.session_id) AS events,
       (SELECT coalesce(sum(length(b.body)), 0) FROM t_block AS b WHERE b.session_id = s.session_id) AS bytes
FROM t_session AS s;

CREATE VIEW blocks AS
SELECT block_id, session_id, number, first_event, events,
       strftime('%Y-%m-%dT%H:%M:%fZ', first_ns / 1000000 / 1000.0, 'unixepoch') AS first_utc,
       first_ns / 1000000 AS first_ms,
       strftime('%Y-%m-%dT%H:%M:%fZ', last_ns / 1000000 / 1000.0, 'unixepoch') AS last_utc,
       last_ns / 1000000 AS last_ms,
       raw_size AS bytes_raw, length(body) AS bytes, hash
FROM t_block;
