-- An approved proposal is a plan of child orders, one after another: the number of each within it, and
-- how many there were to be. Rows from before are the only order of their proposal.
ALTER TABLE intent ADD COLUMN child INTEGER NOT NULL DEFAULT 0 CHECK (child >= 0);
ALTER TABLE intent ADD COLUMN children INTEGER NOT NULL DEFAULT 1 CHECK (children > child);

-- One child of a proposal, one order.
DROP INDEX one_order_a_proposal;
CREATE UNIQUE INDEX one_order_a_child ON intent (proposal_id, child) WHERE proposal_id <> 0;
