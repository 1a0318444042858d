-- SHA-256 of all that the checks looked at when the order was begun: order, market, desk, book, margin and
-- limits. Empty in rows from before it was kept.
ALTER TABLE intent ADD COLUMN picture_hash TEXT NOT NULL DEFAULT '';
