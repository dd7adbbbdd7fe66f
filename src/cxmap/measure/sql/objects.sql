-- A file of JSON as a table of texts, a column for each key.
(SELECT $cells FROM $source)
