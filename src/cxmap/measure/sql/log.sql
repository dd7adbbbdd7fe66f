-- One row is one event.
SELECT
    CAST($journey AS VARCHAR) AS journey, CAST($activity AS VARCHAR) AS activity,
    CAST(coalesce($start, $end) AS TIMESTAMP) AS begun, CAST(coalesce($end, $start) AS TIMESTAMP) AS finished,
    0 AS position, CAST($channel AS VARCHAR) AS channel, 1 AS times
FROM $source
WHERE $wanted
