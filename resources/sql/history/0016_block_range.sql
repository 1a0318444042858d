-- Which blocks a range of time touches is answered from the index alone: a block's row is large, for its summary
-- lies in it.
DROP INDEX t_sample_block_first;
CREATE INDEX t_sample_block_range ON t_sample_block (underlying, first_ns, first_id, last_ns);
