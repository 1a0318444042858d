-- What a person holds the desk back by, short of a halt: '' nothing, 'reduce-only' or 'pause'.
ALTER TABLE halt ADD COLUMN brake TEXT NOT NULL DEFAULT '' CHECK (brake IN ('', 'reduce-only', 'pause'));
