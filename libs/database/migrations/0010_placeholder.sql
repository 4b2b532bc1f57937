ALTER TABLE cliptext.images ADD COLUMN placeholder text;
