-- Every event at a known touchpoint, with what came before and after it in its journey.
SELECT
    journey, place, begun, finished, channel, times,
    row_number() OVER (PARTITION BY journey ORDER BY begun, finished, position, place) AS number,
    row_number() OVER (PARTITION BY journey, place ORDER BY begun, finished, position) AS visit,
    lead(place) OVER (PARTITION BY journey ORDER BY begun, finished, position, place) AS next_place,
    lag(finished) OVER (PARTITION BY journey ORDER BY begun, finished, position, place) AS previous_end
FROM (
    SELECT journey, CASE $cases END AS place, begun, finished, position, channel, times
    FROM ($events) AS events
    WHERE journey IS NOT NULL AND times > 0 AND NOT ($undated)
) AS known
WHERE place IS NOT NULL
