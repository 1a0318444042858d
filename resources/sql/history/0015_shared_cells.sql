-- What of the review's rows is replaced in place is numbered too, for whoever copies this file bit by bit. A key of
-- more than three columns is folded into texts, each name in quotes. Minutes are left out: they are
-- made from samples. A trigger goes by the conflict clause of the statement that fires it, and an upsert has none to go
-- by: what is numbered anew is taken out first.
INSERT INTO t_changed (source, k1) SELECT 't_held', held_id FROM t_held;
INSERT INTO t_changed (source, k1, k2) SELECT 't_carried', held_id, at_ns FROM t_carried;
INSERT INTO t_changed (source, k1, k2, k3)
    SELECT 't_pnl_day', day_ns, quote(venue) || ',' || quote(account) || ',' || quote(sub_book),
           quote(underlying) || ',' || quote(expiry_ns) FROM t_pnl_day;
INSERT INTO t_changed (source, k1, k2) SELECT 't_hour', underlying, hour_ns FROM t_hour;
INSERT INTO t_changed (source, k1, k2) SELECT 't_breach', underlying, began_ns FROM t_breach;

CREATE TRIGGER t_held_changed AFTER INSERT ON t_held BEGIN
    DELETE FROM t_changed WHERE source = 't_held' AND k1 = new.held_id;
    INSERT INTO t_changed (source, k1) VALUES ('t_held', new.held_id);
END;
CREATE TRIGGER t_carried_changed AFTER INSERT ON t_carried BEGIN
    DELETE FROM t_changed WHERE source = 't_carried' AND k1 = new.held_id AND k2 = new.at_ns;
    INSERT INTO t_changed (source, k1, k2) VALUES ('t_carried', new.held_id, new.at_ns);
END;
CREATE TRIGGER t_pnl_day_changed AFTER INSERT ON t_pnl_day BEGIN
    DELETE FROM t_changed WHERE source = 't_pnl_day' AND k1 = new.day_ns AND k2 = quote(new.venue) || ',' || quote(new.account) || ',' || quote(new.sub_book) AND k3 = quote(new.underlying) || ',' || quote(new.expiry_ns);
    INSERT INTO t_changed (source, k1, k2, k3) VALUES ('t_pnl_day', new.day_ns, quote(new.venue) || ',' || quote(new.account) || ',' || quote(new.sub_book), quote(new.underlying) || ',' || quote(new.expiry_ns));
END;
CREATE TRIGGER t_pnl_day_added AFTER UPDATE ON t_pnl_day BEGIN
    DELETE FROM t_changed WHERE source = 't_pnl_day' AND k1 = new.day_ns AND k2 = quote(new.venue) || ',' || quote(new.account) || ',' || quote(new.sub_book) AND k3 = quote(new.underlying) || ',' || quote(new.expiry_ns);
    INSERT INTO t_changed (source, k1, k2, k3) VALUES ('t_pnl_day', new.day_ns, quote(new.venue) || ',' || quote(new.account) || ',' || quote(new.sub_book), quote(new.underlying) || ',' || quote(new.expiry_ns));
END;
CREATE TRIGGER t_hour_changed AFTER INSERT ON t_hour BEGIN
    DELETE FROM t_changed WHERE source = 't_hour' AND k1 = new.underlying AND k2 = new.hour_ns;
    INSERT INTO t_changed (source, k1, k2) VALUES ('t_hour', new.underlying, new.hour_ns);
END;
CREATE TRIGGER t_hour_added AFTER UPDATE ON t_hour BEGIN
    DELETE FROM t_changed WHERE source = 't_hour' AND k1 = new.underlying AND k2 = new.hour_ns;
    INSERT INTO t_changed (source, k1, k2) VALUES ('t_hour', new.underlying, new.hour_ns);
END;
CREATE TRIGGER t_breach_changed AFTER INSERT ON t_breach BEGIN
    DELETE FROM t_changed WHERE source = 't_breach' AND k1 = new.underlying AND k2 = new.began_ns;
    INSERT INTO t_changed (source, k1, k2) VALUES ('t_breach', new.underlying, new.began_ns);
END;
