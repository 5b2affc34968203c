-- What Sverka remembers beside the CRM. It alters none of the CRM's own tables and adds no triggers to them.
-- Keys compare by code units (COLLATE "C"): the same order on every server, and cheaper than a language's.

CREATE TABLE sverka.migration (
  number int PRIMARY KEY,
  applied_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE sverka.run (
  run_id text COLLATE "C" PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('load', 'undo', 'forget')),
  -- committing: written inside the load's transaction; done: after COMMIT. A row that says committing after a crash was committed.
  status text NOT NULL CHECK (status IN ('committing', 'done')),
  undoes text COLLATE "C" REFERENCES sverka.run,
  undone_by text COLLATE "C" REFERENCES sverka.run,
  profile text NOT NULL,
  -- Digest of what was to be loaded: goldens, records, decisions, profile.
  input_digest text NOT NULL,
  summary json NOT NULL,
  first_change bigint,
  last_change bigint,
  head text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE sverka.run IS 'One row a run that reached COMMIT.';

CREATE TABLE sverka.source_record (
  record_id text COLLATE "C" PRIMARY KEY,
  source text COLLATE "C" NOT NULL,
  source_key text COLLATE "C" NOT NULL,
  draft text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  place text NOT NULL,
  raw_hash text COLLATE "C" NOT NULL,
  payload_hash text COLLATE "C" NOT NULL,
  -- The normalized record as in records.ndjson; null once forgotten.
  payload json,
  entity_id text COLLATE "C" NOT NULL,
  last_run text COLLATE "C" NOT NULL,
  gone_run text COLLATE "C"
);
-- Rows of a page stay in the table as they are: compressing each payload costs more than writing it.
ALTER TABLE sverka.source_record ALTER COLUMN payload SET STORAGE EXTERNAL, SET (toast_tuple_target = 8160);
CREATE INDEX source_record_entity ON sverka.source_record (entity_id);
COMMENT ON TABLE sverka.source_record IS 'Every source record ever loaded; survivorship runs over all living members of an entity.';
COMMENT ON COLUMN sverka.source_record.last_run IS 'The run that last wrote this row; a run in which the record was the same does not write.';
COMMENT ON COLUMN sverka.source_record.gone_run IS 'The run whose full export no longer had the record.';

CREATE TABLE sverka.entity (
  entity_id text COLLATE "C" PRIMARY KEY,
  kind text COLLATE "C" NOT NULL,
  target_table text COLLATE "C" NOT NULL,
  target_id text COLLATE "C" NOT NULL,
  -- Last put there by Sverka: {"row": {column: text}, "seen": md5 of the whole row, "children": [{"t", "id", "s", "row", "seen"}]}
  written jsonb NOT NULL,
  -- Of the rows and members that the golden record asked for; equal digest, nothing to do.
  digest text COLLATE "C" NOT NULL,
  first_run text COLLATE "C" NOT NULL,
  last_run text COLLATE "C" NOT NULL,
  -- The row was in the CRM before Sverka: never deleted by an undo.
  adopted boolean NOT NULL DEFAULT false,
  merged_into text COLLATE "C",
  gone_run text COLLATE "C"
);
ALTER TABLE sverka.entity ALTER COLUMN written SET STORAGE EXTERNAL, SET (toast_tuple_target = 8160);
CREATE INDEX entity_target ON sverka.entity (target_table, target_id);
COMMENT ON TABLE sverka.entity IS 'Golden records: their own ids, the rows they became, and what Sverka last wrote there.';

CREATE TABLE sverka.block (
  number bigint PRIMARY KEY,
  run_id text COLLATE "C" NOT NULL,
  first_change bigint NOT NULL,
  last_change bigint NOT NULL,
  previous bytea NOT NULL,
  digest bytea NOT NULL
);
COMMENT ON TABLE sverka.block IS 'The chain: each block digests the digests of its changes and the block before it.';

CREATE TABLE sverka.change (
  seq bigint PRIMARY KEY,
  run_id text COLLATE "C" NOT NULL,
  op text COLLATE "C" NOT NULL,
  entity_id text COLLATE "C",
  target_table text COLLATE "C" NOT NULL,
  target_id text COLLATE "C" NOT NULL,
  before json,
  after json,
  -- Of an insert: salted digest of the image, which itself stands in entity.written.
  image bytea,
  -- Null once forgotten: without it the digest can no longer be guessed at.
  salt uuid,
  digest bytea NOT NULL
);
CREATE INDEX change_target ON sverka.change (target_table, target_id);
CREATE INDEX change_entity ON sverka.change (entity_id);
COMMENT ON TABLE sverka.change IS 'Append-only log of every write to the CRM; `sverka log verify` checks it.';

CREATE TABLE sverka.prior (
  run_id text COLLATE "C" NOT NULL,
  what text COLLATE "C" NOT NULL CHECK (what IN ('source_record', 'entity')),
  key text COLLATE "C" NOT NULL,
  image json NOT NULL,
  PRIMARY KEY (run_id, what, key)
);
COMMENT ON TABLE sverka.prior IS 'Sverka''s own rows as they stood before a run changed them, so that undo can give them back.';

CREATE TABLE sverka.audit (
  audit_id text COLLATE "C" PRIMARY KEY,
  at timestamptz NOT NULL,
  scope text NOT NULL,
  scorecard json NOT NULL,
  digest text NOT NULL
);
COMMENT ON TABLE sverka.audit IS 'One row an audit, so that the next can be laid beside it.';

CREATE TABLE sverka.finding (
  audit_id text COLLATE "C" NOT NULL REFERENCES sverka.audit ON DELETE CASCADE,
  finding_id text COLLATE "C" NOT NULL,
  check_name text COLLATE "C" NOT NULL,
  severity text NOT NULL,
  record text NOT NULL,
  detail json NOT NULL,
  PRIMARY KEY (audit_id, finding_id)
);
COMMENT ON TABLE sverka.finding IS 'What an audit found, by stable id: fixed since last year is a set difference.';

CREATE VIEW sverka.crosswalk AS
SELECT r.source, r.source_key, r.draft, e.target_table, e.target_id, r.last_run AS run_id, r.entity_id, r.gone_run IS NOT NULL AS gone
FROM sverka.source_record r JOIN sverka.entity e USING (entity_id);
COMMENT ON VIEW sverka.crosswalk IS 'Source record to target row; readable without Sverka.';
