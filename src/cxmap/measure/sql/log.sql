-- One row is one event. When it was finished counts only where both moments are known: of one alone nobody knows how
-- long it took.
SELECT
    CAST($journey AS VARCHAR) AS journey, CAST($activity AS VARCHAR) AS activity,
    CAST(coalesce($start, $end) AS TIMESTAMP) AS begun,
    CAST(CASE WHEN $start IS NOT NULL THEN $end END AS TIMESTAMP) AS finished,
    0 AS position, CAST($channel AS VARCHAR) AS channel, 1 AS times
FROM $source
WHERE $wanted
