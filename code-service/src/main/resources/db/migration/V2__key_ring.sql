-- The city's signing keys, and since when each bundle could be fetched.

CREATE TABLE key_ring (
  one     boolean PRIMARY KEY DEFAULT true CHECK (one),
  version bigint  NOT NULL,
  ring    text    NOT NULL CHECK (length(ring) <= 1048576)
);
COMMENT ON TABLE key_ring IS 'one row; whoever changes ring or bundles locks it first';
COMMENT ON COLUMN key_ring.version IS 'rises with every change of ring or bundles; 0: the city has not begun';
COMMENT ON COLUMN key_ring.ring IS 'JSON, public halves alone';
INSERT INTO key_ring (version, ring) VALUES (0, '{"keys":[]}');

CREATE TABLE planned_key (
  kid        text PRIMARY KEY CHECK (kid ~ '^[0-9a-f]{8}$'),
  planned_by text NOT NULL CHECK (length(planned_by) BETWEEN 1 AND 200)
);
COMMENT ON COLUMN planned_key.planned_by IS 'may not approve the bundle that publishes the key';

ALTER TABLE trust_bundle
  ADD COLUMN published_at  timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN changes_roots boolean     NOT NULL DEFAULT true;
ALTER TABLE trust_bundle
  ALTER COLUMN published_at  DROP DEFAULT,
  ALTER COLUMN changes_roots DROP DEFAULT;
ALTER TABLE status_list_token ADD COLUMN kid integer;
COMMENT ON COLUMN status_list_token.kid IS 'of the key that signed it; null: before this column';

COMMENT ON COLUMN trust_bundle.changes_roots IS 'it names other roots than the bundle before; of those before this column, it may';
