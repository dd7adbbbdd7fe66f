-- The columns of a table and what they hold.
DESCRIBE SELECT * FROM $source
