-- What windows that share a database need to tell each other. As in V1 every statement can be repeated.

-- The number of the change that wrote the row, growing in the order of commits; 0 where nobody else reads.
ALTER TABLE figures_day ADD COLUMN IF NOT EXISTS changed BIGINT DEFAULT 0 NOT NULL;
CREATE INDEX IF NOT EXISTS figures_day_changed ON figures_day (changed);

-- The window that writes the run; null for a run from before, 0 where there is only one.
ALTER TABLE run ADD COLUMN IF NOT EXISTS writer INTEGER;
