-- What the checks would have looked at when something was decided, as a SHA-256: of a decision that led to an
-- order the same as the journal's. NULL of what was decided before it was written down, or is of no proposal.
ALTER TABLE t_decision ADD COLUMN picture_hash TEXT;

DROP VIEW decisions;
CREATE VIEW decisions AS
SELECT id AS decision_id,
       strftime('%Y-%m-%dT%H:%M:%fZ', at_ns / 1000000 / 1000.0, 'unixepoch') AS at_utc,
       at_ns / 1000000 AS at_ms,
       proposal_id, revision, kind, actor, reason, label, picture_hash
FROM t_decision;
