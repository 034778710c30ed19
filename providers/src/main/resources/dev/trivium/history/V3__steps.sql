-- What became of each step that a route left, and the sums of the calls below it. Null in the row of a step that was
-- entered, and in rows older than this script. As in V1 every statement can be repeated.
ALTER TABLE step_event ADD COLUMN IF NOT EXISTS outcome VARCHAR(16);
ALTER TABLE step_event ADD COLUMN IF NOT EXISTS input_tokens BIGINT;
ALTER TABLE step_event ADD COLUMN IF NOT EXISTS cache_read_input_tokens BIGINT;
ALTER TABLE step_event ADD COLUMN IF NOT EXISTS cache_creation_input_tokens BIGINT;
ALTER TABLE step_event ADD COLUMN IF NOT EXISTS cache_creation_long_input_tokens BIGINT;
ALTER TABLE step_event ADD COLUMN IF NOT EXISTS output_tokens BIGINT;
ALTER TABLE step_event ADD COLUMN IF NOT EXISTS reasoning_output_tokens BIGINT;
ALTER TABLE step_event ADD COLUMN IF NOT EXISTS usage_basis VARCHAR(16);
ALTER TABLE step_event ADD COLUMN IF NOT EXISTS reported_cost_usd NUMERIC(38, 20);
ALTER TABLE step_event ADD COLUMN IF NOT EXISTS cost_usd NUMERIC(38, 20);
ALTER TABLE step_event ADD COLUMN IF NOT EXISTS cost_basis VARCHAR(16);
