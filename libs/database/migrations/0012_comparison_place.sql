ALTER TABLE cliptext.comparisons ADD COLUMN reached jsonb;
