-- One row is one event.
SELECT
    CAST($journey AS VARCHAR) AS journey, CAST($activity AS VARCHAR) AS activity,
    coalesce($start, $end) AS begun, coalesce($end, $start) AS over,
    0 AS position, CAST($channel AS VARCHAR) AS channel, 1 AS times
FROM $source
WHERE $wanted
