-- The comments that the author picked, and no others.
SELECT CAST($row AS VARCHAR) AS row_id, CAST($text AS VARCHAR) AS said
FROM $source
WHERE $wanted AND $picked AND $text IS NOT NULL AND NOT ($coded)
LIMIT $most
