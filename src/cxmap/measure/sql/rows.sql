-- How many rows a file has, and how many of them are wanted.
SELECT count(*), count(*) FILTER (WHERE $wanted) FROM $file
