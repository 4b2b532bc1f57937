CREATE TABLE cliptext.vector_spaces (
  name text PRIMARY KEY,
  dimension integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE cliptext.vectors (
  space text NOT NULL REFERENCES cliptext.vector_spaces (name) ON DELETE CASCADE,
  id uuid NOT NULL,
  vector bytea NOT NULL,
  payload jsonb NOT NULL,
  PRIMARY KEY (space, id)
) WITH (toast_tuple_target = 8160);
--> statement-breakpoint
-- Vectors do not compress: they are kept as they are, and inside their rows, where a load reads them in one go.
ALTER TABLE cliptext.vectors ALTER COLUMN vector SET STORAGE EXTERNAL;
