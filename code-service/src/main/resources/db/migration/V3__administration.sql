-- What administrators did, as a chain that only grows, and what waits for a second one of them.

CREATE TABLE audit_entry (
  number   bigint      PRIMARY KEY CHECK (number > 0),
  at       timestamptz NOT NULL,
  actor    text        NOT NULL CHECK (length(actor) BETWEEN 1 AND 200),
  action   text        NOT NULL CHECK (length(action) BETWEEN 1 AND 200),
  subject  text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
  detail   jsonb       NOT NULL CHECK (length(detail::text) <= 16384),
  previous text        NOT NULL CHECK (previous ~ '^[0-9a-f]{64}$'),
  hash     text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
);
COMMENT ON COLUMN audit_entry.previous IS 'hash of the entry before; zeros for the first';
COMMENT ON COLUMN audit_entry.hash IS 'SHA-256 of the entry: docs/decisions/0018';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% only grows', TG_TABLE_NAME;
END $$;

CREATE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE audit_head (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  number bigint  NOT NULL,
  hash   text    NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE audit_head IS 'the last entry; one row, locked while the next one is appended';
INSERT INTO audit_head (number, hash) VALUES (0, repeat('0', 64));

CREATE SEQUENCE approval_number;

CREATE TABLE approval (
  id          bigint      PRIMARY KEY,
  kind        text        NOT NULL CHECK (kind IN ('PUBLISH_BUNDLE', 'REVOKE_KEY')),
  state       text        NOT NULL CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED', 'EXPIRED')),
  what        bytea       NOT NULL CHECK (length(what) BETWEEN 1 AND 65536),
  subject     text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
  reason      text        CHECK (length(reason) BETWEEN 1 AND 200),
  proposed_by text        NOT NULL CHECK (length(proposed_by) BETWEEN 1 AND 200),
  proposed_at timestamptz NOT NULL,
  decided_by  text        CHECK (length(decided_by) BETWEEN 1 AND 200),
  decided_at  timestamptz,
  rejection   text        CHECK (length(rejection) BETWEEN 1 AND 200),
  CHECK ((state = 'PENDING') = (decided_at IS NULL)),
  CHECK ((state IN ('APPROVED', 'REJECTED')) = (decided_by IS NOT NULL)),
  CHECK (state <> 'APPROVED' OR decided_by <> proposed_by)
);
CREATE INDEX approval_pending ON approval (proposed_at) WHERE state = 'PENDING';
COMMENT ON COLUMN approval.what IS 'what the step does once it is approved, in its own form';
