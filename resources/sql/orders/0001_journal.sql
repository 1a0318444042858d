-- The order journal. What stands here is durable before the first byte of an order may leave.
-- Prices and quantities are exact: integers of 1e-9. Times are nanoseconds since 1970, UTC.

CREATE TABLE install (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    install_id TEXT    NOT NULL CHECK (length(install_id) = 8)
) STRICT;

-- The first number of each kind that no run has used or been given.
CREATE TABLE counter (
    name  TEXT    PRIMARY KEY,
    value INTEGER NOT NULL CHECK (value > 0)
) STRICT;
INSERT INTO counter (name, value) VALUES ('label', 1), ('request', 1);

CREATE TABLE halt (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    halted INTEGER NOT NULL CHECK (halted IN (0, 1)),
    reason TEXT    NOT NULL,
    actor  TEXT    NOT NULL,
    at_ns  INTEGER NOT NULL
) STRICT;
INSERT INTO halt (id, halted, reason, actor, at_ns) VALUES (1, 0, '', '', 0);

CREATE TABLE intent (
    label          TEXT    PRIMARY KEY CHECK (length(label) > 0),
    proposal_id    INTEGER NOT NULL,
    proposal_hash  TEXT    NOT NULL,
    venue          TEXT    NOT NULL,
    account        TEXT    NOT NULL,
    underlying     TEXT    NOT NULL,
    instrument     TEXT    NOT NULL,
    side           TEXT    NOT NULL CHECK (side IN ('buy', 'sell')),
    qty_i          INTEGER NOT NULL,
    px_i           INTEGER NOT NULL,
    tif            TEXT    NOT NULL CHECK (tif IN ('ioc', 'fok', 'gtc')),
    valid_until_ns INTEGER NOT NULL,
    req_id         INTEGER NOT NULL,
    created_ns     INTEGER NOT NULL,
    decision_mid   REAL,
    auto_fired     INTEGER NOT NULL CHECK (auto_fired IN (0, 1)),
    budget_usd     REAL,
    state          TEXT    NOT NULL CHECK (state IN ('in_flight', 'open', 'cancelling', 'unknown',
                       'needs_operator', 'filled', 'cancelled', 'rejected', 'not_placed')),
    cum_i          INTEGER NOT NULL,
    average_price  REAL,
    venue_order_id TEXT    NOT NULL,
    evidence       TEXT    NOT NULL,
    sent_ns        INTEGER,
    last_ns        INTEGER NOT NULL,
    reopened       INTEGER NOT NULL CHECK (reopened IN (0, 1)),
    created_seq    INTEGER NOT NULL,
    changed_seq    INTEGER NOT NULL
) STRICT;

-- Single flight is a property of the file, not a habit of the code: at most one order that may be
-- live in a hedge bucket. An order the venue shows again after it was proven ended is a
-- contradiction the desk must be able to write down; it is marked and does not count here.
CREATE UNIQUE INDEX one_flight ON intent (venue, account, underlying)
    WHERE state IN ('in_flight', 'open', 'cancelling', 'unknown', 'needs_operator') AND reopened = 0;
-- One proposal, one order; one request id, one frame. Zero stands for none.
CREATE UNIQUE INDEX one_order_a_proposal ON intent (proposal_id) WHERE proposal_id <> 0;
CREATE UNIQUE INDEX one_frame_a_request ON intent (req_id) WHERE req_id <> 0;
CREATE INDEX intent_created ON intent (created_seq);
CREATE INDEX intent_changed ON intent (changed_seq);

CREATE TABLE fill (
    venue        TEXT    NOT NULL,
    account      TEXT    NOT NULL,
    trade_id     TEXT    NOT NULL,
    label        TEXT    NOT NULL,
    instrument   TEXT    NOT NULL,
    side         TEXT    NOT NULL CHECK (side IN ('buy', 'sell')),
    qty_i        INTEGER NOT NULL,
    px_i         INTEGER NOT NULL,
    fee          REAL,
    fee_currency TEXT    NOT NULL,
    maker        INTEGER NOT NULL CHECK (maker IN (0, 1)),
    mid          REAL,
    index_price  REAL,
    venue_ns     INTEGER NOT NULL,
    at_ns        INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (venue, account, trade_id)
) STRICT;
CREATE INDEX fill_label ON fill (label);
CREATE INDEX fill_seq ON fill (seq);

-- Append only. hash = SHA-256 of prev_hash, seq, at_ns, kind, subject and body, a line each.
-- The body holds the whole row as it stood after the event, so the tables can be checked against it.
CREATE TABLE event (
    seq       INTEGER PRIMARY KEY,
    at_ns     INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    body      TEXT    NOT NULL,
    prev_hash TEXT    NOT NULL,
    hash      TEXT    NOT NULL
) STRICT;
CREATE INDEX event_subject ON event (subject, seq);

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER intent_is_never_deleted BEFORE DELETE ON intent
BEGIN SELECT RAISE(ABORT, 'an order intent is never deleted'); END;
CREATE TRIGGER fill_is_never_changed BEFORE UPDATE ON fill
BEGIN SELECT RAISE(ABORT, 'a fill is never changed'); END;
CREATE TRIGGER fill_is_never_deleted BEFORE DELETE ON fill
BEGIN SELECT RAISE(ABORT, 'a fill is never deleted'); END;
