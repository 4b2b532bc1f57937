ALTER TABLE cliptext.images ADD COLUMN state_since timestamptz(3) NOT NULL DEFAULT now();
--> statement-breakpoint
CREATE INDEX images_by_state_change ON cliptext.images (state_since);
--> statement-breakpoint
-- By the database's clock: those of the processes that change states may differ.
CREATE FUNCTION cliptext.note_state_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.state_since := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER images_note_state_change BEFORE UPDATE ON cliptext.images
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION cliptext.note_state_change();
