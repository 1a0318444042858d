-- What became of rows that are replaced in place, for whoever copies this file elsewhere bit by bit: each row
-- that was written or replaced has the newest number here, and one number only. Tables whose rows are only
-- ever added need no entry, their ids tell.
CREATE TABLE t_changed (
    seq    INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    k1 NOT NULL, k2 NOT NULL DEFAULT '', k3 NOT NULL DEFAULT '',
    UNIQUE (source, k1, k2, k3)
);

INSERT INTO t_changed (source, k1, k2) SELECT 't_proposal', proposal_id, revision FROM t_proposal;
INSERT INTO t_changed (source, k1, k2, k3) SELECT 't_leg', proposal_id, revision, leg FROM t_leg;
INSERT INTO t_changed (source, k1) SELECT 't_order', label FROM t_order WHERE label IS NOT NULL;
INSERT INTO t_changed (source, k1, k2, k3)
    SELECT 't_fill', venue, account, trade_id FROM t_fill
    WHERE venue IS NOT NULL AND account IS NOT NULL AND trade_id IS NOT NULL;
INSERT INTO t_changed (source, k1, k2) SELECT 't_realised_day', underlying, day_ns FROM t_realised_day;

CREATE TRIGGER t_proposal_changed AFTER INSERT ON t_proposal
BEGIN INSERT OR REPLACE INTO t_changed (source, k1, k2) VALUES ('t_proposal', new.proposal_id, new.revision); END;
CREATE TRIGGER t_leg_changed AFTER INSERT ON t_leg
BEGIN INSERT OR REPLACE INTO t_changed (source, k1, k2, k3) VALUES ('t_leg', new.proposal_id, new.revision, new.leg); END;
CREATE TRIGGER t_order_changed AFTER INSERT ON t_order WHEN new.label IS NOT NULL
BEGIN INSERT OR REPLACE INTO t_changed (source, k1) VALUES ('t_order', new.label); END;
CREATE TRIGGER t_fill_changed AFTER INSERT ON t_fill
    WHEN new.venue IS NOT NULL AND new.account IS NOT NULL AND new.trade_id IS NOT NULL
BEGIN INSERT OR REPLACE INTO t_changed (source, k1, k2, k3) VALUES ('t_fill', new.venue, new.account, new.trade_id); END;
CREATE TRIGGER t_realised_day_changed AFTER INSERT ON t_realised_day
BEGIN INSERT OR REPLACE INTO t_changed (source, k1, k2) VALUES ('t_realised_day', new.underlying, new.day_ns); END;
