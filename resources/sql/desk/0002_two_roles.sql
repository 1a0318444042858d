-- Two persons are two roles of the database. A desk says itself who it is, and any role can add another one;
-- who has logged in is the server's own word.

CREATE OR REPLACE FUNCTION approval_is_answered() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
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
        IF session_user = old.asked_role THEN
            RAISE EXCEPTION 'the role % does not approve what it asks for itself', session_user
                USING HINT = 'Each person has a role of their own.';
        END IF;
    END IF;
    new.answered_at := clock_timestamp();
    new.answered_role := session_user;
    RETURN new;
END $$;
