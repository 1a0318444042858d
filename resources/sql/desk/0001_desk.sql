-- The desk database: who ships into it, how far each table of each desk has come, and what one desk asks of
-- another. The tables of the history itself are made beside these, column by column as in history.db, with
-- the number of the desk in front; see resources/sql/README.md. Everything stands in one schema, which is the
-- search_path while this runs.

CREATE TABLE desk (
    desk       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    machine    text NOT NULL,             -- random, kept in the data folder
    life       integer NOT NULL,          -- counts up when the folder was put back from an older copy
    name       text NOT NULL,             -- "alice@tower: paper"
    trader     text NOT NULL,
    version    text NOT NULL,             -- of the Ballast that shipped last
    role       text NOT NULL DEFAULT session_user,
    first_seen timestamptz NOT NULL DEFAULT now(),
    last_seen  timestamptz NOT NULL DEFAULT now(),
    UNIQUE (machine, life)
);

-- Moves in the same transaction as the rows it counts.
CREATE TABLE progress (
    desk    integer NOT NULL REFERENCES desk,
    source  text NOT NULL,                -- a table that is only added to, or t_changed
    era     integer NOT NULL DEFAULT 0,   -- counts up when the ids of an emptied table begin anew
    upto    bigint NOT NULL DEFAULT 0,    -- the last id, or number of a change, that is here
    at_ns   bigint,                       -- of that row, where it has a time
    rows    bigint NOT NULL DEFAULT 0,    -- shipped so far
    PRIMARY KEY (desk, source)
);

-- One desk asks another for its approval. Asked once, answered once, never changed after that.
CREATE TABLE approval (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    desk          integer NOT NULL REFERENCES desk,
    proposal_id   bigint NOT NULL,
    revision      bigint NOT NULL,
    hash          text NOT NULL CHECK (hash <> ''),
    underlying    text NOT NULL,
    account       text NOT NULL,
    sentence      text NOT NULL,
    orders        text NOT NULL,          -- one a line
    notional_usd  double precision NOT NULL,
    fee_usd       double precision NOT NULL,
    slippage_usd  double precision NOT NULL,
    delta_before  double precision NOT NULL,
    delta_after   double precision NOT NULL,
    target        double precision NOT NULL,
    band_lower    double precision NOT NULL,
    band_upper    double precision NOT NULL,
    asked_by      text NOT NULL,
    asked_role    text NOT NULL DEFAULT session_user,
    asked_at      timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    state         text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'refused', 'withdrawn')),
    answered_desk integer REFERENCES desk,
    answered_by   text,
    answered_role text,
    answered_at   timestamptz,
    shown_ms      bigint,                 -- how long it had stood before who answered
    reason        text,
    CHECK (answered_desk <> desk),
    CHECK ((state IN ('approved', 'refused')) = (answered_desk IS NOT NULL)),
    CHECK ((answered_desk IS NULL) = (coalesce(answered_by, '') = ''))
);
CREATE INDEX approval_open ON approval (expires_at) WHERE state = 'open';

CREATE FUNCTION approval_is_asked() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    new.state := 'open';
    new.asked_role := session_user;
    new.asked_at := clock_timestamp();
    new.expires_at := least(new.expires_at, new.asked_at + interval '15 minutes');
    new.answered_desk := NULL; new.answered_by := NULL; new.answered_role := NULL;
    new.answered_at := NULL; new.shown_ms := NULL; new.reason := NULL;
    RETURN new;
END $$;
CREATE TRIGGER approval_is_asked BEFORE INSERT ON approval
    FOR EACH ROW EXECUTE FUNCTION approval_is_asked();

CREATE FUNCTION approval_is_answered() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF old.state <> 'open' THEN
        RAISE EXCEPTION 'request % is closed: it was %', old.id, old.state;
    END IF;
    IF (new.id, new.desk, new.proposal_id, new.revision, new.hash, new.underlying, new.account, new.sentence,
        new.orders, new.notional_usd, new.fee_usd, new.slippage_usd, new.delta_before, new.delta_after,
        new.target, new.band_lower, new.band_upper, new.asked_by, new.asked_role, new.asked_at, new.expires_at)
       IS DISTINCT FROM
       (old.id, old.desk, old.proposal_id, old.revision, old.hash, old.underlying, old.account, old.sentence,
        old.orders, old.notional_usd, old.fee_usd, old.slippage_usd, old.delta_before, old.delta_after,
        old.target, old.band_lower, old.band_upper, old.asked_by, old.asked_role, old.asked_at, old.expires_at)
    THEN
        RAISE EXCEPTION 'what was asked for is never changed';
    END IF;
    IF new.state IN ('approved', 'refused') THEN
        IF clock_timestamp() >= old.expires_at THEN
            RAISE EXCEPTION 'request % has expired', old.id;
        END IF;
        IF (SELECT machine FROM desk WHERE desk.desk = new.answered_desk) =
           (SELECT machine FROM desk WHERE desk.desk = old.desk) THEN
            RAISE EXCEPTION 'a desk does not approve what it asks for itself';
        END IF;
    END IF;
    new.answered_at := clock_timestamp();
    new.answered_role := session_user;
    RETURN new;
END $$;
CREATE TRIGGER approval_is_answered BEFORE UPDATE ON approval
    FOR EACH ROW EXECUTE FUNCTION approval_is_answered();

CREATE FUNCTION approval_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a request is never deleted'; END $$;
CREATE TRIGGER approval_is_kept BEFORE DELETE ON approval
    FOR EACH ROW EXECUTE FUNCTION approval_is_kept();

CREATE FUNCTION approval_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('ballast_' || TG_TABLE_SCHEMA, new.id::text);
    RETURN NULL;
END $$;
CREATE TRIGGER approval_is_told AFTER INSERT OR UPDATE ON approval
    FOR EACH ROW EXECUTE FUNCTION approval_is_told();
