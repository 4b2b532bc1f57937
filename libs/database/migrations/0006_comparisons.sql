CREATE TABLE cliptext.comparisons (
  id uuid PRIMARY KEY,
  requested boolean NOT NULL,
  repair boolean NOT NULL,
  requested_at timestamptz(3) NOT NULL DEFAULT now(),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  found jsonb NOT NULL DEFAULT '{}',
  repaired integer NOT NULL DEFAULT 0,
  examples jsonb NOT NULL DEFAULT '[]'
);
