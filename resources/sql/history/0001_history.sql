-- The history: what was seen, proposed, decided and done. Batched and never waited for.
-- Base tables are named t_…; outside tools read the views of 0002.
-- Prices and quantities in …_i are integers of 1e-9; times in …_ns are nanoseconds since 1970, UTC.

CREATE TABLE t_meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE t_proposal (
    proposal_id       INTEGER NOT NULL,
    revision          INTEGER NOT NULL,
    venue             TEXT, account TEXT, underlying TEXT,
    trigger_kind      TEXT, state TEXT, convention TEXT,
    created_ns        INTEGER, revised_ns INTEGER, expires_ns INTEGER,
    delta_before      REAL, delta_after REAL,
    gamma_before      REAL, vega_before REAL,
    target            REAL, band_lower REAL, band_upper REAL,
    fee_usd           REAL, slippage_usd REAL, notional_usd REAL,
    margin_use_before REAL, margin_use_after REAL,
    spot              REAL,
    sentence          TEXT,
    checks            TEXT,    -- JSON array of {rule, verdict, reason}
    edited            INTEGER,
    hash              TEXT,
    PRIMARY KEY (proposal_id, revision)
) WITHOUT ROWID;
CREATE INDEX t_proposal_created ON t_proposal (created_ns);

CREATE TABLE t_leg (
    proposal_id     INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    leg             INTEGER NOT NULL,
    venue           TEXT, account TEXT, instrument TEXT,
    side            TEXT, qty_i INTEGER, px_i INTEGER, tif TEXT,
    coin_amount     REAL, delta_change REAL,
    reference_price REAL, expected_price REAL,
    fee_usd         REAL, slippage_usd REAL,
    price_currency  TEXT,
    book_change_id  INTEGER,
    PRIMARY KEY (proposal_id, revision, leg)
) WITHOUT ROWID;

CREATE TABLE t_decision (
    id          INTEGER PRIMARY KEY,
    proposal_id INTEGER, revision INTEGER,
    kind        TEXT, actor TEXT, reason TEXT, label TEXT,
    at_ns       INTEGER
);
CREATE INDEX t_decision_proposal ON t_decision (proposal_id);

-- Mirrors of the order journal, so that a review needs one file and never touches the journal.
CREATE TABLE t_order (
    label          TEXT PRIMARY KEY,
    proposal_id    INTEGER,
    venue          TEXT, account TEXT, underlying TEXT, instrument TEXT,
    side           TEXT, qty_i INTEGER, px_i INTEGER, tif TEXT,
    auto_fired     INTEGER,
    decision_mid   REAL,
    state          TEXT, cum_i INTEGER, average_price REAL,
    venue_order_id TEXT, evidence TEXT,
    created_ns     INTEGER, sent_ns INTEGER, last_ns INTEGER
);
CREATE INDEX t_order_proposal ON t_order (proposal_id);

CREATE TABLE t_fill (
    venue        TEXT, account TEXT, trade_id TEXT,
    label        TEXT, instrument TEXT,
    side         TEXT, qty_i INTEGER, px_i INTEGER,
    fee          REAL, fee_currency TEXT, maker INTEGER,
    mid          REAL, index_price REAL,
    venue_ns     INTEGER, at_ns INTEGER,
    PRIMARY KEY (venue, account, trade_id)
);
CREATE INDEX t_fill_label ON t_fill (label);
CREATE INDEX t_fill_at ON t_fill (at_ns);

-- Rows arrive in the order of time, so this index only ever grows at its end.
CREATE TABLE t_sample (
    id         INTEGER PRIMARY KEY,
    underlying TEXT,
    at_ns      INTEGER,
    spot       REAL,
    delta      REAL,
    convention TEXT,
    target     REAL, band_lower REAL, band_upper REAL,
    delta_bs   REAL, delta_net REAL, delta_usd_neutral REAL,
    gamma_1pct REAL, vega REAL, theta REAL,
    pnl_usd    REAL, equity_usd REAL, margin_use REAL,
    partial    INTEGER
);
CREATE INDEX t_sample_at ON t_sample (at_ns);

CREATE TABLE t_position (
    id                INTEGER PRIMARY KEY,
    venue             TEXT, account TEXT, instrument TEXT,
    size_i            INTEGER,
    average_price     REAL, realised_pnl REAL, floating_pnl REAL,
    venue_delta       REAL, liquidation_price REAL,
    mark              REAL, delta_net REAL,
    at_ns             INTEGER
);
CREATE INDEX t_position_at ON t_position (at_ns);

CREATE TABLE t_balance (
    id                 INTEGER PRIMARY KEY,
    venue              TEXT, account TEXT, currency TEXT,
    equity             REAL, balance REAL, available_funds REAL,
    initial_margin     REAL, maintenance_margin REAL,
    session_pnl        REAL, delta_total REAL,
    at_ns              INTEGER
);
CREATE INDEX t_balance_at ON t_balance (at_ns);

CREATE TABLE t_alert (
    id         INTEGER PRIMARY KEY,
    number     INTEGER,
    severity   TEXT, topic TEXT, text TEXT, underlying TEXT,
    at_ns      INTEGER
);
CREATE INDEX t_alert_at ON t_alert (at_ns);

CREATE TABLE t_setting (
    id     INTEGER PRIMARY KEY,
    key    TEXT, before TEXT, after TEXT, actor TEXT,
    at_ns  INTEGER
);

CREATE TABLE t_link (
    id     INTEGER PRIMARY KEY,
    venue  TEXT, state TEXT, reason TEXT,
    at_ns  INTEGER
);
