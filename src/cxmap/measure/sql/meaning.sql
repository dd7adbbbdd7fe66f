-- A word of the file and what it stands for.
INSERT OR IGNORE INTO meaning VALUES (?, key_of(?), ?)
