-- Figures that stay fast over years, timings for a replay, compressed texts, tags, scores. As in V1 every statement can
-- be repeated.

-- A text is either in body, as V1 wrote it, or packed: see Packing.
ALTER TABLE content ALTER COLUMN body DROP NOT NULL;
ALTER TABLE content ADD COLUMN IF NOT EXISTS packed VARBINARY;

-- Null where only figures are kept, or where the texts were deleted.
ALTER TABLE run ALTER COLUMN prompt_sha256 DROP NOT NULL;
ALTER TABLE run ALTER COLUMN variables_sha256 DROP NOT NULL;
ALTER TABLE call ALTER COLUMN request_sha256 DROP NOT NULL;

-- since the column's root call was opened
ALTER TABLE call ADD COLUMN IF NOT EXISTS offset_ns BIGINT DEFAULT 0 NOT NULL;
-- when the pieces of the answer arrived: see Timeline
ALTER TABLE call ADD COLUMN IF NOT EXISTS timeline VARBINARY;
-- where the call is counted; null until it has ended
ALTER TABLE call ADD COLUMN IF NOT EXISTS series_id INTEGER;

-- Their columns are in the order in which pages of calls are read, so that H2 need not sort.
CREATE INDEX IF NOT EXISTS call_series ON call (series_id, started_at, id);
CREATE INDEX IF NOT EXISTS call_started_at_id ON call (started_at, id);
DROP INDEX IF EXISTS call_started_at;

CREATE TABLE IF NOT EXISTS setting (
    name VARCHAR(64) PRIMARY KEY,
    content VARCHAR NOT NULL
);

CREATE TABLE IF NOT EXISTS run_tag (
    run_id VARCHAR(36) NOT NULL REFERENCES run (id),
    tag VARCHAR(64) NOT NULL,
    PRIMARY KEY (run_id, tag)
);

-- Everything that calls are told apart by in figures. Few rows: one for each combination that occurred.
CREATE TABLE IF NOT EXISTS series (
    id INTEGER PRIMARY KEY,
    simulated BOOLEAN NOT NULL,
    place VARCHAR(16) NOT NULL,
    connection VARCHAR NOT NULL,
    request_model VARCHAR NOT NULL,
    route VARCHAR,
    prompt_name VARCHAR,
    -- a JSON array, sorted
    tags VARCHAR NOT NULL,
    -- ok, or the kind of error
    status VARCHAR(32) NOT NULL
);

-- The calls of a series that began on a day (days since 1970-01-01, in the time zone of the setting 'zone'): see Tally.
CREATE TABLE IF NOT EXISTS figures_day (
    epoch_day INTEGER NOT NULL,
    series_id INTEGER NOT NULL,
    body VARBINARY NOT NULL,
    PRIMARY KEY (epoch_day, series_id)
);

-- The same day by its hours, counted from its start: see Hours.
CREATE TABLE IF NOT EXISTS figures_hour (
    epoch_day INTEGER NOT NULL,
    series_id INTEGER NOT NULL,
    body VARBINARY NOT NULL,
    PRIMARY KEY (epoch_day, series_id)
);

CREATE TABLE IF NOT EXISTS score (
    id VARCHAR(36) PRIMARY KEY,
    call_id VARCHAR(36) NOT NULL REFERENCES call (id),
    kind VARCHAR(64) NOT NULL,
    score_value DOUBLE PRECISION,
    label VARCHAR,
    note VARCHAR,
    source VARCHAR(16) NOT NULL,
    blind BOOLEAN NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX IF NOT EXISTS score_call ON score (call_id);
CREATE INDEX IF NOT EXISTS score_created_at ON score (created_at);
