-- Every event at a known touchpoint, with what came before and after it in its journey.
SELECT
    journey, place, begun, finished, times,
    row_number() OVER (PARTITION BY journey ORDER BY begun, gone, position, place) AS number,
    row_number() OVER (PARTITION BY journey, place ORDER BY begun, gone, position) AS visit,
    lead(place) OVER (PARTITION BY journey ORDER BY begun, gone, position, place) AS next_place,
    lag(gone) OVER (PARTITION BY journey ORDER BY begun, gone, position, place) AS previous_end
FROM (SELECT *, coalesce(finished, begun) AS gone FROM ($known) AS known) AS known
