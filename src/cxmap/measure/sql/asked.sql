-- How many people answered the question about the whole, and when.
SELECT
    count($whole) AS answered,
    min(CASE WHEN $whole IS NOT NULL THEN CAST(moment AS DATE) END) AS since,
    max(CASE WHEN $whole IS NOT NULL THEN CAST(moment AS DATE) END) AS until
FROM ($people) AS people
WHERE weight IS NOT NULL
