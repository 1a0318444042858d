-- Who reads by time finds its rows without passing over all others: what was decided, ordered, set, linked and
-- guarded between two moments or last before one; which hours were watched; which breaches began. And the blocks that
-- hold samples after an id, which whoever copies this file bit by bit asks for each time.
CREATE INDEX t_decision_at ON t_decision (at_ns);
CREATE INDEX t_order_created ON t_order (created_ns);
CREATE INDEX t_setting_at ON t_setting (at_ns);
CREATE INDEX t_setting_key ON t_setting (key, at_ns);
CREATE INDEX t_link_at ON t_link (at_ns);
CREATE INDEX t_link_venue ON t_link (venue, at_ns);
CREATE INDEX t_guard_at ON t_guard (at_ns);
CREATE INDEX t_guard_underlying_at ON t_guard (underlying, at_ns);
CREATE INDEX t_hour_at ON t_hour (hour_ns, underlying);
CREATE INDEX t_breach_began ON t_breach (began_ns);
CREATE INDEX t_sample_block_last ON t_sample_block (last_id);
