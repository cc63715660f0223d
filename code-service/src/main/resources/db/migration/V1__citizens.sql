-- Citizens, their places in the status lists, operators, and what was signed.

CREATE SEQUENCE citizen_number MINVALUE 1 MAXVALUE 1099511627775; -- 40 bits

CREATE TABLE citizen (
  number            bigint PRIMARY KEY CHECK (number BETWEEN 1 AND 1099511627775),
  account           text   NOT NULL UNIQUE CHECK (length(account) BETWEEN 1 AND 200),
  identity_index    bytea  NOT NULL UNIQUE CHECK (length(identity_index) = 32),
  identity_number   bytea  NOT NULL,
  name              bytea  NOT NULL,
  facets            integer NOT NULL,
  accounts          integer NOT NULL,
  suspension_reason text   CHECK (length(suspension_reason) BETWEEN 1 AND 200)
);
COMMENT ON COLUMN citizen.account IS 'sub of the citizen''s access token';
COMMENT ON COLUMN citizen.identity_index IS 'HMAC-SHA256 of the identity number, for look-up';
COMMENT ON COLUMN citizen.identity_number IS 'AES-256-GCM';
COMMENT ON COLUMN citizen.name IS 'AES-256-GCM';
COMMENT ON COLUMN citizen.facets IS 'bits of wire format 3.1 that do not follow from age or scene';
COMMENT ON COLUMN citizen.accounts IS 'bit n: an account is active in scene number n';
COMMENT ON COLUMN citizen.suspension_reason IS 'null: not suspended';

CREATE TABLE registration (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  citizen bigint   NOT NULL REFERENCES citizen,
  kind    smallint NOT NULL CHECK (kind BETWEEN 0 AND 2)
);
CREATE INDEX registration_citizen ON registration (citizen);
COMMENT ON TABLE registration IS 'what has a status of its own: the live codes of a citizen, later a device or a paper code';

CREATE TABLE registration_index (
  scene        smallint NOT NULL CHECK (scene BETWEEN 1 AND 5),
  status_index bigint   NOT NULL CHECK (status_index BETWEEN 0 AND 4294967295),
  registration bigint   NOT NULL REFERENCES registration,
  status       smallint NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 2),
  PRIMARY KEY (scene, status_index)
);
CREATE INDEX registration_index_registration ON registration_index (registration);
CREATE INDEX registration_index_not_valid ON registration_index (scene, status_index) WHERE status <> 0;

CREATE SEQUENCE status_sequence_1 MINVALUE 0 MAXVALUE 4294967295;
CREATE SEQUENCE status_sequence_2 MINVALUE 0 MAXVALUE 4294967295;
CREATE SEQUENCE status_sequence_3 MINVALUE 0 MAXVALUE 4294967295;
CREATE SEQUENCE status_sequence_4 MINVALUE 0 MAXVALUE 4294967295;
CREATE SEQUENCE status_sequence_5 MINVALUE 0 MAXVALUE 4294967295;

CREATE TABLE status_list (
  scene    smallint NOT NULL CHECK (scene BETWEEN 1 AND 5),
  list     integer  NOT NULL CHECK (list BETWEEN 0 AND 4095),
  revision bigint   NOT NULL DEFAULT 0,
  PRIMARY KEY (scene, list)
);
COMMENT ON COLUMN status_list.revision IS 'rises with every change of a status in the list';
INSERT INTO status_list (scene, list) SELECT scene, 0 FROM generate_series(1, 5) AS scene;

CREATE TABLE status_list_token (
  scene      smallint    NOT NULL,
  list       integer     NOT NULL,
  issued_at  timestamptz NOT NULL,
  revision   bigint      NOT NULL,
  token      bytea       NOT NULL,
  PRIMARY KEY (scene, list, issued_at),
  FOREIGN KEY (scene, list) REFERENCES status_list
);

CREATE TABLE operator (
  account text    PRIMARY KEY CHECK (length(account) BETWEEN 1 AND 200),
  scenes  integer NOT NULL
);
COMMENT ON COLUMN operator.scenes IS 'bit n: may act for scene number n';

CREATE TABLE trust_bundle (
  serial  bigint PRIMARY KEY,
  encoded bytea  NOT NULL
);
