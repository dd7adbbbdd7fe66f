-- How many rows there are, and how many of them are wanted.
SELECT count(*) AS present, sum(CASE WHEN $wanted THEN 1 ELSE 0 END) AS wanted FROM $source
