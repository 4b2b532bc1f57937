CREATE TABLE cliptext.keys (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  hash text NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  collections text[],
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE cliptext.audit (
  id uuid PRIMARY KEY,
  at timestamptz(3) NOT NULL DEFAULT now(),
  key_id uuid,
  key_name text,
  action text NOT NULL,
  target text NOT NULL,
  request_id text NOT NULL
);
