CREATE TABLE cliptext.policies (
  id uuid PRIMARY KEY,
  collection_id uuid NOT NULL REFERENCES cliptext.collections (id),
  name text NOT NULL,
  prohibited jsonb NOT NULL,
  allowed jsonb NOT NULL,
  threshold double precision NOT NULL,
  action text NOT NULL CHECK (action IN ('flag', 'hide', 'reject')),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (collection_id, name)
);
--> statement-breakpoint
CREATE TABLE cliptext.decisions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  image_id uuid NOT NULL REFERENCES cliptext.images (id),
  policy_id uuid NOT NULL,
  policy text NOT NULL,
  made_by text NOT NULL CHECK (made_by IN ('machine', 'person')),
  action text CHECK (action IN ('allow', 'flag', 'hide', 'reject')),
  probability double precision,
  threshold double precision,
  evidence jsonb,
  note text,
  key_id uuid,
  key_name text,
  at timestamptz(3) NOT NULL DEFAULT now()
);
--> statement-breakpoint
CREATE INDEX decisions_by_image ON cliptext.decisions (image_id, policy_id, made_by, id DESC);
