-- Every event at a known touchpoint, with what came before and after it in its journey.
SELECT
    journey, place, begun, finished, times,
    row_number() OVER (PARTITION BY journey ORDER BY begun, finished, position, place) AS number,
    row_number() OVER (PARTITION BY journey, place ORDER BY begun, finished, position) AS visit,
    lead(place) OVER (PARTITION BY journey ORDER BY begun, finished, position, place) AS next_place,
    lag(finished) OVER (PARTITION BY journey ORDER BY begun, finished, position, place) AS previous_end
FROM ($known) AS known
