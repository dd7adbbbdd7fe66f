-- One row is one journey, or several alike, with its steps in one cell.
SELECT
    concat('$table ', row) AS journey,
    trim(unnest(steps)) AS activity,
    CAST(NULL AS TIMESTAMP) AS begun, CAST(NULL AS TIMESTAMP) AS finished,
    generate_subscripts(steps, 1) AS position, CAST(NULL AS VARCHAR) AS channel, times
FROM (
    SELECT row_number() OVER () AS row, string_split($path, $separator) AS steps, $times AS times
    FROM $source
    WHERE $wanted
) AS journeys
