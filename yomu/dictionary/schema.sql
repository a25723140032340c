-- One dictionary, one file, written once and read-only afterwards.
-- `PRAGMA application_id` says that it is ours, `PRAGMA user_version` (set last, so that a
-- half-written file has none) which version of this schema it follows.

-- name: `source`, `date`, `built`, `licence`, `credit`, `entries`; and the bytes `preset` (the
-- zlib dictionary of the bodies) and `filter` (which forms may be there, see filter.py).
CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL);

-- number: the dictionary's own number, or a kanji's code point. body: see codec.py.
CREATE TABLE entry (number INTEGER PRIMARY KEY, body BLOB NOT NULL);

-- place: where among the entries of this form the entry comes, common ones first (forms.py).
CREATE TABLE form (
  text TEXT NOT NULL,
  place INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (text, place, entry)
) WITHOUT ROWID;
