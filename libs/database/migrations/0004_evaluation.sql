CREATE TABLE cliptext.label_sets (
  collection_id uuid NOT NULL REFERENCES cliptext.collections (id),
  name text NOT NULL,
  labels jsonb NOT NULL,
  contrast jsonb NOT NULL,
  templates jsonb,
  tagging boolean NOT NULL,
  cut double precision NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (collection_id, name)
);
--> statement-breakpoint
ALTER TABLE cliptext.collections ADD COLUMN evaluation integer NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE cliptext.images
  ADD COLUMN evaluation integer NOT NULL DEFAULT 0,
  ADD COLUMN tag_probabilities jsonb NOT NULL DEFAULT '{}';
--> statement-breakpoint
CREATE INDEX images_by_evaluation ON cliptext.images (collection_id, evaluation, id) WHERE state = 'indexed';
--> statement-breakpoint
CREATE TABLE cliptext.jobs (
  id uuid PRIMARY KEY,
  collection_id uuid NOT NULL REFERENCES cliptext.collections (id),
  kind text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'finished', 'superseded')),
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL,
  problem jsonb,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  started_at timestamptz(3),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3)
);
--> statement-breakpoint
CREATE UNIQUE INDEX jobs_live ON cliptext.jobs (collection_id, kind) WHERE state IN ('waiting', 'running');
