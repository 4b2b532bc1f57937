ALTER TABLE cliptext.collections ADD COLUMN vocabulary jsonb NOT NULL DEFAULT '[]';
