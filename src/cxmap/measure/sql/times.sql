-- How long each event took and how long customers waited before it, in milliseconds. What ended before it began took no
-- time that anybody knows.
CREATE TEMP TABLE times AS
SELECT
    place,
    CASE WHEN finished >= begun THEN date_diff('millisecond', begun, finished) END AS took,
    CASE
        WHEN journey = lag(journey) OVER ()
            THEN greatest(0, date_diff('millisecond', lag(coalesce(finished, begun)) OVER (), begun))
    END AS waited
FROM steps
