-- What the review is made of. The market of each order at its steps; what was carried, as it stood at
-- each whole hour and each change; the attribution of each day and the sums of each hour, so that no
-- review reads every sample again; what delta was outside its band for; and what reviewers wrote.

-- What the trader was told beside the price.
ALTER TABLE t_proposal ADD COLUMN wait_5m_usd REAL;
ALTER TABLE t_proposal ADD COLUMN wait_hour_usd REAL;
ALTER TABLE t_proposal ADD COLUMN wait_settlement_usd REAL;
ALTER TABLE t_proposal ADD COLUMN wait_break_even_s REAL;
ALTER TABLE t_proposal ADD COLUMN wait_risk_aversion REAL;
ALTER TABLE t_proposal ADD COLUMN wait_sigma REAL;
ALTER TABLE t_proposal ADD COLUMN alternatives TEXT;  -- JSON array of {to, aim, cost_usd, year_usd, chosen}
ALTER TABLE t_leg ADD COLUMN spread_usd REAL;
ALTER TABLE t_leg ADD COLUMN impact_usd REAL;
ALTER TABLE t_leg ADD COLUMN style TEXT;              -- at_once, slices, rests

CREATE TABLE t_mark (
    id           INTEGER PRIMARY KEY,
    proposal_id  INTEGER NOT NULL,
    venue        TEXT NOT NULL,
    instrument   TEXT NOT NULL,
    label        TEXT NOT NULL,    -- '' before there was an order
    trade_id     TEXT NOT NULL,    -- '' of what is no fill
    step         TEXT NOT NULL,
    mid          REAL NOT NULL,
    half_spread  REAL NOT NULL,
    spot         REAL,
    taker_fee    REAL,
    at_ns        INTEGER NOT NULL,
    UNIQUE (proposal_id, venue, instrument, label, trade_id, step)
);

-- What can be carried, once; and how it stood.
CREATE TABLE t_held (
    held_id      INTEGER PRIMARY KEY,
    venue        TEXT NOT NULL, account TEXT NOT NULL, sub_book TEXT NOT NULL,
    underlying   TEXT NOT NULL, instrument TEXT NOT NULL,
    kind         TEXT NOT NULL,    -- option, linear, inverse, equity
    option_type  TEXT NOT NULL,    -- call, put, '' of what is no option
    strike       REAL NOT NULL,
    in_coin      INTEGER NOT NULL,
    expiry_ns    INTEGER NOT NULL, -- 0: never
    UNIQUE (venue, account, sub_book, underlying, instrument, kind, option_type, strike, in_coin, expiry_ns)
);
CREATE TABLE t_carried (
    held_id      INTEGER NOT NULL,
    at_ns        INTEGER NOT NULL,
    why          TEXT NOT NULL,    -- start, hour, trade, move, gone
    quantity     REAL NOT NULL,
    forward      REAL, sigma REAL, mark REAL, spot REAL,
    funding_usd  REAL, fees_usd REAL, new_trades_usd REAL, traded REAL,
    PRIMARY KEY (held_id, at_ns)
) WITHOUT ROWID;

CREATE TABLE t_pnl_day (
    day_ns       INTEGER NOT NULL,
    venue        TEXT NOT NULL, account TEXT NOT NULL, sub_book TEXT NOT NULL,
    underlying   TEXT NOT NULL,
    expiry_ns    INTEGER NOT NULL, -- 0: never
    delta        REAL NOT NULL, gamma REAL NOT NULL, vega REAL NOT NULL, theta REAL NOT NULL,
    vanna        REAL NOT NULL, volga REAL NOT NULL, charm REAL NOT NULL, speed REAL NOT NULL,
    linear       REAL NOT NULL, funding REAL NOT NULL, fees REAL NOT NULL, new_trades REAL NOT NULL,
    translation  REAL NOT NULL, options REAL NOT NULL,
    time_step    REAL NOT NULL, spot_step REAL NOT NULL, vol_step REAL NOT NULL,
    marked       REAL NOT NULL,
    gross_usd_s  REAL NOT NULL,
    unseen_usd   REAL NOT NULL,
    left_out     INTEGER NOT NULL,
    steps        INTEGER NOT NULL,
    PRIMARY KEY (day_ns, venue, account, sub_book, underlying, expiry_ns)
) WITHOUT ROWID;

CREATE TABLE t_hour (
    underlying   TEXT NOT NULL,
    hour_ns      INTEGER NOT NULL,
    watched_ns   INTEGER NOT NULL, inside_ns INTEGER NOT NULL,
    samples      INTEGER NOT NULL, steps INTEGER NOT NULL, known INTEGER NOT NULL,
    error_usd    REAL NOT NULL, error_squares REAL NOT NULL,
    deviation_s  REAL NOT NULL, deviation_squares REAL NOT NULL,
    variance     REAL NOT NULL,
    spot_s       REAL NOT NULL, gamma_s REAL NOT NULL, vega_s REAL NOT NULL,
    sigma_s      REAL NOT NULL, sigma_known_s REAL NOT NULL, cost_s REAL NOT NULL,
    spot_first   REAL NOT NULL, spot_last REAL NOT NULL, spot_low REAL NOT NULL, spot_high REAL NOT NULL,
    delta_first  REAL NOT NULL, delta_last REAL NOT NULL,
    PRIMARY KEY (underlying, hour_ns)
) WITHOUT ROWID;

CREATE TABLE t_minute (
    underlying   TEXT NOT NULL,
    minute_ns    INTEGER NOT NULL,
    at_ns        INTEGER NOT NULL,
    spot         REAL, delta REAL, target REAL, gamma_1pct REAL, sigma REAL, cost REAL,
    PRIMARY KEY (underlying, minute_ns)
) WITHOUT ROWID;

CREATE TABLE t_breach (
    underlying   TEXT NOT NULL,
    began_ns     INTEGER NOT NULL,
    ended_ns     INTEGER NOT NULL,
    worst        REAL NOT NULL,
    spot         REAL,
    open         INTEGER NOT NULL,
    PRIMARY KEY (underlying, began_ns)
) WITHOUT ROWID;

-- Notes are only ever added: what was written stays, with who wrote it and when.
CREATE TABLE t_note (
    id           INTEGER PRIMARY KEY,
    proposal_id  INTEGER NOT NULL,
    kind         TEXT NOT NULL,    -- note, tagged, untagged
    text         TEXT NOT NULL,
    who          TEXT NOT NULL,
    at_ns        INTEGER NOT NULL
);
CREATE INDEX t_note_proposal ON t_note (proposal_id, id);
CREATE TRIGGER t_note_stays BEFORE UPDATE ON t_note BEGIN
    SELECT RAISE(ABORT, 'a note is never changed');
END;
CREATE TRIGGER t_note_remains BEFORE DELETE ON t_note BEGIN
    SELECT RAISE(ABORT, 'a note is never removed');
END;

-- The sums of the samples that were written before are made when the store is opened next
-- (ReviewCells::catchUp): a fold of one pass, which window functions do ten times slower.
INSERT OR REPLACE INTO t_meta (name, value)
SELECT 'review_sums', 'missing' WHERE EXISTS (SELECT 1 FROM t_sample);
