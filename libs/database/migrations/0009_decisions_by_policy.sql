CREATE INDEX decisions_by_policy ON cliptext.decisions (policy_id, id DESC);
