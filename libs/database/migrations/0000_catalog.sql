CREATE SCHEMA IF NOT EXISTS cliptext;
--> statement-breakpoint
CREATE TABLE cliptext.collections (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  templates jsonb,
  fields jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  deleted_at timestamptz(3)
);
--> statement-breakpoint
CREATE UNIQUE INDEX collections_by_name ON cliptext.collections (name) WHERE deleted_at IS NULL;
--> statement-breakpoint
CREATE TABLE cliptext.images (
  id uuid PRIMARY KEY,
  collection_id uuid NOT NULL REFERENCES cliptext.collections (id),
  sha256 text NOT NULL,
  bytes integer NOT NULL,
  media_type text NOT NULL,
  file_name text NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'indexed', 'failed', 'deleted')),
  space text,
  failure jsonb,
  attempts integer NOT NULL DEFAULT 0,
  metadata jsonb NOT NULL DEFAULT '{}',
  tags text[] NOT NULL DEFAULT '{}',
  flags text[] NOT NULL DEFAULT '{}',
  width integer,
  height integer,
  revision integer NOT NULL DEFAULT 0,
  payload_stale boolean NOT NULL DEFAULT false,
  cleaned boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
--> statement-breakpoint
CREATE UNIQUE INDEX images_by_content ON cliptext.images (collection_id, sha256) WHERE state <> 'deleted';
--> statement-breakpoint
CREATE INDEX images_by_state ON cliptext.images (collection_id, state, id);
--> statement-breakpoint
CREATE INDEX images_pending ON cliptext.images (id) WHERE state = 'pending';
--> statement-breakpoint
CREATE INDEX images_to_clean ON cliptext.images (id) WHERE state = 'deleted' AND NOT cleaned;
--> statement-breakpoint
CREATE INDEX images_with_stale_payload ON cliptext.images (id) WHERE payload_stale;
--> statement-breakpoint
CREATE TABLE cliptext.milestones (
  name text PRIMARY KEY,
  reached_at timestamptz(3) NOT NULL DEFAULT now()
);
