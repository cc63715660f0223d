-- Which bundle the verifiers of an operator hold.

CREATE TABLE verifier_holding (
  operator text        NOT NULL REFERENCES operator ON DELETE CASCADE,
  verifier text        NOT NULL CHECK (verifier ~ '^[0-9a-f]{32}$'),
  serial   bigint      NOT NULL CHECK (serial BETWEEN 0 AND 9007199254740991),
  seen_at  timestamptz NOT NULL,
  PRIMARY KEY (operator, verifier)
);
COMMENT ON COLUMN verifier_holding.verifier IS '16 random bytes, made by the verifier';
COMMENT ON COLUMN verifier_holding.serial IS 'of the bundle that it said it holds; 0: none';
COMMENT ON COLUMN verifier_holding.seen_at IS 'when it said so; while nothing changes, written anew after ten minutes or a tenth of the lead time';
