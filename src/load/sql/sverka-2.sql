-- For targets of kind: file: what the import files last said of each card, so that the next files hold only what has changed since.
CREATE TABLE sverka.sent (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id text COLLATE "C" NOT NULL,
  -- Title of the profile: a project may write files for two CRMs.
  target text NOT NULL,
  entity_id text COLLATE "C" NOT NULL,
  file_table text COLLATE "C" NOT NULL,
  -- The cells by header, without the vendor's own key.
  row json NOT NULL,
  UNIQUE (entity_id, run_id, target)
);
COMMENT ON TABLE sverka.sent IS 'Rows of import files by run; an undo takes those of its run out again.';
