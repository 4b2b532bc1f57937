ALTER TABLE cliptext.images
  ADD COLUMN typicality double precision,
  ADD COLUMN perceptual_hash text;
--> statement-breakpoint
-- The images that are there are judged again, and so get their typicality.
UPDATE cliptext.collections SET evaluation = evaluation + 1;
