-- What was held of the instrument when the order began. That the venue holds the same again is the last
-- thing asked before an order nobody can find is believed never to have been placed. NULL in rows from
-- before it was kept.
ALTER TABLE intent ADD COLUMN position_before_i INTEGER;
