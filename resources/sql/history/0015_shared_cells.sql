-- What of the review's rows is replaced in place is numbered too, for whoever copies this file bit by bit. A key of
-- more than three columns is folded into JSON. Minutes are left out: they are made from samples.
INSERT INTO t_changed (source, k1) SELECT 't_held', held_id FROM t_held;
INSERT INTO t_changed (source, k1, k2) SELECT 't_carried', held_id, at_ns FROM t_carried;
INSERT INTO t_changed (source, k1, k2, k3)
    SELECT 't_pnl_day', day_ns, json_array(venue, account, sub_book), json_array(underlying, expiry_ns) FROM t_pnl_day;
INSERT INTO t_changed (source, k1, k2) SELECT 't_hour', underlying, hour_ns FROM t_hour;
INSERT INTO t_changed (source, k1, k2) SELECT 't_breach', underlying, began_ns FROM t_breach;

CREATE TRIGGER t_held_changed AFTER INSERT ON t_held
BEGIN INSERT OR REPLACE INTO t_changed (source, k1) VALUES ('t_held', new.held_id); END;
CREATE TRIGGER t_carried_changed AFTER INSERT ON t_carried
BEGIN INSERT OR REPLACE INTO t_changed (source, k1, k2) VALUES ('t_carried', new.held_id, new.at_ns); END;
CREATE TRIGGER t_pnl_day_changed AFTER INSERT ON t_pnl_day
BEGIN INSERT OR REPLACE INTO t_changed (source, k1, k2, k3) VALUES
    ('t_pnl_day', new.day_ns, json_array(new.venue, new.account, new.sub_book), json_array(new.underlying, new.expiry_ns)); END;
CREATE TRIGGER t_pnl_day_added AFTER UPDATE ON t_pnl_day
BEGIN INSERT OR REPLACE INTO t_changed (source, k1, k2, k3) VALUES
    ('t_pnl_day', new.day_ns, json_array(new.venue, new.account, new.sub_book), json_array(new.underlying, new.expiry_ns)); END;
CREATE TRIGGER t_hour_changed AFTER INSERT ON t_hour
BEGIN INSERT OR REPLACE INTO t_changed (source, k1, k2) VALUES ('t_hour', new.underlying, new.hour_ns); END;
CREATE TRIGGER t_hour_added AFTER UPDATE ON t_hour
BEGIN INSERT OR REPLACE INTO t_changed (source, k1, k2) VALUES ('t_hour', new.underlying, new.hour_ns); END;
CREATE TRIGGER t_breach_changed AFTER INSERT ON t_breach
BEGIN INSERT OR REPLACE INTO t_changed (source, k1, k2) VALUES ('t_breach', new.underlying, new.began_ns); END;
