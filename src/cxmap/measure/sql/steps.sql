-- Every event at a known touchpoint, with what came before and after it in its journey.
SELECT
    journey, place, begun, over, channel, times,
    row_number() OVER (PARTITION BY journey ORDER BY begun, over, position, place) AS number,
    row_number() OVER (PARTITION BY journey, place ORDER BY begun, over, position) AS visit,
    lead(place) OVER (PARTITION BY journey ORDER BY begun, over, position, place) AS following,
    lag(over) OVER (PARTITION BY journey ORDER BY begun, over, position, place) AS before
FROM (
    SELECT journey, CASE $cases END AS place, begun, over, position, channel, times
    FROM ($events) AS events
    WHERE journey IS NOT NULL AND times > 0 AND NOT ($undated)
) AS known
WHERE place IS NOT NULL
