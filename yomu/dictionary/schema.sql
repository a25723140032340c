-- One dictionary, one file, written once and read-only afterwards.
-- `PRAGMA application_id` says that it is ours, `PRAGMA user_version` which version of this
-- schema it follows; both are set last, so that a half-written file has none.

-- `source`, `date`, `built`, `licence`, `credit`, `entries`; and as bytes: `preset`, the zlib
-- dictionary bodies are deflated with (empty: they are not).
-- Behind the last page, where SQLite does not look, lies the filter, which forms may be there
-- (filter.py): a megabyte that is mapped; SQLite takes twenty times as long to hand it over.
CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL);

-- number: the dictionary's own, or a kanji's code point. body: see codec.py; text as it is, bytes
-- deflated.
CREATE TABLE entry (number INTEGER PRIMARY KEY, body NOT NULL);

-- place: where the entry comes among those of this form, common ones first (forms.py).
-- body: the entry's, if this is its only form; most names have one.
CREATE TABLE form (
  text TEXT NOT NULL,
  place INTEGER NOT NULL,
  number INTEGER NOT NULL,
  body,
  PRIMARY KEY (text, place, number)
) WITHOUT ROWID;
