-- What stands where the day of an answer should be and is none, most often first.
SELECT CAST($column AS VARCHAR) AS written, count(*) AS n
FROM $source
WHERE $wanted AND trim(CAST($column AS VARCHAR)) <> '' AND $moment IS NULL
GROUP BY written
ORDER BY n DESC, written
LIMIT $most
