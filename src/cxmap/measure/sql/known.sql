-- Every event at a known touchpoint that has its place in a journey.
SELECT journey, place, begun, finished, position, times
FROM (
    SELECT journey, CASE $cases END AS place, begun, finished, position, times
    FROM ($events) AS events
    WHERE journey IS NOT NULL AND times > 0 AND NOT ($undated)
) AS events
WHERE place IS NOT NULL
