CREATE TABLE cliptext.vectors (space text NOT NULL, id uuid NOT NULL, vector bytea NOT NULL, payload jsonb NOT NULL, PRIMARY KEY (space, id));
