-- Runs, calls, steps of routes, and the texts. Names follow the OpenTelemetry GenAI conventions where they have one
-- (gen_ai.request.model -> request_model). Every statement can be repeated: DDL commits by itself in H2, so a process
-- that is killed in the middle of this script runs it again from the start.

-- Every text is stored once, under the SHA-256 of its UTF-8 bytes.
CREATE TABLE IF NOT EXISTS content (
    sha256 VARCHAR(64) PRIMARY KEY,
    body TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS run (
    id VARCHAR(36) PRIMARY KEY,
    started_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    source VARCHAR(32) NOT NULL,
    prompt_name VARCHAR,
    prompt_sha256 VARCHAR(64) NOT NULL,
    variables_sha256 VARCHAR(64) NOT NULL,
    state VARCHAR(16) NOT NULL
);
CREATE INDEX IF NOT EXISTS run_started_at ON run (started_at);
CREATE INDEX IF NOT EXISTS run_state ON run (state);

CREATE TABLE IF NOT EXISTS call (
    id VARCHAR(36) PRIMARY KEY,
    run_id VARCHAR(36) NOT NULL REFERENCES run (id),
    parent_id VARCHAR(36),
    column_index INTEGER NOT NULL,
    -- a JSON array of the names of the route's steps, outermost first
    step_path VARCHAR NOT NULL,
    held BOOLEAN NOT NULL,
    operation_name VARCHAR(32) NOT NULL,
    connection VARCHAR NOT NULL,
    request_model VARCHAR NOT NULL,
    simulated BOOLEAN NOT NULL,
    started_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    request_sha256 VARCHAR(64) NOT NULL,
    state VARCHAR(16) NOT NULL,
    -- from here on: null until the call has ended, and where nobody reported it
    response_model VARCHAR,
    request_id VARCHAR,
    finish_reason VARCHAR(32),
    finish_reason_raw VARCHAR,
    partial BOOLEAN,
    attempts INTEGER,
    time_to_first_token_ns BIGINT,
    reasoning_ns BIGINT,
    duration_ns BIGINT,
    input_tokens BIGINT,
    cache_read_input_tokens BIGINT,
    cache_creation_input_tokens BIGINT,
    -- the part of the cache's creation that is kept for an hour or more
    cache_creation_long_input_tokens BIGINT,
    output_tokens BIGINT,
    reasoning_output_tokens BIGINT,
    usage_basis VARCHAR(16),
    cost_usd NUMERIC(38, 20),
    cost_basis VARCHAR(16),
    reported_cost_usd NUMERIC(38, 20),
    error_type VARCHAR(32),
    error_what VARCHAR,
    error_why VARCHAR,
    error_remedy VARCHAR,
    error_provider_message VARCHAR,
    error_status INTEGER,
    error_retryable BOOLEAN,
    error_retry_after_ms BIGINT,
    text_sha256 VARCHAR(64),
    reasoning_sha256 VARCHAR(64),
    -- a JSON array of {id, name, arguments}
    tool_calls_sha256 VARCHAR(64)
);
CREATE INDEX IF NOT EXISTS call_run ON call (run_id);
CREATE INDEX IF NOT EXISTS call_parent ON call (parent_id);
CREATE INDEX IF NOT EXISTS call_started_at ON call (started_at);

-- What a route did, in order: each step entered (with the reason) and left (with the error, if it failed).
CREATE TABLE IF NOT EXISTS step_event (
    call_id VARCHAR(36) NOT NULL REFERENCES call (id),
    seq INTEGER NOT NULL,
    step_path VARCHAR NOT NULL,
    held BOOLEAN NOT NULL,
    -- since the column's root call was opened
    offset_ns BIGINT NOT NULL,
    entered BOOLEAN NOT NULL,
    kind VARCHAR(32),
    reason VARCHAR,
    error_type VARCHAR(32),
    error_what VARCHAR,
    PRIMARY KEY (call_id, seq)
);
